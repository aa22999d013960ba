with defects as (
    select distinct on (rating_year, committee_code, rule_id, defect)
        rating_year,
        committee_code,
        rule_id,
        severity,
        state,
        finding_id
    from {{ ref("stg_gate__findings") }}
    where rating_year is not null
    order by rating_year, committee_code, rule_id, defect, finding_id desc
),

found as (
    select
        rating_year,
        committee_code,
        rule_id,
        (array_agg(severity order by finding_id desc))[1] as severity,
        count(*) as found,
        count(*) filter (where state = 'open') as open,
        count(*) filter (where state = 'fixed') as fixed,
        count(*) filter (where state = 'waived') as waived
    from defects
    group by rating_year, committee_code, rule_id
),

unseen as (
    select
        submissions.rating_year,
        submissions.committee_code,
        blind.rule_id,
        (array_agg(blind.severity order by blind.decided_at desc, blind.submission_id desc))[1] as severity,
        count(*) as not_evaluated
    from {{ ref("stg_gate__rules_not_evaluated") }} as blind
    inner join {{ ref("stg_landing__submissions") }} as submissions on blind.submission_id = submissions.submission_id
    where submissions.rating_year is not null
    group by submissions.rating_year, submissions.committee_code, blind.rule_id
)

select
    rating_year,
    committee_code,
    rule_id,
    coalesce(found.severity, unseen.severity) as severity,
    coalesce(found.found, 0) as found,
    coalesce(found.open, 0) as open,
    coalesce(found.fixed, 0) as fixed,
    coalesce(found.waived, 0) as waived,
    coalesce(unseen.not_evaluated, 0) as not_evaluated
from found
full join unseen using (rating_year, committee_code, rule_id)
