/* The verdict becomes the submission's state. */
update landing.submission as submission
set
    state = verdict.verdict,
    accepted_at = case when verdict.verdict in ('accepted', 'accepted_with_remarks') then verdict.decided_at end
from gate.verdict as verdict
where verdict.submission_id = submission.submission_id
    and verdict.run_id = %(run_id)s
    and submission.submission_id in (select judged.submission_id from waiting_submission as judged)
