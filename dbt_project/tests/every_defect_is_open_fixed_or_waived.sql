select *
from {{ ref("mart_data_quality") }}
where found != open + fixed + waived
