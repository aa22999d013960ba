select
    submission_id,
    committee_code,
    rating_year,
    kind,
    version_no,
    document_date,
    received_at,
    accepted_at,
    state,
    (received_at at time zone 'Asia/Ho_Chi_Minh')::date as received_on
from {{ source("landing", "submission") }}
