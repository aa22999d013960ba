"""A hostile file is unreadable with a reason, soon and in little memory; one that is only odd is read."""

import subprocess
import sys
import zipfile
from datetime import date

import pytest

from ingestion.submission import read_submission
from ingestion.workbook.guarded import MEMORY
from ingestion.workbook.unreadable import UnreadableWorkbook
from ingestion.workbook.xlsx import XlsxBook
from tests.hostile import HOSTILE, ODD, far

MEASURE = """
import sys
from pathlib import Path
import ingestion.submission
from ingestion.workbook.xlsx import XlsxBook
book = XlsxBook(Path(sys.argv[1]).read_bytes())
pages = [book.page(name).rows for name in book.sheet_names]
print(next(line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM")))
"""


@pytest.mark.parametrize(("reason", "make"), HOSTILE.values(), ids=HOSTILE)
def test_hostile_files_are_unreadable_with_a_reason(reason, make):
    with pytest.raises(UnreadableWorkbook) as error:
        book = XlsxBook(make())
        for name in book.sheet_names:
            book.page(name)

    assert error.value.reason == reason


def test_a_hostile_file_becomes_a_submission_that_cannot_be_read():
    assert read_submission(far("XFD1048576"), "QNA04", date(2023, 1, 5)).is_unreadable


@pytest.mark.slow
@pytest.mark.parametrize("make", ODD.values(), ids=ODD)
def test_reading_takes_less_than_300_mb_and_ten_times_what_the_file_unpacks_to(tmp_path, make):
    path = tmp_path / "odd.xlsx"
    path.write_bytes(make())
    with zipfile.ZipFile(path) as package:
        unpacked = sum(part.file_size for part in package.infolist())

    child = subprocess.run([sys.executable, "-c", MEASURE, path], capture_output=True, text=True, check=True)

    assert int(child.stdout) * 1024 < MEMORY + 10 * unpacked
