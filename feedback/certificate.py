"""Certificates: from a year that is complete to the document that freezes it, kept for ever and written as files.

The last certificate of a year closes it until a reopening is recorded; neither is ever changed or deleted.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from psycopg import Connection
from psycopg.rows import class_row
from psycopg.types.json import Jsonb

import settings
from feedback.certificate_document import Document, canonical, compose, differences, digest, missing, plain
from feedback.certificate_questions import WAITING
from settings import Failure

_COLUMNS = "certificate_id, rating_year, certificate_no, document, sha256, certified_by, certified_at"
_STANDING = f"select {_COLUMNS} from operations.certified_year where rating_year = %s"
_NUMBERED = f"select {_COLUMNS} from operations.certificate where rating_year = %s and certificate_no = %s"
_KEEP = f"""
insert into operations.certificate (rating_year, certificate_no, document, sha256, certified_by)
select %(year)s, coalesce(max(certificate_no), 0) + 1, %(document)s, %(sha256)s, %(by)s
from operations.certificate where rating_year = %(year)s
returning {_COLUMNS}
"""
_REOPEN = """
insert into operations.certificate_reopening (certificate_id, reason, reopened_by) values (%s, %s, %s)
"""
_REOPENING = "select reason, reopened_by, reopened_at from operations.certificate_reopening where certificate_id = %s"


class NotCertified(Failure):
    """The year cannot be certified or reopened; the message says why and what to do."""


class NoCertificate(Failure):
    """The file given is no certificate."""


@dataclass(frozen=True)
class Certificate:
    """One certificate as it is kept; `sha256` is over the document."""

    certificate_id: int
    rating_year: int
    certificate_no: int
    document: Document
    sha256: str
    certified_by: str
    certified_at: datetime

    @property
    def head(self) -> dict[str, Any]:
        """Everything but the document, as the file shows it."""
        kept = {key: value for key, value in asdict(self).items() if key not in ("certificate_id", "document")}
        return dict(plain(kept))


def certify(connection: Connection, year: int, by: str, despite: str | None = None) -> tuple[Certificate, bool]:
    """Freeze a year; return its certificate and whether it is new: an unchanged year keeps the one that stands.

    The caller holds the pipeline and knows that what is in force is published.

    Args:
        despite: why committees may be missing; kept in the document.

    Raises:
        NotCertified: something still waits, or an expected committee has no accepted annual.
    """
    _make_sure_it_says(by=by)
    _refuse_waiting(connection, year)
    document = compose(connection, year, despite.strip() if despite else None)
    _refuse_missing(document)
    standing = _one(connection, _STANDING, year)
    sha256 = digest(document)
    if standing and standing.sha256 == sha256:
        return standing, False
    parameters = {"year": year, "document": Jsonb(json.loads(canonical(document))), "sha256": sha256, "by": by.strip()}
    with connection.cursor(row_factory=class_row(Certificate)) as cursor:
        kept = cursor.execute(_KEEP, parameters).fetchone()
    assert kept is not None  # an insert returns its row
    return kept, True


def reopen(connection: Connection, year: int, by: str, reason: str) -> Certificate:
    """Record that the year is open again; return the certificate that closed it.

    Raises:
        NotCertified: no certificate closes the year.
    """
    _make_sure_it_says(by=by, reason=reason)
    standing = _one(connection, _STANDING, year)
    if standing is None:
        raise NotCertified(f"{year} is not certified, so there is nothing to reopen.")
    connection.execute(_REOPEN, [standing.certificate_id, reason.strip(), by.strip()])
    return standing


def verify(connection: Connection, year: int, file: Path) -> dict[str, Any]:
    """Compare a certificate's file with its hash, with the one that is kept, and with the year as it is today.

    Raises:
        NoCertificate: the file is none of this year.
    """
    head, document = _read(file, year)
    kept = _one(connection, _NUMBERED, year, head["certificate_no"])
    reopened = connection.execute(_REOPENING, [kept.certificate_id]).fetchone() if kept else None
    standing = _one(connection, _STANDING, year)
    today = json.loads(canonical(compose(connection, year, document.get("despite"))))
    return {
        "rating_year": year,
        "certificate_no": head["certificate_no"],
        "hash_holds": digest(document) == head["sha256"],
        "is_kept": kept is not None and kept.head == head and kept.document == document,
        "is_standing": kept is not None and standing == kept,
        "reopened": dict(zip(("reason", "by", "at"), plain(reopened), strict=True)) if reopened else None,
        "differences": list(differences(document, today)),
    }


def write_json(certificate: Certificate) -> Path:
    """Write the certificate's file into the home; return its path. The same certificate gives the same bytes."""
    path = place(certificate, "json")
    path.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(
        {"certificate": certificate.head, "document": certificate.document},
        sort_keys=True,
        ensure_ascii=False,
        indent=1,
    )
    part = path.with_suffix(".part")
    part.write_text(text + "\n", encoding="utf-8")
    part.replace(path)
    return path


def place(certificate: Certificate, suffix: str) -> Path:
    """Return where a certificate's file lies."""
    folder = settings.current().home / "certificates" / str(certificate.rating_year)
    return folder / f"certificate-{certificate.certificate_no}.{suffix}"


def _read(file: Path, year: int) -> tuple[dict[str, Any], Document]:
    try:
        said = json.loads(file.read_text(encoding="utf-8"))
        head, document = said["certificate"], said["document"]
        named = head["rating_year"], document["rating_year"]
        canonical(document)
        int(head["certificate_no"]), str(head["sha256"])
    except (ValueError, KeyError, TypeError) as error:
        raise NoCertificate(
            f"{file} is no certificate: `xeploai certify` writes them as certificate-….json."
        ) from error
    if named != (year, year):
        raise NoCertificate(f"{file} is of {named[0]}; give --year {named[0]} to verify it.")
    return head, document


def _refuse_waiting(connection: Connection, year: int) -> None:
    waiting = connection.execute(WAITING, {"year": year}).fetchall()
    if waiting:
        named = _listed(f"{submission_id} ({code})" for submission_id, code in waiting)
        raise NotCertified(
            f"Of {year} these submissions still wait: {named}. Run `xeploai run`; what waits for the Board is accepted or "
            "returned, what waits for its annual is withdrawn (`xeploai submission`)."
        )


def _refuse_missing(document: Document) -> None:
    absent = missing(document["committees"])
    if absent and not document["despite"]:
        raise NotCertified(
            f"These committees have no accepted annual of {document['rating_year']}: {_listed(absent)}. Certify without "
            "them by --despite REASON, which the certificate keeps."
        )


def _make_sure_it_says(**given: str) -> None:
    for name, value in given.items():
        if not value.strip():
            raise NotCertified(f"--{name} cannot be empty: it is kept with the certificate.")


def _listed(values: Any) -> str:
    return ", ".join(map(str, values))


def _one(connection: Connection, question: Any, *parameters: Any) -> Certificate | None:
    with connection.cursor(row_factory=class_row(Certificate)) as cursor:
        return cursor.execute(question, parameters).fetchone()
