with changes as (
    select * from {{ ref("stg_config__lineages") }}
    where object_kind = 'committee' and from_code != to_code
),

-- a committee begins with a split or a new name, or with a merger that continues another's history
begun as (
    select
        to_code as committee_code,
        max(effective_on) as valid_from
    from changes
    where change_kind in ('split', 'rename') or (change_kind = 'merge' and continues)
    group by to_code
),

-- and ends with a merger or a new name, or when it was split and no part keeps its code
ended as (
    select distinct on (changes.from_code)
        changes.from_code as committee_code,
        changes.effective_on as valid_to,
        changes.to_code as successor_code
    from changes
    left join {{ ref("stg_config__lineages") }} as kept
        on
            changes.from_code = kept.from_code
            and kept.from_code = kept.to_code
            and kept.object_kind = 'committee'
            and changes.effective_on = kept.effective_on
    where changes.change_kind in ('merge', 'rename', 'split') and kept.from_code is null
    order by changes.from_code, changes.effective_on, changes.continues desc, changes.to_code
)

select
    {{ surrogate_key(["committees.committee_code", "begun.valid_from"]) }} as committee_key,
    committees.committee_code,
    committees.committee_name,
    committees.committee_kind,
    begun.valid_from,
    ended.valid_to,
    ended.successor_code,
    ended.committee_code is null as is_current
from {{ ref("stg_config__committees") }} as committees
left join begun on committees.committee_code = begun.committee_code
left join ended on committees.committee_code = ended.committee_code
