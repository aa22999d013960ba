with last_judgement as (
    select distinct on (submission_id)
        submission_id,
        run_id,
        decided_at
    from {{ source("gate", "verdict") }}
    order by submission_id, decided_at desc
)

select
    blind.submission_id,
    blind.rule_id,
    blind.severity,
    last_judgement.decided_at
from {{ source("gate", "not_evaluated") }} as blind
inner join last_judgement
    on blind.submission_id = last_judgement.submission_id and blind.run_id = last_judgement.run_id
