/*
What was told of a file stands while both files are in force: a successor of either closes it, unless what took the place
of the told file shows it too.
*/
update gate.finding as told
set state = 'fixed', fixed_by = successor.submission_id
from landing.submission as successor
inner join landing.submission as earlier on earlier.superseded_by = successor.submission_id
where earlier.submission_id in (told.told_by, told.submission_id)
    and told.told_by is not null
    and told.state != 'fixed'
    and successor.submission_id in (select judged.submission_id from waiting_submission as judged)
    and not (
        earlier.submission_id = told.submission_id
        and exists (
            select from gate.finding as now
            where now.submission_id = successor.submission_id
                and now.fingerprint = told.fingerprint
                and now.state != 'fixed'
        )
    )
