/* What each annual and supplement of the wave has beside it: what its committee has in force of that year. */
create temporary table own_in_force as
select judged.submission_id as judged_id, accepted.submission_id
from waiting_submission as judged
inner join landing.submission as accepted
    on accepted.committee_code = judged.committee_code
    and accepted.rating_year = judged.rating_year
    and accepted.kind in ('annual', 'supplement')
    and accepted.state in ('accepted', 'accepted_with_remarks')
where judged.kind in ('annual', 'supplement') and not judged.is_refused;

analyze own_in_force
