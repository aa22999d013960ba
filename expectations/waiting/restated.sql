/* What the wave's annuals and supplements say anew of a subject beside what their committee has in force of it. */
create temporary table own_in_force as
select judged.submission_id as judged_id, accepted.submission_id
from waiting_submission as judged
inner join landing.submission as accepted
    on accepted.committee_code = judged.committee_code
    and accepted.rating_year = judged.rating_year
    and accepted.kind in ('annual', 'supplement')
    and accepted.state in ('accepted', 'accepted_with_remarks')
where judged.kind in ('annual', 'supplement') and not judged.is_refused;

analyze own_in_force;

create temporary view restated as
with pair as (
    select 'organisation' as sheet, mine.submission_id, mine.source_row, mine.level, mine.decision_no,
        before.level as level_before, before.decision_no as decision_no_before
    from own_in_force as standing
    inner join landing.organisation as before on before.submission_id = standing.submission_id
    inner join waiting_organisation as mine
        on mine.submission_id = standing.judged_id and mine.organisation_code = before.organisation_code
    union all
    select 'collective', mine.submission_id, mine.source_row, mine.level, mine.decision_no, before.level,
        before.decision_no
    from own_in_force as standing
    inner join landing.collective as before on before.submission_id = standing.submission_id
    inner join waiting_collective as mine
        on mine.submission_id = standing.judged_id and mine.collective_code = before.collective_code
    union all
    select 'member', mine.submission_id, mine.source_row, mine.level, mine.decision_no, before.level,
        before.decision_no
    from own_in_force as standing
    inner join landing.member as before on before.submission_id = standing.submission_id
    inner join waiting_member as mine
        on mine.submission_id = standing.judged_id
        and mine.citizen_id = before.citizen_id
        and mine.name_key = before.name_key
    union all
    select 'member', mine.submission_id, mine.source_row, mine.level, mine.decision_no, before.level,
        before.decision_no
    from own_in_force as standing
    inner join landing.member as before on before.submission_id = standing.submission_id
    inner join waiting_member as mine
        on mine.submission_id = standing.judged_id
        and mine.file_no = before.file_no
        and mine.name_key = before.name_key
    where mine.citizen_id is null or before.citizen_id is null
    union all
    select 'leader', mine.submission_id, mine.source_row, mine.level, mine.decision_no, before.level,
        before.decision_no
    from own_in_force as standing
    inner join landing.leader as before on before.submission_id = standing.submission_id
    inner join waiting_leader as mine
        on mine.submission_id = standing.judged_id
        and mine.collective_code = before.collective_code
        and mine.name_key = before.name_key
)

select distinct sheet, submission_id, source_row, level, level_before
from pair
where decision_no = decision_no_before and level is distinct from level_before
