with changes as (
    select * from {{ ref("int_lineages_completed") }}
    where code_kind = 'committee'
),

-- a committee ends when it has become others and does not go on itself
ended as (
    select
        from_code as committee_code,
        effective_on,
        'ended' as event,
        min(to_code) filter (where is_successor) as successor_code
    from changes
    group by from_code, effective_on
    having not bool_or(from_code = to_code)
),

founded as (
    select distinct
        to_code as committee_code,
        effective_on,
        'founded' as event,
        null as successor_code
    from changes
    where is_founded
),

-- who is not founded before its first end, or never, was there from of old
events as (
    select * from ended
    union all
    select * from founded
    union all
    select
        committees.committee_code,
        null as effective_on,
        'founded' as event,
        null as successor_code
    from {{ ref("stg_config__committees") }} as committees
    left join ended on committees.committee_code = ended.committee_code
    left join founded on committees.committee_code = founded.committee_code
    group by committees.committee_code
    having coalesce(min(ended.effective_on) <= min(founded.effective_on), min(founded.effective_on) is null)
),

told as (
    select
        *,
        lag(event) over (partition by committee_code order by effective_on nulls first, event) as event_before
    from events
),

periods as (
    select
        committee_code,
        event,
        effective_on as valid_from,
        lead(effective_on) over life as valid_to,
        lead(successor_code) over life as successor_code
    from told
    where event is distinct from event_before
    window life as (partition by committee_code order by effective_on nulls first, event)
)

select
    {{ surrogate_key(["committees.committee_code", "periods.valid_from"]) }} as committee_key,
    committees.committee_code,
    committees.committee_name,
    committees.committee_kind,
    periods.valid_from,
    periods.valid_to,
    periods.successor_code,
    periods.valid_to is null as is_current
from periods
inner join {{ ref("stg_config__committees") }} as committees on periods.committee_code = committees.committee_code
where periods.event = 'founded'
