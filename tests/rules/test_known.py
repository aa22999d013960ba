"""What a judged file knows beside its own rows: the year in force, with its own corrections where it is an adjustment."""

import pytest

from expectations.waiting import open_wave

MEMBERS = [
    {"citizen_id": "049070000001", "name_key": "a", "level": "HTXS"},
    {"card_no": "49000002", "name_key": "b", "level": "HTT"},
    {"file_no": "000003", "name_key": "c", "level": "HT"},
]


@pytest.fixture
def known(province):
    """Land what is in force and one file; return its `known_<sheet>` as (source_row, is_own, level_before, level)."""

    def ask(sheet, in_force, **judged):
        for earlier in in_force:
            province.land(**{"state": "accepted"} | earlier)
        submission_id = province.land(**judged)
        open_wave(province.connection, [submission_id])
        return province.ask(
            f"select source_row, is_own, level_before, level from known_{sheet} order by level, source_row"
        )

    return ask


def test_an_annual_knows_its_own_rows(known):
    assert known("member", [{"member": MEMBERS[:1]}], member=MEMBERS[1:]) == [
        (7 - 1, True, "HT", "HT"),
        (5, True, "HTT", "HTT"),
    ]


def test_a_supplement_replaces_by_any_number_if_name_or_birth_date_agrees_too(known):
    own = [
        {"citizen_id": "049070000001", "name_key": "x", "level": "KHT"},  # the birth date agrees
        {"card_no": "49000002", "name_key": "b", "birth_date": None},
        {"file_no": "000003", "name_key": "x", "birth_date": "1991-01-01"},  # somebody else
    ]

    rows = known("member", [{"member": MEMBERS}], kind="supplement", member=own)

    assert rows == [
        (None, False, "HT", "HT"),
        (6, True, "HTT", "HTT"),
        (7, True, "HTT", "HTT"),
        (5, True, "KHT", "KHT"),
    ]


TRAITS = {"name_key": "t", "birth_date": "1980-01-01", "admission_date": "2005-05-05", "sex": "NAM"}


@pytest.mark.parametrize(
    ("before", "own", "kept"),
    [
        ([{}], [{"card_no": "49000009"}], 0),
        ([{"citizen_id": "049080000001"}], [{"citizen_id": "049080000002"}], 0),  # the number is corrected
        ([{}, {}], [{}], 2),  # nobody can tell which
        ([{}], [{}, {}], 1),
        ([{}], [{"sex": "NU"}], 1),
        ([{"sex": None}], [{"sex": None}], 1),
        ([{"admission_date": None}], [{"admission_date": None}], 1),
    ],
)
def test_a_supplement_replaces_who_is_alike_in_all_traits_and_unique(known, before, own, kept):
    in_force = [{"member": [TRAITS | row for row in before]}]

    rows = known("member", in_force, kind="supplement", received_at="2023-02-01", member=[TRAITS | row for row in own])

    assert sum(not is_own for _, is_own, *_ in rows) == kept


@pytest.mark.parametrize(("change", "kept"), [({"name_key": "x"}, 0), ({"birth_date": None}, 0),
                                              ({"collective_code": "TT02"}, 1), ({"citizen_id": None}, 1)])  # fmt: skip
def test_a_leader_is_replaced_in_the_same_collective_and_never_by_name_alone(known, change, kept):
    post = {"citizen_id": "049070000001", "collective_code": "TT01", "birth_date": "1980-01-01"}

    rows = known("leader", [{"leader": post}], kind="supplement", received_at="2023-02-01", leader=post | change)

    assert sum(not is_own for _, is_own, *_ in rows) == kept


def test_other_numbers_are_no_reason_to_replace_twice(known):
    numbers = {"citizen_id": "049070000001", "card_no": "49000001", "file_no": "000001"}

    rows = known("member", [{"member": numbers}], kind="supplement", received_at="2023-02-01",
                 member=numbers | {"level": "HT"})  # fmt: skip

    assert rows == [(5, True, "HT", "HT")]


def test_the_year_in_force_remembers_what_a_supplement_replaces(known, province):
    lowered = {"subject_code": "049070000001", "old_level": "HTXS", "new_level": "HT"}
    in_force = [
        {"member": MEMBERS[:2]},
        {"kind": "adjustment", "received_at": "2023-10-01", "adjustment": lowered},
    ]

    known("member", in_force, kind="supplement", received_at="2023-11-01", member=[{}, MEMBERS[0]])

    rows = province.ask(
        "select replaced_by, level_before, level_before_rank from member_in_force order by level_before"
    )
    assert rows == [(6, "HT", 2), (None, "HTT", 3)]


def test_an_unreplaced_row_beside_a_supplement_stays(known):
    own = [{"citizen_id": "049070000001", "name_key": "a", "level": "KHT"}, {"card_no": "49000002", "name_key": "x",
           "birth_date": "1991-01-01"}]  # fmt: skip

    rows = known("member", [{"member": MEMBERS}], kind="supplement", member=own)

    assert rows == [
        (None, False, "HT", "HT"),
        (6, True, "HTT", "HTT"),
        (None, False, "HTT", "HTT"),
        (5, True, "KHT", "KHT"),
    ]


def test_a_later_supplement_stands_for_the_earlier(known):
    in_force = [
        {"member": MEMBERS},
        {"kind": "supplement", "received_at": "2023-02-01", "member": MEMBERS[0] | {"level": "HT"}},
        {"kind": "supplement", "received_at": "2023-03-01", "member": MEMBERS[0] | {"level": "KHT"}},
    ]

    rows = known("member", in_force, kind="supplement", organisation={})

    assert [level for *_, level in rows] == ["HT", "HTT", "KHT"]


def test_an_adjustment_knows_the_year_as_it_would_make_it(known):
    lowered = {"subject_code": "049070000001", "old_level": "HTXS", "new_level": "HT"}

    rows = known("member", [{"member": MEMBERS}], kind="adjustment", received_at="2023-10-01", adjustment=lowered)

    assert rows == [(5, False, "HTXS", "HT"), (None, False, "HT", "HT"), (None, False, "HTT", "HTT")]


def test_earlier_corrections_are_part_of_the_year(known):
    earlier = {"kind": "adjustment", "received_at": "2023-10-01"}
    lowered = {"subject_code": "049070000001", "old_level": "HTXS", "new_level": "HTT"}
    again = lowered | {"old_level": "HTT", "new_level": "KHT", "decision_date": "2023-10-20"}

    rows = known("member", [{"member": MEMBERS[:1]}, earlier | {"adjustment": lowered}], kind="adjustment",
                 received_at="2023-11-01", adjustment=again)  # fmt: skip

    assert rows == [(5, False, "HTT", "KHT")]


def test_a_correction_decided_before_the_level_in_force_changes_nothing(known):
    old = {"subject_code": "049070000001", "old_level": "HTXS", "new_level": "HT", "decision_date": "2022-12-01"}

    rows = known("member", [{"member": MEMBERS[:1]}], kind="adjustment", received_at="2023-10-01", adjustment=old)

    assert rows == [(None, False, "HTXS", "HTXS")]


def test_a_post_is_corrected_by_its_collective(known):
    posts = [{"citizen_id": "049070000001", "collective_code": code, "level": "HTXS"} for code in ("TT01", "TT02")]
    lowered = {"subject_kind": "LEADER", "subject_code": "049070000001", "collective_code": "TT02", "old_level": "HTXS"}

    rows = known("leader", [{"leader": posts}], kind="adjustment", received_at="2023-10-01",
                 adjustment=lowered | {"new_level": "HT"})  # fmt: skip

    assert rows == [(5, False, "HTXS", "HT"), (None, False, "HTXS", "HTXS")]


def test_who_is_here_for_a_time_is_not_counted(known):
    here = MEMBERS[0] | {"is_temporary": True, "level": None}

    assert known("member", [{"member": here}], kind="supplement", member=MEMBERS[1] | {"is_temporary": True}) == []
