with stated as (
    select distinct on (statements.rating_key)
        statements.subject_key as organisation_code,
        statements.rating_year,
        statements.committee_code,
        statements.submission_id,
        statements.source_row
    from {{ ref("int_ratings_stated") }} as statements
    inner join {{ ref("fct_rating") }} as ratings
        on
            statements.rating_key = ratings.rating_key
            and statements.committee_code = ratings.original_committee_code
    where statements.subject_kind = 'ORGANISATION'
    order by statements.rating_key, statements.acceptance_no desc
)

select
    stated.organisation_code,
    stated.rating_year,
    organisations.organisation_name,
    organisations.organisation_type,
    organisations.field,
    organisations.parent_code,
    stated.committee_code,
    coalesce(followed.reached_code, stated.organisation_code) as current_code
from stated
inner join {{ ref("stg_landing__organisations") }} as organisations
    on stated.submission_id = organisations.submission_id and stated.source_row = organisations.source_row
left join {{ ref("int_codes_followed") }} as followed
    on
        followed.code_kind = 'organisation'
        and followed.until_year is null
        and followed.is_successor
        and stated.organisation_code = followed.code
        and stated.rating_year = followed.rating_year
