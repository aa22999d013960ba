select *
from {{ ref("mart_adjustment") }}
where lowered + raised > rated
