-- What int_ratings_above_ceiling measures of today, at every recorded moment of those of whom more than one is known.
with parts as (
    select
        rating_key,
        rating_key as part_key
    from {{ ref("fct_rating_version") }}
    where subject_kind = 'MEMBER' or (subject_kind = 'LEADER' and is_head)
    union
    select
        heads.rating_key,
        collectives.rating_key as part_key
    from {{ ref("fct_rating_version") }} as heads
    inner join {{ ref("fct_rating_version") }} as collectives
        on heads.post_code = collectives.subject_key and heads.rating_year = collectives.rating_year
    where heads.subject_kind = 'LEADER' and heads.is_head and collectives.subject_kind = 'COLLECTIVE'
    union
    select
        heads.rating_key,
        organisations.rating_key as part_key
    from {{ ref("fct_rating_version") }} as heads
    inner join {{ ref("fct_rating_version") }} as collectives
        on heads.post_code = collectives.subject_key and heads.rating_year = collectives.rating_year
    inner join {{ ref("fct_rating_version") }} as organisations
        on
            collectives.organisation_code = organisations.subject_key
            and collectives.rating_year = organisations.rating_year
    where
        heads.subject_kind = 'LEADER'
        and heads.is_head
        and collectives.subject_kind = 'COLLECTIVE'
        and organisations.subject_kind = 'ORGANISATION'
),

all_moments as (
    select
        parts.rating_key,
        versions.recorded_from as moment
    from parts
    inner join {{ ref("fct_rating_version") }} as versions on parts.part_key = versions.rating_key
    union
    select
        parts.rating_key,
        versions.recorded_to as moment
    from parts
    inner join {{ ref("fct_rating_version") }} as versions on parts.part_key = versions.rating_key
    where versions.recorded_to is not null
    union
    -- the same rating stated again, or no more, may say something else beside the level
    select
        parts.rating_key,
        spoken.moment
    from parts
    inner join {{ ref("int_ratings_stated") }} as stated on parts.part_key = stated.rating_key
    cross join lateral (values (stated.accepted_at), (stated.next_annual_at)) as spoken (moment)
    where stated.subject_kind in ('MEMBER', 'COLLECTIVE') and spoken.moment is not null
),

moments as (
    select
        rating_key,
        moment
    from all_moments
    where
        rating_key in (select known.rating_key from all_moments as known group by known.rating_key having count(*) > 1)
),

-- as marts.rating_as_of(moment, infinity) says
in_force as (
    select distinct on (rating_key, moment, part_key) *
    from (
        select distinct on (moments.rating_key, moments.moment, parts.part_key, versions.committee_code)
            moments.rating_key,
            moments.moment,
            parts.part_key,
            versions.subject_kind,
            versions.subject_key,
            versions.post_code,
            versions.organisation_code,
            versions.rating_year,
            versions.committee_code,
            versions.level,
            versions.is_head,
            versions.decided_on,
            versions.recorded_from,
            levels.level_rank
        from moments
        inner join parts on moments.rating_key = parts.rating_key
        inner join {{ ref("fct_rating_version") }} as versions
            on
                parts.part_key = versions.rating_key
                and moments.moment >= versions.recorded_from
                and moments.moment < coalesce(versions.recorded_to, 'infinity')
        left join {{ ref("stg_config__levels") }} as levels on versions.level = levels.level
        order by
            moments.rating_key,
            moments.moment,
            parts.part_key,
            versions.committee_code,
            versions.decided_on desc,
            versions.recorded_from desc,
            versions.version_no desc
    ) as of_committees
    order by rating_key, moment, part_key, decided_on desc, recorded_from, committee_code
),

-- what is said beside the level: as the committee of the rating in force had last stated it by then
statements as (
    select distinct on (in_force.rating_key, in_force.moment, in_force.part_key)
        in_force.rating_key,
        in_force.moment,
        in_force.part_key,
        stated.submission_id,
        stated.source_row
    from in_force
    inner join {{ ref("int_ratings_stated") }} as stated
        on
            in_force.part_key = stated.rating_key
            and in_force.committee_code = stated.committee_code
            and in_force.moment >= stated.accepted_at
    where
        in_force.subject_kind in ('MEMBER', 'COLLECTIVE')
        and (stated.kind = 'supplement' or in_force.moment < coalesce(stated.next_annual_at, 'infinity'))
    order by in_force.rating_key, in_force.moment, in_force.part_key, stated.acceptance_no desc
),

civil as (
    select
        statements.rating_key,
        statements.moment,
        levels.level_rank
    from statements
    inner join in_force using (rating_key, moment, part_key)
    inner join {{ ref("stg_landing__members") }} as landed
        on statements.submission_id = landed.submission_id and statements.source_row = landed.source_row
    inner join {{ ref("stg_config__levels") }} as levels on landed.civil_level = levels.level
    where in_force.subject_kind = 'MEMBER'
),

collectives as (
    select
        in_force.rating_key,
        in_force.moment,
        in_force.level_rank,
        least(organisations.level_rank, agencies.level_rank) as ceiling_rank
    from in_force
    left join in_force as organisations
        on
            in_force.rating_key = organisations.rating_key
            and in_force.moment = organisations.moment
            and in_force.organisation_code = organisations.subject_key
            and organisations.subject_kind = 'ORGANISATION'
    left join statements
        on
            in_force.rating_key = statements.rating_key
            and in_force.moment = statements.moment
            and in_force.part_key = statements.part_key
    left join {{ ref("stg_landing__collectives") }} as landed
        on statements.submission_id = landed.submission_id and statements.source_row = landed.source_row
    left join {{ ref("stg_config__levels") }} as agencies on landed.agency_level = agencies.level
    where in_force.subject_kind = 'COLLECTIVE'
),

ceilings as (
    select
        civil.rating_key,
        civil.moment,
        rules.rule_id,
        civil.level_rank as ceiling_rank,
        (civil.level_rank = (select min(level_rank) from {{ ref("stg_config__levels") }})) = (rules.rule_id = 'DV-102')
            as binds
    from civil
    cross join (values ('DV-101'), ('DV-102')) as rules (rule_id)
    union all
    select
        rating_key,
        moment,
        'LD-201' as rule_id,
        level_rank as ceiling_rank,
        true as binds
    from collectives
    union all
    select
        collectives.rating_key,
        collectives.moment,
        'LD-202' as rule_id,
        collectives.ceiling_rank,
        own.level_rank <= coalesce(collectives.level_rank, own.level_rank) as binds
    from collectives
    inner join in_force as own on collectives.rating_key = own.part_key and collectives.moment = own.moment
    where own.rating_key = own.part_key
)

select
    moments.rating_key,
    moments.moment,
    own.rating_year,
    own.committee_code,
    own.subject_kind,
    own.subject_key,
    own.post_code,
    ceilings.rule_id,
    own.level,
    levels.level as ceiling_level,
    coalesce(
        own.level_rank > ceilings.ceiling_rank and (own.subject_kind = 'MEMBER' or own.is_head),
        false
    ) as is_above,
    coalesce(
        own.level_rank > ceilings.ceiling_rank and (own.subject_kind = 'MEMBER' or own.is_head) and ceilings.binds,
        false
    ) as is_order
from moments
left join in_force as own
    on moments.rating_key = own.rating_key and moments.moment = own.moment and moments.rating_key = own.part_key
left join ceilings on moments.rating_key = ceilings.rating_key and moments.moment = ceilings.moment
left join {{ ref("stg_config__levels") }} as levels on ceilings.ceiling_rank = levels.level_rank
