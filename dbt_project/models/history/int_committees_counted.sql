-- Every committee that is or was counted, and the province as a whole.
select
    committee_code,
    false as is_total
from {{ ref("stg_config__committees") }}
union
select
    committee_code,
    false as is_total
from {{ ref("int_submissions_accepted") }}
union all
select
    'ALL' as committee_code,
    true as is_total
