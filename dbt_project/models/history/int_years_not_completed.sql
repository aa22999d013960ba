-- A person is not completed in a year if any of the posts is; the rating that made it so first stands for the year.
select distinct on (subject_kind, subject_key, rating_year)
    subject_kind,
    subject_key,
    rating_year,
    committee_code,
    cause,
    decided_on,
    recorded_from
from {{ ref("fct_rating") }}
where level = 'KHT'
order by subject_kind, subject_key, rating_year, decided_on, recorded_from, committee_code
