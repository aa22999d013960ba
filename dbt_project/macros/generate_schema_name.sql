{#- One schema for everything dbt makes: what is in `marts` is published, not built. -#}
{% macro generate_schema_name(custom_schema_name, node) -%}
    {{ target.schema }}
{%- endmacro %}
