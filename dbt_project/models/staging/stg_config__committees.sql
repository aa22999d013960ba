select
    committee_code,
    committee_name,
    committee_kind,
    is_expected
from {{ source("config", "committee") }}
