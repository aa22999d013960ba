analyze elsewhere_submission;

/* The members there and in the wave; who is somewhere for a time only is counted nowhere, so is not here. */
create temporary view member_anywhere as
select
    submission.committee, submission.rating_year, landed.submission_id, landed.source_row, landed.citizen_id,
    landed.card_no, landed.file_no, landed.name_key, landed.birth_date
from elsewhere_submission as submission
inner join landing.member as landed on landed.submission_id = submission.submission_id
where not landed.is_temporary
union all
select
    judged.committee_code, judged.rating_year, landed.submission_id, landed.source_row, landed.citizen_id,
    landed.card_no, landed.file_no, landed.name_key, landed.birth_date
from waiting_submission as judged
inner join landing.member as landed on landed.submission_id = judged.submission_id
where not judged.is_refused and not landed.is_temporary;

/*
Members of the wave whose number stands in an earlier row of their file, or with another committee. Made once, because
three rules ask and hardly a file has any.
*/
create temporary table number_met as
with here as not materialized (
    select
        judged.committee_code, judged.rating_year, landed.submission_id, landed.source_row, landed.citizen_id,
        landed.card_no, landed.file_no, landed.name_key, landed.birth_date
    from waiting_submission as judged
    inner join landing.member as landed on landed.submission_id = judged.submission_id
    where not judged.is_refused and not landed.is_temporary
),

met as (
    select
        'citizen_id' as number_key, mine.submission_id, mine.source_row, mine.name_key, mine.birth_date,
        other.submission_id as other_id, other.source_row as other_row, other.committee, other.name_key as other_name,
        other.birth_date as other_birth
    from here as mine
    inner join member_anywhere as other using (rating_year, citizen_id)
    where other.committee != mine.committee_code
        or other.submission_id = mine.submission_id and other.source_row < mine.source_row
    union all
    select
        'card_no', mine.submission_id, mine.source_row, mine.name_key, mine.birth_date, other.submission_id,
        other.source_row, other.committee, other.name_key, other.birth_date
    from here as mine
    inner join member_anywhere as other using (rating_year, card_no)
    where other.committee != mine.committee_code
        or other.submission_id = mine.submission_id and other.source_row < mine.source_row
    union all
    select
        'file_no', mine.submission_id, mine.source_row, mine.name_key, mine.birth_date, other.submission_id,
        other.source_row, null, other.name_key, other.birth_date
    from here as mine
    inner join here as other using (submission_id, file_no)
    where other.source_row < mine.source_row
)

select
    submission_id, source_row, number_key, other_id, other_row, committee, other_id = submission_id as is_in_file,
    coalesce(other_name = name_key, false) or coalesce(other_birth = birth_date, false) as is_same
from met;

analyze number_met;

create temporary view waiting_number as select * from number_met where is_in_file;

create temporary view number_met_anywhere as select * from number_met where not is_in_file
