-- A person is not completed in a year if any of the posts is; the rating that made it so first stands for the year.
with not_completed as (
    select
        ratings.subject_kind,
        ratings.subject_key,
        ratings.rating_year,
        ratings.committee_code,
        ratings.cause,
        ratings.decided_on,
        ratings.recorded_from,
        coalesce(links.is_certain, true) as is_identity_certain
    from {{ ref("fct_rating") }} as ratings
    inner join {{ ref("fct_rating_version") }} as versions
        on ratings.rating_key = versions.rating_key and ratings.version_no = versions.version_no
    left join {{ ref("stg_restricted__person_links") }} as links
        on
            versions.submission_id = links.submission_id
            and versions.sheet = links.sheet
            and versions.source_row = links.source_row
    where ratings.level = 'KHT'
)

select distinct on (subject_kind, subject_key, rating_year)
    subject_kind,
    subject_key,
    rating_year,
    committee_code,
    cause,
    decided_on,
    recorded_from,
    is_identity_certain
from not_completed
order by subject_kind, subject_key, rating_year, is_identity_certain desc, decided_on, recorded_from, committee_code
