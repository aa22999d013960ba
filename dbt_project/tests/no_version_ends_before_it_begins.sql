select *
from {{ ref("fct_rating_version") }}
where recorded_to < recorded_from
