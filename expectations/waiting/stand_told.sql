/*
What was told of files that are judged again is written with the new judgement too, unless that has found it itself;
waived only as long as the waiver holds.
*/
insert into gate.finding (
    run_id, rule_id, severity, submission_id, committee_code, rating_year, sheet, source_row, cell, cells, message, state,
    fingerprint, subject_hash, is_new, told_by
)
select distinct on (told.rule_id, told.submission_id, told.sheet, told.source_row)
    %(run_id)s, told.rule_id, told.severity, told.submission_id, told.committee_code, told.rating_year, told.sheet,
    told.source_row, told.cell, told.cells, told.message,
    case when waived.fingerprint is null then 'open' else 'waived' end, told.fingerprint, told.subject_hash,
    told.is_new, told.told_by
from gate.finding as told
left join waived_defect as waived using (submission_id, fingerprint)
where told.submission_id in (select judged.submission_id from waiting_submission as judged)
    and told.told_by is not null
    and told.state != 'fixed'
    and not exists (
        select from gate.finding as known
        where (known.submission_id, known.rule_id, known.sheet, known.source_row)
            = (told.submission_id, told.rule_id, told.sheet, told.source_row)
            and known.run_id = %(run_id)s
    )
order by told.rule_id, told.submission_id, told.sheet, told.source_row, told.finding_id desc
