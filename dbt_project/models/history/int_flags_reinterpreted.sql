-- When and by what a flag changed since the last publication, where no rating tells. Links have their own time; what
-- the config folder says and how we reckon is known from the publication on, which keeps its time for ever.
with settled as (
    select max(links.settled_at) as settled_at
    from {{ ref("stg_restricted__person_links") }} as links
    where links.settled_at > coalesce(
        (select max(publications.recorded_until) from {{ ref("stg_operations__publications") }} as publications),
        '-infinity'
    )
)

select
    kinds.subject_kind,
    statuses.status,
    case when kinds.is_person then coalesce(settled.settled_at, {{ built_at() }}) else {{ built_at() }} end
        as changed_at,
    case
        when kinds.is_person and settled.settled_at is not null then 'link'
        when not kinds.is_person and statuses.status = 'REVIEW' then 'lineage'
        else 'rules'
    end as changed_by
from settled
cross join (
    values ('ORGANISATION', false), ('COLLECTIVE', false), ('MEMBER', true), ('LEADER', true)
) as kinds (subject_kind, is_person)
cross join (values ('FLAG'), ('REVIEW')) as statuses (status)
