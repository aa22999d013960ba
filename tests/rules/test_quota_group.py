"""Who is counted together under a ceiling, and the boundary cases of the texts on real rows."""

import pytest

from expectations.waiting import open_wave
from tests.rules.quota import CELL, lowered, people, rated

TREE = [
    {"organisation_code": "DB01", "organisation_type": "DBCS", "parent_code": "QNA04"},
    {"organisation_code": "BP01", "organisation_type": "DBBP", "parent_code": "DB01"},
    {"organisation_code": "CB01", "organisation_type": "CBTT", "parent_code": "BP01"},
    {"organisation_code": "CB02", "organisation_type": "CBTT", "parent_code": "DB01"},
    {"organisation_code": "TC01", "organisation_type": "CBCS", "parent_code": "QNA04"},
    {"organisation_code": "CB09", "organisation_type": "CBTT", "parent_code": "DB99"},
]


@pytest.fixture
def groups(province):
    """Land what is in force and one file; return the named columns of its groups of a kind."""

    def ask(columns, group_kind, in_force=(), **judged):
        for earlier in in_force:
            province.land(**{"state": "accepted"} | earlier)
        open_wave(province.connection, [province.land(**judged)])
        return province.ask(f"select {columns} from quota_group where group_kind = %s order by group_key", group_kind)

    return ask


@pytest.fixture
def campaign(province):
    """Change what the campaign of 2022 says of ceilings."""

    def change(**columns):
        for column, value in columns.items():
            province.connection.execute(f"update config.campaign set {column} = %s where rating_year = 2022", [value])

    return change


def test_a_member_counts_for_the_grassroots_organisation_above_the_cell(groups):
    cells = ("CB01", "CB02", "DB01", "TC01", "CB09", "XX01")  # a cell that is not listed stands for itself

    assert groups(
        "group_key, htxs, htt", "MEMBER", organisation=TREE, member=[{"cell_code": cell} for cell in cells]
    ) == [
        ("CB09", 0, 1),
        ("DB01", 0, 3),
        ("TC01", 0, 1),
        ("XX01", 0, 1),
    ]


def test_who_is_not_rated_or_here_for_a_time_is_in_no_count(groups):
    member = [{"level": None}, {"level": "HT"}, {"level": "HTXS", "is_temporary": True}, {"level": "HTXS"}]

    assert groups("htxs, htt", "MEMBER", organisation=CELL, member=member) == [(1, 0)]


def test_groups_of_a_level_are_apart(groups):
    leader = [
        {"management_level": level, "title_group": group}
        for level, group in (("HUYEN", "Bí thư"), ("HUYEN", "Bí thư"), ("TINH", "Bí thư"), (None, "Bí thư"))
    ]
    collective = [{"management_level": "TINH", "collective_group": "Sở"}]
    organisation = [{"organisation_type": "CBCS", "field": "HC"}, {"organisation_type": "CBCS", "field": None}]

    judged = {"leader": leader, "collective": collective, "organisation": organisation}
    assert groups("group_key, htt", "LEADER", **judged) == [("Bí thư", 1), ("HUYEN|Bí thư", 2), ("TINH|Bí thư", 1)]


def test_collectives_and_organisations_have_their_groups(groups, province):
    submission = {"collective": [{"management_level": "TINH", "collective_group": "Sở"}],
                  "organisation": [{"organisation_type": "CBCS", "field": "HC"}, {"organisation_type": "DBHU", "field": None}]}  # fmt: skip

    assert groups("group_key", "COLLECTIVE", **submission) == [("TINH|Sở",)]
    assert province.ask("select group_key from quota_group where group_kind = 'ORGANISATION' order by 1") == [
        ("CBCS|HC",),
        ("DBHU",),
    ]


@pytest.mark.parametrize(("htt", "most"), [(4, 0), (5, 1), (9, 1), (10, 2), (24, 4), (25, 5)])
def test_the_literal_reading_takes_the_good_ones_and_rounds_down(groups, htt, most):
    organisation = [CELL, CELL | {"organisation_code": "TC02"}]
    one_more = rated(most + 1, htt, cell_code="TC02")

    at_most, beyond = groups(
        "ceiling, verdict", "MEMBER", organisation=organisation, member=rated(most, htt) + one_more
    )

    assert at_most == (most, "OK")
    assert beyond == (most, "WARNING")


@pytest.mark.parametrize(("both", "most"), [(4, 0), (5, 1), (9, 1), (10, 2)])
def test_the_customary_reading_takes_both(groups, campaign, both, most):
    campaign(quota_base="X+T")

    (group,) = groups("ceiling, verdict", "MEMBER", organisation=CELL, member=rated(most, both - most))

    assert group == (most, "OK")


@pytest.mark.parametrize(
    ("htxs", "htt", "ceilings", "verdict"),
    [(25, 101, (20, 26), "WARNING"), (2, 7, (1, 2), "WARNING"), (1, 0, (0, 1), "WARNING"), (2, 0, (0, 1), "VIOLATION"),
     (0, 0, (0, 0), "NOT_APPLICABLE")],
)  # fmt: skip
def test_cases_from_practice(groups, htxs, htt, ceilings, verdict):
    member = [*rated(htxs, htt), {"level": "HT"}]

    (group,) = groups("ceiling, loose_ceiling, verdict", "MEMBER", organisation=CELL, member=member)

    assert group == (*ceilings, verdict)


def test_the_campaign_says_how_many_and_which_groups(groups, campaign, province):
    campaign(quota_pct=25, quota_rounding="ceil", quota_min_one=True, quota_groups=["MEMBER"])

    assert groups("ceiling, pct::text, base_label", "MEMBER", organisation=CELL, member=rated(0, 5)) == [
        (2, "25", "HTT")
    ]
    assert province.ask("select distinct group_kind from quota_group") == [("MEMBER",)]


def test_the_first_excellent_row_of_the_file_stands_for_its_group(groups):
    rows = [{"level": "HT"}, {"level": "HTT"}, {"level": "HTXS"}, {"level": "HTXS"}]

    assert groups("source_row", "MEMBER", organisation=CELL, member=rows) == [(7,)]


def test_a_supplement_counts_with_the_year_in_force(groups):
    in_force = [{"organisation": CELL, "member": people(rated(1, 5))}]
    own = [{"card_no": "49000005", "name_key": "a5", "level": "HT"}]

    (group,) = groups("htxs, htt, verdict, source_row", "MEMBER", in_force, kind="supplement", member=own)

    assert group == (1, 4, "WARNING", 5)


def test_an_adjustment_is_compared_with_the_year_before_it(groups):
    in_force = [{"organisation": CELL, "member": people(rated(1, 5))}]
    rows = [lowered(9, "HT", "KHT"), lowered(5, "HTT", "HT")]

    (group,) = groups(
        "htxs_before, htt_before, verdict_before, htxs, htt, verdict, is_worse, source_row, opened_row", "MEMBER",
        in_force, kind="adjustment", received_at="2023-10-01", adjustment=rows,
    )  # fmt: skip

    assert group == (1, 5, "OK", 1, 4, "WARNING", True, None, 6)
