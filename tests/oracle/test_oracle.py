"""An oracle in plain Python says of ten made-up worlds what the marts say: every row, half-way and in the end."""

import os
from collections import Counter
from dataclasses import dataclass
from datetime import date

import pytest

import settings
from expectations.verdict import judge_waiting
from identity import decisions
from identity.ledger import Decision
from identity.linking import identify_waiting
from identity.review import open_pairs
from tests.conftest import drop_database, make_database, on
from tests.oracle import told
from tests.oracle.figures import adjustments, summary, year_over_year
from tests.oracle.flags import flags
from tests.oracle.ratings import History
from tests.oracle.sending import configure, receipts, send
from tests.oracle.story import world
from tests.oracle.truth import LAST_MOMENT, YEARS
from xeploai.run import receive
from xeploai.setup_database import prepare
from xeploai.warehouse import build_waiting

pytestmark = pytest.mark.slow
SEEDS = range(1, 11)
HALF_WAY = 3  # after this run the marts are built for the first time
STAGES = (HALF_WAY, LAST_MOMENT)


@dataclass
class Stage:
    """What the marts told after a run, and what the oracle wants of them."""

    people: dict[str, set[str]]
    told: dict[str, list]
    wanted: dict[str, list]
    history: History


@pytest.fixture(scope="module")
def stages(server, template, tmp_path_factory):
    """Send the files run by run; after two of the runs ask the marts and the oracle."""
    name, folder = "oracle_" + os.urandom(6).hex(), tmp_path_factory.mktemp("oracle")
    make_database(server, name, template)
    with pytest.MonkeyPatch.context() as patch:
        configure(folder / "config", [f"S{seed:02d}" for seed in SEEDS])
        patch.setenv("XEPLOAI_DATABASE_URL", on(server, name))
        patch.setenv("XEPLOAI_HOME", str(folder / "home"))
        patch.setenv("XEPLOAI_CONFIG", str(folder / "config"))
        settings.current.cache_clear()
        prepare()
        yield play(folder / "home")
    settings.current.cache_clear()
    drop_database(server, name)


def play(home):
    files, lost = world(SEEDS)
    pairs = {f"{person.key}~": person.key for person in lost}
    stages, same, waiting = {}, {}, pairs
    for moment in range(1, LAST_MOMENT + 1):
        send(home, [file for file in files if file.moment == moment])
        receive()
        judge_waiting(f"run-{moment}")
        identify_waiting()
        if moment == HALF_WAY + 1:
            same, waiting = decide(pairs, named(files))
        if moment in STAGES:
            build_waiting()
            stages[moment] = stage([file for file in files if file.moment <= moment], same, waiting)
    return stages


def decide(pairs, names):
    """Let people accept a third of the pairs that may be one person, and reject a third; return those, and who waits."""
    same, waiting = {}, dict(pairs)
    for pair in open_pairs():
        first, second = sorted(names[str(side["person_key"])] for side in pair["persons"])
        if pairs.get(second) != first:
            continue
        says = ("accept", "reject", None)[int(first[1:3]) % 3]
        if says:
            getattr(decisions, says)(pair["candidate_id"], Decision("Đối chiếu hồ sơ gốc", "Ban Tổ chức"))
            del waiting[second]
        if says == "accept":
            same[second] = first
    return same, waiting


def named(files):
    numbers = {name: receipt.submission_id for name, receipt in receipts().items()}
    people = told.linked([file for file in files if file.name in numbers], numbers)
    return {person: min(meant) for person, meant in people.items()}


def stage(files, same, waiting):
    received = receipts()
    assert received.keys() == {file.name for file in files}
    people = told.linked(files, {name: receipt.submission_id for name, receipt in received.items()})
    history = History(files, received, same)
    ratings = history.as_of()
    committees = [committee.committee_code for committee in settings.current().committees]
    years = [year for year, campaign in settings.current().campaigns.items() if campaign.expects == "annual"]
    annuals = {(file.committee, file.year) for file in files if file.kind == "annual"}
    wanted = {
        "fct_rating": map(told.rating_row, ratings),
        "fct_rating_version": map(told.version_row, history.versions),
        "mart_rating_summary": summary(ratings, years, committees),
        "mart_adjustment": adjustments(ratings, years, committees),
        "mart_year_over_year": year_over_year(ratings, annuals),
        "mart_consecutive_non_completion": flags(ratings, waiting | {one: other for other, one in waiting.items()}),
    }
    names = {person: min(meant) for person, meant in people.items()}
    return Stage(people, told.tables(names), {table: list(rows) for table, rows in wanted.items()}, history)


def differences(wanted, found):
    """Return rows of which the oracle and the warehouse do not have the same number, a few of each."""
    wanted, found = Counter(wanted), Counter(found)
    return {"only wanted": sorted(map(str, wanted - found))[:8], "only told": sorted(map(str, found - wanted))[:8]}


NOTHING = {"only wanted": [], "only told": []}


@pytest.mark.parametrize("moment", STAGES)
def test_everybody_is_one_person_and_nobody_two(stages, moment):
    people = stages[moment].people
    same = {f"{key}~": key for key in map(min, people.values()) if {key, f"{key}~"} in people.values()}

    assert [meant for meant in people.values() if len({same.get(key, key) for key in meant}) > 1] == []
    assert [key for key, count in Counter(key for meant in people.values() for key in meant).items() if count > 1] == []


@pytest.mark.parametrize("moment", STAGES)
@pytest.mark.parametrize("table", told.QUERIES)
def test_every_row_is_what_the_oracle_says(stages, moment, table):
    assert differences(stages[moment].wanted[table], stages[moment].told[table]) == NOTHING
    assert stages[moment].told[table]


@pytest.mark.parametrize("decided", [None, *(date(year, 2, 20) for year in YEARS[1:]), date(2025, 12, 11)])
def test_what_was_in_force_at_any_recorded_moment_is_told_again(stages, decided):
    last = stages[LAST_MOMENT]
    names = {person: min(meant) for person, meant in last.people.items()}
    for recorded in sorted({version.recorded_from for version in last.history.versions}):
        wanted = map(told.rating_row, last.history.as_of(recorded, decided))
        assert differences(wanted, told.as_of(names, recorded, decided)) == NOTHING, recorded
