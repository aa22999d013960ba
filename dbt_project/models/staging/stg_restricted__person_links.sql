select
    submission_id,
    sheet,
    source_row,
    person_key::text as person_key,
    -- a probable link alone never raises a flag; a person has to decide it
    matched_by != 'probabilistic' or decided_by != 'machine' as is_certain,
    case when decided_by != 'machine' then decided_at end as settled_at
from {{ source("restricted", "person_link") }}
