/* An accepted annual takes the place of the accepted annual before it; only an annual has successors. */
update landing.submission as earlier
set state = 'superseded', superseded_at = later.accepted_at, superseded_by = later.submission_id
from landing.submission as later
where later.submission_id in (select judged.submission_id from waiting_submission as judged)
    and later.kind = 'annual'
    and later.state in ('accepted', 'accepted_with_remarks')
    and earlier.committee_code = later.committee_code
    and earlier.rating_year = later.rating_year
    and earlier.kind = 'annual'
    and earlier.state in ('accepted', 'accepted_with_remarks')
    and earlier.submission_id != later.submission_id
