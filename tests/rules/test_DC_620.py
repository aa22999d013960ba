"""DC-620: a corrected level has the number of a new decision."""

import pytest

PERSON = {"citizen_id": "049080000001", "name_key": "a", "decision_no": "01-QĐ"}
LOWERED = {"subject_code": "049080000001", "old_level": "HTT", "new_level": "HT", "decision_no": "01-QĐ"}
EARLIER = {"kind": "adjustment", "received_at": "2023-10-01"}
LATER = {"kind": "adjustment", "received_at": "2023-11-01"}


@pytest.mark.parametrize("change", [{"decision_no": "02-QĐ"}, {"decision_no": None}, {"new_level": "HTT"},
                                    {"subject_code": "049080000002"}])  # fmt: skip
def test_keeps(judge, change):
    assert judge("DC-620", in_force=[{"member": PERSON}], **LATER, adjustment=LOWERED | change) == []


@pytest.mark.parametrize("new_level", ["HT", None])
def test_names_the_row_under_the_old_number(judge, new_level):
    rows = [LOWERED | {"subject_code": "049080000002"}, LOWERED | {"new_level": new_level}]

    (finding,) = judge("DC-620", in_force=[{"member": PERSON}], **LATER, adjustment=rows)

    assert (finding.source_row, finding.cell, finding.cells) == (6, "K6", ["K6", "I6"])
    assert (finding.severity, finding.found, finding.expected) == ("warning", new_level, "HTT")
    assert "đã xếp Hoàn thành tốt nhiệm vụ" in finding.message


@pytest.mark.parametrize(("decision_no", "found"), [("01-QĐ", 0), ("02-QĐ", 1)])
def test_the_decision_in_force_is_that_of_the_last_correction(judge, decision_no, found):
    in_force = [{"member": PERSON}, EARLIER | {"adjustment": LOWERED | {"decision_no": "02-QĐ"}}]
    again = LOWERED | {"old_level": "HT", "new_level": "KHT", "decision_no": decision_no, "decision_date": "2023-10-20"}

    assert len(judge("DC-620", in_force=in_force, **LATER, adjustment=again)) == found


def test_a_collective_is_known_by_its_code(judge):
    lowered = LOWERED | {"subject_kind": "COLLECTIVE", "subject_code": "TT01"}

    assert len(judge("DC-620", in_force=[{"collective": {}}], **LATER, adjustment=lowered)) == 1
