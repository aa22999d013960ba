/*
The files of a wave that wait for another one of it, because both claim a code: first comes whose committee had it the year
before, then who was received first. Once that one is judged its codes are held, or free.
*/
select distinct mine.submission_id
from code_claim as mine
inner join code_claim as other using (rating_year, sheet, code)
where mine.is_judged
    and other.is_judged
    and other.committee_code != mine.committee_code
    and (not other.was_own, other.received_at, other.submission_id)
        < (not mine.was_own, mine.received_at, mine.submission_id)
    and mine.submission_id not in (select refusal.submission_id from landing.refusal as refusal)
    and other.submission_id not in (select refusal.submission_id from landing.refusal as refusal)
