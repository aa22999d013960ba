with subjects as (
    select
        rating_year,
        coalesce(committee_code, 'ALL') as committee_code,
        subject_kind,
        subject_key,
        count(*) as topics,
        bool_and(coalesce(outcome in ('LAM_RO', 'CHUA_RO'), false)) as is_reviewed,
        bool_or(coalesce(outcome = 'CHUA_RO', false)) as is_unclear,
        bool_or(not has_record) as lacks_record
    from {{ ref("fct_suggested_review") }}
    group by
        grouping sets (
            (rating_year, subject_kind, subject_key, committee_code),
            (rating_year, subject_kind, subject_key)
        )
),

counts as (
    select
        rating_year,
        committee_code,
        subject_kind,
        count(*) as suggestions,
        sum(topics)::bigint as topics,
        count(*) filter (where is_reviewed) as reviewed,
        count(*) filter (where is_unclear) as unclear,
        count(*) filter (where lacks_record) as without_record
    from subjects
    group by rating_year, committee_code, subject_kind
),

rating_years as (
    select rating_year
    from {{ ref("stg_config__campaigns") }}
    union
    select rating_year
    from {{ ref("fct_suggested_review") }}
),

cells as (
    select
        rating_years.rating_year,
        committees.committee_code,
        committees.is_total,
        kinds.subject_kind
    from rating_years
    cross join {{ ref("int_committees_counted") }} as committees
    cross join (values ('COLLECTIVE'), ('LEADER')) as kinds (subject_kind)
)

select
    cells.rating_year,
    cells.committee_code,
    cells.is_total,
    cells.subject_kind,
    coalesce(counts.suggestions, 0) as suggestions,
    (
        sum(coalesce(counts.suggestions, 0)) filter (where cells.rating_year >= 2018) over (
            partition by cells.committee_code, cells.subject_kind order by cells.rating_year
        )
    )::bigint as suggestions_since_2018,
    coalesce(counts.topics, 0) as topics,
    coalesce(counts.reviewed, 0) as reviewed,
    coalesce(counts.unclear, 0) as unclear,
    coalesce(counts.without_record, 0) as without_record
from cells
left join counts
    on
        cells.rating_year = counts.rating_year
        and cells.committee_code = counts.committee_code
        and cells.subject_kind = counts.subject_kind
