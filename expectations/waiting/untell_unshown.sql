/*
What files that are judged again have told and no longer show is fixed, where the rule has judged them and no broken row
may hide it.
*/
update gate.finding as told
set state = 'fixed', fixed_by = told.told_by
from rule_scope as scope
where scope.submission_id = told.told_by
    and scope.rule_id = told.rule_id
    and told.state != 'fixed'
    and told.told_by not in (select broken.submission_id from broken_row as broken)
    and not exists (
        select from told_elsewhere as shown
        where (shown.rule_id, shown.submission_id, shown.sheet, shown.source_row)
            = (told.rule_id, told.submission_id, told.sheet, told.source_row)
    )
