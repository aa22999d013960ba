with followed as (
    select
        *,
        lead(opened_at) over (
            partition by subject_kind, subject_key, first_year, second_year order by opened_at
        ) as next_opened_at
    from {{ ref("mart_flag_history") }}
)

select subject_key
from followed
where closed_at < opened_at or next_opened_at < coalesce(closed_at, 'infinity')
