select
    submission_id,
    source_row,
    subject_kind,
    subject_code,
    topic,
    suggested_by,
    review_date,
    outcome
from {{ source("landing", "suggested_review") }}
where submission_id in (
    select submission_id from {{ source("landing", "submission") }}
    where accepted_at is not null
)
