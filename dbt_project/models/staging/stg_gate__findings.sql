select
    finding_id,
    run_id,
    submission_id,
    rating_year,
    committee_code,
    rule_id,
    severity,
    state,
    coalesce(fingerprint, finding_id::text) as defect
from {{ source("gate", "finding") }}
