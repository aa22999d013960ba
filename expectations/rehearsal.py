"""Rehearsals: from a workbook's bytes to what the gates say of it, with nothing stored.

Each file lands and is judged in one transaction that is let go, by the same functions as the real thing. The gates
start once for all files of a rehearsal.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from uuid import uuid4

from expectations.campaign import check_campaigns
from expectations.judgement import SEVERITIES, Judgement, Row, judgement_of
from expectations.rule import load_rules
from expectations.session import GateConnection, gate_connection
from expectations.suite import Suites
from expectations.verdict import judge, judge_alone
from ingestion.arrival import land_for_a_look

NOT_OPEN, LOCKED = "HS-006", "HS-007"  # they refuse a file for the day on which it comes, not for what it is
MOST_FINDINGS = 50_000  # of a file looked at alone: a sheet of Excel ends, and so does memory
_RUN = "rehearsal"


class Rehearsal:
    """The gates on one connection, of which nothing is kept."""

    def __init__(self, connection: GateConnection) -> None:
        """Compile the rules."""
        self._connection = connection
        self._rules = load_rules()
        check_campaigns(self._rules)
        self._suites = Suites(connection, self._rules)

    @property
    def is_usable(self) -> bool:
        """Tell whether another file may follow: the database is still there."""
        return not self._connection.closed

    def beside_all(self, content: bytes | None, file_name: str, committee_code: str) -> Judgement:
        """Judge a file as if it came into this committee's inbox now."""
        with self._landed(content, file_name, committee_code) as submission_id:
            judge(self._connection, _RUN, [submission_id], self._rules, suites=self._suites)
            return judgement_of(self._connection, submission_id, _RUN)

    def alone(self, content: bytes | None, file_name: str, committee_code: str) -> Judgement:
        """Judge a file by what it says itself, for this committee's inbox; no content: it is too large to be read.

        Who prepares early is told that the campaign has not begun, as an information; that it is locked stays an error.
        Neither keeps the contents from being judged.

        Args:
            content: None when the file is too large to be taken into memory, which it is told.
        """
        today = self._alone(content, file_name, committee_code)
        untimely = [_dated(found) for found in today.findings if found["rule_id"] in (NOT_OPEN, LOCKED)]
        if not untimely:
            return today
        whole = self._alone(content, file_name, committee_code, at_any_time=True)
        counts = Counter(whole.counts) + Counter(found["severity"] for found in untimely)
        findings = sorted([*untimely, *whole.findings], key=lambda found: SEVERITIES.index(found["severity"]))
        verdict = "returned" if counts["error"] else whole.verdict
        return replace(whole, findings=findings, counts=counts, verdict=verdict)

    def _alone(
        self, content: bytes | None, file_name: str, committee_code: str, at_any_time: bool = False
    ) -> Judgement:
        with self._landed(content, file_name, committee_code, at_any_time) as submission_id:
            judge_alone(self._connection, self._suites, _RUN, self._rules, submission_id)
            return judgement_of(self._connection, submission_id, _RUN, MOST_FINDINGS)

    @contextmanager
    def _landed(
        self, content: bytes | None, file_name: str, committee_code: str, at_any_time: bool = False
    ) -> Iterator[int]:
        """Land a file under a hash that nobody has; let go of everything at the end."""
        try:
            digest = f"{_RUN} {uuid4()}"
            yield land_for_a_look(self._connection, content, file_name, committee_code, digest, at_any_time)
        finally:
            self._connection.let_go()


@contextmanager
def rehearsal() -> Iterator[Rehearsal]:
    """Start the gates for files that are only asked about.

    Raises:
        WrongSetting: a campaign asks for what the gates cannot do.
    """
    with gate_connection() as connection:
        yield Rehearsal(connection)


def _dated(found: Row) -> Row:
    return found | {"severity": "info"} if found["rule_id"] == NOT_OPEN else found
