select
    submission_id,
    source_row,
    organisation_code,
    organisation_name,
    organisation_type,
    parent_code,
    field,
    level,
    not_rated_reason,
    decision_no,
    decision_date,
    case when organisation_type in ('DBCS', 'CBCS') then 'TCCSD' else organisation_type end as summary_kind
from {{ source("landing", "organisation") }}
where submission_id in (
    select submission_id from {{ source("landing", "submission") }}
    where accepted_at is not null
)
