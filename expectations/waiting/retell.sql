/* What was told by a file that has a successor, and a file in force shows too, is told by that one: nothing is new. */
update gate.finding as told
set told_by = shown.told_by
from told_elsewhere as shown
inner join landing.submission as teller on teller.state = 'superseded'
where teller.submission_id = told.told_by
    and told.state != 'fixed'
    and (told.rule_id, told.submission_id, told.sheet, told.source_row)
    = (shown.rule_id, shown.submission_id, shown.sheet, shown.source_row)
