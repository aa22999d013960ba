-- A file that was never accepted has no person links. Its persons are looked up by the numbers of the row, each only if
-- name or birth date agrees, and only if all of them are of one person; nothing but the key leaves.
with found as (
    select distinct
        submission_id,
        sheet,
        source_row
    from {{ ref("stg_gate__findings") }}
    where rule_id in (select rule_id from {{ ref("re_rating_rule") }})
),

landed as (
    select
        found.submission_id,
        found.sheet,
        found.source_row,
        'MEMBER' as subject_kind,
        null as collective_code,
        members.citizen_id,
        members.card_no,
        members.file_no,
        members.name_key,
        members.birth_date
    from found
    inner join {{ source("landing", "member") }} as members using (submission_id, source_row)
    where found.sheet = 'member'
    union all
    select
        found.submission_id,
        found.sheet,
        found.source_row,
        'LEADER' as subject_kind,
        leaders.collective_code,
        leaders.citizen_id,
        leaders.card_no,
        leaders.file_no,
        leaders.name_key,
        leaders.birth_date
    from found
    inner join {{ source("landing", "leader") }} as leaders using (submission_id, source_row)
    where found.sheet = 'leader'
    union all
    select
        found.submission_id,
        found.sheet,
        found.source_row,
        adjustments.subject_kind,
        case adjustments.subject_kind
            when 'COLLECTIVE' then adjustments.subject_code
            else adjustments.collective_code
        end as collective_code,
        case when adjustments.subject_kind in ('LEADER', 'MEMBER') then adjustments.subject_code end as citizen_id,
        adjustments.card_no,
        adjustments.file_no,
        adjustments.name_key,
        adjustments.birth_date
    from found
    inner join {{ source("landing", "adjustment") }} as adjustments using (submission_id, source_row)
    where found.sheet = 'adjustment'
),

numbers as (
    select
        landed.submission_id,
        landed.sheet,
        landed.source_row,
        landed.name_key,
        landed.birth_date,
        given.kind,
        given.number,
        case given.kind when 'file_no' then submissions.committee_code else '' end as committee_code
    from landed
    inner join {{ source("landing", "submission") }} as submissions using (submission_id)
    cross join lateral (
        values ('citizen_id', landed.citizen_id), ('card_no', landed.card_no), ('file_no', landed.file_no)
    ) as given (kind, number)
    where submissions.accepted_at is null
),

recognised as (
    select
        numbers.submission_id,
        numbers.sheet,
        numbers.source_row,
        min(persons.person_key::text) as person_key
    from numbers
    inner join {{ source("restricted", "person_number") }} as known using (kind, number, committee_code)
    inner join {{ source("restricted", "person") }} as persons
        on
            known.person_key = persons.person_key
            and (numbers.name_key = persons.name_key or numbers.birth_date = persons.birth_date)
    group by numbers.submission_id, numbers.sheet, numbers.source_row
    having count(distinct persons.person_key) = 1
)

select
    landed.submission_id,
    landed.sheet,
    landed.source_row,
    landed.subject_kind,
    -- in a file that nobody accepted a person's number may stand here
    case when landed.collective_code !~ '[0-9]{8}' then landed.collective_code end as collective_code,
    coalesce(links.person_key::text, recognised.person_key) as person_key
from landed
left join {{ source("restricted", "person_link") }} as links using (submission_id, sheet, source_row)
left join recognised using (submission_id, sheet, source_row)
