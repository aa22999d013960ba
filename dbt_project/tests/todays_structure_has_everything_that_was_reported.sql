-- re-keying moves ratings between committees, it neither drops nor doubles one
with totals as (
    select
        reading,
        rating_year,
        summary_kind,
        level,
        sum(subjects) as subjects
    from {{ ref("mart_year_over_year") }}
    where is_total and reading in ('as_reported', 'todays_structure') and level != 'GONE'
    group by reading, rating_year, summary_kind, level
)

select
    reported.rating_year,
    reported.summary_kind,
    reported.level
from totals as reported
inner join totals as todays
    on
        reported.rating_year = todays.rating_year
        and reported.summary_kind = todays.summary_kind
        and reported.level = todays.level
where reported.reading = 'as_reported' and todays.reading = 'todays_structure' and reported.subjects != todays.subjects
