analyze elsewhere_submission;

/* The members in the wave; who is somewhere for a time only is counted nowhere, so is not here. */
create temporary view member_here as
select
    judged.committee_code, judged.rating_year, landed.submission_id, landed.source_row, landed.citizen_id,
    landed.card_no, landed.file_no, landed.name_key, landed.birth_date
from waiting_submission as judged
inner join landing.member as landed on landed.submission_id = judged.submission_id
where not judged.is_refused and not landed.is_temporary;

/* Those, and the members of the others. */
create temporary view member_anywhere as
select
    submission.committee, submission.rating_year, landed.submission_id, landed.source_row, landed.citizen_id,
    landed.card_no, landed.file_no, landed.name_key, landed.birth_date
from elsewhere_submission as submission
inner join landing.member as landed on landed.submission_id = submission.submission_id
where not landed.is_temporary
union all
select
    committee_code, rating_year, submission_id, source_row, citizen_id, card_no, file_no, name_key, birth_date
from member_here;

/* The numbers that stand more than once. Counted first, because hardly one does: to join all with all costs more. */
create temporary table number_repeated as
select 'citizen_id' as number_key, rating_year, null::bigint as submission_id, citizen_id as number
from member_anywhere
where citizen_id is not null
group by rating_year, citizen_id
having count(*) > 1
union all
select 'card_no', rating_year, null, card_no
from member_anywhere
where card_no is not null
group by rating_year, card_no
having count(*) > 1
union all
select 'file_no', null, submission_id, file_no
from member_here
where file_no is not null
group by submission_id, file_no
having count(*) > 1;

analyze number_repeated;

/* Members of the wave whose number stands in an earlier row of their file, or with another committee. */
create temporary table number_met as
with met as (
    select
        repeated.number_key, mine.submission_id, mine.source_row, mine.name_key, mine.birth_date,
        other.submission_id as other_id, other.source_row as other_row, other.committee, other.name_key as other_name,
        other.birth_date as other_birth
    from number_repeated as repeated
    inner join member_here as mine on mine.citizen_id = repeated.number and mine.rating_year = repeated.rating_year
    inner join member_anywhere as other
        on other.citizen_id = repeated.number and other.rating_year = repeated.rating_year
    where repeated.number_key = 'citizen_id'
        and (
            other.committee != mine.committee_code
            or other.submission_id = mine.submission_id and other.source_row < mine.source_row
        )
    union all
    select
        repeated.number_key, mine.submission_id, mine.source_row, mine.name_key, mine.birth_date, other.submission_id,
        other.source_row, other.committee, other.name_key, other.birth_date
    from number_repeated as repeated
    inner join member_here as mine on mine.card_no = repeated.number and mine.rating_year = repeated.rating_year
    inner join member_anywhere as other
        on other.card_no = repeated.number and other.rating_year = repeated.rating_year
    where repeated.number_key = 'card_no'
        and (
            other.committee != mine.committee_code
            or other.submission_id = mine.submission_id and other.source_row < mine.source_row
        )
    union all
    select
        repeated.number_key, mine.submission_id, mine.source_row, mine.name_key, mine.birth_date, other.submission_id,
        other.source_row, null, other.name_key, other.birth_date
    from number_repeated as repeated
    inner join member_here as mine on mine.file_no = repeated.number and mine.submission_id = repeated.submission_id
    inner join member_here as other
        on other.file_no = repeated.number and other.submission_id = repeated.submission_id
    where repeated.number_key = 'file_no' and other.source_row < mine.source_row
)

select
    submission_id, source_row, number_key, other_id, other_row, committee, other_id = submission_id as is_in_file,
    coalesce(other_name = name_key, false) or coalesce(other_birth = birth_date, false) as is_same
from met;

analyze number_met;

drop table number_repeated;

create temporary view waiting_number as select * from number_met where is_in_file;

create temporary view number_met_anywhere as select * from number_met where not is_in_file
