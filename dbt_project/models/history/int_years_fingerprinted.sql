-- The statements of a committee's year follow from nothing else than this: its accepted annuals and supplements with
-- their place among all, who is meant by their persons' rows, and these models. What landed of a file never changes.
with linked as (
    select
        submission_id,
        sum(hashtextextended(concat_ws('|', sheet, source_row, person_key), 0)) as links
    from {{ ref("stg_restricted__person_links") }}
    group by submission_id
)

select
    submissions.committee_code,
    submissions.rating_year,
    md5(
        '{{ env_var("XEPLOAI_DBT_CODE", invocation_id) }}'
        || string_agg((submissions, linked.links)::text, ',' order by submissions.acceptance_no)
    )::uuid as year_fingerprint
from {{ ref("int_submissions_accepted") }} as submissions
left join linked on submissions.submission_id = linked.submission_id
where submissions.kind in ('annual', 'supplement')
group by submissions.committee_code, submissions.rating_year
