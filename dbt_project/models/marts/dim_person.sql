with appearances as (
    select
        subject_key as person_key,
        committee_code,
        rating_year,
        rating_year as rated_year,
        subject_kind = 'MEMBER' as is_member,
        case when subject_kind = 'MEMBER' then organisation_code end as cell_code
    from {{ ref("fct_rating") }}
    where subject_kind in ('MEMBER', 'LEADER')
    union all
    select
        subject_key as person_key,
        committee_code,
        rating_year,
        null as rated_year,
        false as is_member,
        null as cell_code
    from {{ ref("fct_suggested_review") }}
    where subject_kind = 'LEADER'
),

latest as (
    select distinct on (person_key)
        person_key,
        committee_code,
        cell_code
    from appearances
    order by person_key, rating_year desc, is_member desc, rated_year nulls last, committee_code
),

spans as (
    select
        person_key,
        min(rated_year) as first_rating_year,
        max(rated_year) as last_rating_year
    from appearances
    group by person_key
)

select
    latest.person_key,
    persons.sex,
    persons.birth_year,
    persons.admission_year,
    latest.committee_code,
    latest.cell_code,
    spans.first_rating_year,
    spans.last_rating_year
from latest
inner join spans on latest.person_key = spans.person_key
inner join {{ ref("stg_restricted__persons") }} as persons on latest.person_key = persons.person_key
