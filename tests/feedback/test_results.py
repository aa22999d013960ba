"""Results: everybody is told once, whoever else cannot be."""

import stat

import openpyxl
import pytest
from psycopg.errors import UndefinedTable

from feedback import results as results_module
from feedback.delivery import OutboxClosed
from feedback.results import tell_waiting
from ingestion import archive
from tests.makers import make_workbook, small_committee
from xeploai import found

WAITS = {"severity": "info", "sheet": "cover", "cell": "B6", "message": "Hồ sơ Điều chỉnh này tạm chờ hồ sơ năm."}


def test_a_verdict_is_told_once(gate, results):
    returned = gate.submission()
    gate.finding(returned, sheet="member", source_row=5, cell="B5")
    gate.verdict(returned)

    assert tell_waiting() == 1
    text = results()[f"QNA04/ho so_{returned}_ket-qua.txt"]
    assert "Kết luận: TRẢ LẠI: phải sửa và gửi lại\nTệp: ho so.xlsx\n" in text
    assert "Số lỗi phải sửa: 1; số lưu ý: 0" in text
    assert "[Lỗi phải sửa] HS-102 – trang «Đảng viên», ô B5\n  Ô này để trống.\n" in text
    assert tell_waiting() == 0


@pytest.mark.parametrize(("version_no", "number"), [(2, ", lần nộp thứ 2"), (None, "")])
def test_the_number_among_its_kind_is_told_with_the_verdict(gate, results, version_no, number):
    submission = gate.submission(version_no=version_no)
    gate.verdict(submission, "accepted" if version_no else "returned")

    tell_waiting()

    (text,) = results().values()
    assert f"Loại hồ sơ: Xếp loại hằng năm, năm 2022{number}\n" in text


@pytest.mark.parametrize("template_version", [None, "1999.9"])
def test_a_sheet_of_an_unknown_template_has_a_name_all_the_same(gate, results, template_version):
    refused = gate.submission(template_version=template_version)
    gate.finding(refused, "HS-009", sheet="cover", cell="B7")
    gate.verdict(refused)

    tell_waiting()

    assert "HS-009 – trang «Bìa», ô B7" in results()[f"QNA04/ho so_{refused}_ket-qua.txt"]


@pytest.mark.parametrize(
    ("template_version", "sheet_name"), [("2020.9", "Tên cũ"), ("2022.1", "Đảng viên"), (None, "Đảng viên")]
)
def test_a_sheet_is_called_as_in_the_files_own_template(gate, results, template_version, sheet_name):
    gate.execute(
        "insert into config.template_column values ('2020.9', 'member', 'level', 'Tên cũ', 'Mức', 'level', false)"
    )
    returned = gate.submission(template_version=template_version)
    gate.finding(returned, sheet="member", source_row=5, cell="B5")
    gate.verdict(returned)

    tell_waiting()

    assert f"trang «{sheet_name}», ô B5" in results()[f"QNA04/ho so_{returned}_ket-qua.txt"]


def test_who_was_told_before_a_kill_stays_told(gate, monkeypatch):
    for code in ("QNA03", "QNA04"):
        gate.verdict(gate.submission(code, sha256=code), "accepted")
    told = []

    def put(committee_code, *_):
        if told:
            raise KeyboardInterrupt
        told.append(committee_code)

    monkeypatch.setattr(results_module, "put_result", put)
    with pytest.raises(KeyboardInterrupt):
        tell_waiting()
    monkeypatch.setattr(results_module, "put_result", lambda code, *_: told.append(code))

    assert tell_waiting() == 1
    assert told == ["QNA03", "QNA04"]


def test_a_held_file_is_told_once_even_when_the_outbox_is_emptied(gate, results, home):
    held = gate.submission(kind="adjustment")
    gate.finding(held, "HS-201", **WAITS)

    assert tell_waiting() == 1
    text = results()[f"QNA04/ho so_{held}_ket-qua.txt"]
    assert "Kết luận: CHỜ: Hồ sơ Điều chỉnh này tạm chờ hồ sơ năm.\n" in text
    assert "Số lỗi" not in text
    (home / f"outbox/QNA04/ho so_{held}_ket-qua.txt").unlink()
    assert tell_waiting() == 0
    assert results() == {}


def test_the_verdict_on_a_held_file_replaces_that_it_waits(gate, results):
    held = gate.submission(kind="adjustment")
    gate.finding(held, "HS-201", **WAITS)
    tell_waiting()
    gate.verdict(held, "accepted", "run-2", errors=0)

    assert tell_waiting() == 1
    (text,) = results().values()
    assert "Kết luận: TIẾP NHẬN\n" in text


def test_a_file_that_only_waits_for_the_gates_is_not_told(gate, results):
    gate.submission()

    assert tell_waiting() == 0
    assert results() == {}


def test_a_file_that_came_anew_is_not_told_its_old_verdict(gate, results):
    again = gate.submission()
    gate.finding(again)
    gate.verdict(again)
    gate.execute("update landing.submission set state = 'landed'")
    assert tell_waiting() == 0

    gate.verdict(again, "accepted", "run-2", errors=0, decided_at="2023-01-06")

    assert tell_waiting() == 1
    assert "TIẾP NHẬN" in results()[f"QNA04/ho so_{again}_ket-qua.txt"]
    assert tell_waiting() == 0


def test_one_closed_outbox_keeps_nobody_else_from_being_told(gate, results, home):
    ids = {}
    for code in ("QNA03", "QNA04", "QNA05"):
        ids[code] = gate.submission(code, sha256=code)
        gate.verdict(ids[code], "accepted", errors=0)
    (home / "outbox").mkdir()
    (home / "outbox/QNA04").write_text("no folder")

    with pytest.raises(OutboxClosed, match="QNA04") as closed:
        tell_waiting()

    assert "QNA03" not in str(closed.value)
    assert set(results()) == {f"{code}/ho so_{ids[code]}_ket-qua.txt" for code in ("QNA03", "QNA05")}
    (home / "outbox/QNA04").unlink()
    assert tell_waiting() == 1


def test_a_defect_of_ours_is_not_blamed_on_an_outbox(gate):
    gate.verdict(gate.submission(), "accepted")
    gate.execute("alter table config.template_column rename to elsewhere")

    with pytest.raises(UndefinedTable):
        tell_waiting()


def test_findings_show_a_held_file_and_later_its_verdicts_findings(gate):
    held = gate.submission(kind="adjustment")
    gate.finding(held, "HS-201", **WAITS)
    assert [one["rule_id"] for one in found.findings("QNA04", 2022)] == ["HS-201"]

    gate.finding(held, "DC-601", "run-2")
    gate.verdict(held, "returned", "run-2")

    assert [one["rule_id"] for one in found.findings("QNA04", 2022)] == ["DC-601"]


def test_findings_of_a_refused_file_give_way_when_it_is_held(gate):
    held = gate.submission(kind="adjustment")
    gate.finding(held, "HS-006")
    gate.verdict(held)
    gate.execute("update landing.submission set state = 'landed'")
    gate.finding(held, "HS-201", "run-2", **WAITS)

    assert [one["rule_id"] for one in found.findings("QNA04", 2022)] == ["HS-201"]


def test_a_result_says_what_is_new_still_there_mended_and_waived(gate, results):
    first, second = gate.submission(sha256="1"), gate.submission(sha256="2")
    gate.finding(first, fingerprint="a", state="fixed", fixed_by=second)
    gate.finding(first, run_id="run-0", fingerprint="a", state="fixed", fixed_by=second)
    gate.finding(second, fingerprint="b", is_new=False)
    gate.finding(second, fingerprint="c", message="Nội dung được miễn.", state="waived", is_new=False)
    gate.finding(second, fingerprint="d")
    gate.finding(second, fingerprint="e")
    gate.finding(second, run_id="run-0", fingerprint="e")
    gate.verdict(second)

    tell_waiting()

    text = results()[f"QNA04/ho so_{second}_ket-qua.txt"]
    assert "\nSo với lần gửi trước: mới 2, vẫn còn 1, đã sửa 1\nĐược miễn trừ, không tính vào kết luận: 1\n" in text
    assert "Nội dung được miễn." not in text


def test_a_first_file_is_compared_with_nothing(gate, results):
    first = gate.submission()
    gate.finding(first, fingerprint="a")
    gate.verdict(first)

    tell_waiting()

    assert "So với" not in "".join(results().values())
    assert "miễn trừ" not in "".join(results().values())


@pytest.fixture
def sent(gate, home):
    """Archive a workbook of QNA04 and have it judged: one finding at T6; return its number."""

    def _sent(verdict="returned", **changes):
        content = make_workbook(home / "made/ho so.xlsx", **small_committee()).read_bytes()
        submission_id = gate.submission(sha256=archive.keep(content), **changes)
        if verdict != "accepted":
            gate.finding(submission_id, "DV-101", sheet="member", source_row=6, cell="T6", cells=["T6"],
                         fingerprint="ab" * 32)  # fmt: skip
        gate.verdict(submission_id, verdict)
        return submission_id

    return _sent


def copies(home):
    return {path.name: path for path in (home / "outbox/QNA04").iterdir() if path.suffix != ".txt"}


def test_who_has_something_to_mend_gets_the_own_workbook_back(sent, home):
    number = sent()

    tell_waiting()

    (copy,) = copies(home).values()
    book = openpyxl.load_workbook(copy)
    assert copy.name == f"ho so_{number}_ket-qua.xlsx"
    assert book["Kết quả kiểm tra"]["A3"].value == "TRẢ LẠI: phải sửa và gửi lại"
    assert "DV-101" in book["Đảng viên"]["T6"].comment.text
    assert book["Đảng viên"]["A6"].value is not None
    assert stat.S_IMODE(copy.stat().st_mode) == 0o640


def test_who_has_nothing_to_mend_gets_no_copy_and_loses_the_one_before(sent, gate, home):
    number = sent()
    tell_waiting()
    gate.execute("update gate.finding set state = 'waived'")
    gate.verdict(number, "accepted_with_remarks", "run-2", decided_at="2023-01-06")

    tell_waiting()

    assert copies(home) == {}


def test_a_copy_that_somebody_is_writing_in_stays_when_the_result_is_told_anew(sent, gate, home):
    number = sent()
    tell_waiting()
    (copy,) = copies(home).values()
    book = openpyxl.load_workbook(copy)
    book["Đảng viên"]["T6"] = "Hoàn thành nhiệm vụ"
    book.save(copy)
    mine = copy.read_bytes()
    gate.finding(number, "DV-101", "run-2", sheet="member", source_row=6, cell="T6", cells=["T6"])
    gate.verdict(number, "returned", "run-2", decided_at="2023-01-06")

    tell_waiting()

    assert set(copies(home)) == {f"ho so_{number}_ket-qua.xlsx", f"ho so_{number}_ket-qua-2.xlsx"}
    assert copy.read_bytes() == mine


def test_an_archive_that_lost_the_file_still_tells_what_to_mend(gate, home):
    lost = gate.submission()
    gate.finding(lost, sheet="member", source_row=5, cell="B5", cells=["B5"])
    gate.verdict(lost)

    tell_waiting()

    (copy,) = copies(home).values()
    assert openpyxl.load_workbook(copy).sheetnames == ["Kết quả kiểm tra", "Chưa kiểm tra"]
