/*
What was told of a file that a file of the wave has taken the place of stands in that one too, if a row of it is about the
same, who told it is still in force, and its own judgement has not found it; waived only as long as the waiver holds.
*/
insert into gate.finding (
    run_id, rule_id, severity, submission_id, committee_code, rating_year, sheet, source_row, cell, cells, message, state,
    fingerprint, subject_hash, is_new, told_by
)
select distinct on (told.rule_id, same.submission_id, same.sheet, same.source_row)
    %(run_id)s, told.rule_id, told.severity, same.submission_id, told.committee_code, told.rating_year, same.sheet,
    same.source_row, same.source_row || ':' || same.source_row, array[same.source_row || ':' || same.source_row],
    told.message, case when waived.fingerprint is null then 'open' else 'waived' end, told.fingerprint, told.subject_hash, false, told.told_by
from gate.finding as told
inner join landing.submission as earlier on earlier.submission_id = told.submission_id
inner join landing.submission as teller on teller.submission_id = told.told_by
inner join row_of_successor as same
    on same.submission_id = earlier.superseded_by
    and same.sheet = told.sheet
    and same.subject_hash = told.subject_hash
left join waived_defect as waived
    on waived.submission_id = same.submission_id
    and waived.fingerprint = told.fingerprint
where told.state != 'fixed'
    and teller.state in ('accepted', 'accepted_with_remarks')
    and not exists (
        select from gate.finding as known
        where (known.submission_id, known.rule_id, known.sheet, known.source_row)
            = (same.submission_id, told.rule_id, same.sheet, same.source_row)
            and known.state != 'fixed'
    )
order by told.rule_id, same.submission_id, same.sheet, same.source_row, told.finding_id desc
