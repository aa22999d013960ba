-- as reported to what mart_rating_summary says of the two years; in today's structure to the ratings as they stand there
with margins as (
    select
        reading,
        rating_year as of_year,
        rating_year,
        committee_code,
        summary_kind,
        level,
        sum(subjects) as subjects
    from {{ ref("mart_year_over_year") }}
    where reading != 'comparable' and level != 'GONE'
    group by reading, rating_year, committee_code, summary_kind, level
    union all
    select
        reading,
        rating_year - 1 as of_year,
        rating_year,
        committee_code,
        summary_kind,
        previous_level as level,
        sum(subjects) as subjects
    from {{ ref("mart_year_over_year") }}
    where reading != 'comparable' and previous_level != 'NEW'
    group by reading, rating_year, committee_code, summary_kind, previous_level
),

totals as (
    select
        'as_reported' as reading,
        summary.rating_year as of_year,
        summary.committee_code,
        summary.summary_kind,
        levels.level,
        levels.subjects
    from {{ ref("mart_rating_summary") }} as summary
    cross join lateral (
        values
        ('HTXS', summary.htxs), ('HTT', summary.htt), ('HT', summary.ht), ('KHT', summary.kht), ('NOT_RATED', summary.not_rated)
    ) as levels (level, subjects)
    where summary.basis = 'effective'
    union all
    select
        'todays_structure' as reading,
        rating_year as of_year,
        coalesce(todays_committee_code, 'ALL') as committee_code,
        summary_kind,
        level,
        count(*) as subjects
    from {{ ref("int_ratings_placed") }}
    group by grouping sets ((rating_year, summary_kind, level, todays_committee_code), (rating_year, summary_kind, level))
),

-- the committees that each matrix shows at all
shown as (
    select distinct
        reading,
        rating_year,
        committee_code
    from {{ ref("mart_year_over_year") }}
),

wanted as (
    select
        shown.rating_year,
        totals.*
    from shown
    inner join totals
        on
            shown.reading = totals.reading
            and shown.committee_code = totals.committee_code
            and totals.of_year between shown.rating_year - 1 and shown.rating_year
)

select
    reading,
    rating_year,
    of_year,
    committee_code,
    summary_kind,
    level,
    wanted.subjects as wanted,
    margins.subjects as found
from wanted
full join margins using (reading, rating_year, of_year, committee_code, summary_kind, level)
where coalesce(wanted.subjects, 0) != coalesce(margins.subjects, 0)
