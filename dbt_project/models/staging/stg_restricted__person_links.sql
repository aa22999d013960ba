select
    submission_id,
    sheet,
    source_row,
    person_key::text as person_key
from {{ source("restricted", "person_link") }}
