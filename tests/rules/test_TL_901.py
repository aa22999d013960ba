"""TL-901: members of a grassroots organisation rated excellent: more than the widest reading of the ceiling allows."""

import pytest

from tests.rules.quota import CELL, people, rated


def rows(htxs, htt):
    return rated(htxs, htt)


@pytest.mark.parametrize(("htxs", "htt"), [(0, 0), (5, 25), (7, 25)])
def test_keeps(judge, htxs, htt):
    assert judge("TL-901", organisation=CELL, member=rows(htxs, htt)) == []


def test_names_the_first_excellent_row_of_the_group(judge):
    (finding,) = judge("TL-901", organisation=CELL, member=[{"level": "HT"}, *rows(8, 25)])

    assert (finding.source_row, finding.severity, finding.found, finding.expected) == (6, "error", "8", "5")
    assert (finding.sheet, finding.cell.strip("0123456789")) == ("member", "T")
    assert "8 đảng viên xếp HTXS, 25 xếp HTT; mức trần 20 % số xếp HTT là 5" in finding.message
    assert "Tổ chức cơ sở đảng TC01:" in finding.message


@pytest.mark.parametrize(("rating_year", "findings"), [(2018, 0), (2019, 1), (2025, 1)])
def test_holds_since_2019(judge, rating_year, findings):
    assert len(judge("TL-901", rating_year=rating_year, organisation=CELL, member=rows(8, 25))) == findings


def test_a_file_with_rows_to_mend_first_is_not_counted(province):
    twice = {"level": "HTXS", "not_rated_reason": "MIEN"}
    submission_id = province.land(organisation=CELL, member=[*rows(8, 25), twice])

    province.judge()

    assert province.findings(submission_id, "TL-901") == []
    assert ("TL-901",) in province.ask("select rule_id from gate.not_evaluated where submission_id = %s", submission_id)


def test_a_code_that_is_none_is_not_repeated(judge):
    (finding,) = judge("TL-901", organisation=CELL | {"organisation_code": "NGUYENVANA"},
                       member=rated(8, 25, cell_code="NGUYENVANA"))  # fmt: skip

    assert "Tổ chức cơ sở đảng (mã ghi ở dòng này):" in finding.message


def test_a_supplement_is_judged_with_the_year_in_force(judge):
    in_force = [{"organisation": CELL, "member": people(rated(7, 25))}]
    raised = {"card_no": "49000031", "name_key": "a31", "level": "HTXS"}

    (finding,) = judge("TL-901", in_force=in_force, kind="supplement", member=raised)

    assert (finding.source_row, finding.found, finding.expected) == (5, "8", "4")


def test_the_row_that_stands_for_the_group_is_judged_itself_too(province):
    members = rows(8, 25)
    members[0] |= {"discipline": "CANH_CAO", "discipline_date": "2022-06-06"}
    submission = province.land(organisation=CELL, member=members)

    province.judge()

    assert [finding.source_row for finding in province.findings(submission, "TL-901")] == [5]
    assert [finding.source_row for finding in province.findings(submission, "DV-119")] == [5]


def test_a_supplement_that_respells_a_name_counts_nobody_twice(judge):
    before = people(rated(7, 28))
    respelt = [row | {"name_key": f"x{number}"} for number, row in enumerate(before[:7])]

    assert judge("TL-901", in_force=[{"organisation": CELL, "member": before}], kind="supplement", member=respelt) == []
