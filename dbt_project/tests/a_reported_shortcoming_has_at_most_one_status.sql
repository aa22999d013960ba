select *
from {{ ref("mart_remediation") }}
where not_started + in_progress + done + confirmed > reported
