"""The Board's word: what the gates let pass waits for it, it is carried out once, kept, and told."""

import pytest

from database.connection import connect
from expectations.appraisal import NoSuchAppraisal, appraise
from expectations.verdict import judge_waiting
from feedback.appraisals import tell_appraisals
from feedback.results import tell_waiting


@pytest.fixture
def asked(gate):
    """Make the campaign of 2022 one of the Board's and give a file that it is asked about."""

    def ask(**changes):
        gate.execute("update config.campaign set appraisal = 'by_board' where rating_year = 2022")
        submission_id = gate.submission(**changes)
        for sheet in ("organisation", "member", "collective", "leader", "declared_total"):
            gate.execute(
                "insert into landing.sheet (submission_id, sheet, header_row, rows_read, columns) values (%s, %s, 4, 0, '{}')",
                [submission_id, sheet],
            )
        assert judge_waiting(f"run-{submission_id}") == [submission_id]
        return submission_id

    return ask


def state(submission_id):
    with connect() as connection:
        return connection.execute(
            "select state, accepted_at is not null, appraisal_asked_at is not null from landing.submission "
            "where submission_id = %s",
            [submission_id],
        ).fetchone()


def test_what_the_gates_let_pass_waits_and_is_told_so(asked, results):
    submission_id = asked()

    assert state(submission_id) == ("landed", False, True)
    assert judge_waiting("again") == []
    tell_waiting()
    assert "ĐẠT KIỂM TRA, chờ Ban Tổ chức Tỉnh ủy thẩm định" in results()[f"QNA04/ho so_{submission_id}_ket-qua.txt"]


def test_an_accepting_word_puts_it_in_force_and_is_told(asked, results):
    submission_id = asked()

    assert appraise(submission_id, "accept", "Đúng quy trình", "Ban Tổ chức Tỉnh ủy") == "accepted"

    assert state(submission_id) == ("accepted", True, False)
    assert tell_appraisals() == 1
    (text,) = (text for name, text in results().items() if name.endswith("_tham-dinh.txt"))
    assert "TIẾP NHẬN" in text
    assert "Lý do: Đúng quy trình\nNgười kết luận: Ban Tổ chức Tỉnh ủy\n" in text
    assert tell_appraisals() == 0


def test_an_accepted_annual_takes_the_place_of_the_one_before(asked):
    first, second = asked(sha256="a"), None
    appraise(first, "accept", "Đúng", "Ban Tổ chức")
    second = asked(sha256="b")

    assert state(first)[0] == "accepted"
    appraise(second, "accept", "Đúng", "Ban Tổ chức")

    assert (state(first)[0], state(second)[0]) == ("superseded", "accepted")


def test_an_older_annual_is_not_accepted_in_the_place_of_a_newer_one(asked):
    older, newer = asked(sha256="a", version_no=1), asked(sha256="b", version_no=2)
    appraise(newer, "accept", "Đúng", "Ban Tổ chức")

    with pytest.raises(NoSuchAppraisal, match=f"came before submission {newer}"):
        appraise(older, "accept", "Đúng", "Ban Tổ chức")
    assert (appraise(older, "withdraw", "Cũ", "Ban Tổ chức"), state(newer)[0]) == ("returned", "accepted")


@pytest.mark.parametrize("decision", ["return", "withdraw"])
def test_a_refusing_word_returns_it(asked, decision):
    submission_id = asked()

    assert appraise(submission_id, decision, "Thiếu biên bản", "Ban Tổ chức") == "returned"
    assert state(submission_id) == ("returned", False, False)


@pytest.mark.parametrize("decision", ["accept", "return", "withdraw"])
@pytest.mark.parametrize(("verdict", "says"), [("accepted", "is in force"), ("superseded", "has a successor")])
def test_what_is_or_was_in_force_is_not_taken_back_by_a_word(gate, decision, verdict, says):
    submission_id = gate.submission(state=verdict)

    with pytest.raises(NoSuchAppraisal, match=says):
        appraise(submission_id, decision, "x", "y")


@pytest.mark.parametrize(
    ("state", "says"), [("landed", "not been judged"), ("returned", "did not pass"), ("unreadable", "did not pass")]
)
def test_nothing_is_accepted_past_the_gates(gate, state, says):
    submission_id = gate.submission(state=state)

    with pytest.raises(NoSuchAppraisal, match=says):
        appraise(submission_id, "accept", "x", "y")


@pytest.mark.parametrize(("reason", "by"), [(" ", "y"), ("x", "")])
def test_a_word_has_a_reason_and_somebody_who_says_it(asked, reason, by):
    with pytest.raises(NoSuchAppraisal, match="needs a reason"):
        appraise(asked(), "accept", reason, by)


def test_a_number_of_no_submission_is_said_to_be_none(home):
    with pytest.raises(NoSuchAppraisal, match="no submission 77"):
        appraise(77, "accept", "x", "y")
