-- CBTT → (DBBP →) DBCS within one committee; the gates climb the same way (expectations/waiting/cell.sql)
with organisations as (
    select
        *,
        case when organisation_type in ('CBTT', 'DBBP') then parent_code end as above_code
    from {{ ref("dim_organisation") }}
)

select
    own.organisation_code,
    own.rating_year,
    own.committee_code,
    coalesce(tops.organisation_code, parents.organisation_code, own.organisation_code) as grassroots_code
from organisations as own
left join organisations as parents
    on
        own.above_code = parents.organisation_code
        and own.rating_year = parents.rating_year
        and own.committee_code = parents.committee_code
left join organisations as tops
    on
        parents.above_code = tops.organisation_code
        and parents.rating_year = tops.rating_year
        and parents.committee_code = tops.committee_code
