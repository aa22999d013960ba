"""Our own texts: a rating is a ground to consider something, and no text says that anybody will be dismissed."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FOLDERS = ("dbt_project", "expectations", "feedback", "ingestion", "xeploai", "config", "docs")
KINDS = {".sql", ".yml", ".csv", ".py", ".md"}
DISMISSAL = "miễn nhiệm|bãi nhiệm|thôi việc|thôi giữ chức|xóa tên|xoá tên|buộc từ chức"
PROMISE = re.compile(rf"(?<!xem xét )(?<!xem xét cho )\b(?:{DISMISSAL})", re.IGNORECASE)


def texts():
    for folder in FOLDERS:
        yield from (path for path in (ROOT / folder).rglob("*") if path.suffix in KINDS)


def promises(text):
    return PROMISE.findall(re.sub(r"\s+", " ", text))


def test_no_text_of_ours_promises_a_dismissal():
    test_of_the_seeds = ROOT / "dbt_project/tests/no_legal_basis_promises_a_dismissal.sql"  # names what it forbids
    assert {
        path.name: found for path in texts() if path != test_of_the_seeds and (found := promises(path.read_text()))
    } == {}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("căn cứ xem xét miễn nhiệm", []),
        ("xem xét\n cho thôi việc", []),
        ("hai năm liên tiếp thì miễn nhiệm", ["miễn nhiệm"]),
        ("sẽ cho thôi việc", ["thôi việc"]),
    ],
)
def test_only_what_is_to_be_considered_may_name_it(text, found):
    assert promises(text) == found
