{#- When this is built: for what has no recorded time of its own. A macro, so that a unit test can say another. -#}
{% macro built_at() -%}
    now()
{%- endmacro %}
