"""DC-601: the subject of an adjustment is in the committee's own submission of that year."""

from datetime import date

import pytest

MEMBER = {"citizen_id": "049070000001", "card_no": "49000001", "file_no": "000001", "name_key": "a", "level": "HTT"}
ANNUAL = [{"member": [MEMBER | {"citizen_id": "049070000002", "card_no": None, "file_no": None}, MEMBER]}]


@pytest.mark.parametrize(
    "adjustment",
    [
        {"subject_code": "049070000001"},
        {"card_no": "49000001"},
        {"file_no": "000001"},
        {"subject_code": "049079999999", "card_no": "49000001"},
        {"subject_code": "049070000001", "birth_date": date(1980, 1, 1)},
        {"subject_code": "049070000001", "name_key": None, "birth_date": date(1980, 1, 1)},
    ],
)
def test_keeps_a_subject_found_by_a_number_and_confirmed(judge, adjustment):
    assert judge("DC-601", in_force=ANNUAL, kind="adjustment", adjustment=adjustment) == []


@pytest.mark.parametrize(
    "adjustment",
    [
        {"subject_code": "049079999999"},
        {"name_key": "a"},
        {"subject_code": "049070000001", "name_key": "b"},
        {"subject_code": "049070000001", "name_key": None},
        {"subject_code": "049070000001", "name_key": "b", "birth_date": date(1980, 1, 1)},
        {"subject_code": "049070000001", "birth_date": date(1980, 1, 2)},
        {"subject_code": "049070000001", "subject_kind": "LEADER"},
    ],
)
def test_names_the_row_whose_subject_is_unknown(judge, adjustment):
    rows = [{"subject_code": "049070000001"}, adjustment]

    (finding,) = judge("DC-601", in_force=ANNUAL, kind="adjustment", adjustment=rows)

    assert (finding.source_row, finding.cells) == (6, ["B6", "C6", "D6"])
    assert "0490" not in finding.message
    assert "hồ sơ Bổ sung" in finding.message


@pytest.mark.parametrize("annual", [{"rating_year": 2021}, {"committee_code": "QNA05"}])
def test_another_year_or_committee_does_not_count(judge, annual):
    in_force = [{}, ANNUAL[0] | annual]

    assert judge("DC-601", in_force=in_force, kind="adjustment", adjustment={"subject_code": "049070000001"})


@pytest.mark.parametrize(("kind", "code"), [("ORGANISATION", "TC01"), ("COLLECTIVE", "TT01")])
def test_keeps_an_organisation_and_a_collective_found_by_code(judge, kind, code):
    in_force = [{"organisation": {}, "collective": {}}]
    rows = [{"subject_kind": kind, "subject_code": code}, {"subject_kind": kind, "subject_code": "KHAC"}]

    (finding,) = judge("DC-601", in_force=in_force, kind="adjustment", adjustment=rows)

    assert finding.source_row == 6


def test_a_birth_date_that_the_list_lacks_does_not_speak_against_the_name(judge):
    leader = {"leader": {"card_no": "49000001", "birth_date": None}}
    row = {"subject_kind": "LEADER", "card_no": "49000001", "birth_date": date(1980, 1, 1)}

    assert judge("DC-601", in_force=[leader], kind="adjustment", adjustment=row) == []
