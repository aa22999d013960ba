-- The ratings in force, measured as the gates measure a file (DV-101, DV-102, expectations/waiting/not_above.sql): a
-- correction or a late row may put somebody above a ceiling where no file shows it.
with statements as (
    -- what is said beside the level: as the committee of the rating in force last stated it
    select distinct on (ratings.rating_key)
        ratings.rating_key,
        stated.submission_id,
        stated.sheet,
        stated.source_row
    from {{ ref("fct_rating") }} as ratings
    inner join {{ ref("int_ratings_stated") }} as stated
        on ratings.rating_key = stated.rating_key and ratings.committee_code = stated.committee_code
    where
        ratings.subject_kind in ('MEMBER', 'COLLECTIVE')
        and (stated.kind = 'supplement' or stated.next_annual_no is null)
    order by ratings.rating_key, stated.acceptance_no desc
),

ranked as (
    select
        ratings.*,
        levels.level_rank
    from {{ ref("fct_rating") }} as ratings
    inner join {{ ref("stg_config__levels") }} as levels on ratings.level = levels.level
),

members as (
    select
        ratings.rating_key,
        ratings.level_rank,
        civil.level_rank as ceiling_rank,
        case when civil.level = 'KHT' and off.rule_id is null then 'DV-102' else 'DV-101' end as rule_id
    from ranked as ratings
    inner join statements on ratings.rating_key = statements.rating_key
    inner join {{ ref("stg_landing__members") }} as landed
        on statements.submission_id = landed.submission_id and statements.source_row = landed.source_row
    inner join {{ ref("stg_config__levels") }} as civil on landed.civil_level = civil.level
    left join {{ ref("int_rules_switched_off") }} as off
        on
            ratings.committee_code = off.committee_code
            and ratings.rating_year = off.rating_year
            and off.rule_id = 'DV-102'
    where ratings.subject_kind = 'MEMBER'
),

collectives as (
    select
        ratings.subject_key as collective_code,
        ratings.rating_year,
        levels.level_rank,
        least(organisations.level_rank, agencies.level_rank) as ceiling_rank
    from {{ ref("fct_rating") }} as ratings
    left join {{ ref("stg_config__levels") }} as levels on ratings.level = levels.level
    left join ranked as organisations
        on
            ratings.organisation_code = organisations.subject_key
            and ratings.rating_year = organisations.rating_year
            and organisations.subject_kind = 'ORGANISATION'
    left join statements on ratings.rating_key = statements.rating_key
    left join {{ ref("stg_landing__collectives") }} as landed
        on statements.submission_id = landed.submission_id and statements.source_row = landed.source_row
    left join {{ ref("stg_config__levels") }} as agencies on landed.agency_level = agencies.level
    where ratings.subject_kind = 'COLLECTIVE'
),

heads as (
    select
        ratings.rating_key,
        ratings.level_rank,
        collectives.level_rank as collective_rank,
        collectives.ceiling_rank
    from ranked as ratings
    inner join collectives
        on ratings.post_code = collectives.collective_code and ratings.rating_year = collectives.rating_year
    where ratings.subject_kind = 'LEADER' and ratings.is_head
),

above as (
    select
        rating_key,
        rule_id,
        ceiling_rank
    from members
    where level_rank > ceiling_rank
    union all
    select
        rating_key,
        'LD-201' as rule_id,
        collective_rank as ceiling_rank
    from heads
    where level_rank > collective_rank
    union all
    select
        rating_key,
        'LD-202' as rule_id,
        ceiling_rank
    from heads
    where level_rank > ceiling_rank and level_rank <= coalesce(collective_rank, level_rank)
)

select
    ratings.rating_key,
    ratings.rating_year,
    ratings.committee_code,
    ratings.subject_kind,
    ratings.subject_key,
    ratings.post_code,
    above.rule_id,
    ratings.level,
    ceilings.level as ceiling_level
from above
inner join ranked as ratings on above.rating_key = ratings.rating_key
inner join {{ ref("stg_config__levels") }} as ceilings on above.ceiling_rank = ceilings.level_rank
left join {{ ref("int_rules_switched_off") }} as off
    on
        ratings.committee_code = off.committee_code
        and ratings.rating_year = off.rating_year
        and above.rule_id = off.rule_id
where off.rule_id is null
