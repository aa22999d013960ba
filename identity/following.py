"""Following: from what people decided about rows to the same rows in later files.

The same row is one of the same committee and sheet that gives the same name, dates and numbers, be it in the next version
of a file or in the next year's. Where people decided differently about such rows, or a file has it twice, it says nothing.
"""

from __future__ import annotations

from psycopg import Connection, sql

from identity.submitted import person_rows

_FACES = """
create temporary table decided_face on commit drop as
select sheet, committee_code, citizen_id, card_no, file_no, name_key, birth_date, admission_date, sex,
    min(person_key::text)::uuid as person_key, max(decision_id) as decision_id
from ({rows}) as row
where name_key is not null and coalesce(citizen_id, card_no, file_no, birth_date::text) is not null
group by sheet, committee_code, citizen_id, card_no, file_no, name_key, birth_date, admission_date, sex
having count(distinct person_key) = 1
"""

_FOLLOW = """
with following as (
    select row.row_id, face.person_key, face.decision_id,
        count(*) over (partition by row.submission_id, face.ctid) as twice
    from unlinked as row
    inner join decided_face as face
        on row.name_key = face.name_key and row.sheet = face.sheet and row.committee_code = face.committee_code
        and (row.citizen_id, row.card_no, row.file_no, row.birth_date, row.admission_date, row.sex)
            is not distinct from
            (face.citizen_id, face.card_no, face.file_no, face.birth_date, face.admission_date, face.sex)
)
update unlinked
set person_key = following.person_key, decision_id = following.decision_id, decided_by = decision.decided_by,
    matched_by = case decision.action when 'accept' then 'probabilistic' else decision.action end,
    score = candidate.score
from following
inner join restricted.link_decision as decision using (decision_id)
left join restricted.link_candidate as candidate using (candidate_id)
where unlinked.row_id = following.row_id and following.twice = 1
"""


def follow_decisions(connection: Connection) -> int:
    """Link the unlinked rows that say what a row says about which a person decided; return how many."""
    decided = connection.execute("select from restricted.person_link where decision_id is not null limit 1").fetchone()
    if decided is None:
        return 0
    connection.execute(sql.SQL(_FACES).format(rows=person_rows("link.decision_id is not null")))
    return connection.execute(_FOLLOW).rowcount
