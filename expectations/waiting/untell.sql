/* What was told of a file stands while both files are in force. */
update gate.finding as told
set state = 'fixed'
from landing.submission as successor
where told.told_by is not null
    and told.state = 'open'
    and successor.submission_id in (select judged.submission_id from waiting_submission as judged)
    and exists (
        select from landing.submission as earlier
        where earlier.superseded_by = successor.submission_id
            and earlier.submission_id in (told.told_by, told.submission_id)
    )
