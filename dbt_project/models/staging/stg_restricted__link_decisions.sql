select
    person_key::text as person_key,
    decided_at
from {{ source("restricted", "person_link") }}
where decided_by != 'machine'
