select
    submission_id,
    source_row,
    collective_code,
    title_group,
    management_level,
    is_head,
    level,
    not_rated_reason,
    decision_no,
    decision_date
from {{ source("landing", "leader") }}
where submission_id in (
    select submission_id from {{ source("landing", "submission") }}
    where accepted_at is not null
)
