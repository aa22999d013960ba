"""A suspicious file is read in a process of its own, which is ended when it takes too much, and ends alone."""

import os
import subprocess
import sys
import zipfile
from datetime import date

import pytest

from ingestion.workbook import guarded
from ingestion.workbook.guarded import FailedApart, in_a_process_of_its_own, needs_guard
from ingestion.workbook.unreadable import UnreadableWorkbook
from tests.hostile import MILLION, ONE
from tests.makers import make_workbook, small_committee
from tests.packages import sheet, xlsx, zipped

HERE = "tests.unit.ingestion.test_guarded"


def refuse(content):
    raise UnreadableWorkbook("bomb", "as it says")


def fail(content):
    raise KeyError("…4321")


def hang(content):
    while True:
        pass


def grow(content):
    return [b"x" * 2**20 for _ in range(2_000)]


def crash(content):
    os.abort()


def speak(content):
    print("Nguyễn Văn Mẫu")
    return len(content)


def test_a_submission_is_the_same_from_a_process_of_its_own(tmp_path):
    content = make_workbook(tmp_path / "a.xlsx", **small_committee()).read_bytes()
    function = "ingestion.submission:read_submission"

    apart = in_a_process_of_its_own(function, content, "QNA04", date(2023, 1, 5))

    assert apart.refusal is None
    assert {landed.sheet.key: landed.frame.height for landed in apart.sheets}["member"] == 3


@pytest.mark.parametrize(
    ("function", "reason"),
    [("refuse", "bomb: as it says"), ("grow", "too_slow: .* MB of memory"), ("crash", "damaged")],
)
def test_whatever_happens_apart_only_that_file_is_unreadable(function, reason):
    with pytest.raises(UnreadableWorkbook, match=reason):
        in_a_process_of_its_own(f"{HERE}:{function}", b"content")


def test_a_process_that_hangs_is_ended_after_the_set_time(limit, monkeypatch):
    started = []
    start = guarded._start
    monkeypatch.setattr(guarded, "_start", lambda *files: started.append(start(*files)) or started[0])
    limit(read_seconds=1)

    with pytest.raises(UnreadableWorkbook, match="too_slow: takes more than 1 s"):
        in_a_process_of_its_own(f"{HERE}:hang", b"content")

    assert started[0].returncode == -9


def test_our_own_failure_is_told_without_what_stands_in_cells():
    with pytest.raises(FailedApart, match="KeyError in fail") as error:
        in_a_process_of_its_own(f"{HERE}:fail", b"content")

    assert "4321" not in str(error.value)


def test_what_is_printed_apart_spoils_no_answer_and_reaches_no_log(capfd):
    assert in_a_process_of_its_own(f"{HERE}:speak", b"content") == 7
    assert capfd.readouterr() == ("", "")


def test_small_workbooks_are_read_where_they_are_asked_for():
    assert not needs_guard(xlsx(sheet(ONE)))
    assert not needs_guard(b"PK no archive")


@pytest.mark.parametrize(
    "content",
    [
        b"\xd0\xcf\x11\xe0 an old workbook",
        b"",
        zipped({"content.xml": "<a/>"}),
        zipped({"other/workbook.xml": "<a/>"}),
        xlsx(sheet(ONE + "<row/>" * 6 * MILLION), method=zipfile.ZIP_STORED),
    ],
    ids=["old", "empty", "of LibreOffice", "elsewhere", "large"],
)
def test_everything_else_is_read_apart(content):
    assert needs_guard(content)


def test_the_process_ends_by_itself_when_nobody_waits(limit):
    limit(read_seconds=1)
    with guarded._nameless_file() as question, guarded._nameless_file() as answer:
        guarded.pickle.dump((f"{HERE}:hang", [b""]), question)
        question.seek(0)

        child = guarded._start(question, answer)

        assert child.wait(timeout=60) == -14


def test_nothing_heavy_is_loaded_before_the_question_is_read():
    code = "import sys, ingestion.workbook.guarded; sys.exit('polars' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
