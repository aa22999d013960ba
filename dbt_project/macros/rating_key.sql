{#- The key of a rating: a subject, in a post for a leader, in a rating year. -#}
{% macro rating_key() -%}
    {{ surrogate_key(["subject_kind", "subject_key", "post_code", "rating_year"]) }}
{%- endmacro %}
