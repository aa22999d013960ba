"""Undoing: from a decision that stands to a ledger as if it had never been made.

Every link of its persons is put back as it stood before; what was linked since is linked anew.
"""

from __future__ import annotations

from psycopg import Connection
from psycopg.rows import dict_row

from identity.ledger import Decision, NotDecided, Outcome, Row, deciding, record, settle
from identity.persons import begin
from identity.queue import STANDING, refresh

_TAKEN = f"select * from ({STANDING}) as standing where decision_id = %s"
_LATER = f"""
select decision_id from ({STANDING}) as standing
where decision_id > %(decision_id)s and action in ('accept', 'split')
    and array[kept_key, other_key] && array[%(kept_key)s, %(other_key)s]
order by decision_id desc
"""
_UNLINK = """
delete from restricted.person_link as link
where person_key in (%(kept_key)s, %(other_key)s) and not exists (
    select from restricted.link_move as move
    where move.decision_id = %(decision_id)s
        and (move.submission_id, move.sheet, move.source_row) = (link.submission_id, link.sheet, link.source_row)
)
"""
_RESTORE = """
update restricted.person_link as link
set person_key = move.person_key, matched_by = move.matched_by, score = move.score, decided_by = move.decided_by,
    decided_at = move.decided_at, decision_id = move.followed
from restricted.link_move as move
where move.decision_id = %(decision_id)s
    and (move.submission_id, move.sheet, move.source_row) = (link.submission_id, link.sheet, link.source_row)
"""


def undo(decision_id: int, decision: Decision) -> Outcome:
    """Take a decision back: its links are as they were, and what was linked since is linked anew.

    Raises:
        NotDecided: it does not stand, or a later one about one of its persons does.
    """
    with deciding(decision) as connection:
        taken = _standing(connection, decision_id)
        keys = taken["kept_key"], taken["other_key"]
        event = record(connection, "undo", *keys, decision, taken["candidate_id"], undoes=decision_id)
        if taken["action"] == "reject":
            refresh(connection)
            return Outcome(event["decision_id"], "undo", *keys, 0)
        begin(connection, taken["other_key"])
        connection.execute(_UNLINK, taken)
        moved = connection.execute(_RESTORE, taken).rowcount
        return settle(connection, event, moved)


def _standing(connection: Connection, decision_id: int) -> Row:
    cursor = connection.cursor(row_factory=dict_row)
    taken = cursor.execute(_TAKEN, [decision_id]).fetchone()
    if taken is None:
        raise NotDecided(f"Không có quyết định {decision_id} còn hiệu lực.")
    later = cursor.execute(_LATER, taken).fetchone()
    if later and taken["action"] != "reject":
        raise NotDecided(
            f"Quyết định {later['decision_id']} ra sau về cùng một người; hãy hoàn tác quyết định đó trước."
        )
    return taken
