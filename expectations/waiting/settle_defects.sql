/*
What was found before takes the state in which the wave's files show it: still open, waived, or fixed. Not found is fixed
only where the rule has judged the file and no earlier phase has kept it from the row.
*/
with shown as (
    select distinct
        offence.submission_id, offence.fingerprint, case when waived.fingerprint is null then 'open' else 'waived' end as state
    from offence
    left join waived_defect as waived using (submission_id, fingerprint)
),

found_before as (
    select earlier.judged_id, earlier.is_followed, finding.*
    from earlier_file as earlier
    inner join gate.finding as finding on finding.submission_id = earlier.submission_id
    union all
    select judged.submission_id, true, finding.*
    from waiting_submission as judged
    inner join gate.finding as finding on finding.submission_id = judged.submission_id
    where finding.run_id != %(run_id)s
),

settled as (
    select found_before.finding_id, found_before.judged_id, coalesce(shown.state, 'fixed') as state
    from found_before
    left join shown on shown.submission_id = found_before.judged_id and shown.fingerprint = found_before.fingerprint
    left join rule_scope as scope on scope.submission_id = found_before.judged_id and scope.rule_id = found_before.rule_id
    where found_before.state != 'fixed'
        and (
            shown.state != found_before.state
            or shown.state is null and found_before.is_followed and scope.rule_id is not null
            and found_before.told_by is null
            and not exists (
                select from broken_subject as broken
                where broken.submission_id = found_before.judged_id
                    and broken.subject_hash = found_before.subject_hash
                    and array_position(%(phases)s, broken.phase) < array_position(%(phases)s, scope.phase)
            )
        )
)

update gate.finding
set state = settled.state, fixed_by = case when settled.state = 'fixed' then settled.judged_id end
from settled
where finding.finding_id = settled.finding_id
