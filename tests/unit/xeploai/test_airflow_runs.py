"""A failed try is shown by the end of its log, in words."""

import json

import pytest

import settings
from xeploai.airflow.runs import FailedTry


@pytest.fixture
def logs(monkeypatch, tmp_path):
    monkeypatch.setenv("XEPLOAI_HOME", str(tmp_path))
    settings.current.cache_clear()
    yield tmp_path / "airflow" / "logs"
    settings.current.cache_clear()


def test_the_log_says_what_was_raised_and_where(logs):
    failed = FailedTry("build_warehouse", "manual__1", "build", -1, 2)
    folder = logs / "dag_id=build_warehouse" / "run_id=manual__1" / "task_id=build"
    folder.mkdir(parents=True)
    error = {"exc_type": "BuildFailed", "exc_value": "two tests failed", "frames": [
        {"filename": "warehouse.py", "lineno": 7, "name": "run_dbt"}
    ]}  # fmt: skip
    lines = [{"event": f"line {number}"} for number in range(40)] + [{"event": "Task failed", "error_detail": [error]}]
    (folder / "attempt=2.log").write_text("\n".join(map(json.dumps, lines)) + "\nno json at all\n")

    shown = str(failed).splitlines()

    assert shown[0].startswith("build_warehouse.build, lần 2: ")
    assert "  line 26" not in shown and "  line 27" in shown
    assert shown[-4:] == [
        "  Task failed",
        "  BuildFailed: two tests failed",
        "      warehouse.py:7 run_dbt",
        "  no json at all",
    ]


def test_a_mapped_task_has_a_log_of_its_own(logs):
    failed = FailedTry("receive_submissions", "manual__1", "land", 3, 1)

    assert failed.log == logs.joinpath(
        "dag_id=receive_submissions", "run_id=manual__1", "task_id=land", "map_index=3", "attempt=1.log"
    )
    assert "chưa có nhật ký" in str(failed)
