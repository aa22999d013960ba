"""Right file first: a file that is not the right one has one finding, which says what to do, and nothing else."""

import shutil

import pytest

import settings
from ingestion import archive, contract
from ingestion.arrival import Arrival, land_arrival
from tests.makers import HEADER_ROW, make_workbook, small_committee
from tests.traps.conftest import Judged

NOT_YET = (
    "opens_on: 2022-12-01\n  due_on: 2023-01-15\n  due_exceptions: {QNA10: 2023-01-20}\n  cut_off_on: 2022-12-31",
    "opens_on: 2999-12-01\n  due_on: 3000-01-15\n  cut_off_on: 2999-12-31",
)
BROKEN = {"member": [{"full_name": "Trần Văn Mẫu Z"}]}  # would have a dozen findings


@pytest.mark.parametrize(
    ("finding", "options"),
    [
        (("HS-004", "cover", "B3"), {"committee": "QNA05"}),
        (("HS-003", "cover", "B3"), {"committee": "QNA99"}),
        (("HS-003", "cover", "B3"), {"cover": {"committee_code": None}}),
        (("HS-005", "cover", "B5"), {"year": 2017}),
        (("HS-005", "cover", "B5"), {"cover": {"rating_year": None}}),
        (("HS-008", "cover", "B6"), {"cover": {"kind": "Hồ sơ"}}),
        (("HS-009", "cover", "B7"), {"cover": {"template_version": "2019.1"}}),
        (("HS-009", "cover", "B7"), {"cover": {"template_version": "2021.1"}}),
        (("HS-010", "leader", None), {"without": ["leader"]}),
        (("HS-013", "cover", "B6"), {"year": 2019}),
    ],
)
def test_the_wrong_file_is_one_finding(trap, finding, options):
    judged = trap(**(BROKEN | options))

    assert judged.findings == [finding]
    assert judged.state == "returned"


def test_a_year_that_is_not_open_yet_is_one_finding(trap, config):
    config(*NOT_YET)

    judged = trap(**BROKEN)

    assert judged.findings == [("HS-006", "cover", "B5")]
    assert "01/12/2999" in judged.messages


def test_a_locked_year_is_one_finding(trap, config):
    config("opens_on: 2022-12-01", "opens_on: 2022-12-01\n  locked: true")

    assert trap(**BROKEN).findings == [("HS-007", "cover", "B5")]


def test_a_missing_column_is_one_finding_that_names_it(trap):
    judged = trap(change=lambda page: page.delete_cols(9))

    assert judged.findings == [("HS-011", "member", HEADER_ROW)]
    assert "«Mã chi bộ»" in judged.messages


def test_all_missing_columns_of_all_sheets_are_named_at_once(trap):
    def change(page):
        page.delete_cols(19, 2)
        page.delete_cols(9)
        page.parent["Cá nhân lãnh đạo"].delete_cols(9)

    judged = trap(change=change)

    assert judged.findings == [("HS-011", "member", HEADER_ROW)]
    assert (
        "Trang tính «Đảng viên» thiếu cột «Mã chi bộ», «Mức đề xuất», «Mức quyết định»; trang tính «Cá nhân lãnh đạo» "
        "thiếu cột «Mã tập thể»."
    ) in judged.messages


def test_a_sheet_without_any_header_is_one_finding(trap):
    assert trap(change=lambda page: page.delete_rows(1, 20)).findings == [("HS-011", "member", None)]


def test_a_code_of_another_committee_is_one_finding(trap, judged, tmp_path):
    held = make_workbook(tmp_path / "held.xlsx", committee="QNA05", **small_committee("QNA05"))
    assert judged(held.read_bytes(), "QNA05").state == "accepted"
    borrowed = {"organisation": [small_committee("QNA05")["organisation"][0] | {"parent_code": "QNA04"}]}

    again = trap(**(BROKEN | borrowed))

    assert again.findings == [("HS-012", "organisation", "A5")]
    assert "QNA05" in again.messages


def test_the_same_bytes_are_judged_anew_when_they_are_dropped_again(trap, connection, tmp_path, config):
    config(*NOT_YET)
    early = trap()
    assert early.findings == [("HS-006", "cover", "B5")]
    config(*reversed(NOT_YET))

    content = (tmp_path / "a.xlsx").read_bytes()
    submission_id = land_arrival(connection, Arrival(archive.sha256(content), len(content), "b.xlsx", "QNA04"), content)

    assert submission_id == early.submission_id
    assert Judged(connection, submission_id).rows("member", "source_row") == [5, 6, 7]


@pytest.mark.parametrize("version", ["2021.1", "2022.1"])
def test_several_template_versions_are_in_force_at_once(trap, version):
    members = [
        {key: value for key, value in row.items() if key != "absent_months"}
        for row in small_committee(year=2021)["member"]
    ]

    judged = trap(year=2021, version=version, **(small_committee(year=2021) | {"member": members}))

    assert judged.rows("member", "citizen_id", "file_no", "absent_months")[0] == ("049070004001", "004001", None)
    assert judged.findings == []


def test_an_unknown_version_is_refused_by_naming_the_right_ones(trap):
    judged = trap(year=2021, cover={"template_version": "2019.1"})

    assert judged.findings == [("HS-009", "cover", "B7")]
    assert "2021.1, 2022.1" in judged.messages


def test_the_headers_of_another_version_are_missing_columns(trap):
    judged = trap(year=2021, version="2022.1", cover={"template_version": "2021.1"})

    assert judged.findings == [("HS-011", "member", HEADER_ROW)]
    assert "«Số CMND/CCCD»" in judged.messages


def test_rows_on_a_sheet_of_another_kind_ask_for_an_explanation(trap):
    def change(page):
        corrections = page.parent.create_sheet("Điều chỉnh")
        corrections.append([column.header for column in contract.newest().sheets["adjustment"].columns])
        corrections.append(["Đảng viên", "049070004001"])

    judged = trap(change=change)

    assert judged.findings == [("HS-308", "adjustment", 2)]
    assert judged.state == "accepted_with_remarks"


def test_a_sheet_that_is_not_in_the_form_is_said_not_to_be_read(trap):
    judged = trap(change=lambda page: page.parent.copy_worksheet(page))

    assert judged.findings == [("HS-307", None, None)]


@pytest.fixture
def config(tmp_path, monkeypatch):
    """Change the campaigns of a config folder of our own."""
    folder = tmp_path / "config"
    shutil.copytree(settings.PROJECT_ROOT / "config" / "quang-nam", folder)

    def change(before: str, after: str) -> None:
        text = (folder / "campaigns.yml").read_text()
        assert before in text
        (folder / "campaigns.yml").write_text(text.replace(before, after))
        monkeypatch.setenv("XEPLOAI_CONFIG", str(folder))
        settings.current.cache_clear()

    return change


@pytest.mark.parametrize(
    ("label", "typed"),
    [("Mã đơn vị", "QNA-04"), ("Mã đơn vị", "qna 04"), ("Năm xếp loại", "Năm 2022"), ("Năm xếp loại", "NĂM: 2022."), ("Năm xếp loại", "2022,0"),
     ("Phiên bản mẫu", "2022,1"), ("Phiên bản mẫu", 2022.1)],
)  # fmt: skip
def test_a_cover_that_people_can_read_is_read(trap, label, typed):
    judged = trap(sheet="cover", change=lambda page: put_beside(page, label, typed))

    assert judged.findings == []


@pytest.mark.parametrize("typed", ["QNA04Đ", "QNA04?", "QNA4"])
def test_a_code_of_other_letters_is_not_taken_for_one_of_ours(trap, typed):
    judged = trap(sheet="cover", change=lambda page: put_beside(page, "Mã đơn vị", typed))

    assert [rule for rule, _, _ in judged.findings] == ["HS-003"]


def test_a_day_is_no_rating_year(trap):
    judged = trap(sheet="cover", change=lambda page: put_beside(page, "Năm xếp loại", "31/12/2022"))

    assert [rule for rule, _, _ in judged.findings] == ["HS-005"]


def put_beside(page, label, typed):
    row = next(row for row in page.iter_rows() if row[0].value == label)
    row[1].value = typed
