-- a rule that is not in force in a year, or that its campaign has switched off, judges nobody
select distinct
    submissions.committee_code,
    submissions.rating_year,
    blind.rule_id
from {{ ref("stg_gate__rules_not_evaluated") }} as blind
inner join {{ ref("int_submissions_accepted") }} as submissions using (submission_id)
where submissions.kind = 'supplement' or (submissions.kind = 'annual' and submissions.next_annual_no is null)
