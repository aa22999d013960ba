-- When and by what a flag changed since the last publication, where no rating tells. Decisions about links have their
-- own time: those about this person, else about the one whose row it was. What the config folder says and how we reckon
-- is known from the publication on, which keeps its time for ever.
with decisions as (
    select
        person_key,
        decided_at
    from {{ ref("stg_restricted__link_decisions") }}
    where decided_at > coalesce(
        (select max(publications.recorded_until) from {{ ref("stg_operations__publications") }} as publications),
        '-infinity'
    )
),

subjects as (
    select
        subject_kind,
        subject_key,
        status
    from {{ ref("int_flags_now") }}
    union
    select
        subject_kind,
        subject_key,
        status
    from {{ ref("stg_operations__flag_periods") }}
    where closed_at is null
),

decided as (
    select
        subjects.*,
        subjects.subject_kind in ('MEMBER', 'LEADER') as is_person,
        coalesce(own.decided_at, any_one.decided_at) as decided_at
    from subjects
    left join (
        select
            person_key,
            max(decided_at) as decided_at
        from decisions
        group by person_key
    ) as own on subjects.subject_key = own.person_key
    cross join (select max(decided_at) as decided_at from decisions) as any_one
)

select
    subject_kind,
    subject_key,
    status,
    case when is_person then coalesce(decided_at, {{ built_at() }}) else {{ built_at() }} end as changed_at,
    case
        when is_person and (decided_at is not null or status = 'REVIEW') then 'link'
        when not is_person and status = 'REVIEW' then 'lineage'
        else 'rules'
    end as changed_by
from decided
