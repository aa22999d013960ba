select coalesce(flags.subject_key, history.subject_key) as subject_key
from {{ ref("mart_consecutive_non_completion") }} as flags
full join (
    select * from {{ ref("mart_flag_history") }}
    where closed_at is null
) as history using (subject_kind, subject_key, first_year, second_year, status)
where flags.subject_key is null or history.subject_key is null
