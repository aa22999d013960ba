-- The ledger as it will be: what it holds, what became of that, and what came since. Publishing writes it back.
with known as (
    select coalesce(max(recorded_until), '-infinity') as known_until
    from {{ ref("stg_operations__publications") }}
),

told as (
    select
        subject_kind,
        subject_key,
        first_year,
        second_year,
        status,
        opened_at,
        closed_at,
        opened_by,
        closed_by,
        committee_code,
        flag_key,
        null::timestamptz as span_opened_at
    from {{ ref("stg_operations__flag_periods") }}
    where closed_at is not null
    union all
    select
        subject_kind,
        subject_key,
        first_year,
        second_year,
        status,
        opened_at,
        closed_at,
        opened_by,
        closed_by,
        committee_code,
        flag_key,
        span_opened_at
    from {{ ref("int_flags_continued") }}
),

-- also what came and went between two publications
came as (
    select spans.*
    from {{ ref("int_flags_over_time") }} as spans
    inner join known on spans.opened_at > known.known_until
    left join {{ ref("int_flags_now") }} as flags
        on spans.flag_key = flags.flag_key and spans.status = flags.status
    left join told
        on
            spans.flag_key = told.flag_key
            and (
                spans.opened_at < coalesce(told.closed_at, 'infinity')
                or (spans.status = told.status and spans.opened_at = told.span_opened_at)
            )
    where told.flag_key is null and (spans.closed_at is not null or flags.flag_key is not null)
),

-- true now, but no rating that is new made it so
reinterpreted as (
    select
        flags.*,
        case
            when flags.opened_at > known.known_until then flags.opened_at
            else changes.changed_at
        end as seen_at,
        case
            when flags.opened_at > known.known_until then flags.opened_by
            else changes.changed_by
        end as seen_by,
        last_told.closed_at as last_closed_at
    from {{ ref("int_flags_now") }} as flags
    cross join known
    inner join {{ ref("int_flags_reinterpreted") }} as changes
        on
            flags.subject_kind = changes.subject_kind
            and flags.subject_key = changes.subject_key
            and flags.status = changes.status
    left join (
        select
            flag_key,
            max(closed_at) as closed_at
        from (
            select flag_key, closed_at from told
            union all
            select flag_key, closed_at from came
        ) as ended
        group by flag_key
    ) as last_told on flags.flag_key = last_told.flag_key
    left join (
        select flag_key, status from told where closed_at is null
        union all
        select flag_key, status from came where closed_at is null
    ) as open_ones on flags.flag_key = open_ones.flag_key and flags.status = open_ones.status
    where open_ones.flag_key is null
)

select
    subject_kind,
    subject_key,
    first_year,
    second_year,
    status,
    opened_at,
    closed_at,
    opened_by,
    closed_by,
    committee_code
from told
union all
select
    subject_kind,
    subject_key,
    first_year,
    second_year,
    status,
    opened_at,
    closed_at,
    opened_by,
    closed_by,
    committee_code
from came
union all
select
    subject_kind,
    subject_key,
    first_year,
    second_year,
    status,
    greatest(seen_at, last_closed_at) as opened_at,
    null as closed_at,
    seen_by as opened_by,
    null as closed_by,
    committee_code
from reinterpreted
