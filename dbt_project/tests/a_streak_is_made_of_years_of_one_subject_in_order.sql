select subject_key
from {{ ref("mart_streak") }}
where
    first_year >= last_year
    or year_count not between 2 and last_year - first_year + 1
    or (streak_kind = 'FIVE_YEARS_EXCELLENT' and (year_count != 5 or last_year - first_year != 4))
    or (status = 'FLAG') != (review_reason is null)
