"""Identity tests: from rows written in the test to who is who, on a real PostgreSQL."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from psycopg import sql

from database.connection import connect
from identity.linking import identify_waiting

LAN = {
    "name": "le thi lan", "birth_date": date(1980, 5, 1), "admission_date": date(2005, 2, 3), "sex": "NU",
    "citizen_id": "049080000001", "card_no": "49000001", "file_no": "000001",
}  # fmt: skip
HOA = {
    "name": "tran thi hoa", "birth_date": date(1975, 9, 9), "admission_date": date(2001, 7, 7), "sex": "NU",
    "citizen_id": "049075000002", "card_no": "49000002", "file_no": "000002",
}  # fmt: skip
NO_NUMBERS = {"citizen_id": None, "card_no": None, "file_no": None}
MISTYPED = {  # LAN as somebody typed her in a year later: too little for the machine, enough for people
    "name": "le thi lan", "birth_date": date(1980, 1, 5), "admission_date": date(2005, 2, 3), "sex": "NU",
    "citizen_id": "049080000007", "card_no": None, "file_no": None,
}  # fmt: skip
OTHER_NUMBERS = {"citizen_id": "049080000009", "card_no": "49000009", "file_no": "000009"}


class Register:
    """Accepts submissions, links them and tells the ledger."""

    def accept(self, *rows: dict[str, Any], committee: str = "QNA04", year: int = 2021, sheet: str = "member") -> int:
        """Land an accepted submission; its first row is row 5."""
        with connect() as connection:
            (submission_id,) = connection.execute(
                "insert into landing.submission (sha256, committee_code, rating_year, kind, file_name, size_bytes, state, "
                "accepted_at) values (%s, %s, %s, 'annual', 'a.xlsx', 1, 'accepted', %s) returning submission_id",
                [uuid4().hex, committee, year, datetime(2023, 1, 5, tzinfo=UTC)],
            ).fetchone() or (0,)
            for source_row, row in enumerate(rows, 5):
                values = {key: value for key, value in row.items() if key != "name"}
                values |= {"submission_id": submission_id, "source_row": source_row}
                values |= {"full_name": row["name"].title(), "name_key": row["name"]}
                names = sql.SQL(", ").join(map(sql.Identifier, values))
                places = sql.SQL(", ").join(map(sql.Placeholder, values))
                statement = sql.SQL("insert into {} ({}) values ({})")
                connection.execute(statement.format(sql.Identifier("landing", sheet), names, places), values)
        return int(submission_id)

    def link(self) -> int:
        return identify_waiting()

    def ask(self, query: str) -> list[Any]:
        with connect() as connection:
            return connection.execute(query).fetchall()

    def supersede(self, before: int, after: int) -> None:
        """Let a submission take the place of an earlier one, as an accepting verdict does."""
        self.ask(
            f"update landing.submission set state = 'superseded', superseded_by = {after} "
            f"where submission_id = {before} returning 1"
        )

    def queue(self) -> list[tuple[int, int, str]]:
        """Return every candidate's two persons, as small numbers in the order of their rows, and its state."""
        keys = list(dict.fromkeys(key for key, _ in self.links()))
        pairs = self.ask("select first_key, second_key, state from restricted.link_candidate order by candidate_id")
        return [(*sorted((keys.index(one), keys.index(other))), state) for one, other, state in pairs]

    def links(self) -> list[tuple[UUID, str]]:
        """Return the person and the step of every row, in the order in which the rows were accepted."""
        return self.ask("select person_key, matched_by from restricted.person_link order by submission_id, source_row")

    def steps(self) -> list[str]:
        return [step for _, step in self.links()]

    def persons(self) -> list[int]:
        """Return a small number per row, equal where the rows are the same person."""
        keys = [key for key, _ in self.links()]
        return [keys.index(key) for key in keys]


@pytest.fixture
def register(home: Path) -> Register:
    return Register()
