-- The flags that are open now, and when each opened as far as its ratings tell.
with spans as (
    select * from {{ ref("int_flags_over_time") }}
    where closed_at is null
)

select
    flags.subject_kind,
    flags.subject_key,
    flags.first_year,
    flags.second_year,
    flags.status,
    flags.committee_code,
    flags.flag_key,
    coalesce(spans.opened_at, flags.first_recorded_at) as opened_at,
    coalesce(spans.opened_by, flags.created_by) as opened_by
from (
    select
        *,
        {{ flag_key() }} as flag_key
    from {{ ref("mart_consecutive_non_completion") }}
) as flags
left join spans on flags.flag_key = spans.flag_key and flags.status = spans.status
