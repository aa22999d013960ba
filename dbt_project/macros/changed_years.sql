{#- What the ledger of versions is written anew of: the committees' years whose fingerprint it does not hold. -#}
{% macro is_changed(year_fingerprint) -%}
    {%- set years = ref("int_years_fingerprinted") -%} {#- out here, or dbt would not see it while it parses -#}
    {%- if is_incremental() -%}
        {{ year_fingerprint }} = any(array(
            select year_fingerprint from {{ years }}
            except
            select year_fingerprint from {{ this }}
        ))
    {%- else -%}
        true
    {%- endif -%}
{%- endmacro %}

{#- Before that, in the same transaction: what it holds under fingerprints that are no longer so. -#}
{% macro forget_changed_years() -%}
    {%- if is_incremental() -%}
        delete from {{ this }} as kept
        where not exists (
            select from {{ ref("int_years_fingerprinted") }} as years where years.year_fingerprint = kept.year_fingerprint
        )
    {%- endif -%}
{%- endmacro %}
