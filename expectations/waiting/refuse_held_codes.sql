/*
Refuse the files that use a code which another committee holds: in force, or waiting for the Board with the better claim.
That has whose committee had it the year before, then who has waited longer; a file that is new has not waited. The
first such cell of a file is named; `expected` keeps who holds the code.
*/
with refused as (
    select distinct on (mine.submission_id)
        mine.submission_id, mine.sheet, mine.source_row, mine.column_key, mine.code,
        holder.committee_code as holder
    from code_claim as mine
    inner join code_claim as holder using (rating_year, sheet, code)
    where mine.is_judged and not holder.is_judged and holder.committee_code != mine.committee_code
        and (
            holder.is_in_force
            or (not holder.was_own, holder.asked_at, holder.submission_id)
            < (not mine.was_own, coalesce(mine.asked_at, 'infinity'), mine.submission_id)
        )
    order by mine.submission_id, mine.sheet, mine.source_row, holder.is_in_force desc, holder.submission_id
),

told as (
    insert into landing.refusal (submission_id, refusal, sheet, source_row, cell, found, expected)
    select
        refused.submission_id, 'code_of_another', refused.sheet, refused.source_row,
        place.columns ->> refused.column_key || refused.source_row, refused.code, refused.holder
    from refused
    inner join landing.sheet as place
        on place.submission_id = refused.submission_id and place.sheet = refused.sheet
    returning submission_id
)

update landing.submission as submission
set version_no = null
from told
where submission.submission_id = told.submission_id
