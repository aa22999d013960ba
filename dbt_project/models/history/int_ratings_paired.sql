-- Each subject's two years side by side, counted; a side is absent where the subject is not there in that year.
with as_reported as (
    select
        coalesce(later.rating_year, earlier.next_year) as rating_year,
        earlier.committee_code as previous_committee_code,
        earlier.summary_kind as previous_summary_kind,
        earlier.level as previous_level,
        later.committee_code,
        later.summary_kind,
        later.level,
        not earlier.is_reorganised_next_year and not later.is_reorganised as is_comparable,
        count(*) as subjects
    from {{ ref("int_ratings_placed") }} as earlier
    full join {{ ref("int_ratings_placed") }} as later
        on
            earlier.next_year = later.rating_year
            and earlier.subject_kind = later.subject_kind
            and earlier.subject_key = later.subject_key
            and earlier.post_code = later.post_code
    group by 1, 2, 3, 4, 5, 6, 7, 8
),

todays_structure as (
    select
        coalesce(later.rating_year, earlier.next_year) as rating_year,
        earlier.todays_committee_code as previous_committee_code,
        earlier.summary_kind as previous_summary_kind,
        earlier.level as previous_level,
        later.todays_committee_code as committee_code,
        later.summary_kind,
        later.level,
        count(*) as subjects
    from {{ ref("int_ratings_placed") }} as earlier
    full join {{ ref("int_ratings_placed") }} as later
        on
            earlier.next_year = later.rating_year
            and earlier.subject_kind = later.subject_kind
            and earlier.next_key = later.subject_key
            and earlier.next_post_code = later.post_code
    group by 1, 2, 3, 4, 5, 6, 7
)

select
    'todays_structure' as reading,
    *
from todays_structure
union all
select
    readings.reading,
    as_reported.rating_year,
    as_reported.previous_committee_code,
    as_reported.previous_summary_kind,
    as_reported.previous_level,
    as_reported.committee_code,
    as_reported.summary_kind,
    as_reported.level,
    sum(as_reported.subjects)::bigint as subjects
from as_reported
inner join (values ('as_reported'), ('comparable')) as readings (reading)
    on readings.reading = 'as_reported' or as_reported.is_comparable
group by 1, 2, 3, 4, 5, 6, 7, 8
