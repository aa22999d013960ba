with probable as (
    select
        person_key::text as person_key,
        other_key::text as other_key
    from {{ source("restricted", "link_candidate") }}
    where state = 'open' and is_probable
)

select
    person_key,
    other_key
from probable
union
select
    other_key as person_key,
    person_key as other_key
from probable
