-- What lineage.csv says, with what goes without saying: a new name keeps the history; a code from which one part was
-- split off goes on; changes of one day that follow one another are one. A move changes no code and is not here.
with recursive named as (
    select distinct
        object_kind as code_kind,
        change_kind,
        from_code,
        to_code,
        effective_on,
        bool_or(continues or change_kind = 'rename' or from_code = to_code) over change as keeps_history
    from {{ ref("stg_config__lineages") }}
    where change_kind in ('merge', 'split', 'rename')
    window change as (partition by object_kind, from_code, to_code, effective_on)
),

-- a committee is rated as an organisation of its own code, and a commune may become a committee
shared as (
    select * from named
    union
    select
        'organisation' as code_kind,
        change_kind,
        from_code,
        to_code,
        effective_on,
        keeps_history
    from named
    where code_kind = 'committee'
),

split_off as (
    select
        code_kind,
        from_code,
        effective_on
    from shared
    group by code_kind, from_code, effective_on
    having count(*) = 1 and bool_and(change_kind = 'split' and not keeps_history)
),

changes as (
    select distinct on (code_kind, from_code, to_code, effective_on) *
    from (
        select * from shared
        union all
        select
            code_kind,
            'split' as change_kind,
            from_code,
            from_code as to_code,
            effective_on,
            true as keeps_history
        from split_off
    ) as said
    order by code_kind, from_code, to_code, effective_on, keeps_history desc
),

ranked as (
    select
        *,
        from_code = to_code as stays,
        bool_or(from_code = to_code) over change as from_code_stays,
        row_number() over (change order by keeps_history desc, from_code = to_code desc, to_code) = 1 as is_successor
    from changes
    window change as (partition by code_kind, from_code, effective_on)
),

-- within a day: on to what the target itself becomes, never back to a code that was passed
followed as (
    select
        code_kind,
        from_code,
        to_code,
        effective_on,
        is_successor,
        keeps_history,
        change_kind in ('split', 'rename') or keeps_history as is_founded,
        array[from_code, to_code] as passed
    from ranked
    union all
    select
        followed.code_kind,
        followed.from_code,
        onward.to_code,
        followed.effective_on,
        followed.is_successor and onward.is_successor,
        followed.keeps_history and onward.keeps_history,
        onward.change_kind in ('split', 'rename') or onward.keeps_history as is_founded,
        followed.passed || onward.to_code as passed
    from followed
    inner join ranked as onward
        on
            followed.code_kind = onward.code_kind
            and followed.to_code = onward.from_code
            and followed.effective_on = onward.effective_on
            and not onward.from_code_stays
            and onward.to_code != all(followed.passed)
),

arrived as (
    select
        code_kind,
        from_code,
        to_code,
        effective_on,
        bool_or(is_successor) as is_successor,
        bool_or(keeps_history) as keeps_history,
        bool_and(is_founded) as is_founded
    from followed
    where not exists (
        select 1
        from ranked as onward
        where
            followed.code_kind = onward.code_kind
            and followed.to_code = onward.from_code
            and followed.effective_on = onward.effective_on
            and not onward.from_code_stays
            and onward.to_code != all(followed.passed)
    )
    group by code_kind, from_code, to_code, effective_on
),

days as (
    select
        code_kind,
        from_code,
        effective_on,
        lag(effective_on) over (partition by code_kind, from_code order by effective_on) as previous_on
    from arrived
    group by code_kind, from_code, effective_on
)

select
    arrived.code_kind,
    arrived.from_code,
    arrived.to_code,
    arrived.effective_on,
    days.previous_on,
    arrived.is_successor,
    arrived.keeps_history,
    -- the new code begins on that day: it did not go on beside the old one
    arrived.is_founded
    and arrived.from_code != arrived.to_code
    and not exists (
        select 1
        from ranked as staying
        where
            staying.stays
            and arrived.code_kind = staying.code_kind
            and arrived.to_code = staying.from_code
            and arrived.effective_on = staying.effective_on
    ) as is_founded
from arrived
inner join days using (code_kind, from_code, effective_on)
