"""Runs of the DAGs: what happens when nothing waits, and that an event is raised when something did."""

import pytest

from tests.dags.scenarios import NO_CHANGE, NO_PRECHECK, NOTHING_WAITS, PRECHECKED, PUBLISHED, REJUDGED, VERDICTS

pytestmark = pytest.mark.slow


def test_an_empty_inbox_costs_no_gates_no_build_and_no_event(runs):
    ran = runs[NOTHING_WAITS]

    assert ran["tasks"] == {
        "list_inbox": "success",
        "land": "skipped",
        "acknowledge": "success",
        "judge": "skipped",
        "tell": "success",
        "report_failure": "skipped",
    }
    assert (ran["state"], ran["events"], ran["slow_imports"]) == ("success", 0, [])


def test_verdicts_raise_one_event(runs):
    ran = runs[VERDICTS]

    assert (ran["tasks"]["judge"], ran["tasks"]["tell"], ran["events"]) == ("success", "success", 1)


@pytest.mark.parametrize(("scenario", "state", "events"), [(NO_CHANGE, "skipped", 0), (PUBLISHED, "success", 1)])
def test_only_a_publication_raises_an_event(runs, scenario, state, events):
    ran = runs[scenario]

    assert (ran["state"], ran["tasks"]["build"], ran["events"]) == ("success", state, events)


@pytest.mark.parametrize(("scenario", "state"), [(NO_PRECHECK, "skipped"), (PRECHECKED, "success")])
def test_a_precheck_wakes_nobody_and_costs_no_gates_when_nothing_waits(runs, scenario, state):
    ran = runs[scenario]

    assert ran["tasks"] == {"precheck": state}
    assert (ran["state"], ran["events"], ran["slow_imports"]) == ("success", 0, [])


def test_judging_a_year_again_wakes_nobody(runs):
    ran = runs[REJUDGED]

    assert (ran["state"], ran["tasks"], ran["events"]) == ("success", {"rejudge": "success"}, 0)
