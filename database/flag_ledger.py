"""Flag ledger: from the flag history that is published to the rows that keep it for ever.

`mart_flag_history` is reckoned from this ledger and the ratings; what it says is written back in the transaction that
publishes it. Rows are only added, and closed once; the marts can be made anew from landing and this.
"""

from __future__ import annotations

from psycopg import Connection

_KEEP = """
insert into operations.flag_period as kept (
    subject_kind, subject_key, first_year, second_year, status, opened_at, opened_by, committee_code, opened_in,
    closed_at, closed_by, closed_in
)
select
    subject_kind, subject_key, first_year, second_year, status, opened_at, opened_by, committee_code, %(publication)s,
    closed_at, closed_by, case when closed_at is not null then %(publication)s::bigint end
from build.mart_flag_history
on conflict (subject_kind, subject_key, first_year, second_year, status, opened_at) do update
set closed_at = excluded.closed_at, closed_by = excluded.closed_by, closed_in = excluded.closed_in
where kept.closed_at is null and excluded.closed_at is not null
"""

# What is accepted or decided while this is built waits for its turn, so nothing later was read than is known now.
_KNOW = """
update operations.publication
set recorded_until = greatest(
    (select max(accepted_at) from landing.submission),
    (select max(decided_at) from build.stg_restricted__link_decisions)
)
where publication_id = %s
"""


def keep_flags(connection: Connection, publication_id: int) -> None:
    """Add to the ledger what a publication says of flags, and until when it knew the ratings."""
    connection.execute(_KEEP, {"publication": publication_id})
    connection.execute(_KNOW, [publication_id])
