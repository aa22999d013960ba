/*
Which rule judges which submission. A file that was refused meets the form rules only and keeps their own severity: a
closed year forgives contents, never the wrong file. `breaks`: rows that offend are not judged again by later phases.
*/
create temporary table rule_scope as
select
    setting.rule_id, setting.phase, submission.submission_id, setting.breaks,
    case when submission.is_refused and setting.breaks then 'error' else setting.severity end as severity
from waiting_submission as submission
inner join rule_setting as setting on setting.rating_year is not distinct from submission.rating_year
where setting.reason_off is null
    and (submission.kind is null or submission.kind = any(setting.kinds))
    and (setting.phase = 'form' or not submission.is_refused)
