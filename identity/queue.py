"""Queue: from the decisions that stand to who the two of every candidate are now, and whether it is still asked."""

from __future__ import annotations

from psycopg import Connection

STANDING = """
select decision.*
from restricted.link_decision as decision
where decision.action != 'undo'
    and not exists (select from restricted.link_decision as undo where undo.undoes = decision.decision_id)
"""

# Whoever was joined to somebody is that person now. A pair is no longer asked when both are one, when one of them ended,
# when people said of the same two that they are two, or when the same two are asked about already.
_REFRESH = f"""
with recursive standing as ({STANDING}),
became as (
    select other_key as key, kept_key as now from standing where action = 'accept'
    union all
    select became.key, standing.kept_key
    from became inner join standing on standing.action = 'accept' and standing.other_key = became.now
), ended as (
    select key, now from became where now not in (select other_key from standing where action = 'accept')
), resolved as (
    select candidate.candidate_id, candidate.score, coalesce(one.now, first_key) as person_key,
        coalesce(other.now, second_key) as other_key,
        (select action from standing where standing.candidate_id = candidate.candidate_id) as decided
    from restricted.link_candidate as candidate
    left join ended as one on one.key = first_key
    left join ended as other on other.key = second_key
), apart as (
    select person_key, other_key from resolved where decided = 'reject'
    union select kept_key, other_key from standing where action = 'split'
), judged as (
    select resolved.*,
        decided is null and (
            person_key = other_key
            or not exists (select from restricted.person where person.person_key = resolved.person_key)
            or not exists (select from restricted.person where person.person_key = resolved.other_key)
            or exists (
                select from apart
                where (apart.person_key, apart.other_key) in (
                    (resolved.person_key, resolved.other_key), (resolved.other_key, resolved.person_key)
                )
            )
        ) as is_settled
    from resolved
), numbered as (
    select *, row_number() over (
        partition by least(person_key, other_key), greatest(person_key, other_key), is_settled, decided
        order by score desc, candidate_id
    ) as turn
    from judged
), now as (
    select candidate_id, person_key, other_key,
        case when decided = 'accept' then 'accepted' when decided = 'reject' then 'rejected'
            when is_settled or turn > 1 then 'void' else 'open' end as state
    from numbered
)
update restricted.link_candidate as candidate
set person_key = now.person_key, other_key = now.other_key, state = now.state
from now
where now.candidate_id = candidate.candidate_id
    and (now.person_key, now.other_key, now.state) is distinct from (candidate.person_key, candidate.other_key, candidate.state)
"""


def refresh(connection: Connection) -> None:
    """Bring every candidate's persons and state up to date."""
    connection.execute(_REFRESH)
