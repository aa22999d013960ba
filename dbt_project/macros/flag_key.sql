{#- The key of a flag: a subject and its two years, whatever the status. -#}
{% macro flag_key() -%}
    {{ surrogate_key(["subject_kind", "subject_key", "first_year", "second_year"]) }}
{%- endmacro %}
