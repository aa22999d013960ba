/*
Who is rated above whom and may not be, one row per pair: `bound` B1 a head and the collective, B2 a head not above the
collective and the lower of organisation and agency, B3 a collective and the lower of these. `ceiling` is the level that binds; `was_above`: without a
judged adjustment too. `opened_row`: the correction that raised the bound one, else that of the collective or
organisation above.
*/
create temporary view not_above as
with head as (
    select
        leader.submission_id, leader.source_row, leader.is_own, leader.level, leader.level_rank,
        leader.level_before_rank, collective.collective_code, collective.organisation_code,
        collective.level_rank as collective_rank, collective.level_before_rank as collective_before_rank,
        collective.source_row as collective_row, agency.level_rank as agency_rank
    from known_leader as leader
    inner join known_collective as collective
        on collective.submission_id = leader.submission_id and collective.collective_code = leader.collective_code
    left join config.level as agency on agency.level = collective.agency_level
    where leader.is_head
),

pair as (
    select
        'B1' as bound, submission_id, source_row, is_own, collective_code, organisation_code,
        level, level_rank, level_before_rank,
        collective_rank as ceiling_rank, collective_before_rank as ceiling_before_rank, collective_row as ceiling_row
    from head
    union all
    select
        'B2', head.submission_id, head.source_row, head.is_own, head.collective_code, head.organisation_code,
        head.level, head.level_rank, head.level_before_rank,
        least(organisation.level_rank, head.agency_rank), least(organisation.level_before_rank, head.agency_rank),
        organisation.source_row
    from head
    left join known_organisation as organisation
        on organisation.submission_id = head.submission_id
        and organisation.organisation_code = head.organisation_code
    where head.level_rank <= coalesce(head.collective_rank, head.level_rank)
    union all
    select
        'B3', collective.submission_id, collective.source_row, collective.is_own, collective.collective_code,
        collective.organisation_code, collective.level, collective.level_rank, collective.level_before_rank,
        least(organisation.level_rank, agency.level_rank), least(organisation.level_before_rank, agency.level_rank),
        organisation.source_row
    from known_collective as collective
    left join known_organisation as organisation
        on organisation.submission_id = collective.submission_id
        and organisation.organisation_code = collective.organisation_code
    left join config.level as agency on agency.level = collective.agency_level
)

select
    pair.*, ceiling.level as ceiling, ceiling.level_name as ceiling_label,
    coalesce(pair.level_before_rank > pair.ceiling_before_rank, false) as was_above,
    case
        when pair.level_rank > coalesce(pair.level_before_rank, 0) then pair.source_row else pair.ceiling_row
    end as opened_row
from pair
inner join config.level as ceiling on ceiling.level_rank = pair.ceiling_rank
where pair.level_rank > pair.ceiling_rank
