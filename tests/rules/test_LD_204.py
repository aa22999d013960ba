"""LD-204: a collective has one head."""

import pytest

HEAD = {"is_head": True, "citizen_id": "049080000001"}
SECOND = {"is_head": True, "citizen_id": "049080000002", "name_key": "b"}


@pytest.mark.parametrize("second", [SECOND | {"is_head": False}, SECOND | {"collective_code": "TT02"}])
def test_keeps(judge, second):
    assert judge("LD-204", leader=[HEAD, second]) == []


def test_names_both_heads(judge):
    findings = judge("LD-204", leader=[HEAD, {}, SECOND])

    assert [finding.source_row for finding in findings] == [5, 7]
    assert {(finding.cell[0], finding.found, finding.expected, finding.severity) for finding in findings} == {
        ("J", "2", "1", "warning")
    }


def test_a_supplement_that_adds_a_head_is_told(judge):
    (finding,) = judge("LD-204", in_force=[{"leader": HEAD}], kind="supplement", leader=SECOND)

    assert finding.source_row == 5


def test_a_supplement_may_replace_the_head(judge):
    assert judge("LD-204", in_force=[{"leader": HEAD}], kind="supplement", leader=HEAD) == []
