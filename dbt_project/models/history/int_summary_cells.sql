-- Every cell of the yearly summary, so that a zero is a row: years of annuals, and years with ratings without one.
with rating_years as (
    select rating_year
    from {{ ref("stg_config__campaigns") }}
    where expects_annuals
    union
    select rating_year
    from {{ ref("fct_rating") }}
),

summary_kinds as (
    select unnest(array['DBHU', 'TCCSD', 'DBBP', 'CBTT', 'MEMBER', 'COLLECTIVE', 'LEADER']) as summary_kind
)

select
    rating_years.rating_year,
    committees.committee_code,
    committees.is_total,
    summary_kinds.summary_kind
from rating_years
cross join {{ ref("int_committees_counted") }} as committees
cross join summary_kinds
