with stated as (
    select distinct on (statements.rating_key)
        statements.subject_key as collective_code,
        statements.rating_year,
        statements.committee_code,
        statements.submission_id,
        statements.source_row
    from {{ ref("int_ratings_stated") }} as statements
    inner join {{ ref("fct_rating") }} as ratings
        on
            statements.rating_key = ratings.rating_key
            and statements.committee_code = ratings.original_committee_code
    where statements.subject_kind = 'COLLECTIVE'
    order by statements.rating_key, statements.acceptance_no desc
)

select
    stated.collective_code,
    stated.rating_year,
    collectives.collective_name,
    collectives.collective_group,
    collectives.management_level,
    collectives.organisation_code,
    stated.committee_code,
    coalesce(followed.reached_code, stated.collective_code) as current_code
from stated
inner join {{ ref("stg_landing__collectives") }} as collectives
    on stated.submission_id = collectives.submission_id and stated.source_row = collectives.source_row
left join {{ ref("int_codes_followed") }} as followed
    on
        followed.code_kind = 'collective'
        and followed.until_year is null
        and followed.is_successor
        and stated.collective_code = followed.code
        and stated.rating_year = followed.rating_year
