/*
Violations that have made a rating the lowest: of the rows in force that name one, those with that level after the last
correction of the person, organisation or collective.
*/
create temporary view counted_violation as
with named as (
    select 'organisation' as sheet, submission_id, violation_id, level, organisation_code as subject_code,
        null as card_no, null as file_no, null as name_key, null::date as birth_date, null as post
    from landing.organisation
    where violation_id is not null
    union all
    select 'collective', submission_id, violation_id, level, collective_code, null, null, null, null, null
    from landing.collective
    where violation_id is not null
    union all
    select 'member', submission_id, violation_id, level, citizen_id, card_no, file_no, name_key, birth_date, null
    from landing.member
    where violation_id is not null and not is_temporary
    union all
    select 'leader', submission_id, violation_id, level, citizen_id, card_no, file_no, name_key, birth_date,
        collective_code
    from landing.leader
    where violation_id is not null
)

select
    named.sheet, named.violation_id, submission.rating_year as counted_year,
    case when named.sheet in ('organisation', 'collective') then named.subject_code end as code, named.name_key,
    named.birth_date
from named
inner join landing.submission as submission on submission.submission_id = named.submission_id
left join lateral (
    select correction.new_level as level
    from landing.submission as corrected
    inner join landing.adjustment as correction on correction.submission_id = corrected.submission_id
    where corrected.committee_code = submission.committee_code
        and corrected.rating_year = submission.rating_year
        and corrected.kind = 'adjustment'
        and corrected.state in ('accepted', 'accepted_with_remarks')
        and correction.subject_kind = upper(named.sheet)
        and (correction.collective_code is null or named.post is null or correction.collective_code = named.post)
        and (
            correction.subject_code = named.subject_code
            or correction.card_no = named.card_no and correction.name_key = named.name_key
            or correction.file_no = named.file_no and correction.name_key = named.name_key
        )
    order by correction.decision_date desc
    limit 1
) as last_correction on true
where submission.state in ('accepted', 'accepted_with_remarks')
    and submission.kind in ('annual', 'supplement')
    and coalesce(last_correction.level, named.level) = 'KHT'
