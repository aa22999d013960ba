"""Precheck: from workbooks in the committees' precheck folders to what the gates would say, each in its outbox.

Nothing is stored or counted. A file leaves its folder last, when its result and its own bytes lie in the outbox, so a
run killed anywhere is made good by the next one, and nothing of a clerk's is lost.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from datetime import datetime

from upath import UPath

import settings
from database.connection import connect
from database.locks import only_one_without_trace
from expectations.rehearsal import Rehearsal, rehearsal
from feedback.annotated import annotated_copy
from feedback.forecast import ONLY_A_LOOK, forecast
from feedback.outbox import give_back, open_folder, put_precheck
from ingestion import archive
from ingestion.arrival import LOCAL_TIME
from ingestion.dropped import kind_and_place, look_at
from ingestion.inbox import strays, waiting_files
from ingestion.reference import refresh_reference
from settings import Failure, local_path

log = logging.getLogger(__name__)


NOTE = (
    f"{ONLY_A_LOOK} Muốn gửi chính thức, đặt tệp vào thư mục {{code}} của hộp thư đến (inbox). Tệp gốc được trả lại nguyên "
    "vẹn bên cạnh tệp này: «{original}»."
)


class NotPrechecked(Failure):
    """Some files made the precheck itself fail; they lie where they lay, all others have their result."""


def precheck_waiting() -> int:
    """Judge every file that waits in a precheck folder; return how many results were written.

    Raises:
        NotPrechecked: after all others have their result; names the committees, the next call tries them again.
    """
    _open_folders()
    if lost := strays(settings.current().precheck):
        log.warning("step=precheck left alone, in no committee's folder: %s", len(lost))
    if not _waiting():
        return 0
    with only_one_without_trace("precheck"):
        files = _waiting()  # without those that another run prechecked meanwhile
        return _precheck(files) if files else 0


def _open_folders() -> None:
    """Make the folders into which committees drop their files, each for its own group."""
    place = settings.current().precheck
    if local_path(place):
        for code in settings.current().committee_codes:
            open_folder(place / code)


def _waiting() -> list[UPath]:
    """Return the files to judge; a link is none."""
    return waiting_files(settings.current().precheck)


def _precheck(files: Sequence[UPath]) -> int:
    written = 0
    failed: list[str] = []
    with connect() as connection:
        refresh_reference(connection)
    with rehearsal() as gates:
        for path in files:
            try:
                written += _precheck_file(gates, path)
            except Exception as error:  # one committee's file must not keep the others from theirs
                if not gates.is_usable:
                    raise
                log.error("step=precheck committee=%s failed=%s", path.parent.name, kind_and_place(error))
                failed.append(path.parent.name)
    if failed:
        codes = ", ".join(dict.fromkeys(failed))
        raise NotPrechecked(f"Files in the precheck folder of {codes} could not be prechecked; the log says why.")
    return written


def _precheck_file(gates: Rehearsal, path: UPath) -> bool:
    """Judge one file, put the file itself and its result into the outbox, and take it out unless it changed."""
    try:
        drop = look_at(path)
        content = drop.content()
        if drop.is_still_coming(content):
            return False
        digest = archive.sha256(content) if content is not None else archive.sha256_of(path)
    except FileNotFoundError:  # its clerk took it back
        return False
    code = drop.committee_code
    judgement = gates.alone(content, path.name, code)
    parts = [content] if content is not None else archive.the_same(path, digest)
    original = give_back(code, path.name, digest, parts)
    note = NOTE.format(code=code, original=original.name)
    heading = forecast(code, path.name, note, judgement, datetime.now(LOCAL_TIME))
    put_precheck(code, path.name, annotated_copy(content, heading, judgement))
    log.info("step=precheck committee=%s", code)
    drop.take_out()
    return True
