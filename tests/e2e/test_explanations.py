"""Explanations: what a committee writes beside a remark comes back with its next file and stays with the remark."""

from __future__ import annotations

import io

import openpyxl
import pytest

from database.connection import connect
from expectations.rehearsal import rehearsal
from expectations.verdict import judge_waiting
from feedback.annotated import annotated_copy
from feedback.result_pages import Heading
from ingestion import inbox
from ingestion.landing import land_files
from tests.makers import make_workbook, small_committee
from xeploai import found

HEADING = Heading("KẾT QUẢ", "Tệp: a.xlsx", "CÓ LƯU Ý", "warning", [])


def remarked(**changes):
    sheets = small_committee()
    sheets["member"][1] |= {"sex": "Nữ"} | changes  # a citizen number of a man
    return sheets


@pytest.fixture
def send(home):
    """Send a workbook of QNA04 through the gates, with a sheet «Kết quả kiểm tra» of these rows."""
    number = iter(range(1, 30))

    def _send(sheets, results=None):
        path = make_workbook(home / f"made/{next(number):02}.xlsx", **sheets)
        if results:
            book = openpyxl.load_workbook(path)
            page = book.create_sheet("Kết quả kiểm tra")
            for row in results:
                page.append(row)
            book.save(path)
        inbox.put(path, "QNA04")
        for chunk in inbox.waiting_chunks():
            land_files(chunk)
        judge_waiting(f"run {path.name}")
        return path

    return _send


def explained_results(path, text):
    """Return the sheet of results that a clerk gets for this file, with a text beside every finding."""
    with rehearsal() as gates:
        judgement = gates.beside_all(path.read_bytes(), path.name, "QNA04")
    page = openpyxl.load_workbook(io.BytesIO(annotated_copy(None, HEADING, judgement).content))["Kết quả kiểm tra"]
    rows = [list(row) for row in page.iter_rows(values_only=True)]
    for row in rows[int(page.freeze_panes[1:]) - 1 :]:
        row[8] = text
    return rows


def told():
    return [(one["rule_id"], one["is_new"], one["explained"]) for one in found.findings("QNA04", 2022)]


def test_an_explanation_comes_back_and_stays_until_what_it_explains_changes(send):
    first = send(remarked())
    assert told() == [("DV-112", True, False)]

    send(remarked(note="đã đối chiếu"), explained_results(first, "Giấy tờ gốc ghi như vậy."))
    assert told() == [("DV-112", False, True)]
    with_text = found.findings("QNA04", 2022, with_explanations=True)
    assert [one["explanation"] for one in with_text] == ["Giấy tờ gốc ghi như vậy."]
    assert "explanation" not in found.findings("QNA04", 2022)[0]
    assert "Giấy tờ" not in str(findings_table())

    send(remarked(note="lần ba"))
    assert told() == [("DV-112", False, True)]

    send(remarked(citizen_id="049070004009"))
    assert told() == [("DV-112", True, False)]


def test_a_sheet_of_results_without_explanations_is_ours_too(send):
    first = send(remarked())

    send(remarked(note="lần hai"), explained_results(first, None))

    assert told() == [("DV-112", False, False)]  # no HS-307 about a sheet that is not in the form


def test_only_the_reference_and_the_text_land(send):
    first = send(remarked())
    send(remarked(note="x"), explained_results(first, "vì sao"))

    with connect() as connection:
        rows = connection.execute("select length(reference), explanation from landing.explanation").fetchall()
    assert rows == [(16, "vì sao")]


def findings_table():
    with connect() as connection:
        return connection.execute("select * from gate.finding").fetchall()
