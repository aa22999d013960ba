{#- One text key of several columns, absent ones included: a primary key may hold no null. -#}
{% macro surrogate_key(columns) -%}
    md5(concat_ws('|', {% for column in columns %}coalesce({{ column }}::text, ''){{ ", " if not loop.last }}{% endfor %}))
{%- endmacro %}
