"""DV-120: two rows alike in name, birth date, admission date and sex have numbers that tell them apart."""

from datetime import date

import pytest

TRAITS = {"name_key": "a", "birth_date": date(1980, 1, 1), "admission_date": date(2005, 5, 5), "sex": "NAM"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"citizen_id": "049080000001"}, {"citizen_id": "049080000002"}),
        ({"citizen_id": "049080000001", "card_no": "49000001"}, {"card_no": "49000002"}),
        ({"file_no": "000001"}, {"file_no": "000002"}),
        ({"card_no": "49000001"}, {"card_no": "49000001"}),  # DV-110 says so
        ({}, {"name_key": "b"}),
        ({}, {"birth_date": date(1980, 1, 2)}),
        ({}, {"admission_date": None}),
        ({"sex": None}, {"sex": None}),
        ({}, {"is_temporary": True, "level": None}),
    ],
)
def test_keeps(judge, one, other):
    assert judge("DV-120", member=[TRAITS | one, TRAITS | other]) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [({}, {}), ({"citizen_id": "049080000001"}, {"card_no": "49000001"}), ({}, {"file_no": "000001"})],
)
def test_names_the_later_row(judge, one, other):
    between = TRAITS | {"name_key": "b"}

    (finding,) = judge("DV-120", member=[TRAITS | one, between, TRAITS | other])

    assert (finding.source_row, finding.cell, finding.severity) == (7, "A7", "warning")
    assert "giống dòng 5" in finding.message


def test_every_further_row_is_named_once(judge):
    assert [finding.source_row for finding in judge("DV-120", member=[TRAITS] * 3)] == [6, 7]


def test_two_committees_are_no_repetition(province):
    files = [province.land(committee_code=code, member=TRAITS) for code in ("QNA04", "QNA05")]

    province.judge()

    assert [province.findings(submission, "DV-120") for submission in files] == [[], []]
