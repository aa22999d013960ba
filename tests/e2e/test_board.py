"""The Board's word: it accepts what the gates say now; result, status and the way back follow what it says."""

import pytest
from typer.testing import CliRunner

from database.connection import connect
from expectations.appraisal import NoLongerPasses, NoSuchAppraisal, appraise
from expectations.verdict import judge_waiting
from expectations.waiver import Decision, revoke, waive
from feedback.appraisals import tell_appraisals
from feedback.receipts import acknowledge_waiting
from feedback.results import tell_waiting
from ingestion import inbox
from ingestion.landing import land_files
from tests.makers import make_workbook, small_committee, totals
from xeploai import found, standing
from xeploai.cli import app

BOARD = "Ban Tổ chức"
WHY = Decision("Đã đối chiếu bản giấy", BOARD, whole_cause=True)


@pytest.fixture
def send(home):
    """Send a workbook through the gates of a campaign that the Board has the last word in; return its submission."""
    by_board(True)

    def _send(name, committee="QNA04", judged=True, **options):
        path = home / "made" / committee / f"{name}.xlsx"
        if not path.exists():
            sheets = {} if options.get("kind") == "adjustment" else small_committee(committee)
            make_workbook(path, committee=committee, **sheets | options)
        inbox.put(path, committee)
        for chunk in inbox.waiting_chunks():
            land_files(chunk)
        acknowledge_waiting()
        if judged:
            judge_waiting(f"run {len(ask('select from gate.verdict'))}")
        tell()
        ((submission_id,),) = ask(
            "select submission_id from landing.submission where committee_code = %s and file_name = %s",
            committee,
            path.name,
        )
        return submission_id

    return _send


def by_board(is_asked):
    with connect() as connection:
        connection.execute("update config.campaign set appraisal = %s", ["by_board" if is_asked else "automatic"])


def ask(question, *parameters):
    with connect() as connection:
        return connection.execute(question, parameters).fetchall()


def tell():
    tell_waiting()
    tell_appraisals()


def state(submission_id):
    ((state, is_asked),) = ask(
        "select state, appraisal_asked_at is not null from landing.submission where submission_id = %s", submission_id
    )
    return "asked" if is_asked else state


def result(home, submission_id):
    (path,) = (home / "outbox").glob(f"*/*_{submission_id}_ket-qua.txt")
    return path.read_text(encoding="utf-8")


def open_rules(committee="QNA04"):
    return {one["rule_id"] for one in found.findings(committee, 2022) if one["severity"] == "error"}


def wrong_sums():
    sheets = small_committee()
    sums = totals(sheets)
    next(row for row in sums if row["subject_kind"] == "MEMBER").update({"total": 9, "not_rated": 6})
    return {"declared_total": sums}


def lowered_to(level, decision):
    person = small_committee()["member"][1]
    return {"subject_kind": "Đảng viên", "subject_code": person["citizen_id"], "subject_name": person["full_name"],
            "birth_date": person["birth_date"], "old_level": "HTT", "new_level": level, "reason": "Tự rà soát, chấn chỉnh",
            "decision_no": decision, "decision_date": person["decision_date"].replace(year=2023)}  # fmt: skip


def two_adjustments(send):
    """Two that correct one member, each on its own: what the gates let pass as long as neither is in force."""
    by_board(False)
    send("năm")
    by_board(True)
    return [
        send(name, kind="adjustment", adjustment=[lowered_to(level, name)])
        for name, level in (("98-QĐ", "HT"), ("99-QĐ", "KHT"))
    ]


def test_a_code_that_waits_for_the_board_is_held(send):
    first = send("một")
    second = send("hai", "QNA05", organisation=small_committee()["organisation"])

    assert (state(first), state(second)) == ("asked", "returned")
    assert "HS-012" in open_rules("QNA05")


def test_a_second_correction_of_a_rating_is_not_accepted_beside_the_first(send):
    first, second = two_adjustments(send)
    assert [state(first), state(second)] == ["asked", "asked"]
    assert appraise(first, "accept", "Đúng", BOARD) == "accepted"

    with pytest.raises(NoLongerPasses, match=rf"{second} passed the gates when .* not as things stand now \(DC-6"):
        appraise(second, "accept", "Đúng", BOARD)

    assert (state(first), state(second)) == ("accepted", "returned")
    assert ask("select submission_id from gate.appraisal") == [(first,)]


def test_what_was_waived_and_is_revoked_while_it_waits_is_returned(send, home):
    submission_id = send("một", **wrong_sums())
    waive(found.findings("QNA04", 2022)[0]["finding_id"], WHY)
    judge_waiting("again")
    assert state(submission_id) == "asked"
    revoke(found.findings("QNA04", 2022)[0]["finding_id"], WHY)

    done = say("submission", "accept", submission_id, "--reason", "Đúng", "--by", BOARD)

    assert isinstance(done.exception, NoLongerPasses)
    assert "(TH-406 × 2): it is returned, not accepted" in str(done.exception)
    assert state(submission_id) == "returned"
    assert "Kết luận: TRẢ LẠI: phải sửa và gửi lại" in result(home, submission_id)
    assert "TH-406" in result(home, submission_id)


def test_the_other_committee_is_told_of_a_shared_member_once_the_board_accepts(send):
    by_board(False)
    shared = {key: small_committee()["member"][1][key] for key in ("full_name", "birth_date", "citizen_id", "card_no")}
    members = small_committee("QNA05")["member"]
    theirs = send("năm", "QNA05", member=[members[0], members[1] | shared, members[2]])
    by_board(True)
    ours = send("một")
    told = "select submission_id, told_by, rule_id from gate.finding where told_by is not null"
    assert ask(told) == []

    assert appraise(ours, "accept", "Đúng", BOARD) == "accepted_with_remarks"

    assert ask(told) == [(theirs, ours, "DV-115")]


@pytest.mark.parametrize(
    ("decision", "says"),
    [
        ("accept", "TIẾP NHẬN, theo kết luận thẩm định"),
        ("return", "TRẢ LẠI theo kết luận thẩm định: sửa theo lý do dưới đây rồi gửi lại"),
        ("withdraw", "RÚT HỒ SƠ theo kết luận thẩm định: hồ sơ này không được xét nữa"),
    ],
)
def test_every_word_is_in_the_result_and_in_the_status(send, home, decision, says):
    submission_id = send("một")
    (asked,) = standing.appraisals(2022)
    assert (asked["submission_id"], asked["decision"], asked["reason"]) == (submission_id, None, None)
    assert "ĐẠT KIỂM TRA" in result(home, submission_id)

    done = say("submission", decision, submission_id, "--reason", "Thiếu biên bản", "--by", BOARD)

    assert done.exit_code == 0, done.exception
    assert f"Kết luận: {says}\nLý do: Thiếu biên bản\nNgười kết luận: {BOARD}\nKết luận lúc: " in result(
        home, submission_id
    )
    (said,) = standing.appraisals(2022, "QNA04")
    assert (said["decision"], said["reason"], said["is_last"]) == (decision, "Thiếu biên bản", True)
    assert tell_waiting() == tell_appraisals() == 0


def test_what_was_withdrawn_before_it_was_judged_has_a_result_too(send, home):
    submission_id = send("một", judged=False)
    appraise(submission_id, "withdraw", "Gửi nhầm", BOARD)
    tell()

    assert "Kết luận: RÚT HỒ SƠ theo kết luận thẩm định" in result(home, submission_id)
    assert tell_waiting() == 0


@pytest.mark.parametrize(("decision", "done"), [("return", "returned by the Board"), ("withdraw", "withdrawn")])
@pytest.mark.parametrize("again", ["accept", "return", "withdraw"])
def test_what_was_sent_away_is_not_decided_again(send, decision, done, again):
    submission_id = send("một", judged=decision == "return")
    appraise(submission_id, decision, "Thiếu biên bản", BOARD)

    with pytest.raises(NoSuchAppraisal, match=rf"was {done} at .* \(«Thiếu biên bản»\); nothing is left"):
        appraise(submission_id, again, "Lần nữa", BOARD)
    assert ask("select reason from gate.appraisal") == [("Thiếu biên bản",)]


@pytest.mark.parametrize("decision", ["return", "withdraw"])
def test_the_same_bytes_come_anew_after_the_board_sent_them_away(send, home, decision):
    submission_id = send("một", **wrong_sums())
    waive(found.findings("QNA04", 2022)[0]["finding_id"], WHY)
    judge_waiting("again")
    assert state(submission_id) == "asked"
    appraise(submission_id, decision, "Thiếu biên bản", BOARD)

    assert send("một") == submission_id

    assert state(submission_id) == "asked"
    assert "ĐẠT KIỂM TRA" in result(home, submission_id)
    assert "Thiếu biên bản" not in result(home, submission_id)
    assert ask("select outcome from landing.receipt order by receipt_id") == [("new",), ("anew",)]
    assert appraise(submission_id, "accept", "Nay đã đủ", BOARD) == "accepted_with_remarks"
    send("một")
    assert (state(submission_id), ask("select count(*) from landing.submission")) == ("accepted_with_remarks", [(1,)])


def test_a_waiver_reaches_what_came_anew(send):
    submission_id = send("một", **wrong_sums())
    appraise(submission_id, "withdraw", "Gửi nhầm", BOARD)
    send("một")

    assert waive(found.findings("QNA04", 2022)[0]["finding_id"], WHY).is_judged_again


def say(*arguments):
    return CliRunner().invoke(app, [str(argument) for argument in arguments])
