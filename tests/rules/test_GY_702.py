"""GY-702: a person is suggested by at least one number."""

import pytest


@pytest.mark.parametrize("key", ["subject_code", "card_no", "file_no"])
def test_keeps(judge, key):
    numbers = {"subject_code": None, "card_no": None, "file_no": None, key: "49000001"}

    assert judge("GY-702", suggested_review={"subject_kind": "LEADER"} | numbers) == []


def test_names_the_row_without_any_number(judge):
    nobody = {"subject_kind": "LEADER", "subject_code": None, "card_no": None, "file_no": None}

    (finding,) = judge("GY-702", suggested_review=[nobody | {"card_no": "49000001"}, nobody])

    assert finding.source_row == 6
