select
    submission_id,
    source_row,
    organisation_code,
    step,
    done_date,
    votes_for,
    votes_total
from {{ source("landing", "dossier") }}
where submission_id in (
    select submission_id from {{ source("landing", "submission") }}
    where accepted_at is not null
)
