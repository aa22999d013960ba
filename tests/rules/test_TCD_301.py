"""TCD-301: an excellent organisation stands on subordinates of whom all completed and four fifths did well."""

import pytest

CELL = {"organisation_code": "TC01", "organisation_type": "CBTT", "level": "HTXS"}
ABOVE = {"organisation_code": "DB01", "organisation_type": "DBCS", "level": "HTXS"}


def members(*levels):
    return [
        {"level": level, "cell_code": "TC01", "name_key": f"n{i}", "file_no": f"{i}"} for i, level in enumerate(levels)
    ]


def cells(*levels):
    return [{"organisation_code": f"C{i}", "organisation_type": "CBTT", "parent_code": "DB01", "level": level}
            for i, level in enumerate(levels)]  # fmt: skip


@pytest.mark.parametrize(
    "levels",
    [["HTT"] * 4 + ["HT"], ["HTXS"], ["HTT"] * 4 + ["HT", None], [None], []],
    ids=["four of five", "one", "the not rated do not count", "none rated", "none"],
)
def test_keeps(judge, levels):
    assert judge("TCD-301", organisation=CELL, member=members(*levels)) == []
    assert judge("TCD-301", committee_code="QNA05", organisation=[ABOVE, *cells(*levels)]) == []


@pytest.mark.parametrize(
    ("levels", "numbers"),
    [
        (["HTT", "HTT", "HTXS", "HT"], "trong 4 đảng viên được xếp loại có 0 ở mức Không hoàn thành"),
        (["HTT"] * 9 + ["KHT"], "trong 10 đảng viên được xếp loại có 1 ở mức Không hoàn thành"),
    ],
    ids=["three of four", "one failed"],
)
def test_a_cell_answers_for_its_members(judge, levels, numbers):
    (finding,) = judge("TCD-301", organisation=[{"organisation_code": "TC02"}, CELL], member=members(*levels))

    assert (finding.sheet, finding.source_row, finding.cell) == ("organisation", 6, "I6")
    assert (finding.severity, finding.found) == ("error", "HTXS")
    assert numbers in finding.message


def test_a_committee_answers_for_the_organisations_directly_below(judge):
    deeper = {"organisation_code": "D1", "parent_code": "C0", "level": "KHT"}

    (finding,) = judge("TCD-301", organisation=[ABOVE, *cells("HTT", "HTT", "HTT", "HT"), deeper])

    assert (finding.source_row, "trong 4 tổ chức đảng trực thuộc" in finding.message) == (5, True)


@pytest.mark.parametrize("level", ["HTT", None])
def test_only_the_excellent_answer(judge, level):
    assert judge("TCD-301", organisation=CELL | {"level": level}, member=members("KHT")) == []


def test_members_here_for_a_time_do_not_count(judge):
    guest = {"level": "KHT", "is_temporary": True}

    assert judge("TCD-301", organisation=CELL, member=[*members("HTT"), guest]) == []


def test_a_committee_rated_by_the_province_is_not_judged_here(judge):
    rated = {"organisation_code": "QNA01", "organisation_type": "DBHU", "parent_code": "QNA00", "level": "HTXS"}
    other = rated | {"organisation_code": "QNA02", "level": "KHT"}

    assert judge("TCD-301", committee_code="QNA00", organisation=[rated, other]) == []


def test_a_supplement_sees_the_members_in_force(judge):
    in_force = [{"organisation": CELL | {"level": "HTT"}, "member": members("HTT", "HTT", "HTT", "HT")}]

    (finding,) = judge("TCD-301", in_force=in_force, kind="supplement", without=("member",), organisation=CELL)

    assert (finding.sheet, finding.source_row) == ("organisation", 5)


def test_a_supplement_that_lowers_a_member_answers_at_that_row(judge):
    in_force = [{"organisation": CELL, "member": members("HTT", "HTT", "HTT", "HTT")}]
    same = {"file_no": "0", "name_key": "n0"}

    (finding,) = judge(
        "TCD-301", in_force=in_force, kind="supplement", member=[{"cell_code": "X"}, same | {"level": "HT"}]
    )

    assert (finding.sheet, finding.source_row, finding.cell) == ("member", 6, "T6")


def test_a_supplement_that_says_nothing_of_it_is_not_told_again(judge):
    in_force = [{"organisation": CELL, "member": members("KHT")}]

    assert judge("TCD-301", in_force=in_force, kind="supplement", member={"cell_code": "X", "level": "KHT"}) == []


@pytest.mark.parametrize(("year", "found"), [(2018, 0), (2019, 1), (2022, 1), (2023, 0)])
def test_is_in_force_from_2019_to_2022(judge, year, found):
    assert len(judge("TCD-301", rating_year=year, organisation=CELL, member=members("KHT"))) == found
