select
    submission_id,
    source_row,
    subject_kind,
    subject_code,
    collective_code,
    new_level as level,
    reason,
    decision_no,
    decision_date,
    case when new_level is null then 'KHAC' end as not_rated_reason
from {{ source("landing", "adjustment") }}
where submission_id in (
    select submission_id from {{ source("landing", "submission") }}
    where accepted_at is not null
)
