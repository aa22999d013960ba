"""XL-115: a changed level has a new decision."""

import pytest

PERSON = {"citizen_id": "049080000001", "file_no": "000001", "name_key": "a", "birth_date": "1980-01-01"}
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


@pytest.mark.parametrize("sheet", ["member", "leader"])
@pytest.mark.parametrize(
    ("before", "now", "found"),
    [
        ({"citizen_id": None}, {}, 1),  # by file number
        ({"citizen_id": None, "file_no": None, "card_no": "49000001"}, {"card_no": "49000001"}, 1),
        ({}, {"name_key": "b"}, 1),  # the birth date agrees
        ({}, {"birth_date": None}, 1),
        ({}, {"name_key": "b", "birth_date": None}, 0),
        ({}, {"citizen_id": None, "file_no": None}, 0),  # never by name and birth date alone
    ],
)
def test_a_person_is_known_by_any_number_with_name_or_birth_date(judge, sheet, before, now, found):
    changed = PERSON | now | {"level": "HT"}

    assert len(judge("XL-115", in_force=[{sheet: PERSON | before}], **{sheet: changed})) == found


@pytest.mark.parametrize(("more", "found"), [([], 1), ([{}], 0)])
def test_a_member_without_a_number_is_known_by_all_traits_where_they_are_unique(judge, more, found):
    traits = {"admission_date": "2005-05-05", "sex": "NAM"}
    before = [traits, *(traits | row for row in more)]

    assert len(judge("XL-115", in_force=[{"member": before}], member=traits | {"level": "HT"})) == found


def _own(sheet):
    return {"organisation": ["organisation_code"], "collective": ["collective_code"], "member": ["citizen_id"],
            "leader": ["citizen_id", "collective_code"]}[sheet]  # fmt: skip


def test_where_two_files_are_in_force_the_words_of_one_excuse_nothing(judge):
    in_force = [
        {"member": PERSON},
        {"kind": "supplement", "member": PERSON | {"level": "HT"}, "received_at": "2023-01-04"},
    ]

    (finding,) = judge("XL-115", in_force=in_force, member=PERSON)

    assert (finding.found, finding.expected) == ("HTT", "HT")
