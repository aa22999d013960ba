/*
The defects that are waived in the files of the wave: of each the last decision counts, until the end of its last day. A
clock is read here: it says whether a person's decision still holds today, never what a figure is.
*/
create temporary table waived_defect as
select decided.submission_id, decided.fingerprint
from (
    select distinct on (judged.submission_id, event.fingerprint)
        judged.submission_id, event.fingerprint, event.action, event.until
    from waiting_submission as judged
    inner join gate.waiver as event using (committee_code, rating_year, kind)
    order by judged.submission_id, event.fingerprint, event.waiver_id desc
) as decided
where decided.action = 'waive'
    and (decided.until is null or decided.until >= (clock_timestamp() at time zone 'Asia/Ho_Chi_Minh')::date)
