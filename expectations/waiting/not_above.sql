/*
Who is rated above whom and may not be, one row per pair: `bound` B1 a head and the collective, B2 a head and the lower
of organisation and agency, B3 a collective and the lower of these. `ceiling` is the level that binds, `is_agency` whether
it is the agency's; `is_above_collective`: B1 speaks of the head too. `was_above`: so before the judged file.
`opened_sheet`, `opened_row`, `opened_key`: what of the judged file made the pair: the bound one itself where it states or
raises it, else what binds.
*/
create temporary view not_above as
with led_before as (
    select
        collective.submission_id, collective.collective_code, collective.level_before_rank as collective_before_rank,
        least(organisation.level_before_rank, agency.level_rank) as ceiling_before_rank
    from collective_in_force as collective
    left join organisation_in_force as organisation
        on organisation.submission_id = collective.submission_id
        and organisation.organisation_code = collective.organisation_code
    left join config.level as agency on agency.level = collective.agency_level
),

led as (
    select
        collective.submission_id, collective.source_row, collective.is_own, collective.collective_code,
        collective.organisation_code, collective.level, collective.level_rank, collective.level_before_rank,
        least(organisation.level_rank, agency.level_rank) as ceiling_rank,
        coalesce(agency.level_rank < organisation.level_rank, organisation.level_rank is null) as is_agency,
        led_before.collective_before_rank, led_before.ceiling_before_rank, organisation.source_row as organisation_row
    from known_collective as collective
    left join known_organisation as organisation
        on organisation.submission_id = collective.submission_id
        and organisation.organisation_code = collective.organisation_code
    left join config.level as agency on agency.level = collective.agency_level
    left join led_before
        on led_before.submission_id = collective.submission_id
        and led_before.collective_code = collective.collective_code
),

bounded as (
    select
        led.*,
        case when not is_agency and organisation_row is not null then 'organisation' else 'collective' end as above_sheet,
        case when not is_agency then coalesce(organisation_row, source_row) else source_row end as above_row,
        case
            when is_agency then 'agency_level'
            when organisation_row is not null then 'level'
            else 'organisation_code'
        end as above_key
    from led
),

head as (
    select
        leader.submission_id, leader.source_row, leader.is_own, leader.level, leader.level_rank,
        leader.level_before_rank, bounded.collective_code, bounded.organisation_code,
        bounded.level_rank as collective_rank, bounded.collective_before_rank, bounded.source_row as collective_row,
        bounded.ceiling_rank, bounded.ceiling_before_rank, bounded.is_agency, bounded.above_sheet, bounded.above_row,
        bounded.above_key
    from known_leader as leader
    inner join bounded
        on bounded.submission_id = leader.submission_id and bounded.collective_code = leader.collective_code
    where leader.is_head
),

pair as (
    select
        'B1' as bound, 'leader' as sheet, submission_id, source_row, is_own, collective_code, organisation_code,
        level, level_rank, level_before_rank, collective_rank as ceiling_rank,
        collective_before_rank as ceiling_before_rank, false as is_agency, false as is_above_collective,
        'collective' as above_sheet, collective_row as above_row, 'level' as above_key
    from head
    union all
    select
        'B2', 'leader', submission_id, source_row, is_own, collective_code, organisation_code,
        level, level_rank, level_before_rank, ceiling_rank,
        ceiling_before_rank, is_agency, coalesce(level_rank > collective_rank, false),
        above_sheet, above_row, above_key
    from head
    union all
    select
        'B3', 'collective', submission_id, source_row, is_own, collective_code, organisation_code,
        level, level_rank, level_before_rank, ceiling_rank,
        ceiling_before_rank, is_agency, false,
        above_sheet, above_row, above_key
    from bounded
),

above as (
    select
        pair.*, ceiling.level as ceiling, ceiling.level_name as ceiling_label,
        coalesce(pair.level_before_rank > pair.ceiling_before_rank, false) as was_above,
        pair.is_own or pair.level_rank > coalesce(pair.level_before_rank, 0) as is_raised
    from pair
    inner join config.level as ceiling on ceiling.level_rank = pair.ceiling_rank
    where pair.level_rank > pair.ceiling_rank
)

select
    above.*,
    case when is_raised then sheet else above_sheet end as opened_sheet,
    case when is_raised then source_row else above_row end as opened_row,
    case when is_raised then 'level' else above_key end as opened_key
from above;

/*
The pairs that the judged file answers for, each at the row that made it so: all that it states itself, and those that it
turned round. `subject` tells apart what stands at one row.
*/
create temporary view not_above_opened as
select
    pair.submission_id, pair.bound, pair.collective_code, pair.organisation_code, pair.ceiling, pair.ceiling_label,
    own.level_name as level_label, pair.is_agency, pair.is_above_collective, pair.is_own,
    pair.opened_row as source_row,
    pair.opened_sheet as sheet,
    pair.opened_key as column_key,
    pair.level as found,
    pair.ceiling as expected,
    case when not pair.is_own then concat_ws('|', pair.bound, pair.collective_code) end as pair_key,
    case when pair.is_own then '' else ' (theo kết quả đang có hiệu lực)' end as in_force
from not_above as pair
inner join config.level as own on own.level = pair.level
where pair.opened_row is not null and (pair.is_own or not pair.was_above)
