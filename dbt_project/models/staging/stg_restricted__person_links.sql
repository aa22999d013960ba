select
    links.submission_id,
    links.sheet,
    links.source_row,
    links.person_key::text as person_key,
    -- a probable link alone never raises a flag; a person has to decide it
    links.matched_by != 'probabilistic' or links.decided_by != 'machine' as is_certain,
    -- a row that follows an older decision is linked later than that was decided; a later decision that is about its
    -- person, too, has not moved it
    case when links.decided_by != 'machine' then least(links.decided_at, decisions.decided_at) end as settled_at
from {{ source("restricted", "person_link") }} as links
left join {{ source("restricted", "link_decision") }} as decisions on links.decision_id = decisions.decision_id
