"""Reorganisations: what lineage.csv says is followed from year to year, in the marts and in plain Python alike."""

import shutil
from datetime import date

import pytest

import settings
from database.connection import connect
from ingestion.reference import refresh_reference
from tests.e2e import reorganised
from tests.e2e.test_warehouse import accept, insert, member, moment, people  # noqa: F401
from tests.unit.database.test_publishing import ask
from xeploai.warehouse import build_waiting

pytestmark = pytest.mark.slow
TRANSITIONS = "rating_year, reading, committee_code, summary_kind, previous_level, level"


@pytest.fixture
def configure(tmp_path, monkeypatch):
    """Make a config folder like the shipped one, with a lineage of its own and further committees, and load it."""

    def configured(lineage, committees=""):
        folder = shutil.copytree(settings.PROJECT_ROOT / "config" / "quang-nam", tmp_path / "config")
        (folder / "lineage.csv").write_text(lineage, encoding="utf-8")
        with (folder / "committees.csv").open("a", encoding="utf-8") as file:
            file.write(committees)
        monkeypatch.setenv("XEPLOAI_CONFIG", str(folder))
        settings.current.cache_clear()
        with connect() as connection:
            refresh_reference(connection)

    return configured


def submit(ratings):
    """Land a year's ratings as the accepted annuals of their committees."""
    columns = {"organisation": "organisation_code", "collective": "collective_code", "leader": "collective_code"}
    with connect() as connection:
        for person in {r.key for r in ratings if r.kind in ("member", "leader")}:
            insert(connection, "restricted.person", person_key=person, full_name="x", name_key="x")
        for number, (year, committee) in enumerate(sorted({(r.year, r.committee) for r in ratings})):
            at = moment(1, 10, year + 1)
            submission_id = insert(
                connection, "landing.submission", sha256=str(number), committee_code=committee, rating_year=year,
                kind="annual", version_no=1, file_name="x.xlsx", size_bytes=1, received_at=at, accepted_at=at,
                document_date=date(year + 1, 1, 5), state="accepted",
            )  # fmt: skip
            mine = [r for r in ratings if (r.year, r.committee) == (year, committee)]
            for source_row, rating in enumerate(mine, 5):
                row = {"level": rating.level, "not_rated_reason": None if rating.level else "KHAC"}
                if rating.kind == "organisation":
                    row["organisation_type"] = "DBHU" if committee == "QNA00" else "CBCS"
                if rating.kind == "collective":
                    row["organisation_code"] = rating.organisation
                if rating.kind == "member":
                    row |= {"cell_code": rating.organisation, "is_temporary": False}
                else:
                    row[columns[rating.kind]] = rating.post or rating.key
                insert(connection, f"landing.{rating.kind}", submission_id=submission_id, source_row=source_row, **row)
                if rating.kind in ("member", "leader"):
                    insert(
                        connection, "restricted.person_link", submission_id=submission_id, sheet=rating.kind,
                        source_row=source_row, person_key=rating.key, matched_by="citizen_id", decided_by="machine",
                    )  # fmt: skip


@pytest.mark.parametrize("seed", [1, 2])
def test_plain_python_counts_every_transition_alike(home, configure, seed):
    configure(reorganised.LINEAGE)
    ratings = list(reorganised.province(seed))
    submit(ratings)

    assert build_waiting()

    wanted = reorganised.expected(ratings)
    found = {tuple(row[:-1]): row[-1] for row in ask(f"select {TRANSITIONS}, subjects from marts.mart_year_over_year")}
    assert sorted(set(wanted.items()) ^ set(found.items())) == []
    assert {key[1] for key in found} == {"as_reported", "todays_structure", "comparable"}


END_OF_DISTRICTS = """object,kind,from_code,to_code,effective_on,decision_no,continues
committee,split,QNA11,DNA01,2025-07-01,,
committee,split,QNA11,DNA02,2025-07-01,,
organisation,merge,QNA11-001,DNA01,2025-07-01,,yes
organisation,merge,QNA11-002,DNA01,2025-07-01,,
organisation,merge,QNA11-003,DNA02,2025-07-01,,yes
collective,rename,QNA11-TT-001,DNA01-TT-001,2025-07-01,,
"""
COMMUNES = (
    "DNA01,Đảng ủy xã Quế Tân,dang_uy,dna01@xeploai.example\nDNA02,Đảng ủy xã Hiệp Đức,dang_uy,dna02@xeploai.example\n"
)


def test_when_districts_end_their_communes_become_committees(people, configure):  # noqa: F811
    configure(END_OF_DISTRICTS, COMMUNES)
    organisation = {"organisation_type": "DBCS", "parent_code": "QNA11", "level": "HTT"}
    cell = {"organisation_code": "CB1", "organisation_type": "CBTT", "level": "HTT"}
    committee = {"organisation_type": "DBHU", "level": "HTT"}
    accept(
        "annual", moment(1, 10, 2025), "QNA11", 2024, member=[member("lan", "HT"), member("minh", "HTT", cell_code="QNA11-003")],
        organisation=[organisation | {"organisation_code": "QNA11-001", "level": "KHT"},
                      organisation | {"organisation_code": "QNA11-002", "level": "KHT"},
                      organisation | {"organisation_code": "QNA11-003"}, cell | {"parent_code": "QNA11-001"}],
        collective=[{"collective_code": "QNA11-TT-001", "organisation_code": "QNA11-001", "level": "KHT"}],
        leader=[{"person": "lan", "collective_code": "QNA11-TT-001", "level": "KHT"}],
    )  # fmt: skip
    accept("annual", moment(1, 10, 2025), "QNA00", 2024, organisation=[committee | {"organisation_code": "QNA11"}])
    accept(
        "annual", moment(1, 10, 2026), "DNA01", 2025, member=[member("lan", "HTT")],
        organisation=[cell | {"parent_code": "DNA01"}],
        collective=[{"collective_code": "DNA01-TT-001", "organisation_code": "DNA01", "level": "KHT"}],
        leader=[{"person": "lan", "collective_code": "DNA01-TT-001", "level": "KHT"}],
    )  # fmt: skip
    accept("annual", moment(1, 10, 2026), "DNA02", 2025, member=[member("minh", "HTT", cell_code="CB9")])
    accept("annual", moment(1, 10, 2026), "QNA00", 2025, organisation=[
        committee | {"organisation_code": "DNA01", "level": "KHT"}, committee | {"organisation_code": "DNA02"}])  # fmt: skip

    assert build_waiting()

    ended = date(2025, 7, 1)
    assert ask("select committee_code, valid_from, valid_to, is_current from marts.dim_committee "
               "where committee_code in ('QNA11', 'DNA01', 'DNA02') order by 1") == [
        ("DNA01", ended, None, True), ("DNA02", ended, None, True), ("QNA11", None, ended, False),
    ]  # fmt: skip
    assert ask("select committee_code from marts.mart_submission_status where rating_year = 2024 and is_expected "
               "and committee_code ~ 'DNA|QNA11'") == [("QNA11",)]  # fmt: skip
    assert ask("select committee_code from marts.mart_submission_status where rating_year = 2025 and is_expected "
               "and committee_code ~ 'DNA|QNA11' order by 1") == [("DNA01",), ("DNA02",)]  # fmt: skip
    assert ask("select organisation_code, current_code from marts.dim_organisation "
               "where organisation_code != current_code order by 1") == [
        ("QNA11", "DNA01"), ("QNA11-001", "DNA01"), ("QNA11-002", "DNA01"), ("QNA11-003", "DNA02"),
    ]  # fmt: skip
    assert ask("select committee_code, summary_kind, previous_level, level from marts.mart_year_over_year "
               "where rating_year = 2025 and reading = 'todays_structure' and not is_total order by 1, 2, 3, 4") == [
        ("DNA01", "CBTT", "HTT", "HTT"), ("DNA01", "COLLECTIVE", "KHT", "KHT"), ("DNA01", "LEADER", "KHT", "KHT"),
        ("DNA01", "MEMBER", "HT", "HTT"), ("DNA02", "MEMBER", "HTT", "HTT"), ("QNA00", "DBHU", "HTT", "GONE"),
        ("QNA00", "DBHU", "NEW", "HTT"), ("QNA00", "DBHU", "NEW", "KHT"), ("QNA00", "TCCSD", "HTT", "GONE"),
        ("QNA00", "TCCSD", "KHT", "GONE"),
    ]  # fmt: skip
    assert ask("select distinct committee_code from marts.mart_year_over_year where reading = 'as_reported' "
               "order by 1") == [("ALL",), ("QNA00",)]  # fmt: skip
    assert ask("select subject_kind, subject_key, committee_code, status, review_reason "
               "from marts.mart_consecutive_non_completion where subject_kind != 'LEADER' order by 1") == [
        ("COLLECTIVE", "DNA01-TT-001", "DNA01", "REVIEW", "reorganised"),
        ("ORGANISATION", "DNA01", "QNA00", "REVIEW", "reorganised"),
    ]  # fmt: skip
    assert ask(
        "select status, review_reason from marts.mart_consecutive_non_completion where subject_kind = 'LEADER'"
    ) == [("FLAG", None)]  # a leader is a person
