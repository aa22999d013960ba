"""Pre-flight: from files to what the gates would say of them, with nothing stored, and the result beside each file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import nullcontext
from datetime import datetime
from pathlib import Path
from typing import Any

from upath import UPath

from expectations.judgement import Judgement
from expectations.rehearsal import Rehearsal, rehearsal
from feedback.annotated import annotated_copy, nobodys_place
from feedback.forecast import ONLY_A_LOOK, forecast
from ingestion.arrival import LOCAL_TIME
from ingestion.dropped import look_at
from ingestion.submission import committee_on_cover
from xeploai.scratch import is_set_up, scratch_database
from xeploai.setup_database import prepare

RESULT = "_ket-qua-kiem-tra"
NOT_TOLD = ("fingerprint", "cells")  # what the annotated copy needs and the answer's contract does not have
BESIDE_ALL = "Đối chiếu với mọi hồ sơ đang có hiệu lực."
ALONE = "Chỉ xét nội dung của tệp: chưa đối chiếu với hồ sơ đã được tiếp nhận, hồ sơ các năm trước và của đơn vị khác."


def check_files(
    files: Sequence[Path], alone: bool = False, progress: Callable[[str], None] = lambda line: None
) -> list[dict[str, Any]]:
    """Return verdict, findings and rules not evaluated per file, as `xeploai check --json` prints them.

    A file counts as lying in the inbox of the committee that its cover names, beside all that is in force; where no
    database was set up, or `alone` is asked for, it is judged in a scratch database by what it says itself.
    """
    alone = alone or not is_set_up()
    progress("Starting the gates" + (" on a scratch database." if alone else "."))
    with scratch_database() if alone else nullcontext():
        prepare()
        with rehearsal() as gates:
            return [_check(gates, file, alone, progress) for file in files]


def _check(gates: Rehearsal, file: Path, alone: bool, progress: Callable[[str], None]) -> dict[str, Any]:
    progress(f"Judging {file}.")
    content = look_at(UPath(file.resolve())).content()
    code = (committee_on_cover(content) if content is not None else None) or ""
    judge = gates.alone if alone else gates.beside_all
    judgement = judge(content, file.name, code)
    return {
        "file": str(file),
        "verdict": judgement.verdict or "waiting",
        "annotated_file": _write_copy(file, content, code, judgement, ALONE if alone else BESIDE_ALL, progress),
        "findings": [{key: found[key] for key in found if key not in NOT_TOLD} for found in judgement.findings],
        "not_evaluated": judgement.not_evaluated,
    }


def _write_copy(
    file: Path, content: bytes | None, code: str, judgement: Judgement, scope: str, progress: Callable[[str], None]
) -> str | None:
    """Write the annotated copy beside the file; None where nothing can be written there."""
    heading = forecast(code, file.name, f"{ONLY_A_LOOK} {scope}", judgement, datetime.now(LOCAL_TIME))
    copy = annotated_copy(content, heading, judgement)
    try:
        target = nobodys_place(UPath(file.parent), f"{file.name}{RESULT}", copy.ending)
        target.write_bytes(copy.content)
    except OSError as error:
        progress(f"The result of {file} cannot be written beside it: {error.strerror}.")
        return None
    return str(target)
