/*
Refuse the files that use a code which another committee holds. The first such cell of a file is named; `expected` keeps
who holds the code.
*/
with refused as (
    select distinct on (mine.submission_id)
        mine.submission_id, mine.sheet, mine.source_row, mine.column_key, mine.code,
        holder.committee_code as holder
    from code_claim as mine
    inner join code_claim as holder using (rating_year, sheet, code)
    where mine.is_judged and not holder.is_judged and holder.committee_code != mine.committee_code
    order by mine.submission_id, mine.sheet, mine.source_row, holder.submission_id
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
