select rating_key
from {{ ref("fct_rating_version") }}
group by rating_key
having min(version_no) != 1 or max(version_no) != count(*)
