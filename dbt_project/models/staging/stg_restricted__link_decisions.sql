-- Events, undone ones and what undid them too: each changed at its time who the two persons are.
select
    decisions.decision_id,
    persons.person_key::text as person_key,
    decisions.decided_at
from {{ source("restricted", "link_decision") }} as decisions
cross join lateral (values (decisions.kept_key), (decisions.other_key)) as persons (person_key)
