select
    rating_year,
    subject_kind
from {{ ref("mart_suggested_review") }}
group by rating_year, subject_kind
having sum(case when is_total then topics else -topics end) != 0
