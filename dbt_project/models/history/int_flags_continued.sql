-- What becomes of the periods that the last publication left open: they stay open, or end when a rating did, or else
-- when whatever no rating tells was changed: a link, the lineage of an organisation, or the way of reckoning.
with left_open as (
    select
        periods.*,
        greatest(periods.opened_at, (
            select max(publications.recorded_until) from {{ ref("stg_operations__publications") }} as publications
        )) as known_until
    from {{ ref("stg_operations__flag_periods") }} as periods
    where periods.closed_at is null
),

-- a link that a person confirms ends nothing, although the row is known to be the person's only since then
spans as (
    select distinct on (left_open.flag_key, left_open.status)
        left_open.flag_key,
        left_open.status,
        spans.opened_at,
        spans.closed_at,
        spans.closed_by
    from left_open
    inner join {{ ref("int_flags_over_time") }} as spans
        on
            left_open.flag_key = spans.flag_key
            and left_open.status = spans.status
            and (spans.opened_at <= left_open.known_until or spans.opened_by = 'link')
            and coalesce(spans.closed_at, 'infinity') > left_open.known_until
    order by left_open.flag_key, left_open.status, spans.opened_at
),

turned as (
    select distinct on (left_open.flag_key, left_open.status)
        left_open.flag_key,
        left_open.status,
        spans.opened_at as closed_at,
        spans.opened_by as closed_by
    from left_open
    inner join {{ ref("int_flags_over_time") }} as spans
        on
            left_open.flag_key = spans.flag_key
            and left_open.status != spans.status
            and left_open.known_until < spans.opened_at
    order by left_open.flag_key, left_open.status, spans.opened_at
),

judged as (
    select
        left_open.*,
        spans.opened_at as span_opened_at,
        spans.closed_at as span_closed_at,
        spans.closed_by as span_closed_by,
        turned.closed_at as turned_at,
        turned.closed_by as turned_by,
        flags.flag_key is not null and spans.closed_at is null as is_open
    from left_open
    left join spans on left_open.flag_key = spans.flag_key and left_open.status = spans.status
    left join turned on left_open.flag_key = turned.flag_key and left_open.status = turned.status
    left join {{ ref("int_flags_now") }} as flags
        on left_open.flag_key = flags.flag_key and left_open.status = flags.status
)

select
    judged.subject_kind,
    judged.subject_key,
    judged.first_year,
    judged.second_year,
    judged.status,
    judged.opened_at,
    judged.opened_by,
    judged.committee_code,
    judged.flag_key,
    judged.span_opened_at,
    case
        when not judged.is_open
            then greatest(
                coalesce(judged.span_closed_at, judged.turned_at, changes.changed_at),
                judged.opened_at
            )
    end as closed_at,
    case
        when not judged.is_open
            then coalesce(judged.span_closed_by, judged.turned_by, changes.changed_by)
    end as closed_by
from judged
inner join {{ ref("int_flags_reinterpreted") }} as changes
    on
        judged.subject_kind = changes.subject_kind
        and judged.subject_key = changes.subject_key
        and judged.status = changes.status
