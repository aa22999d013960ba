/*
Which rule judges which submission. A file that was refused meets the form rules only and keeps their own severity: a
closed year forgives contents, never the wrong file. `breaks`: rows that offend are not judged again by later phases; what
is forgiven need not be mended, so it keeps nothing from being judged.
*/
create temporary table rule_scope as
select
    setting.rule_id, setting.phase, submission.submission_id,
    setting.breaks and (setting.severity = 'error' or submission.is_refused) as breaks,
    case when submission.is_refused and setting.breaks then 'error' else setting.severity end as severity
from waiting_submission as submission
inner join rule_setting as setting on setting.rating_year is not distinct from submission.rating_year
where setting.reason_off is null
    and (submission.kind is null or submission.kind = any(setting.kinds))
    and (setting.phase = 'form' or not submission.is_refused);

/*
Where another rule answers at least as severely: one that speaks of the same defect leaves it to that one. A defect is
told once, and no error hides behind a warning, or behind a rule that does not judge the file.
*/
create temporary view waiting_answered as
select mine.submission_id, mine.rule_id, other.rule_id as by_rule
from rule_scope as mine
inner join rule_scope as other on other.submission_id = mine.submission_id
where array_position(array['info', 'warning', 'error'], other.severity)
    >= array_position(array['info', 'warning', 'error'], mine.severity)
