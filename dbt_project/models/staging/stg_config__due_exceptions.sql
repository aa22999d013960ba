select
    rating_year,
    committee_code,
    due_on
from {{ source("config", "due_exception") }}
