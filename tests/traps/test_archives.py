"""Archives that committees make: the one workbook in them is read, what lies beside it is told."""

from tests.makers import make_workbook, small_committee
from tests.packages import zipped
from tests.traps.sheets import NAMES, names


def test_a_workbook_zipped_with_its_letter_is_read_and_the_letter_told(judged, tmp_path):
    workbook = make_workbook(tmp_path / "a.xlsx", **small_committee()).read_bytes()

    told = judged(zipped({"QNA04.xlsx": workbook, "Công văn 12.docx": b"PK", "Công văn 12.pdf": b"%PDF"}))

    assert names(told) == NAMES
    assert told.findings == [("HS-310", None, None)]
    assert "2 tệp khác" in told.messages


def test_two_workbooks_in_one_archive_are_returned_with_the_way_out(judged, tmp_path):
    workbook = make_workbook(tmp_path / "a.xlsx", **small_committee()).read_bytes()

    told = judged(zipped({"a.xlsx": workbook, "b.xlsx": workbook}))

    assert told.findings == [("HS-001", None, None)]
    assert "nhiều bảng tính" in told.messages
