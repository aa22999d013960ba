/* What the files of the wave that are in force show of rows of other files in force, once per row and rule. */
insert into told_elsewhere (rule_id, submission_id, sheet, source_row, column_keys, told_by, severity, message)
select distinct on (offence.rule_id, offence.other_submission_id, offence.other_sheet, offence.other_row)
    offence.rule_id, offence.other_submission_id, offence.other_sheet, offence.other_row, offence.column_keys,
    offence.submission_id, scope.severity, offence.tells
from offence
inner join rule_scope as scope using (rule_id, submission_id)
inner join landing.submission as own on own.submission_id = offence.submission_id
inner join landing.submission as other on other.submission_id = offence.other_submission_id
where offence.tells is not null
    and own.state in ('accepted', 'accepted_with_remarks')
    and other.state in ('accepted', 'accepted_with_remarks')
order by
    offence.rule_id, offence.other_submission_id, offence.other_sheet, offence.other_row, offence.submission_id
