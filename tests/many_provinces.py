"""Many provinces: from one that is identified to the same one standing there again, under codes of its own.

Copied in SQL, so that a build can be measured at any size without writing and judging the workbooks.
"""

from __future__ import annotations

from psycopg import Connection, sql

from ingestion.contract import newest

APART = 1_000_000  # between the submission numbers of two copies; all of them negative
_OWN = {  # what is a copy's own, by column; everything else is taken over
    "submission_id": "-submission_id - copy::integer * 1000000",
    "sha256": "sha256 || '-' || copy",
    "fingerprint": "fingerprint || '-' || copy",
    "subject_hash": "subject_hash || '-' || copy",
    "shortcoming_id": "shortcoming_id || '-' || copy",
    "person_key": "md5(person_key::text || copy)::uuid",
    "superseded_by": "null",
    "fixed_by": "null",
    "told_by": "null",
    "decision_id": "null",
}
_COUNTED = {"finding_id"}  # an identity: the database counts on
_TABLES = {
    "config": ("committee",),
    "landing": ("submission", *(sheet for sheet in newest().sheets if sheet != "cover")),
    "gate": ("verdict", "finding", "not_evaluated"),
    "restricted": ("person", "person_link"),
}


def copy_province(connection: Connection, first: int, last: int) -> None:
    """Let the landed province stand there again, once for each number from first to last."""
    connection.execute(
        "create temporary table copies as select generate_series(%s::integer, %s::integer)::text as copy", [first, last]
    )
    for schema, tables in _TABLES.items():
        for table in tables:
            connection.execute(_copied(connection, schema, table))
    connection.execute("drop table copies")
    connection.commit()
    with connection.cursor() as cursor:
        connection.autocommit = True
        cursor.execute("vacuum analyze")  # as autovacuum would have by the time
        connection.autocommit = False


def _copied(connection: Connection, schema: str, table: str) -> sql.Composed:
    query = "select column_name from information_schema.columns where table_schema = %s and table_name = %s"
    names = [name for (name,) in connection.execute(query, [schema, table]) if name not in _COUNTED]
    original = {
        "person": "person_key in (select person_key from restricted.person_link where submission_id > 0)",
        "committee": "committee_code not like '%-%'",
    }.get(table, "submission_id > 0")
    return sql.SQL("insert into {into} ({names}) {overriding} select {values} from {into}, copies where {original}").format(
        into=sql.Identifier(schema, table),
        names=sql.SQL(", ").join(map(sql.Identifier, names)),
        overriding=sql.SQL("overriding system value" if table == "submission" else ""),
        values=sql.SQL(", ").join(map(_value, names)),
        original=sql.SQL(original),
    )  # fmt: skip


def _value(name: str) -> sql.Composable:
    if name in _OWN:
        return sql.SQL(_OWN[name])
    if name.endswith("_code"):
        return sql.SQL("{} || '-' || copy").format(sql.Identifier(name))
    return sql.Identifier(name)
