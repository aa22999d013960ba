"""XL-115: a changed level has a new decision."""

import pytest

PERSON = {"citizen_id": "049080000001", "file_no": "000001", "name_key": "a"}
SUBJECTS = {"organisation": {}, "member": PERSON, "collective": {}, "leader": PERSON}


@pytest.mark.parametrize("sheet", SUBJECTS)
@pytest.mark.parametrize("change", [{}, {"level": "HT", "decision_no": "02-QĐ"}, {"level": "HT", "decision_no": None}])
def test_keeps(judge, sheet, change):
    assert judge("XL-115", in_force=[{sheet: SUBJECTS[sheet]}], **{sheet: SUBJECTS[sheet] | change}) == []


@pytest.mark.parametrize(
    "before",
    [
        {"state": "returned", "member": PERSON},
        {"rating_year": 2021, "member": PERSON},
        {"committee_code": "QNA05", "member": PERSON},
        {"member": {"citizen_id": "049080000002", "name_key": "a"}},
    ],
)
def test_keeps_what_is_not_in_force_of_the_subject(judge, before):
    assert judge("XL-115", in_force=[before], member=PERSON | {"level": "HT"}) == []


@pytest.mark.parametrize("kind", ["annual", "supplement"])
@pytest.mark.parametrize("sheet", SUBJECTS)
def test_names_the_level_that_changed(judge, sheet, kind):
    changed = SUBJECTS[sheet] | {"level": "HT"}
    further = [{"organisation_code": "TC02", "collective_code": "TT02", "citizen_id": "049080000009"}]
    rows = [{key: value for key, value in further[0].items() if key in _own(sheet)}, changed]

    (finding,) = judge("XL-115", in_force=[{sheet: SUBJECTS[sheet]}], kind=kind, **{sheet: rows})

    assert (finding.sheet, finding.source_row, finding.found, finding.expected) == (sheet, 6, "HT", "HTT")
    assert finding.severity == "warning"


def test_a_member_is_also_known_by_file_number(judge):
    before, now = PERSON | {"citizen_id": None}, PERSON | {"level": "HT"}

    assert len(judge("XL-115", in_force=[{"member": before}], member=now)) == 1


def _own(sheet):
    return {"organisation": ["organisation_code"], "collective": ["collective_code"], "member": ["citizen_id"],
            "leader": ["citizen_id", "collective_code"]}[sheet]  # fmt: skip
