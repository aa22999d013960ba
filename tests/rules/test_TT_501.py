"""TT-501: a collective is never rated above its organisation."""

import pytest

ORGANISATION = {"organisation_code": "TC01", "level": "HT"}


@pytest.mark.parametrize(
    "collective", [{"level": "HT"}, {"level": None}, {"level": "HTXS", "organisation_code": "TC99"}]
)
def test_keeps(judge, collective):
    assert judge("TT-501", collective=collective, organisation=ORGANISATION) == []


def test_names_only_the_collective_above(judge):
    (finding,) = judge("TT-501", collective=[{"level": "KHT"}, {"level": "HTT"}], organisation=ORGANISATION)

    assert (finding.source_row, finding.cell, finding.found, finding.expected) == (6, "I6", "HTT", "HT")
    assert "của tổ chức đảng TC01" in finding.message


def test_does_not_judge_the_year_before_it_came_into_force(province):
    submission = province.land(rating_year=2018, collective={}, organisation=ORGANISATION)

    province.judge(submission)

    assert province.findings(submission, "TT-501") == []
    assert province.ask("select reason from gate.not_evaluated where rule_id = 'TT-501'") == [
        ("Chỉ áp dụng cho việc xếp loại từ năm 2019 trở đi",)
    ]


def test_a_supplement_that_lowers_the_organisation_is_told_at_its_own_row(judge):
    in_force = [{"organisation": {}, "collective": [{}, {"collective_code": "TT02"}]}]

    found = judge(
        "TT-501", in_force=in_force, kind="supplement", received_at="2023-02-01",
        organisation=[{"organisation_code": "TC02"}, ORGANISATION],
    )  # fmt: skip

    assert [(finding.sheet, finding.source_row, finding.cell) for finding in found] == [("organisation", 6, "I6")] * 2
    assert {(finding.severity, finding.found, finding.expected) for finding in found} == {("error", "HTT", "HT")}
    assert len({finding.fingerprint for finding in found}) == 2
    assert all("(theo kết quả đang có hiệu lực) được xếp" in finding.message for finding in found)
    assert {finding.message.split()[2] for finding in found} == {"TT01", "TT02"}


def test_a_supplement_does_not_answer_for_what_stood_there_before(judge):
    in_force = [{"organisation": ORGANISATION, "collective": {}}]

    assert (
        judge("TT-501", in_force=in_force, kind="supplement", received_at="2023-02-01", organisation=ORGANISATION) == []
    )
