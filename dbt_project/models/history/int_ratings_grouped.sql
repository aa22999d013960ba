with posts as (
    -- a post's level of management as its committee last stated it
    select distinct on (statements.rating_key)
        statements.rating_key,
        leaders.management_level
    from {{ ref("int_ratings_stated") }} as statements
    inner join {{ ref("fct_rating") }} as ratings
        on
            statements.rating_key = ratings.rating_key
            and statements.committee_code = ratings.original_committee_code
    inner join {{ ref("stg_landing__leaders") }} as leaders
        on statements.submission_id = leaders.submission_id and statements.source_row = leaders.source_row
    where statements.subject_kind = 'LEADER'
    order by statements.rating_key, statements.acceptance_no desc
)

select
    ratings.rating_key,
    ratings.rating_year,
    ratings.committee_code,
    ratings.subject_kind as group_kind,
    ratings.level,
    case ratings.subject_kind
        when 'MEMBER' then coalesce(climbed.grassroots_code, ratings.organisation_code)
        when 'COLLECTIVE' then nullif(concat_ws('|', collectives.management_level, collectives.collective_group), '')
        when 'LEADER' then nullif(concat_ws('|', posts.management_level, ratings.title_group), '')
        when 'ORGANISATION' then nullif(concat_ws('|', organisations.organisation_type, organisations.field), '')
    end as group_key
from {{ ref("fct_rating") }} as ratings
left join {{ ref("int_organisations_climbed") }} as climbed
    on
        ratings.subject_kind = 'MEMBER'
        and ratings.organisation_code = climbed.organisation_code
        and ratings.rating_year = climbed.rating_year
        and ratings.committee_code = climbed.committee_code
left join {{ ref("dim_collective") }} as collectives
    on
        ratings.subject_kind = 'COLLECTIVE'
        and ratings.subject_key = collectives.collective_code
        and ratings.rating_year = collectives.rating_year
left join {{ ref("dim_organisation") }} as organisations
    on
        ratings.subject_kind = 'ORGANISATION'
        and ratings.subject_key = organisations.organisation_code
        and ratings.rating_year = organisations.rating_year
left join posts on ratings.rating_key = posts.rating_key
