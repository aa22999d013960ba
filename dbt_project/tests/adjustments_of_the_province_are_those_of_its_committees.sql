select
    rating_year,
    summary_kind
from {{ ref("mart_adjustment") }}
group by rating_year, summary_kind
having
    sum(case when is_total then rated else -rated end) != 0
    or sum(case when is_total then lowered else -lowered end) != 0
    or sum(case when is_total then raised else -raised end) != 0
