-- A civil rating has no decision of its own here: it stands where the member's rating was last stated, adjustments
-- aside.
with concerned as (
    select distinct ratings.rating_key
    from {{ ref("int_ratings_stated") }} as ratings
    inner join {{ ref("stg_landing__members") }} as members
        on ratings.submission_id = members.submission_id and ratings.source_row = members.source_row
    where ratings.sheet = 'member' and members.civil_level = 'KHT'
),

stated as (
    select
        ratings.rating_key,
        ratings.subject_key,
        ratings.rating_year,
        ratings.committee_code,
        ratings.decided_on,
        ratings.accepted_at,
        ratings.acceptance_no,
        members.civil_level,
        links.is_certain,
        max(ratings.acceptance_no) filter (where ratings.kind = 'supplement') over (
            partition by ratings.rating_key, ratings.committee_code
        ) as supplement_no
    from {{ ref("int_ratings_stated") }} as ratings
    inner join concerned on ratings.rating_key = concerned.rating_key
    inner join {{ ref("stg_landing__members") }} as members
        on ratings.submission_id = members.submission_id and ratings.source_row = members.source_row
    inner join {{ ref("stg_restricted__person_links") }} as links
        on
            ratings.submission_id = links.submission_id
            and ratings.sheet = links.sheet
            and ratings.source_row = links.source_row
    where ratings.sheet = 'member' and ratings.next_annual_no is null
)

select distinct on (rating_key)
    subject_key,
    rating_year,
    committee_code,
    civil_level,
    is_certain as is_identity_certain
from (
    select distinct on (rating_key, committee_code) *
    from stated
    where acceptance_no >= coalesce(supplement_no, acceptance_no) -- a supplement replaces whatever was stated before
    order by rating_key, committee_code, decided_on desc, acceptance_no desc
) as of_committees
order by rating_key, decided_on desc, accepted_at, committee_code
