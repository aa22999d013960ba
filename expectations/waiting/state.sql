/*
The verdict becomes the submission's state; where the campaign leaves the last word to the Board, what the gates let
pass waits for it.
*/
update landing.submission as submission
set
    state = case when word.is_asked then 'landed' else verdict.verdict end,
    appraisal_asked_at = case when word.is_asked then verdict.decided_at end,
    accepted_at = case when verdict.verdict in ('accepted', 'accepted_with_remarks') and not word.is_asked
        then verdict.decided_at end
from gate.verdict as verdict
left join landing.submission as judged on judged.submission_id = verdict.submission_id
left join config.campaign as campaign on campaign.rating_year = judged.rating_year
cross join lateral (
    select
        verdict.verdict in ('accepted', 'accepted_with_remarks')
        and coalesce(campaign.appraisal = 'by_board', false) as is_asked
) as word
where verdict.submission_id = submission.submission_id
    and verdict.run_id = %(run_id)s
    and submission.submission_id in (select waiting.submission_id from waiting_submission as waiting)
