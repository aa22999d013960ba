"""The DAGs keep the house rules: they say when and in which order, and nothing else."""

import ast
from pathlib import Path

import pytest

import settings

DAGS = sorted(path for path in (settings.PROJECT_ROOT / "dags").glob("*.py") if path.stem != "shared")
AT_THE_TOP = {"airflow", "pendulum", "dags", "datetime"}

pytestmark = pytest.mark.slow


def test_every_dag_can_be_imported(described):
    assert described["import_errors"] == {}


def test_a_dag_is_named_like_its_file(described):
    assert {dag_id: about["file"] for dag_id, about in described["dags"].items()} == {
        path.stem: path.name for path in DAGS
    }


def test_parsing_imports_nothing_slow(described):
    assert described["slow_imports"] == []


def test_every_dag_has_tags_and_says_what_it_does(described):
    for dag_id, about in described["dags"].items():
        assert about["tags"], dag_id
        assert "→" in about["doc_md"], dag_id


def test_only_what_looks_into_the_committees_folders_has_a_clock(described):
    timetables = {dag_id: about["timetable"] for dag_id, about in described["dags"].items()}

    for dag_id in ("receive_submissions", "precheck_submissions"):
        assert timetables.pop(dag_id) == "CronTriggerTimetable", dag_id
    assert timetables.pop("rejudge_year") == "NullTimetable"  # people start it
    assert set(timetables.values()) == {"AssetTriggeredTimetable"}


def test_one_run_at_a_time_in_local_time_without_catching_up(described):
    for dag_id, about in described["dags"].items():
        assert (about["max_active_runs"], about["catchup"], about["timezone"]) == (1, False, "Asia/Ho_Chi_Minh"), dag_id


def test_every_task_is_tried_again(described):
    for dag_id, about in described["dags"].items():
        assert min(about["retries"].values()) > 0, dag_id


def test_every_task_is_given_the_accounts_of_the_places_first(described):
    for dag_id, about in described["dags"].items():
        assert set(about["before"].values()) == {"open_places"}, dag_id


def test_a_failed_task_fails_its_run(described):
    """With `all_done` a run would say success although a stage failed, unless its last task says otherwise."""
    for about in described["dags"].values():
        rules = set(about["trigger_rules"].values())
        assert rules <= {"all_success", "all_done", "one_failed"}
        assert "all_done" not in rules or about["trigger_rules"]["report_failure"] == "one_failed"


@pytest.mark.parametrize("path", DAGS, ids=lambda path: path.stem)
def test_a_dag_is_short_and_imports_the_project_inside_its_tasks(path: Path):
    source = path.read_text(encoding="utf-8")
    imported = {
        (node.module if isinstance(node, ast.ImportFrom) else node.names[0].name).split(".")[0]
        for node in ast.parse(source).body
        if isinstance(node, ast.Import | ast.ImportFrom)
    }

    assert imported <= AT_THE_TOP
    assert len(source.splitlines()) <= 80
