select *
from {{ ref("mart_excellence_quota") }}
where ceiling > loose_ceiling
