-- by the cut-off day of the year, never today; done on a day nobody wrote down is done by then
with measured as (
    select
        carried.*,
        campaigns.cut_off_on,
        coalesce(
            carried.status in ('XONG', 'XAC_NHAN') and coalesce(carried.done_date <= campaigns.cut_off_on, true), false
        ) as is_done
    from {{ ref("int_shortcomings_carried") }} as carried
    left join {{ ref("stg_config__campaigns") }} as campaigns on carried.rating_year = campaigns.rating_year
)

select
    shortcoming_id,
    rating_year,
    committee_code,
    subject_kind,
    subject_key,
    found_year,
    due_date,
    status,
    done_date,
    coalesce(due_date < cut_off_on and not is_done, false) as is_overdue,
    is_vanished,
    case when not is_done then rating_year - found_year end as years_open
from measured
