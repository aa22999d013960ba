/*
Who claims which code of an organisation, a collective or a shortcoming: they are unique in the province for a year. The
files of a wave claim theirs; what is in force holds its own, and the committees' own codes are the province's, which
rates them. What waits for the Board's word (`asked_at`) claims its codes until the Board has spoken or a later annual
has come. `was_own`: the committee had the code in force the year before.
*/
create temporary table code_claim as
with judged as (
    select submission.*
    from landing.submission as submission
    where submission.submission_id = any(%(submission_ids)s)
        and submission.kind in ('annual', 'supplement')
        and not exists (
            select from landing.refusal as refusal where refusal.submission_id = submission.submission_id
        )
),

speaking as (
    select
        submission_id, committee_code, rating_year, received_at, appraisal_asked_at as asked_at, true as is_judged,
        false as is_in_force
    from judged
    union all
    select
        submission.submission_id, submission.committee_code, submission.rating_year, submission.received_at,
        submission.appraisal_asked_at, false, submission.appraisal_asked_at is null
    from landing.submission as submission
    where submission.kind in ('annual', 'supplement')
        and (
            submission.state in ('accepted', 'accepted_with_remarks')
            or submission.appraisal_asked_at is not null
            and submission.submission_id not in (select judged.submission_id from judged)
            and not exists (
                select from landing.submission as later
                where submission.kind = 'annual' and later.kind = 'annual'
                    and later.committee_code = submission.committee_code
                    and later.rating_year = submission.rating_year
                    and later.version_no > submission.version_no
                    and (later.appraisal_asked_at is not null or later.accepted_at is not null)
            )
        )
        and submission.rating_year in (
            select unnest(array[judged.rating_year, judged.rating_year - 1]) from judged
        )
),

claim as (
    select speaking.*, landed.sheet, landed.source_row, landed.column_key, landed.code
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
    select distinct claim.committee_code, claim.rating_year + 1 as rating_year, claim.sheet, claim.code
    from claim
    where claim.is_in_force
)

select claim.*, before.code is not null as was_own
from claim
left join before using (committee_code, rating_year, sheet, code)
union all
select
    null, %(province)s, years.rating_year, null, null, false, true, 'organisation', null, 'organisation_code',
    committee.committee_code, true
from (select distinct judged.rating_year from judged) as years
cross join config.committee as committee
