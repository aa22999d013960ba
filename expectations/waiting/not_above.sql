/*
Who is rated above whom and may not be, one row per pair: `bound` B1 a head and the collective, B2 a head not above the
collective and the lower of organisation and agency, B3 a collective and the lower of these. `ceiling` is the level that
binds, `is_agency` whether it is the agency's; `was_above`: without a judged adjustment too. `opened_row`: the correction
that raised the bound one, else that of the collective or organisation above.
*/
create temporary view not_above as
with led as (
    select
        collective.submission_id, collective.source_row, collective.is_own, collective.collective_code,
        collective.organisation_code, collective.level, collective.level_rank, collective.level_before_rank,
        least(organisation.level_rank, agency.level_rank) as ceiling_rank,
        least(organisation.level_before_rank, agency.level_rank) as ceiling_before_rank,
        organisation.source_row as ceiling_row,
        coalesce(agency.level_rank < organisation.level_rank, organisation.level_rank is null) as is_agency
    from known_collective as collective
    left join known_organisation as organisation
        on organisation.submission_id = collective.submission_id
        and organisation.organisation_code = collective.organisation_code
    left join config.level as agency on agency.level = collective.agency_level
),

head as (
    select
        leader.submission_id, leader.source_row, leader.is_own, led.collective_code, led.organisation_code,
        leader.level, leader.level_rank, leader.level_before_rank,
        led.level_rank as collective_rank, led.level_before_rank as collective_before_rank,
        led.source_row as collective_row,
        led.ceiling_rank, led.ceiling_before_rank, led.ceiling_row, led.is_agency
    from known_leader as leader
    inner join led on led.submission_id = leader.submission_id and led.collective_code = leader.collective_code
    where leader.is_head
),

pair as (
    select
        'B1' as bound, submission_id, source_row, is_own, collective_code, organisation_code,
        level, level_rank, level_before_rank,
        collective_rank as ceiling_rank, collective_before_rank as ceiling_before_rank, collective_row as ceiling_row,
        false as is_agency
    from head
    union all
    select
        'B2', submission_id, source_row, is_own, collective_code, organisation_code,
        level, level_rank, level_before_rank, ceiling_rank, ceiling_before_rank, ceiling_row, is_agency
    from head
    where level_rank <= coalesce(collective_rank, level_rank)
    union all
    select
        'B3', submission_id, source_row, is_own, collective_code, organisation_code,
        level, level_rank, level_before_rank, ceiling_rank, ceiling_before_rank, ceiling_row, is_agency
    from led
)

select
    pair.*, ceiling.level as ceiling, ceiling.level_name as ceiling_label,
    coalesce(pair.level_before_rank > pair.ceiling_before_rank, false) as was_above,
    case
        when pair.level_rank > coalesce(pair.level_before_rank, 0) then pair.source_row else pair.ceiling_row
    end as opened_row
from pair
inner join config.level as ceiling on ceiling.level_rank = pair.ceiling_rank
where pair.level_rank > pair.ceiling_rank;

/* The pairs that corrections turned round, each at the correction that did. */
create temporary view not_above_opened as
select
    pair.submission_id, pair.bound, pair.collective_code, pair.ceiling, pair.ceiling_label,
    own.level_name as level_label,
    pair.opened_row as source_row,
    pair.level as found,
    pair.ceiling as expected
from not_above as pair
inner join config.level as own on own.level = pair.level
where not pair.was_above and pair.opened_row is not null
