"""HS-016: a certified year takes no annual and no supplement until it is reopened; adjustments go on."""

import pytest

from expectations.rule import load_rules
from expectations.suite import Suites
from expectations.wave import found_wave


@pytest.fixture
def certify(province):
    def certify(year=2022, number=1, at="2023-03-01 20:00+00"):
        ((certificate_id,),) = province.ask(
            "insert into operations.certificate (rating_year, certificate_no, document, sha256, certified_by, certified_at) "
            "values (%s, %s, '{}', 'x', 'Ban Tổ chức', %s) returning certificate_id", year, number, at
        )  # fmt: skip
        return certificate_id

    return certify


def reopen(province, certificate_id):
    province.connection.execute(
        "insert into operations.certificate_reopening (certificate_id, reason, reopened_by) values (%s, 'x', 'y')",
        [certificate_id],
    )


@pytest.mark.parametrize("kind", ["annual", "supplement"])
def test_a_certified_year_takes_no_new_rows(judge, certify, kind):
    certify()

    (finding,) = judge("HS-016", kind=kind)

    assert (finding.severity, finding.sheet, finding.source_row, finding.cell) == ("error", "cover", 5, "B5")
    assert "năm 2022 đã chốt ngày 02/03/2023 (giấy chứng nhận số 1)" in finding.message
    assert "Điều chỉnh" in finding.message


def test_an_adjustment_goes_on(judge, certify):
    certify()

    assert judge("HS-016", kind="adjustment", adjustment={}, in_force=[{}]) == []


@pytest.mark.parametrize("year", [2021, 2023])
def test_other_years_stay_open(judge, certify, year):
    certify()

    assert judge("HS-016", rating_year=year) == []


def test_a_reopened_year_takes_everything_until_it_is_certified_again(judge, certify, province):
    reopen(province, certify())
    assert judge("HS-016") == []

    certify(number=2)
    assert "giấy chứng nhận số 2" in judge("HS-016", committee_code="QNA05")[0].message


def test_what_is_in_force_is_not_new(province, certify):
    certify()
    in_force = province.land(state="accepted", member={})
    rules = [rule for rule in load_rules() if rule.rule_id == "HS-016"]

    with found_wave(province.connection, Suites(province.connection, rules), rules, "again", [in_force]):
        assert province.findings(in_force) == []


def test_an_archive_does_not_forgive_it(judge, certify, change_campaign):
    change_campaign(2022, mode="archive")
    certify()

    assert [finding.severity for finding in judge("HS-016")] == ["error"]


def test_nobody_waives_it():
    assert [rule.can_be_waived for rule in load_rules() if rule.rule_id == "HS-016"] == [False]
