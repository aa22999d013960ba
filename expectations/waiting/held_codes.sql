/*
Refuse the files of a wave that use a code which another committee holds: codes of organisations, collectives and
shortcomings are unique in the province for a year. A code is held by whoever has it in a submission in force; of two
files of one wave by the committee that had it in force the year before, else by the one received first. The first such
cell of a file is named; `expected` keeps who holds the code.
*/
with judged as (
    select submission.*
    from landing.submission as submission
    where submission.submission_id = any(%(submission_ids)s)
        and submission.kind in ('annual', 'supplement')
        and not exists (
            select from landing.refusal as refusal where refusal.submission_id = submission.submission_id
        )
),

in_force as (
    select submission.*
    from landing.submission as submission
    where submission.kind in ('annual', 'supplement')
        and submission.state in ('accepted', 'accepted_with_remarks')
        and submission.rating_year in (
            select unnest(array[judged.rating_year, judged.rating_year - 1]) from judged
        )
),

speaking as (
    select submission_id, committee_code, rating_year, received_at, true as is_judged from judged
    union all
    select submission_id, committee_code, rating_year, received_at, false from in_force
),

code as (
    select
        speaking.*, landed.sheet, landed.source_row, landed.column_key, landed.code
    from speaking
    inner join (
        select submission_id, 'organisation' as sheet, source_row, 'organisation_code' as column_key,
            organisation_code as code
        from landing.organisation
        union all
        select submission_id, 'collective', source_row, 'collective_code', collective_code
        from landing.collective
        union all
        select submission_id, 'shortcoming', source_row, 'shortcoming_id', shortcoming_id
        from landing.shortcoming
    ) as landed on landed.submission_id = speaking.submission_id
    where landed.code is not null
),

before as (
    select distinct code.committee_code, code.rating_year + 1 as rating_year, code.sheet, code.code
    from code
    where not code.is_judged
),

claim as (
    select
        code.*,
        row_number() over (
            partition by code.rating_year, code.sheet, code.code
            order by code.is_judged, before.code is null, code.received_at, code.submission_id
        ) as place
    from code
    left join before using (committee_code, rating_year, sheet, code)
),

refused as (
    select distinct on (mine.submission_id)
        mine.submission_id, mine.sheet, mine.source_row, mine.column_key, mine.code,
        holder.committee_code as holder
    from claim as mine
    inner join claim as holder using (rating_year, sheet, code)
    where mine.is_judged and holder.place = 1 and holder.committee_code != mine.committee_code
    order by mine.submission_id, mine.sheet, mine.source_row
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
