select
    subject_kind,
    subject_key,
    first_year,
    second_year,
    status,
    opened_at,
    closed_at,
    opened_by,
    closed_by,
    committee_code,
    {{ flag_key() }} as flag_key
from {{ source("operations", "flag_period") }}
