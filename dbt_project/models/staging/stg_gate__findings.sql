select
    findings.finding_id,
    findings.run_id,
    findings.submission_id,
    findings.rating_year,
    findings.committee_code,
    findings.rule_id,
    findings.severity,
    findings.state,
    findings.sheet,
    findings.source_row,
    findings.found,
    findings.expected,
    findings.subject_hash,
    verdicts.decided_at as judged_at,
    coalesce(findings.fingerprint, findings.finding_id::text) as defect
from {{ source("gate", "finding") }} as findings
left join {{ source("gate", "verdict") }} as verdicts
    on findings.submission_id = verdicts.submission_id and findings.run_id = verdicts.run_id
