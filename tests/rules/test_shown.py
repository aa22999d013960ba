"""Shown values: what a committee typed into a code cell is repeated only when no person can be known by it."""

from __future__ import annotations

import pytest

from expectations.rule import load_rules


@pytest.mark.parametrize("code", ["TT01", "QNA04.CB-012", "049.01.02"])
def test_a_code_is_repeated(judge, code):
    (finding,) = judge(
        "LD-201",
        leader={"level": "HTXS", "is_head": True, "collective_code": code},
        collective={"level": "HT", "collective_code": code},
    )

    assert f"của tập thể {code}. " in finding.message


@pytest.mark.parametrize("typed", ["049070000001", "49000001", "CCCD049070000001", "NGUYENVANA", "NGUYỄNVĂNA", "ĐỖ1"])
def test_a_name_or_a_number_in_a_code_cell_is_not(judge, typed):
    (finding,) = judge(
        "TT-501",
        collective={"level": "HTXS", "organisation_code": typed},
        organisation={"level": "HT", "organisation_code": typed},
    )

    assert "của tổ chức đảng (mã ghi ở dòng này). " in finding.message
    assert typed not in f"{finding.message} {finding.found} {finding.expected}"


@pytest.mark.parametrize("column", ["found", "expected"])
@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("'HTXS'", "HTXS"),
        ("'DINH_CHI'", "DINH_CHI"),
        ("date '2023-01-31'", "2023-01-31"),
        ("250", "250"),
        ("'Nguyễn Văn A'", None),
        ("'049070000001'", None),
        ("'0490 7000 0001'", None),
    ],
)
def test_found_and_expected_repeat_no_free_text(province, column, value, shown):
    query = f"select member.*, {value} as {column} from waiting_member as member"
    rule = next(rule for rule in load_rules() if rule.rule_id == "DV-101").model_copy(
        update={"query": query, "message": f"Thử {{{column}}}" if column == "found" else "Thử"}
    )
    submission = province.land(member={})

    province.judge(submission, rules=[rule])

    (finding,) = province.findings(submission)
    assert getattr(finding, column) == shown
    assert "Nguyễn" not in finding.message
    assert "7000" not in finding.message
