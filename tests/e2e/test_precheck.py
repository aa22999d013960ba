"""Precheck: a workbook in, what the gates would say of it out; nothing stored, nothing lost, nobody kept waiting."""

from __future__ import annotations

import io
import os
import shutil
import stat
from datetime import date

import openpyxl
import psycopg
import pytest

import settings
from database.connection import connect
from database.locks import only_one, only_one_without_trace
from expectations import rehearsal as rehearsal_module
from expectations.rule import load_rules
from expectations.verdict import judge_waiting
from feedback import precheck as precheck_module
from feedback.precheck import NotPrechecked, precheck_waiting
from ingestion import inbox
from ingestion.landing import land_files
from tests.makers import make_workbook, member, small_committee

TOO_HIGH = {"level": "HTXS", "is_civil_servant": "x", "civil_level": "HTT"}
RESULT = "_kiem-tra-truoc.xlsx"


@pytest.fixture
def drop(home):
    """Put a workbook, or bytes, into a committee's precheck folder; return its path there."""

    def _drop(name="a.xlsx", into="QNA04", content=None, **options):
        path = home / "precheck" / into / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if content is None:
            make_workbook(home / "made" / name, **options).rename(path)
        else:
            path.write_bytes(content)
        os.utime(path, (1_600_000_000, 1_600_000_000))  # it has settled
        return path

    return _drop


@pytest.fixture
def outbox(home):
    """What lies in a committee's outbox: name → bytes."""

    def _outbox(code="QNA04"):
        folder = home / "outbox" / code
        return {path.name: path.read_bytes() for path in folder.iterdir()} if folder.is_dir() else {}

    return _outbox


@pytest.fixture
def told(outbox):
    """What the result of a file says: conclusion, rule id → severity, rules not evaluated, all text."""

    def _told(name=f"a{RESULT}", code="QNA04"):
        book = openpyxl.load_workbook(io.BytesIO(outbox(code)[name]))
        page, blind = book["Kết quả"], book["Chưa kiểm tra"]
        text = "\n".join(str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row if cell.value)
        rows = page.iter_rows(min_row=int(page.freeze_panes[1:]), values_only=True)
        blind_rows = blind.iter_rows(min_row=int(blind.freeze_panes[1:]), values_only=True)
        found = {row[1]: row[0] for row in rows if row[1]}
        return page["A3"].value, found, [row[0] for row in blind_rows], text

    return _told


@pytest.fixture
def campaigns(home, monkeypatch):
    """Add lines to campaigns.yml."""

    def _campaigns(lines):
        config = home / "config"
        shutil.copytree(settings.current().config_dir, config)
        with (config / "campaigns.yml").open("a") as file:
            file.write(lines)
        monkeypatch.setenv("XEPLOAI_CONFIG", str(config))
        settings.current.cache_clear()

    return _campaigns


def stored(home):
    """Rows of every table in which something could stay, and the archive."""
    with connect() as connection:
        tables = connection.execute(
            "select format('%I.%I', schemaname, tablename) from pg_tables "
            "where schemaname in ('landing', 'gate', 'restricted', 'operations', 'marts')"
        ).fetchall()
        counts = {name: connection.execute(f"select count(*) from {name}").fetchone() for (name,) in tables}
    return counts, sorted((home / "archive").rglob("*"))


def accept(home, name="year.xlsx", **options):
    """Bring a workbook through the inbox and the gates."""
    inbox.put(make_workbook(home / "made" / name, **options), "QNA04")
    for chunk in inbox.waiting_chunks():
        land_files(chunk)
    return judge_waiting("earlier")


def wrong_committee():
    sheets = small_committee()
    sheets["member"][1] |= TOO_HIGH
    return sheets


def test_a_file_is_judged_and_given_back_and_nothing_is_kept(home, drop, outbox, told):
    path = drop("Hồ sơ.xlsx", **wrong_committee())
    content, before = path.read_bytes(), stored(home)

    assert precheck_waiting() == 1

    assert not path.exists()
    result, original = sorted(outbox(), key=lambda name: "tep-goc" in name)
    assert result == f"Hồ sơ{RESULT}"
    assert outbox()[original] == content
    conclusion, found, blind, text = told(result)
    assert conclusion == "SẼ BỊ TRẢ LẠI nếu gửi như hiện nay: 1 lỗi phải sửa."
    assert (found, blind) == ({"DV-101": "Lỗi phải sửa"}, ["HS-012", "HS-103"])
    assert f"«{original}»" in text
    assert "Đảng viên: 3" in text
    assert stored(home) == before
    assert precheck_waiting() == 0


def test_no_name_or_number_of_a_person_is_told_or_logged(drop, told, caplog):
    caplog.set_level("DEBUG")
    drop(**wrong_committee())

    precheck_waiting()

    for personal in ("Trần Văn", "0490700", "490040"):
        assert personal not in told()[3]
        assert personal not in caplog.text
    assert "step=precheck committee=QNA04" in caplog.text


def test_it_says_what_the_gates_then_say(home, drop, told):
    drop(**wrong_committee())
    precheck_waiting()

    accept(home, **wrong_committee())

    with connect() as connection:
        rules = connection.execute("select rule_id, severity from gate.finding").fetchall()
    assert rules == [("DV-101", "error")]
    assert list(told()[1]) == ["DV-101"]


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
    drop(year=2097, **wrong_committee())
    drop("good.xlsx", year=2097, **small_committee())

    precheck_waiting()

    conclusion, found, _, text = told()
    assert conclusion.startswith("SẼ BỊ TRẢ LẠI nếu gửi như hiện nay: 1 lỗi phải sửa. Chưa gửi được ngay")
    assert found == {"DV-101": "Lỗi phải sửa", "HS-006": "Thông tin"}
    assert "đến ngày 01/12/2097 mới tiếp nhận" in text
    assert told(f"good{RESULT}")[0].startswith("CHƯA THẤY LỖI.")


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

    assert told()[1] == {"HS-007": "Lỗi phải sửa", "HS-102": "Lỗi phải sửa"}
    conclusion, found, _, _ = told(f"good{RESULT}")
    assert conclusion == "SẼ BỊ TRẢ LẠI nếu gửi như hiện nay: 1 lỗi phải sửa."
    assert found == {"HS-007": "Lỗi phải sửa"}


def test_a_broken_file_is_told_so_and_given_back(drop, outbox, told):
    drop("QNA03.xlsx", "QNA03", content=b"PK no workbook")
    drop("b.xlsx", "QNA05", committee="QNA05", **small_committee("QNA05"))

    assert precheck_waiting() == 2

    assert told(f"QNA03{RESULT}", "QNA03")[0].startswith("KHÔNG ĐỌC ĐƯỢC")
    assert b"PK no workbook" in outbox("QNA03").values()
    assert told(f"b{RESULT}", "QNA05")[0].startswith("CHƯA THẤY LỖI")


def test_our_own_failure_blames_nobody_and_keeps_nobody_else_from_a_result(
    home, drop, outbox, tmp_path, monkeypatch, caplog
):
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "ZZ-901_crashes.sql").write_text(
        "/*\ntitle: Thử\nphase: content\nseverity: error\nbasis: thử\nsheet: member\nmessage: Thử\n*/\n"
        "select member.*, (member.full_name::integer) as found from waiting_member as member "
        "where member.committee_code = 'QNA04'"
    )
    monkeypatch.setattr(rehearsal_module, "load_rules", lambda: (*load_rules(), *load_rules(tmp_path / "rules")))
    crashing = drop(**small_committee())
    drop("b.xlsx", "QNA05", committee="QNA05", **small_committee("QNA05"))
    before = stored(home)

    with pytest.raises(NotPrechecked, match="folder of QNA04 could not"):
        precheck_waiting()

    assert crashing.exists()
    assert (outbox(), len(outbox("QNA05"))) == ({}, 2)
    assert stored(home) == before
    assert "committee=QNA04 failed=RuleCrashed" in caplog.text
    assert "Trần" not in caplog.text


def test_a_closed_outbox_keeps_nobody_else_from_a_result(home, drop, outbox):
    closed = drop(**small_committee())
    drop("b.xlsx", "QNA05", committee="QNA05", **small_committee("QNA05"))
    (home / "outbox").mkdir()
    (home / "outbox/QNA04").write_text("no folder")

    with pytest.raises(NotPrechecked, match="QNA04"):
        precheck_waiting()
    assert closed.exists()
    assert len(outbox("QNA05")) == 2
    (home / "outbox/QNA04").unlink()

    assert precheck_waiting() == 1
    assert not closed.exists()


@pytest.mark.parametrize("step", ["forecast", "give_back", "findings_workbook", "put_precheck", "unlink"])
def test_a_killed_precheck_leaves_the_file_and_the_next_one_makes_one_result(home, drop, outbox, monkeypatch, step):
    path, before = drop(**wrong_committee()), stored(home)
    content = path.read_bytes()

    def killed(*_):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(
            *((type(settings.current().precheck), step) if step == "unlink" else (precheck_module, step)), killed
        )
        with pytest.raises(KeyboardInterrupt):
            precheck_waiting()
    assert path.read_bytes() == content
    assert stored(home) == before

    assert precheck_waiting() == 1
    assert not path.exists()
    assert len(outbox()) == 2
    assert stored(home) == before


def test_the_same_name_again_replaces_the_result_but_no_original(drop, outbox, told):
    contents = []
    for sheets in (wrong_committee(), small_committee()):
        contents.append(drop(**sheets).read_bytes())
        precheck_waiting()

    assert told()[0].startswith("CHƯA THẤY LỖI")
    assert len(outbox()) == 3
    assert set(contents) < set(outbox().values())


def test_a_file_replaced_while_it_was_judged_stays(home, drop, outbox, monkeypatch):
    path = drop(**wrong_committee())

    def replaces(*given):
        make_workbook(home / "newer.xlsx", **small_committee()).rename(path)
        return give_back(*given)

    give_back = precheck_module.give_back
    with monkeypatch.context() as patch:
        patch.setattr(precheck_module, "give_back", replaces)
        precheck_waiting()
    assert path.exists()

    precheck_waiting()
    assert len(outbox()) == 3


def test_a_file_too_large_for_memory_is_told_so_and_given_back(home, drop, outbox, told, monkeypatch):
    monkeypatch.setenv("XEPLOAI_MAX_FILE_MB", "1")
    monkeypatch.setattr("ingestion.drops.content_of", lambda path: pytest.fail("taken into memory"))
    settings.current.cache_clear()
    content = bytes(2**20 + 1)
    path = drop(content=content)

    precheck_waiting()

    assert list(told()[1]) == ["HS-001"]
    assert "Tệp quá lớn" in told()[3]
    assert content in outbox().values()
    assert not path.exists()


def test_files_in_the_making_and_of_nobody_are_left_alone(drop, home, caplog):
    left = [drop("~$a.xlsx", content=b"x"), drop(".a.xlsx", content=b"x"), drop("a.xlsx", "QNA99", content=b"x")]

    assert precheck_waiting() == 0

    assert [path for path in left if not path.exists()] == []
    assert not (home / "outbox").exists()
    assert "step=precheck left alone, in no committee's folder: 1" in caplog.text


@pytest.mark.parametrize("is_late", [False, True])
def test_what_a_link_points_to_is_given_to_nobody(home, drop, outbox, monkeypatch, is_late):
    secret = home / "secret.json"
    secret.write_text("secret")
    path = drop(content=b"x")
    path.unlink()
    path.symlink_to(secret)
    if is_late:  # the link was no link when the folder was listed
        monkeypatch.setattr(precheck_module, "_waiting", lambda: [settings.current().precheck / "QNA04" / path.name])
        with pytest.raises(NotPrechecked):
            precheck_waiting()
    else:
        assert precheck_waiting() == 0

    assert outbox() == {}
    assert secret.exists()


def test_folders_are_made_for_the_committees_groups(home):
    before = os.umask(0o077)
    try:
        precheck_waiting()
    finally:
        os.umask(before)

    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in (home / "precheck").iterdir()}
    assert modes == dict.fromkeys(settings.current().committee_codes, 0o770)


def test_nothing_starts_when_nothing_waits(home, monkeypatch):
    monkeypatch.setattr(precheck_module, "rehearsal", lambda: pytest.fail("the gates were started"))
    monkeypatch.setattr(precheck_module, "connect", lambda: pytest.fail("a connection was opened"))

    assert precheck_waiting() == 0


def test_it_waits_for_no_run_of_the_pipeline(home, drop, monkeypatch):
    accept(home, **small_committee())
    drop(**small_committee(members=4))
    monkeypatch.setenv("PGOPTIONS", "-c lock_timeout=2s")

    with only_one("pipeline"), connect() as landing:
        landing.execute("select from operations.turn where work = 'land QNA04' for update")
        landing.execute("select from landing.submission for update")

        assert precheck_waiting() == 1


def test_two_at_once_take_turns_and_leave_no_trace_of_it(home, drop, monkeypatch):
    path, before = drop(**small_committee()), stored(home)
    monkeypatch.setenv("PGOPTIONS", "-c lock_timeout=100ms")

    with only_one_without_trace("precheck"), pytest.raises(psycopg.errors.LockNotAvailable):
        precheck_waiting()

    assert path.exists()
    assert precheck_waiting() == 1
    assert stored(home) == before


def test_many_files_start_the_gates_once(drop, monkeypatch):
    starts = []
    suites = rehearsal_module.Suites
    monkeypatch.setattr(rehearsal_module, "Suites", lambda *given: (starts.append(given), suites(*given))[1])
    for number in range(3):
        drop(f"{number}.xlsx", member=[member("QNA04", number)])

    assert precheck_waiting() == 3
    assert len(starts) == 1


def test_more_findings_than_a_sheet_holds_are_counted(drop, told, monkeypatch):
    monkeypatch.setattr(rehearsal_module, "MOST_FINDINGS", 2)
    sheets = small_committee(members=5)
    sheets["member"] = [row | TOO_HIGH for row in sheets["member"]]
    drop(**sheets)

    precheck_waiting()

    conclusion, _, _, text = told()
    assert "5 lỗi phải sửa" in conclusion
    assert "Còn 3 nội dung khác." in text
