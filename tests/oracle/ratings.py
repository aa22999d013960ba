"""Ratings: from the files in the order of their acceptance to versions, and to the ratings in force at any moment.

Written from the warehouse contract, "Versions and the two times"; no SQL, nothing of the product.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import NamedTuple

from tests.oracle.sending import Receipt, placed
from tests.oracle.truth import File, Row

RANKS = {"HTXS": 4, "HTT": 3, "HT": 2, "KHT": 1}
WAVES = ("annual", "supplement", "adjustment")
Lane = tuple[tuple[str, str, str], int, str]  # a subject's year as one committee states it


@dataclass(eq=False)
class Version:
    """One version of a rating; `told` is the row that last said it, `number` counts from 1."""

    lane: Lane
    said: Row
    told: Row
    cause: str
    decided_on: date
    recorded_from: datetime
    place: tuple[int, str, int]
    order: tuple[int, int]
    recorded_to: datetime | None = None
    number: int = 0

    @property
    def rank_in_time(self) -> tuple[date, datetime, tuple[int, int]]:
        return self.decided_on, self.recorded_from, self.order


class Rating(NamedTuple):
    """A rating in force: its version, what it was before adjustments, and how many versions there are."""

    version: Version
    original: Version | None
    versions: int

    @property
    def kind(self) -> str:
        return self.version.lane[0][0]

    @property
    def key(self) -> str:
        return self.version.lane[0][1]

    @property
    def post(self) -> str:
        return self.version.lane[0][2]

    @property
    def year(self) -> int:
        return self.version.lane[1]

    @property
    def committee(self) -> str:
        return self.version.lane[2]

    @property
    def level(self) -> str | None:
        return self.version.said.level

    @property
    def organisation(self) -> str | None:
        return self.version.told.organisation

    @property
    def summary_kind(self) -> str | None:
        return self.version.told.summary_kind

    @property
    def is_adjusted(self) -> bool:
        return self.version.cause == "adjustment"


@dataclass
class _Stated:
    """What stands in a lane: by the annual, by the last supplement, and every adjustment ever."""

    annual: Version | None = None
    supplement: Version | None = None
    adjustments: list[Version] = field(default_factory=list)

    @property
    def standing(self) -> list[Version]:
        return [version for version in (self.annual, self.supplement) if version]

    def in_force(self) -> Version | None:
        return max(self.standing, key=lambda version: version.rank_in_time, default=None)


def wording(row: Row) -> tuple[object, ...]:
    """Only what differs in this makes a version."""
    return row.level, row.reason, row.decision_no, row.decision_date


class History:
    """All versions that the accepted files make.

    Args:
        same: persons whom people said to be others, and these.
    """

    def __init__(self, files: Iterable[File], receipts: Mapping[str, Receipt], same: Mapping[str, str]) -> None:
        self.versions: list[Version] = []
        self._lanes: dict[Lane, _Stated] = defaultdict(_Stated)
        self._annuals: set[tuple[str, int]] = set()
        self._last: dict[Lane, Row] = {}
        self._same = same
        in_order = sorted(files, key=lambda file: _turn(file, receipts[file.name]))
        for number, file in enumerate(in_order):
            self._take(number, file, receipts[file.name])
        self._finish()

    def as_of(self, recorded: datetime | None = None, decided: date | None = None) -> list[Rating]:
        """Return what was in force, as recorded and as decided by then; without a moment, now and whatever was decided."""
        known = [
            version for version in self.versions
            if (recorded is None or version.recorded_from <= recorded) and (decided is None or version.decided_on <= decided)
        ]  # fmt: skip
        by_subject = defaultdict(list)
        for version in known:
            by_subject[version.lane[:2]].append(version)
        ratings = []
        for versions in by_subject.values():
            open_ones = [v for v in versions if v.recorded_to is None or (recorded and v.recorded_to > recorded)]
            if open_ones:
                stated = [version for version in open_ones if version.cause != "adjustment"]
                ratings.append(Rating(_chosen(open_ones), _chosen(stated) if stated else None, len(versions)))
        return ratings

    def _take(self, number: int, file: File, receipt: Receipt) -> None:
        said: dict[Lane, tuple[str, int, Row]] = {}
        for sheet, source_row, row in placed(file):
            if not row.is_temporary:
                kind, key, post = row.subject
                lane = (kind, self._same.get(key, key), post), file.year, file.committee
                said.setdefault(lane, (sheet, source_row, row))
        is_again = file.kind == "annual" and (file.committee, file.year) in self._annuals
        cause = "resubmission" if is_again else file.kind

        def write(lane: Lane) -> Version:
            sheet, source_row, row = said[lane]
            decided_on = row.decision_date or file.document_date or receipt.received_on
            made = Version(lane, row, row, cause, decided_on, receipt.accepted_at,
                           (receipt.submission_id, sheet, source_row), (number, source_row))  # fmt: skip
            self.versions.append(made)
            return made

        rows = {lane: row for lane, (_, _, row) in said.items()}
        if file.kind == "adjustment":
            self._adjust(rows, write)
            return
        self._last |= rows
        there: set[Lane] = set()
        if file.kind == "annual":
            self._annuals.add((file.committee, file.year))
            there = {lane for lane in self._lanes if lane[1:] == (file.year, file.committee)}
        for lane in there | rows.keys():
            self._replace(lane, rows.get(lane), write, file.kind == "annual", receipt.accepted_at)

    def _adjust(self, rows: Mapping[Lane, Row], write: Callable[[Lane], Version]) -> None:
        """An adjustment closes nothing; a decision that stands there already is no version."""
        for lane, row in rows.items():
            stated = self._lanes[lane]
            if all(wording(version.said) != wording(row) for version in [*stated.standing, *stated.adjustments]):
                stated.adjustments.append(write(lane))

    def _replace(
        self, lane: Lane, row: Row | None, write: Callable[[Lane], Version], is_annual: bool, at: datetime
    ) -> None:
        """An annual takes the place of the annual before it, also of a row that it drops; a supplement of all there is."""
        stated = self._lanes[lane]
        standing, after = stated.standing, None
        if row is not None:
            repeated = (stated.in_force(), stated.annual if is_annual else None)
            after = next((v for v in repeated if v and wording(v.said) == wording(row)), None) or write(lane)
            after.told = row
        stated.annual, stated.supplement = (after, stated.supplement) if is_annual else (None, after)
        for version in standing:
            if version not in stated.standing:
                version.recorded_to = at

    def _finish(self) -> None:
        """Number the versions; an adjustment says of the subject what its committee said last."""
        counts: dict[object, int] = defaultdict(int)
        for version in sorted(self.versions, key=lambda version: version.order):
            counts[version.lane[:2]] += 1
            version.number = counts[version.lane[:2]]
            if version.cause == "adjustment":
                version.told = self._last.get(version.lane, version.said)


def _turn(file: File, receipt: Receipt) -> tuple[object, ...]:
    """Files of one wave are accepted at one moment; in which order is left open by the contract."""
    return receipt.accepted_at, WAVES.index(file.kind), receipt.version_no, receipt.submission_id


def _chosen(versions: list[Version]) -> Version:
    """Within a committee the last decided, recorded, written; between committees the last decided, then first accepted.

    Where two committees decided on one day and were accepted at one moment, the contract leaves it open: the first code.
    """
    committees: dict[str, Version] = {}
    for version in versions:
        known = committees.setdefault(version.lane[2], version)
        if version.rank_in_time > known.rank_in_time:
            committees[version.lane[2]] = version
    latest = max(version.decided_on for version in committees.values())
    return min(
        (version for version in committees.values() if version.decided_on == latest),
        key=lambda version: (version.recorded_from, version.lane[2]),
    )
