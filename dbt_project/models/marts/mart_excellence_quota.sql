-- the gates judge every file by the same functions (expectations/waiting/quota.sql)
with counted as (
    select
        rating_year,
        committee_code,
        group_kind,
        group_key,
        count(*) filter (where level = 'HTXS') as htxs,
        count(*) filter (where level = 'HTT') as htt
    from {{ ref("int_ratings_grouped") }}
    where group_key is not null
    group by rating_year, committee_code, group_kind, group_key
),

ceilings as (
    select
        counted.*,
        case quotas.quota_base when 'T' then counted.htt else counted.htxs + counted.htt end as base,
        config.strict_ceiling(
            counted.htxs,
            counted.htt,
            quotas.quota_base,
            quotas.quota_pct,
            quotas.quota_rounding,
            quotas.quota_min_one
        ) as ceiling,
        config.loose_ceiling(counted.htxs, counted.htt, quotas.quota_pct, quotas.quota_min_one) as loose_ceiling
    from counted
    inner join {{ ref("stg_config__quotas") }} as quotas
        on counted.rating_year = quotas.rating_year and counted.group_kind = quotas.group_kind
)

select
    rating_year,
    committee_code,
    group_kind,
    group_key,
    htxs,
    htt,
    (htxs::numeric / nullif(base, 0))::numeric(12, 4) as ratio,
    ceiling,
    loose_ceiling,
    config.quota_verdict(htxs, htt, ceiling, loose_ceiling) as verdict
from ceilings
