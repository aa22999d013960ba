/*
The files before each file of the wave: of its committee, year and kind, and those that were refused before their kind was
known. `is_followed`: what is no longer found is mended, whereas accepted supplements and adjustments stay in force.
*/
create temporary table earlier_file as
select
    judged.submission_id as judged_id, earlier.submission_id,
    not judged.is_refused and (
        judged.kind = 'annual' or earlier.state not in ('accepted', 'accepted_with_remarks', 'superseded')
    ) as is_followed
from waiting_submission as judged
inner join landing.submission as own on own.submission_id = judged.submission_id
inner join landing.submission as earlier
    on earlier.committee_code = judged.committee_code
    and earlier.rating_year = judged.rating_year
    and (earlier.kind = judged.kind or earlier.kind is null)
    and case  -- right files by their number: one that was refused and came again keeps when it was first received
        when earlier.version_no is not null and own.version_no is not null then earlier.version_no < own.version_no
        else (earlier.received_at, earlier.file_name, earlier.submission_id)
            < (own.received_at, own.file_name, own.submission_id)
    end
