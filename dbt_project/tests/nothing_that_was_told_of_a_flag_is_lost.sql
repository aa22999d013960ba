select told.subject_key
from {{ ref("stg_operations__flag_periods") }} as told
left join {{ ref("mart_flag_history") }} as history
    using (subject_kind, subject_key, first_year, second_year, status, opened_at)
where
    history.subject_key is null
    or history.opened_by != told.opened_by
    or (told.closed_at is not null and told.closed_at is distinct from history.closed_at)
