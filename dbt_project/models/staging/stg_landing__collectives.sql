select
    submission_id,
    source_row,
    collective_code,
    collective_name,
    collective_group,
    management_level,
    organisation_code,
    level,
    agency_level,
    not_rated_reason,
    decision_no,
    decision_date
from {{ source("landing", "collective") }}
where submission_id in (
    select submission_id from {{ source("landing", "submission") }}
    where accepted_at is not null
)
