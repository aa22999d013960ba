with counts as (
    select
        rating_year,
        coalesce(committee_code, 'ALL') as committee_code,
        subject_kind,
        count(*) filter (where not is_vanished) as reported,
        count(*) filter (where status = 'CHUA' and not is_vanished) as not_started,
        count(*) filter (where status = 'DANG' and not is_vanished) as in_progress,
        count(*) filter (where status = 'XONG' and not is_vanished) as done,
        count(*) filter (where status = 'XAC_NHAN' and not is_vanished) as confirmed,
        count(*) filter (where is_overdue) as overdue,
        count(*) filter (where is_vanished) as vanished
    from {{ ref("fct_shortcoming") }}
    group by grouping sets ((rating_year, subject_kind, committee_code), (rating_year, subject_kind))
),

rating_years as (
    select rating_year
    from {{ ref("stg_config__campaigns") }}
    union
    select rating_year
    from {{ ref("fct_shortcoming") }}
),

cells as (
    select
        rating_years.rating_year,
        committees.committee_code,
        committees.is_total,
        kinds.subject_kind
    from rating_years
    cross join {{ ref("int_committees_counted") }} as committees
    cross join (values ('ORGANISATION'), ('COLLECTIVE'), ('LEADER'), ('MEMBER')) as kinds (subject_kind)
)

select
    cells.rating_year,
    cells.committee_code,
    cells.is_total,
    cells.subject_kind,
    coalesce(counts.reported, 0) as reported,
    coalesce(counts.not_started, 0) as not_started,
    coalesce(counts.in_progress, 0) as in_progress,
    coalesce(counts.done, 0) as done,
    coalesce(counts.confirmed, 0) as confirmed,
    coalesce(counts.overdue, 0) as overdue,
    coalesce(counts.vanished, 0) as vanished
from cells
left join counts
    on
        cells.rating_year = counts.rating_year
        and cells.committee_code = counts.committee_code
        and cells.subject_kind = counts.subject_kind
