select
    submission_id,
    source_row,
    shortcoming_id,
    subject_kind,
    subject_code,
    found_year,
    due_date,
    status,
    done_date
from {{ source("landing", "shortcoming") }}
where submission_id in (
    select submission_id from {{ source("landing", "submission") }}
    where accepted_at is not null
)
