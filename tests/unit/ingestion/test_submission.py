"""A workbook becomes typed sheets, or the one reason why it is not the right file."""

from datetime import date

import pytest
import xlsxwriter

from ingestion.layout import letter
from ingestion.submission import committee_on_cover, read_submission
from tests.makers import HEADER_ROW, make_workbook, member, small_committee

TODAY = date(2023, 1, 5)


def read(tmp_path, inbox="QNA04", **options):
    return read_submission(make_workbook(tmp_path / "a.xlsx", **options).read_bytes(), inbox, TODAY)


def sheet(submission, key):
    return next(landed for landed in submission.sheets if landed.sheet.key == key)


def test_every_row_of_a_sheet_is_read_with_excels_row_number(tmp_path):
    members = sheet(read(tmp_path, **small_committee(members=3)), "member")

    assert members.frame["source_row"].to_list() == [HEADER_ROW + 1, HEADER_ROW + 2, HEADER_ROW + 3]
    assert members.letters["level"] == "T"


def test_an_empty_row_between_rows_shifts_nothing(tmp_path):
    members = sheet(read(tmp_path, member=[member("QNA04", 1), {}, member("QNA04", 2)]), "member")

    assert members.frame["source_row"].to_list() == [HEADER_ROW + 1, HEADER_ROW + 3]


def test_what_cannot_be_read_and_what_is_missing_are_told_apart(tmp_path):
    broken = member("QNA04", 1, level="Tốt lắm", admission_date=None)

    members = sheet(read(tmp_path, member=[broken]), "member")

    assert members.unreadable.rows() == [(HEADER_ROW + 1, "level", "Tốt lắm", "wrong_type")]
    assert members.blank.rows() == [(HEADER_ROW + 1, "admission_date")]


def test_a_not_rated_spelling_fills_a_required_cell(tmp_path):
    cancelled = {"subject_kind": "Đảng viên", "subject_name": "x", "old_level": "HTT", "new_level": "KXL"}

    landed = sheet(read(tmp_path, kind="adjustment", adjustment=[cancelled]), "adjustment")

    assert "new_level" not in landed.blank["column_key"].to_list()
    assert "decision_no" in landed.blank["column_key"].to_list()


@pytest.mark.parametrize(
    ("refusal", "options"),
    [
        ("wrong_committee", {"committee": "QNA05"}),
        ("unknown_committee", {"committee": "QNA99"}),
        ("no_campaign", {"year": 2017}),
        ("not_open", {"year": 2025}),
        ("unknown_kind", {"cover": {"kind": "Gì đó"}}),
        ("unknown_template", {"cover": {"template_version": "1999.1"}}),
    ],
)
def test_a_wrong_cover_is_the_only_thing_reported(tmp_path, refusal, options):
    submission = read(tmp_path, **options)

    assert submission.refusal.refusal == refusal
    assert submission.refusal.cell.startswith("B")
    assert submission.sheets == ()


def test_bytes_that_are_no_workbook_are_unreadable():
    submission = read_submission(b"no workbook", "QNA04", TODAY)

    assert submission.refusal.refusal == "not_a_workbook"
    assert submission.is_unreadable


def test_the_cover_names_the_committee(tmp_path):
    assert committee_on_cover(make_workbook(tmp_path / "a.xlsx", committee="QNA07").read_bytes()) == "QNA07"
    assert committee_on_cover(b"no workbook") is None


def test_letters_are_excels():
    assert [letter(position) for position in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]


def test_a_stray_cell_far_away_is_refused_before_it_is_decoded(tmp_path):
    path = tmp_path / "far.xlsx"
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet("Bìa").write("XFD1048576", "x")

    assert read_submission(path.read_bytes(), "QNA04", TODAY).refusal.refusal == "not_a_workbook"


def test_an_unreadable_field_of_the_cover_has_its_own_row(tmp_path):
    cover = sheet(read(tmp_path, cover={"document_date": "hôm qua"}), "cover")

    ((row, key, typed, _),) = cover.unreadable.rows()
    assert (f"B{row}", key, typed) == (cover.letters["document_date"], "document_date", "hôm qua")
