"""A certificate's text is one for ever, its hash follows every change, and what differs is named by its path."""

from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal

import pytest

from feedback.certificate_document import NotConserved, canonical, compose, differences, digest, missing

HANOI = timezone(timedelta(hours=7))


def test_the_text_does_not_depend_on_order_or_time_zone():
    one = {"b": date(2022, 12, 31), "a": {"mức": Decimal("0.50"), 7: datetime(2023, 1, 5, 7, tzinfo=HANOI)}}
    other = {"a": {"7": datetime(2023, 1, 5, 0, tzinfo=UTC), "mức": Decimal("0.50")}, "b": date(2022, 12, 31)}

    assert canonical(one) == '{"a":{"7":"2023-01-05T00:00:00+00:00","mức":"0.50"},"b":"2022-12-31"}'
    assert digest(one) == digest(other)


def test_the_hash_follows_every_change():
    assert len({digest({"a": 1}), digest({"a": 2}), digest({"b": 1}), digest({"a": "1"}), digest({"a": None})}) == 5


def test_a_float_is_refused():
    with pytest.raises(TypeError, match="no floats"):
        digest({"share": [0.1]})


def test_what_differs_is_named_by_its_path():
    certified = {"figures": {"ALL": {"htt": 3}}, "waivers": [{"rule_id": "TH-406"}], "same": [1]}
    now = {"figures": {"ALL": {"htt": 2, "ht": 1}}, "waivers": [], "same": [1]}

    assert list(differences(certified, now)) == [
        {"path": "/figures/ALL/ht", "certified": None, "now": 1},
        {"path": "/figures/ALL/htt", "certified": 3, "now": 2},
        {"path": "/waivers/0", "certified": {"rule_id": "TH-406"}, "now": None},
    ]


@pytest.mark.parametrize(
    ("is_expected", "state", "absent"),
    [(True, "missing", True), (True, "returned", True), (True, "waiting", True), (True, "accepted", False),
     (True, "accepted_with_remarks", False), (False, "missing", False), (False, None, False)],
)  # fmt: skip
def test_missing_is_who_is_expected_and_has_nothing_accepted(is_expected, state, absent):
    assert missing({"QNA04": {"is_expected": is_expected, "state": state}}) == (["QNA04"] if absent else [])


class Rows:
    """Answers as the database would: one submission, of which as many rows landed as the test says."""

    def __init__(self, landed):
        self.landed = landed

    def cursor(self, row_factory):
        return self

    def execute(self, question, parameters):
        text = question if isinstance(question, str) else "landed"
        self.answer = next((rows for words, rows in self._answers() if words in text), [])
        return self

    def fetchall(self):
        return [dict(row) for row in self.answer]

    def _answers(self):
        place = {"submission_id": 1, "sheet": "member"}
        committee = {"committee_code": "QNA04"}
        yield "from config.committee", [committee | {"is_expected": True, "state": "accepted"}]
        yield "from landing.sheet", [committee | place | {"rows_read": 3, "rows_set_aside": 0}]
        yield "from landing.submission", [committee | {"submission_id": 1, "kind": "annual"}]
        yield "landed", [place | {"rows_landed": self.landed}]


def test_rows_that_were_read_are_rows_that_landed():
    document = compose(Rows(3), 2022)

    assert document["committees"]["QNA04"]["submissions"][1]["sheets"]["member"]["rows_landed"] == 3
    with pytest.raises(NotConserved, match="Submission 1, sheet «member»: 3 rows were read, 2 are landed"):
        compose(Rows(2), 2022)
