"""`xeploai status` and `findings`: times of the province, what the Board said, and no empty answer about what is not there."""

from datetime import UTC, datetime

import pytest
from typer.testing import CliRunner

from tests.feedback.conftest import Gate
from xeploai import standing
from xeploai.cli import app


@pytest.fixture
def gate(home):
    return Gate()


@pytest.fixture
def published(monkeypatch):
    """A publication in which two committees have sent an annual."""
    row = {"rating_year": 2022, "is_expected": True, "due_on": None, "accepted_at": None, "submissions": 1,
           "first_received_at": datetime(2023, 1, 5, 20, 30, tzinfo=UTC), "is_on_time": None}  # fmt: skip
    rows = [row | {"committee_code": code, "state": "waiting"} for code in ("QNA04", "QNA05")]
    monkeypatch.setattr(standing, "status", lambda year: rows)
    monkeypatch.setenv("COLUMNS", "400")


def say(*arguments):
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def test_times_are_those_of_the_province(gate, published):
    shown = say("status", "--year", 2022).stdout

    assert "03:30 06/01/2023" in shown
    assert "20:30" not in shown


def test_what_the_board_was_asked_and_has_said_is_shown(gate, published):
    first = gate.submission(version_no=1)
    gate.verdict(first)
    appraised = "insert into gate.appraisal (submission_id, decision, reason, decided_by, decided_at) values (%s, %s, %s, %s, %s)"
    gate.execute(appraised, [first, "return", "Thiếu biên bản", "Ban Tổ chức", "2023-01-06 20:15+00"])
    asked = gate.submission("QNA05", version_no=1)
    gate.execute(
        "update landing.submission set appraisal_asked_at = '2023-01-05 17:45+00' where submission_id = %s", [asked]
    )

    lines = say("status", "--year", 2022).stdout.splitlines()

    of_four, of_five = ([line for line in lines if code in line] for code in ("QNA04", "QNA05"))
    assert "đã trả lại" in of_four[0]
    assert "chờ Ban Tổ chức Tỉnh ủy thẩm định" in of_five[0]
    assert all(word in of_four[1] for word in ("đã trả lại", "03:15 07/01/2023", "Thiếu biên bản", "Ban Tổ chức"))
    assert "00:45 06/01/2023" in of_five[1]


def test_a_committee_is_not_said_to_be_returned_once_it_has_sent_another_annual(gate, published):
    first = gate.submission(version_no=1)
    gate.execute(
        "insert into gate.appraisal (submission_id, decision, reason, decided_by) values (%s, 'return', 'x', 'y')",
        [first],
    )
    gate.submission(version_no=2)

    (summary, *_) = (line for line in say("status", "--year", 2022).stdout.splitlines() if "QNA04" in line)

    assert "đã trả lại" not in summary


@pytest.mark.parametrize("command", ["status", "findings"])
@pytest.mark.parametrize(
    ("asked", "names"),
    [(("QNA99", 2022), ["QNA99 is not in", "QNA04"]), (("QNA04", 1999), ["no campaign of 1999", "2018–"])],
    ids=["committee", "year"],
)
def test_what_there_is_not_is_bad_usage_that_names_what_there_is(home, published, command, asked, names):
    done = say(command, "--committee", asked[0], "--year", asked[1])

    assert done.exit_code == 2
    assert all(name in done.stderr for name in names)


def test_a_file_of_a_year_without_a_campaign_is_told_of(gate):
    submission_id = gate.submission(rating_year=1999)
    gate.finding(submission_id, "HS-006", message="Chưa mở")
    gate.verdict(submission_id)

    done = say("findings", "--committee", "QNA04", "--year", 1999)

    assert (done.exit_code, "HS-006" in done.stdout) == (0, True)
