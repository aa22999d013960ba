"""A result says what the gates would say of the file, and no more than a file can tell."""

from datetime import date

from database.connection import connect
from expectations import rehearsal as rehearsal_module
from feedback.precheck import precheck_waiting
from tests.makers import small_committee
from tests.precheck.files import RESULT, TOO_HIGH, accept, without_remarks, wrong_committee


def test_it_says_what_the_gates_then_say(home, drop, told):
    drop(**wrong_committee())
    precheck_waiting()

    accept(home, **wrong_committee())

    with connect() as connection:
        rules = connection.execute("select rule_id, severity from gate.finding").fetchall()
    assert rules == [("DV-101", "error")]
    assert list(told()[1]) == ["DV-101"]


def test_no_name_or_number_of_a_person_is_told_or_logged(drop, told, caplog):
    caplog.set_level("DEBUG")
    drop(**wrong_committee())

    precheck_waiting()

    for personal in ("Trần Văn", "0490700", "490040"):
        assert personal not in told()[3]
        assert personal not in caplog.text
    assert "step=precheck committee=QNA04" in caplog.text


def test_an_adjustment_is_judged_before_its_annual_as_far_as_a_file_can_tell(drop, told):
    same = {"subject_kind": "ORGANISATION", "subject_code": "QNA04-001", "subject_name": "Chi bộ Một", "old_level": "HTT",
            "new_level": "HTT", "reason": "Tự rà soát, chấn chỉnh", "decision_no": "9-QĐ", "decision_date": date(2023, 9, 20)}  # fmt: skip
    drop(kind="adjustment", adjustment=[same])

    precheck_waiting()

    conclusion, found, blind, text = told()
    assert conclusion.startswith("SẼ BỊ TRẢ LẠI")
    assert list(found) == ["DC-605"]
    assert {"DC-601", "DC-604", "DC-609", "HS-201"} <= set(blind)
    assert "chỉ kiểm tra được khi gửi chính thức" in text
    assert "tạm chờ" not in text


def test_a_supplement_is_not_compared_with_what_is_in_force(home, drop, told):
    accept(home, **small_committee())
    above = small_committee()["collective"][0] | {"level": "HTXS"}
    drop(kind="supplement", collective=[above])

    precheck_waiting()

    conclusion, found, blind, _ = told()
    assert conclusion.startswith("CHƯA THẤY LỖI. Nếu các quy tắc chưa kiểm tra")
    assert (found, {"LD-201", "TT-501"} <= set(blind)) == ({}, True)


def test_a_file_of_another_committee_is_told_so(drop, told):
    drop(into="QNA05", committee="QNA04", **small_committee())

    precheck_waiting()

    conclusion, found, blind, _ = told(code="QNA05")
    assert conclusion.startswith("SẼ BỊ TRẢ LẠI")
    assert (list(found), blind) == (["HS-004"], [None])


def test_who_is_early_is_told_the_day_and_all_the_rest(campaigns, drop, told):
    campaigns(
        "2097: {expects: annual, opens_on: 2097-12-01, due_on: 2098-01-15, cut_off_on: 2097-12-31, regime: QD366, "
        'template_versions: ["2022.1"]}\n'
    )
    today = {"document_date": date.today()}
    drop(year=2097, cover=today, **wrong_committee())
    drop("good.xlsx", year=2097, cover=today, **small_committee())

    precheck_waiting()

    conclusion, found, _, text = told()
    assert conclusion.startswith("SẼ BỊ TRẢ LẠI nếu gửi như hiện nay: 1 lỗi phải sửa. Chưa gửi được ngay")
    assert without_remarks(found) == {"DV-101": "Lỗi phải sửa", "HS-006": "Thông tin"}
    assert "đến ngày 01/12/2097 mới tiếp nhận" in text
    assert told(f"good{RESULT}")[0].startswith("CHƯA THẤY LỖI")


def test_of_a_locked_year_the_contents_are_judged_too(campaigns, drop, told):
    campaigns(
        "2016: {expects: annual, opens_on: 2016-12-01, due_on: 2017-01-15, cut_off_on: 2016-12-31, regime: HD21, "
        'template_versions: ["2022.1"], locked: true}\n'
    )
    sheets = small_committee()
    sheets["member"][0]["birth_date"] = None
    drop(year=2016, **sheets)
    drop("good.xlsx", year=2016, **small_committee())

    precheck_waiting()

    assert without_remarks(told()[1]) == {"HS-007": "Lỗi phải sửa", "HS-102": "Lỗi phải sửa"}
    conclusion, found, _, _ = told(f"good{RESULT}")
    assert conclusion == "SẼ BỊ TRẢ LẠI nếu gửi như hiện nay: 1 lỗi phải sửa."
    assert without_remarks(found) == {"HS-007": "Lỗi phải sửa"}


def test_more_findings_than_a_sheet_holds_are_counted(drop, told, monkeypatch):
    monkeypatch.setattr(rehearsal_module, "MOST_FINDINGS", 2)
    sheets = small_committee(members=5)
    sheets["member"] = [row | TOO_HIGH for row in sheets["member"]]
    drop(**sheets)

    precheck_waiting()

    conclusion, _, _, text = told()
    assert "5 lỗi phải sửa" in conclusion
    assert "Còn 3 nội dung khác." in text
