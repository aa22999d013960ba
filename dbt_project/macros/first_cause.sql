{#- Of several causes at one moment the one that tells most; two kinds of file are never accepted in one moment. -#}
{% macro first_cause(column) -%}
    (array_agg(
        {{ column }} order by array_position(
            array['link', 'adjustment', 'supplement', 'resubmission', 'annual'], {{ column }}
        )
    ))[1]
{%- endmacro %}
