"""Certificate's document: from a published year to one canonical text of codes, counts and hashes, and its sha256.

No name, number or birth date of a member, no file name, no free text of a workbook stands in it: what somebody typed
into a reason is left out, the office that waived is kept. No clock is read and no float written, so an unchanged year
gives the same text for ever.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any, LiteralString

from psycopg import Connection, sql
from psycopg.rows import dict_row

import settings
from feedback.certificate_questions import COMMITTEES, FIGURES, FINDINGS, RULES, SHEETS, SUBMISSIONS, WAIVERS
from ingestion import contract
from settings import Failure

Document = dict[str, Any]
Row = dict[str, Any]
COUNTS = ("total", "rated", "htxs", "htt", "ht", "kht", "not_rated")


class NotConserved(Failure):
    """Rows that were read are not the rows that landed; the message says of which submission and sheet."""


class NoCampaign(Failure):
    """The config folder has no such rating year."""


def compose(connection: Connection, year: int, despite: str | None = None) -> Document:
    """Return what the year is now.

    Args:
        despite: why it may be certified although annuals are missing.

    Raises:
        NoCampaign: campaigns.yml does not name the year.
        NotConserved: a sheet of a submission in force has not the rows that were read of it.
    """
    campaigns = settings.current().campaigns
    if year not in campaigns:
        raise NoCampaign(f"There is no campaign {year}; campaigns.yml names {', '.join(map(str, campaigns))}.")
    committees = {row.pop("committee_code"): row for row in _rows(connection, COMMITTEES, year)}
    submissions = _submissions(connection, year)
    for code, committee in committees.items():
        committee["submissions"] = submissions.get(code, {})
        committee["findings"] = {}
        committee["waivers"] = []
    for row in _rows(connection, FINDINGS, year):
        committees[row.pop("committee_code")]["findings"][row.pop("severity")] = row
    for row in _rows(connection, WAIVERS, year):
        committees[row.pop("committee_code")]["waivers"].append(row)
    return {
        "format": 1,
        "rating_year": year,
        "campaign": campaigns[year].model_dump(mode="json"),
        "figures": _figures(connection, year),
        "committees": committees,
        "rules": _rules(connection, year),
        "missing": missing(committees),
        "despite": despite,
    }


def missing(committees: dict[str, Row]) -> list[str]:
    """Return the expected committees without an accepted annual."""
    return [
        code for code, row in sorted(committees.items())
        if row["is_expected"] and row["state"] not in ("accepted", "accepted_with_remarks")
    ]  # fmt: skip


def canonical(document: Document) -> str:
    """Return the one text of a document: keys sorted, no spaces, no floats."""
    return json.dumps(plain(document), sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def digest(document: Document) -> str:
    """Return the sha256 over the canonical text."""
    return hashlib.sha256(canonical(document).encode()).hexdigest()


def plain(value: Any) -> Any:
    """Return the value as JSON knows it: moments in UTC, days ISO, decimals as they are written.

    Raises:
        TypeError: a float, of which no two machines need to write the same digits.
    """
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, float):
        raise TypeError("a certificate holds no floats")
    return value


def differences(certified: Any, now: Any, path: str = "") -> Iterator[Row]:
    """Yield where two documents differ: the path, what was certified, what is now; None where one has nothing."""
    if isinstance(certified, list) and isinstance(now, list):
        certified, now = dict(enumerate(certified)), dict(enumerate(now))
    if not (isinstance(certified, dict) and isinstance(now, dict)):
        if certified != now:
            yield {"path": path, "certified": certified, "now": now}
        return
    for key in sorted({*certified, *now}):
        yield from differences(certified.get(key), now.get(key), f"{path}/{key}")


def _figures(connection: Connection, year: int) -> dict[str, Any]:
    figures: dict[str, Any] = {}
    for row in _rows(connection, FIGURES, year):
        kind = figures.setdefault(row["committee_code"], {}).setdefault(row["summary_kind"], {})
        kind[row["basis"]] = {count: row[count] for count in COUNTS}
        kind |= {"lowered": row["lowered"], "raised": row["raised"]}
    return figures


def _submissions(connection: Connection, year: int) -> dict[str, dict[int, Row]]:
    landed = {(row["submission_id"], row["sheet"]): row["rows_landed"] for row in _landed(connection, year)}
    found: dict[str, dict[int, Row]] = {}
    for row in _rows(connection, SUBMISSIONS, year):
        found.setdefault(row.pop("committee_code"), {})[row.pop("submission_id")] = row | {"sheets": {}}
    for sheet in _rows(connection, SHEETS, year):
        key, name = sheet["submission_id"], sheet["sheet"]
        if sheet["rows_read"] != landed.get((key, name), 0):
            raise NotConserved(
                f"Submission {key}, sheet «{name}»: {sheet['rows_read']} rows were read, {landed.get((key, name), 0)} are "
                "landed; nothing can be certified on that. Restore the last backup or ask for the file again."
            )
        found[sheet["committee_code"]][key]["sheets"][name] = {
            "rows_read": sheet["rows_read"], "rows_landed": sheet["rows_read"], "rows_set_aside": sheet["rows_set_aside"],
        }  # fmt: skip
    return found


def _landed(connection: Connection, year: int) -> list[Row]:
    """Count the rows of every sheet of what is in force; each sheet has a table of its own."""
    of_sheet = sql.SQL(
        "select submission_id, {name} as sheet, count(*) as rows_landed from landing.{table} "
        "inner join landing.submission using (submission_id) where submission.rating_year = %(year)s "
        "and submission.state in ('accepted', 'accepted_with_remarks') group by submission_id"
    )
    sheets = {key for version in contract.versions() for key in contract.load(version).sheets}
    parts = [of_sheet.format(name=sql.Literal(key), table=sql.Identifier(key)) for key in sorted(sheets)]
    cursor = connection.cursor(row_factory=dict_row)
    return cursor.execute(sql.SQL(" union all ").join(parts), {"year": year}).fetchall()


def _rules(connection: Connection, year: int) -> dict[str, dict[str, str]]:
    """Return every catalogue that judged what is in force: its hash, and of each rule id the hash of its file."""
    rules: dict[str, dict[str, str]] = {}
    for row in _rows(connection, RULES, year):
        rules.setdefault(row["rules_hash"], {})[row["rule_id"]] = row["sha256"]
    return rules


def _rows(connection: Connection, question: LiteralString, year: int) -> list[Row]:
    return connection.cursor(row_factory=dict_row).execute(question, {"year": year}).fetchall()
