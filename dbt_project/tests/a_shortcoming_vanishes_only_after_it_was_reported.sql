-- unconfirmed, and the last thing known of it before
with followed as (
    select
        *,
        lag(is_vanished) over earlier as was_vanished,
        lag(status) over earlier as last_status
    from {{ ref("fct_shortcoming") }}
    window earlier as (partition by shortcoming_id order by rating_year)
)

select *
from followed
where
    is_vanished
    and (coalesce(was_vanished, true) or status = 'XAC_NHAN' or status is distinct from last_status)
