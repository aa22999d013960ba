select ratings.rating_key
from {{ ref("fct_rating") }} as ratings
left join {{ ref("dim_organisation") }} as organisations
    on ratings.subject_key = organisations.organisation_code and ratings.rating_year = organisations.rating_year
left join {{ ref("dim_collective") }} as collectives
    on ratings.subject_key = collectives.collective_code and ratings.rating_year = collectives.rating_year
left join {{ ref("dim_person") }} as persons on ratings.subject_key = persons.person_key
where
    ratings.original_committee_code is not null
    and case ratings.subject_kind
        when 'ORGANISATION' then organisations.organisation_code
        when 'COLLECTIVE' then collectives.collective_code
        else persons.person_key
    end is null
