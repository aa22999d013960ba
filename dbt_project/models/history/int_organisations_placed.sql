-- Where lineage.csv took an organisation, or the grassroots organisation above it: to what it has become, or to where
-- it moved. A move names the new parent, a committee or an organisation; the code stays.
with latest as (
    select distinct on (organisation_code)
        organisation_code,
        rating_year,
        committee_code
    from {{ ref("dim_organisation") }}
    order by organisation_code, rating_year desc
),

followed as (
    select * from {{ ref("int_codes_followed") }}
    where until_year is null and is_successor
),

moved as (
    select distinct on (lineages.from_code, years.rating_year)
        lineages.from_code as code,
        years.rating_year,
        lineages.to_code as target_code
    from {{ ref("stg_config__lineages") }} as lineages
    inner join {{ ref("int_rating_years") }} as years on lineages.effective_on > years.cut_off_on
    where lineages.object_kind = 'organisation' and lineages.change_kind = 'move'
    order by lineages.from_code, years.rating_year, lineages.effective_on desc, lineages.to_code
),

-- first where the code of today moved, then where that code is, then where its own code moved
targets as (
    select
        followed.code,
        followed.rating_year,
        moved.target_code,
        1 as preference
    from followed
    inner join moved on followed.reached_code = moved.code and followed.rating_year = moved.rating_year
    where followed.code_kind = 'organisation'
    union all
    select
        code,
        rating_year,
        reached_code as target_code,
        2 as preference
    from followed
    where code_kind = 'organisation' and reached_code != code
    union all
    select
        code,
        rating_year,
        target_code,
        3 as preference
    from moved
),

homes as (
    select distinct on (targets.code, targets.rating_year)
        targets.code,
        targets.rating_year,
        coalesce(committees.committee_code, later.reached_code, latest.committee_code) as committee_code,
        -- what has become a committee is rated by whom the committees are rated by; what moved to one is not
        case
            when targets.preference = 2 then coalesce(later.reached_code, latest.committee_code, targets.target_code)
            else coalesce(committees.committee_code, later.reached_code, latest.committee_code)
        end as rated_by_code
    from targets
    left join {{ ref("stg_config__committees") }} as committees on targets.target_code = committees.committee_code
    left join latest on targets.target_code = latest.organisation_code
    left join followed as later
        on
            later.code_kind = 'committee'
            and latest.committee_code = later.code
            and latest.rating_year = later.rating_year
    where coalesce(committees.committee_code, latest.committee_code) is not null
    order by targets.code, targets.rating_year, targets.preference
),

-- a committee may rate what lies in an organisation, or below one, that it does not list that year
listed as (
    select
        climbed.organisation_code,
        climbed.rating_year,
        climbed.committee_code,
        case
            when tops.organisation_type in ('CBTT', 'DBBP') then tops.parent_code
            else climbed.grassroots_code
        end as top_code
    from {{ ref("int_organisations_climbed") }} as climbed
    left join {{ ref("dim_organisation") }} as tops
        on
            climbed.grassroots_code = tops.organisation_code
            and climbed.rating_year = tops.rating_year
            and climbed.committee_code = tops.committee_code
),

named as (
    select * from listed
    union all
    select distinct
        ratings.organisation_code,
        ratings.rating_year,
        ratings.committee_code,
        null as top_code
    from {{ ref("fct_rating") }} as ratings
    left join listed
        on
            ratings.organisation_code = listed.organisation_code
            and ratings.rating_year = listed.rating_year
            and ratings.committee_code = listed.committee_code
    where ratings.organisation_code is not null and listed.organisation_code is null
)

select
    named.organisation_code,
    named.rating_year,
    named.committee_code as stated_by_code,
    coalesce(own.committee_code, tops.committee_code) as committee_code,
    coalesce(own.rated_by_code, tops.committee_code) as rated_by_code
from named
left join homes as own on named.organisation_code = own.code and named.rating_year = own.rating_year
left join homes as tops on named.top_code = tops.code and named.rating_year = tops.rating_year
left join {{ ref("stg_config__committees") }} as committees on named.organisation_code = committees.committee_code
where committees.committee_code is null and coalesce(own.committee_code, tops.committee_code) is not null
