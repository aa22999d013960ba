select
    submission_id,
    source_row,
    cell_code,
    is_temporary,
    level,
    civil_level,
    not_rated_reason,
    decision_no,
    decision_date
from {{ source("landing", "member") }}
where submission_id in (
    select submission_id from {{ source("landing", "submission") }}
    where accepted_at is not null
)
