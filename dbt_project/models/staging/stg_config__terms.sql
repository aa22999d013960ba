select
    term,
    first_year,
    last_year
from {{ source("config", "term") }}
