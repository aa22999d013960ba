/*
What other committees say of the wave's years: their annuals and supplements in force, but no annual whose successor is in
the wave. Nothing where each file is judged alone.
*/
create temporary table elsewhere_submission as
select submission.submission_id, submission.committee_code as committee, submission.rating_year
from landing.submission as submission
where not %(alone)s
    and submission.state in ('accepted', 'accepted_with_remarks')
    and submission.kind in ('annual', 'supplement')
    and submission.rating_year in (select judged.rating_year from waiting_submission as judged)
    and not exists (
        select from waiting_submission as successor
        where successor.committee_code = submission.committee_code
            and successor.rating_year = submission.rating_year
            and successor.kind = 'annual'
            and submission.kind = 'annual'
            and not successor.is_refused
    )
