/*
Leaders whom their committee's list of members does not have: by no number together with name or birth date, and not by
name and birth date. A file that knows no members at all has nothing to be compared with.
*/
create temporary table known_unlisted_leader as
with listed as (
    select leader.submission_id, leader.source_row
    from waiting_leader as leader
    inner join known_member as member using (submission_id, name_key)
    where member.birth_date = leader.birth_date
        or member.citizen_id = leader.citizen_id
        or member.card_no = leader.card_no
        or member.file_no = leader.file_no
    union all
    select leader.submission_id, leader.source_row
    from waiting_leader as leader
    inner join known_member as member using (submission_id, birth_date)
    where member.citizen_id = leader.citizen_id
        or member.card_no = leader.card_no
        or member.file_no = leader.file_no
)

select leader.submission_id, leader.source_row
from waiting_leader as leader
where (leader.submission_id, leader.source_row) not in (select listed.submission_id, listed.source_row from listed)
    and leader.submission_id in (
        select judged.submission_id
        from waiting_submission as judged
        where exists (select from landing.member as own where own.submission_id = judged.submission_id)
            or exists (select from member_in_force as known where known.submission_id = judged.submission_id)
    );

analyze known_unlisted_leader
