-- Under which key a rating is looked for in the next year, under which committee it stands today, and whether
-- lineage.csv names it, its organisation or its committee between the two years. A member is a person and keeps the
-- key; a leader is a person in a post, and the post follows its collective.
with named as (
    select
        lineages.from_code as code,
        years.rating_year
    from {{ ref("stg_config__lineages") }} as lineages
    inner join {{ ref("int_rating_years") }} as years
        on lineages.effective_on > years.last_cut_off_on and lineages.effective_on <= years.cut_off_on
    union
    select
        lineages.to_code as code,
        years.rating_year
    from {{ ref("stg_config__lineages") }} as lineages
    inner join {{ ref("int_rating_years") }} as years
        on lineages.effective_on > years.last_cut_off_on and lineages.effective_on <= years.cut_off_on
    where lineages.change_kind != 'move'
),

reorganised as (
    select
        code,
        array_agg(rating_year) as years
    from named
    group by code
),

followed as (
    select * from {{ ref("int_codes_followed") }}
    where is_successor
),

ratings as not materialized (
    select
        rating_key,
        rating_year,
        subject_kind,
        subject_key,
        coalesce(post_code, '') as post_code,
        summary_kind,
        committee_code,
        organisation_code,
        coalesce(level, 'NOT_RATED') as level,
        case subject_kind
            when 'LEADER' then coalesce(post_code, '')
            when 'MEMBER' then null
            else subject_key
        end as code,
        case subject_kind when 'ORGANISATION' then 'organisation' else 'collective' end as code_kind
    from {{ ref("fct_rating") }}
    where summary_kind is not null
),

carried as (
    select
        ratings.*,
        case
            when ratings.subject_kind = 'LEADER' or next_codes.keeps_history is not false
                then coalesce(next_codes.reached_code, ratings.code)
        end as next_code,
        coalesce(next_codes.keeps_history and next_codes.reached_code != ratings.code, false) as is_carried
    from ratings
    left join followed as next_codes
        on
            ratings.code_kind = next_codes.code_kind
            and ratings.code = next_codes.code
            and ratings.rating_year = next_codes.rating_year
            and ratings.rating_year + 1 = next_codes.until_year
    where ratings.code is not null
),

-- of several predecessors one is matched: who is marked, else who always had the code
heirs as (
    select distinct on (rating_year, code_kind, next_code, case when subject_kind = 'LEADER' then subject_key end)
        rating_key,
        next_code
    from carried
    where next_code is not null
    order by
        rating_year,
        code_kind,
        next_code,
        case when subject_kind = 'LEADER' then subject_key end,
        is_carried desc,
        code != next_code,
        code
)

select
    ratings.rating_key,
    ratings.rating_year,
    ratings.rating_year + 1 as next_year,
    ratings.subject_kind,
    ratings.subject_key,
    ratings.post_code,
    ratings.summary_kind,
    ratings.committee_code,
    ratings.level,
    case
        when ratings.subject_kind in ('MEMBER', 'LEADER') then ratings.subject_key
        else heirs.next_code
    end as next_key,
    case when ratings.subject_kind = 'LEADER' then heirs.next_code else '' end as next_post_code,
    coalesce(
        case when ratings.subject_kind = 'ORGANISATION' then placed.rated_by_code else placed.committee_code end,
        committees.reached_code,
        ratings.committee_code
    ) as todays_committee_code,
    coalesce(
        ratings.rating_year = any(of_code.years || of_organisation.years || of_committee.years), false
    ) as is_reorganised,
    coalesce(
        ratings.rating_year + 1 = any(of_code.years || of_organisation.years || of_committee.years), false
    ) as is_reorganised_next_year
from ratings
left join heirs on ratings.rating_key = heirs.rating_key
left join {{ ref("int_organisations_placed") }} as placed
    on
        ratings.organisation_code = placed.organisation_code
        and ratings.rating_year = placed.rating_year
        and ratings.committee_code = placed.stated_by_code
left join followed as committees
    on
        committees.code_kind = 'committee'
        and committees.until_year is null
        and ratings.committee_code = committees.code
        and ratings.rating_year = committees.rating_year
left join reorganised as of_code on ratings.code = of_code.code
left join reorganised as of_organisation on ratings.organisation_code = of_organisation.code
left join reorganised as of_committee on ratings.committee_code = of_committee.code
