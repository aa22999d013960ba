"""Re-rating orders: opened by what the gates find in any file and by what is in force, closed by what is accepted."""

from datetime import date

import pytest

from tests.e2e.test_warehouse import accept, moment, people  # noqa: F401
from tests.makers import make_workbook, small_committee
from tests.unit.database.test_publishing import ask
from xeploai.run import run
from xeploai.sample.province import write_sample
from xeploai.warehouse import build_waiting

pytestmark = pytest.mark.slow
ORDERS = """
select committee_code, subject_kind, rule_id, level, ceiling_level, level_in_force, status
from marts.mart_re_rating_order order by committee_code, subject_kind, rule_id
"""
IN_FORCE = "select subject_key, post_code, rule_id from build.int_ratings_above_ceiling"
OPEN = "select subject_key, post_code, rule_id from marts.mart_re_rating_order where status = 'open'"
FOUND = """
select link.person_key::text, leader.collective_code, finding.rule_id
from gate.finding
inner join restricted.person_link as link using (submission_id, sheet, source_row)
left join landing.leader
    on finding.sheet = 'leader' and leader.submission_id = finding.submission_id and leader.source_row = finding.source_row
where finding.rule_id in ('DV-101', 'DV-102', 'LD-201', 'LD-202')
"""
REMARKED = """
select collective.collective_code
from gate.finding
inner join landing.adjustment using (submission_id, source_row)
inner join marts.fct_rating as head on head.subject_kind = 'LEADER' and head.is_head
inner join marts.dim_collective as collective
    on collective.organisation_code = adjustment.subject_code and collective.collective_code = head.post_code
where finding.rule_id = 'DC-617' and finding.found = head.level
order by 1
"""
CORRECTED = "select count(*) from landing.adjustment where reason = 'CAO_HON_CBCC'"
DECIDED = {"old_level": "HTT", "reason": "Khác", "decision_no": "88-QĐ", "decision_date": date(2023, 9, 20)}


def send(home, name, committee, **sheets):
    make_workbook(home / "inbox" / committee / name, committee=committee, **sheets)


def named(row):
    return {"subject_kind": "Đảng viên", "subject_code": row["citizen_id"], "subject_name": row["full_name"],
            "birth_date": row["birth_date"], **DECIDED}  # fmt: skip


def test_what_the_gates_find_is_what_is_above_in_force_until_it_is_corrected(home):
    write_sample(home / "inbox", home / "truth", members=1500, years=(2021, 2021))
    kept = home / "kept"
    kept.mkdir()
    corrections = [path for path in (home / "inbox").rglob("*.xlsx") if "dieu-chinh" in path.name]
    for path in corrections:
        path.rename(kept / f"{path.parent.name}-{path.name}")
    run()

    found = set(ask(FOUND))
    assert {rule_id for *_, rule_id in found} == {"DV-101", "LD-201"}
    assert set(ask(OPEN)) == found == set(ask(IN_FORCE))

    for path in corrections:
        (kept / f"{path.parent.name}-{path.name}").rename(path)
    run()

    left = ask(OPEN)  # a lowered organisation may leave its head above it, and the gates remark that too
    assert {rule_id for *_, rule_id in left} <= {"LD-202"}
    assert ask(REMARKED) == sorted((post,) for _, post, _ in left)
    assert ask("select count(*) from marts.mart_re_rating_order where rule_id = 'DV-101'") == ask(CORRECTED)


def test_an_order_lives_from_a_returned_file_to_the_correction_that_mends_it(home):
    above, mended, clean = small_committee("QNA05"), small_committee("QNA05"), small_committee("QNA04")
    for sheets, level in ((above, "HTT"), (mended, "HT")):
        sheets["member"][1] |= {
            "level": level,
            "is_civil_servant": "x",
            "civil_level": "HT",
            "civil_date": date(2022, 12, 5),
        }
    clean["member"][2] |= {"is_civil_servant": "x", "civil_level": "HTT", "civil_date": date(2022, 12, 5)}
    send(home, "1.xlsx", "QNA05", **above)
    send(home, "1.xlsx", "QNA04", **clean)
    run()

    assert ask(ORDERS) == [("QNA05", "MEMBER", "DV-101", "HTT", "HT", None, "open")]
    ((unknown,),) = ask("select subject_key from marts.mart_re_rating_order")
    assert above["member"][1]["citizen_id"] not in unknown and ask("select * from restricted.person_link") != []

    collective = {"subject_kind": "Tập thể", "subject_code": "QNA04-TT-1", "subject_name": "Chi ủy", **DECIDED}
    raised = named(clean["member"][2]) | {"new_level": "HTXS"}
    send(home, "2.xlsx", "QNA05", **mended)
    send(home, "2.xlsx", "QNA04", kind="adjustment", adjustment=[collective | {"new_level": "HT"}])
    send(home, "3.xlsx", "QNA04", kind="adjustment", adjustment=[raised])
    run()

    assert ask(ORDERS) == [
        ("QNA04", "LEADER", "DC-616", "HTT", "HT", "HTT", "open"),
        ("QNA04", "MEMBER", "DC-619", "HTXS", "HTT", "HTT", "open"),  # the file that raises is returned
        ("QNA05", "MEMBER", "DV-101", "HTT", "HT", "HT", "done"),
    ]
    ((known,),) = ask("select subject_key from marts.mart_re_rating_order where committee_code = 'QNA05'")
    assert ask(f"select level from marts.fct_rating where subject_key = '{known}' and subject_kind = 'MEMBER'") == [
        ("HT",)
    ]

    later = {"decision_no": "99-QĐ", "decision_date": date(2023, 10, 2)}
    head = named(clean["member"][0]) | {"subject_kind": "Cá nhân", "new_level": "HT"} | later
    send(home, "4.xlsx", "QNA04", kind="adjustment", adjustment=[head])
    send(home, "5.xlsx", "QNA04", kind="adjustment", adjustment=[raised | later | {"new_level": "HT"}])
    run()

    assert [(rule_id, status) for _, _, rule_id, *_, status in ask(ORDERS)] == [
        ("DC-616", "done"), ("DC-619", "done"), ("DV-101", "done")
    ]  # fmt: skip


def test_an_order_that_only_ratings_in_force_showed_stays_when_a_correction_has_mended_it(people):  # noqa: F811
    decided = {"level": "HTT", "decision_date": date(2021, 12, 20)}
    accept(
        "annual", moment(1, 10), organisation=[{"organisation_code": "O1", **decided}],
        collective=[{"collective_code": "T1", "organisation_code": "O1", **decided}],
        leader=[{"person": "lan", "collective_code": "T1", "title_group": "Bí thư", "is_head": True, **decided}],
    )  # fmt: skip
    lowered = {"new_level": "HT", "reason": "KHAC", "decision_no": "9"}
    accept("adjustment", moment(3), adjustment=[
        {"subject_kind": "ORGANISATION", "subject_code": "O1", "decision_date": date(2022, 2, 20), **lowered}
    ])  # fmt: skip
    assert build_waiting()

    assert ask(ORDERS) == [("QNA04", "LEADER", "LD-202", "HTT", "HT", "HTT", "open")]

    accept("adjustment", moment(4), adjustment=[
        {"subject_kind": "LEADER", "person": "lan", "decision_date": date(2022, 3, 20), **lowered}
    ])  # fmt: skip
    assert build_waiting()

    assert ask(ORDERS) == [("QNA04", "LEADER", "LD-202", "HTT", "HT", "HT", "done")]
    assert ask("select mended_at, mended_by, mended_in from marts.mart_re_rating_order") == [
        (moment(4), "adjustment", 3)
    ]


def led_beside(agency_level, accepted_at):
    decided = {"level": "HTT", "decision_date": date(2021, 12, 20)}
    accept(
        "annual", accepted_at, organisation=[{"organisation_code": "O1", **decided}],
        collective=[{"collective_code": "T1", "organisation_code": "O1", "agency_level": agency_level, **decided}],
        leader=[{"person": "lan", "collective_code": "T1", "title_group": "Bí thư", "is_head": True, **decided}],
    )  # fmt: skip


def test_an_order_stays_when_its_ceiling_alone_is_stated_anew(people):  # noqa: F811
    led_beside("HT", moment(1, 10))
    assert build_waiting()
    assert ask(ORDERS) == [("QNA04", "LEADER", "LD-202", "HTT", "HT", "HTT", "open")]

    led_beside("HTT", moment(3))
    assert build_waiting()

    assert ask(ORDERS) == [("QNA04", "LEADER", "LD-202", "HTT", "HT", "HTT", "done")]
    assert ask("select mended_at, mended_by, mended_in from marts.mart_re_rating_order") == [
        (moment(3), "resubmission", 2)
    ]
