"""The traps of real files: a committee's sound workbook with one thing changed, landed and judged, and nothing kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from psycopg import sql
from psycopg.rows import dict_row, namedtuple_row

import settings
from expectations.session import GateConnection, gate_connection
from expectations.verdict import judge
from ingestion import archive, contract
from ingestion.arrival import Arrival, land_arrival
from tests.conftest import on
from tests.makers import make_workbook, small_committee

Change = Callable[[Any], object]


class Judged:
    """What became of one file."""

    def __init__(self, connection: GateConnection, submission_id: int) -> None:
        self._connection = connection
        self.submission_id = submission_id
        self.state = self._ask("select state from landing.submission where submission_id = %s")[0]["state"]

    def rows(self, sheet: str, *keys: str) -> list[Any]:
        """Return the landed rows of a sheet: of one key its values, of several tuples."""
        landed = self._ask("select * from {} where submission_id = %s order by source_row", sheet)
        return [row[keys[0]] if len(keys) == 1 else tuple(row[key] for key in keys) for row in landed]

    @property
    def findings(self) -> list[tuple[str, str | None, str | int | None]]:
        """Every finding as rule, sheet and place: the cell, else the row."""
        found = self._ask(
            "select * from gate.finding where submission_id = %s order by rule_id, source_row, finding_id"
        )
        return [(finding["rule_id"], finding["sheet"], finding["cell"] or finding["source_row"]) for finding in found]

    @property
    def messages(self) -> str:
        return " ".join(
            row["message"] for row in self._ask("select message from gate.finding where submission_id = %s")
        )

    @property
    def kept(self) -> list[tuple[str, str, str]]:
        """Every kept cell as address, what was typed, and why."""
        cells = self._ask("select * from landing.kept_cell where submission_id = %s order by source_row, cell, reason")
        return [(cell["cell"], cell["typed"], cell["reason"]) for cell in cells]

    @property
    def typed(self) -> list[str]:
        """What was typed in the cells that could not be read."""
        return [row["typed"] for row in self._ask("select typed from landing.unreadable_cell where submission_id = %s")]

    def _ask(self, question: str, table: str = "") -> list[dict[str, Any]]:
        statement = sql.SQL(question).format(*([sql.Identifier("landing", table)] if table else []))  # type: ignore[arg-type]
        return self._connection.cursor(row_factory=dict_row).execute(statement, [self.submission_id]).fetchall()


@pytest.fixture
def connection(server: str, template: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[GateConnection]:
    monkeypatch.setenv("XEPLOAI_DATABASE_URL", on(server, template))
    settings.current.cache_clear()
    with gate_connection() as gates:
        gates.row_factory = namedtuple_row
        yield gates
    settings.current.cache_clear()


@pytest.fixture
def judged(connection: GateConnection) -> Callable[..., Judged]:
    """Land these bytes in the inbox of QNA04 and judge them."""

    def judge_bytes(content: bytes, inbox: str = "QNA04") -> Judged:
        arrival = Arrival(archive.sha256(content), len(content), "a.xlsx", inbox)
        submission_id = land_arrival(connection, arrival, content)
        assert submission_id is not None
        judge(connection, "run", only=[submission_id])
        return Judged(connection, submission_id)

    return judge_bytes


@pytest.fixture
def trap(judged: Callable[..., Judged], tmp_path: Path) -> Callable[..., Judged]:
    """Make the sound workbook of a committee, change it, and judge it; `change` takes the sheet of that key."""

    def set_trap(sheet: str = "member", change: Change | None = None, members: int = 3, **options: Any) -> Judged:
        rows = small_committee(members=members) if options.get("kind", "annual") == "annual" else {}
        path = make_workbook(tmp_path / "a.xlsx", **(rows | options))
        if change is None:
            return judged(path.read_bytes())
        book = openpyxl.load_workbook(path)
        change(book[contract.newest().sheets[sheet].name])
        book.save(changed := BytesIO())
        return judged(changed.getvalue())

    return set_trap
