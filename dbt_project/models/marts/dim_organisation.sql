with recursive stated as (
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
),

changes as (
    select distinct on (from_code)
        from_code,
        to_code
    from {{ ref("stg_config__lineages") }}
    where object_kind = 'organisation' and from_code != to_code and change_kind != 'move'
    order by from_code, effective_on desc, continues desc, to_code
),

-- from code to code until nothing follows; twenty steps end a circle
followed as (
    select distinct
        organisation_code,
        organisation_code as current_code,
        0 as steps
    from stated
    union all
    select
        followed.organisation_code,
        changes.to_code as current_code,
        followed.steps + 1 as steps
    from followed
    inner join changes on followed.current_code = changes.from_code
    where followed.steps < 20
),

current_codes as (
    select distinct on (organisation_code)
        organisation_code,
        current_code
    from followed
    order by organisation_code, steps desc
)

select
    stated.organisation_code,
    stated.rating_year,
    organisations.organisation_name,
    organisations.organisation_type,
    organisations.field,
    organisations.parent_code,
    stated.committee_code,
    current_codes.current_code
from stated
inner join {{ ref("stg_landing__organisations") }} as organisations
    on stated.submission_id = organisations.submission_id and stated.source_row = organisations.source_row
inner join current_codes on stated.organisation_code = current_codes.organisation_code
