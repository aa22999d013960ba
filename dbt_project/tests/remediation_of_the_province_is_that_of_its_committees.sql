select
    rating_year,
    subject_kind
from {{ ref("mart_remediation") }}
group by rating_year, subject_kind
having
    sum(case when is_total then reported else -reported end) != 0
    or sum(case when is_total then overdue else -overdue end) != 0
    or sum(case when is_total then vanished else -vanished end) != 0
