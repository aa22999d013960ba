"""DC-615: a correction that takes an excellent organisation's ground away is remarked."""

import pytest

from tests.rules.quota import lowered, people

CELL = {"organisation_code": "TC01", "organisation_type": "CBCS", "level": "HTXS"}
PARTY = {"organisation_code": "DB01", "organisation_type": "DBCS", "level": "HTXS"}


def members(*levels):
    return people([{"level": level} for level in levels])


def cells(*levels):
    return [
        {"organisation_code": f"CB{number}", "organisation_type": "CBTT", "parent_code": "DB01", "level": level}
        for number, level in enumerate(levels)
    ]


def corrected(code, old, new):
    return {"subject_kind": "ORGANISATION", "subject_code": code, "old_level": old, "new_level": new}


def judged(judge, adjustment, rating_year=2022, **in_force):
    in_force["rating_year"] = rating_year
    return judge("DC-615", in_force=[in_force], kind="adjustment", received_at="2023-10-01", adjustment=adjustment,
                 rating_year=rating_year)  # fmt: skip


@pytest.mark.parametrize(
    ("levels", "number", "old", "new"),
    [
        (["HTT"] * 5, 0, "HTT", "HT"),  # four of five stay good
        (["HTT"] * 3 + ["HT"], 0, "HTT", "HT"),  # three of four were too few before
        (["HTT"] * 4 + ["KHT"], 0, "HTT", "HT"),
        (["HTT"] * 4 + ["HT"], 4, "HT", None),
    ],
)
def test_keeps(judge, levels, number, old, new):
    assert judged(judge, lowered(number, old, new), organisation=CELL, member=members(*levels)) == []


@pytest.mark.parametrize("level", ["HTT", None])
def test_asks_nothing_of_who_is_not_excellent(judge, level):
    organisation = CELL | {"level": level}

    assert judged(judge, lowered(0, "HTT", "KHT"), organisation=organisation, member=members("HTT", "HTT")) == []


def test_names_the_member_that_took_the_share_of_a_cell_below_four_of_five(judge):
    rows = [lowered(0, "HTT", "HTXS"), lowered(1, "HTT", "HT")]

    (finding,) = judged(judge, rows, organisation=CELL, member=members("HTT", "HTT", "HTT", "HTT", "HT"))

    assert (finding.source_row, finding.cell, finding.severity, finding.found) == (6, "I6", "warning", "HTXS")
    assert "tổ chức đảng TC01 đang xếp HTXS có 0 cấp dưới" in finding.message
    assert "3/5 được xếp từ HTT trở lên" in finding.message


def test_one_who_does_not_fulfil_is_enough(judge):
    (finding,) = judged(judge, lowered(0, "HTT", "KHT"), organisation=CELL, member=members(*["HTT"] * 9))

    assert "có 1 cấp dưới trực tiếp không hoàn thành nhiệm vụ (phải là 0) và 8/9" in finding.message


def test_a_party_organisation_stands_on_the_organisations_below(judge):
    organisation = [PARTY, *cells("HTT", "HTT", "HTT", "HTT", "HT")]

    (finding,) = judged(judge, corrected("CB1", "HTT", "HT"), organisation=organisation, member=members("KHT"))

    assert finding.source_row == 5
    assert "tổ chức đảng DB01" in finding.message


def test_who_is_made_excellent_needs_the_ground_for_it(judge):
    organisation = [PARTY | {"level": "HTT"}, *cells("HTT", "HT")]

    assert len(judged(judge, corrected("DB01", "HTT", "HTXS"), organisation=organisation)) == 1


def test_who_is_lowered_needs_it_no_more(judge):
    rows = [corrected("TC01", "HTXS", "HTT"), lowered(0, "HTT", "HT")]

    assert judged(judge, rows, organisation=CELL, member=members("HTT")) == []


@pytest.mark.parametrize(("rating_year", "findings"), [(2018, 0), (2019, 1), (2022, 1), (2023, 0)])
def test_holds_from_2019_to_2022(judge, rating_year, findings):
    row = lowered(0, "HTT", "HT")

    assert len(judged(judge, row, rating_year, organisation=CELL, member=members("HTT"))) == findings
