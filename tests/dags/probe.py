"""A process of its own for Airflow: describes the DAGs, runs them as told, and prints one line of JSON.

The argument is a list of [DAG, stand-ins]; stand-ins say what a stage answers: {"xeploai.warehouse.build_waiting": true}.
"""

import importlib
import json
import os
import sys
from contextlib import ExitStack
from pathlib import Path
from unittest.mock import patch

from airflow.dag_processing.bundles.manager import DagBundlesManager
from airflow.dag_processing.dagbag import DagBag, sync_bag_to_db
from airflow.models.asset import AssetEvent
from airflow.utils.session import create_session
from sqlalchemy import func, select

BUNDLE = "dags-folder"
SLOW = ("great_expectations", "dbt", "polars")


def describe(bag: DagBag) -> dict:
    return {
        "import_errors": bag.import_errors,
        "slow_imports": [name for name in SLOW if name in sys.modules],
        "dags": {dag_id: _words_about(dag) for dag_id, dag in bag.dags.items()},
    }


def run(bag: DagBag, dag_id: str, answers: dict) -> dict:
    before = _events()
    with ExitStack() as stand_ins:
        for name, answer in answers.items():
            stand_ins.enter_context(_answering(name, answer))
        dag_run = bag.dags[dag_id].test()
    return {
        "state": dag_run.state,
        "tasks": {task.task_id: task.state for task in dag_run.get_task_instances()},
        "events": _events() - before,
        "slow_imports": [name for name in SLOW[:2] if name in sys.modules],
    }


def _words_about(dag) -> dict:
    timetable = type(dag.timetable).__name__
    return {
        "file": Path(dag.fileloc).name,
        "tags": sorted(dag.tags),
        "doc_md": dag.doc_md,
        "timetable": timetable,
        "catchup": dag.catchup,
        "max_active_runs": dag.max_active_runs,
        "timezone": str(dag.timezone),
        "retries": {task.task_id: task.retries for task in dag.tasks},
        "before": {task.task_id: getattr(_hook(task), "__name__", None) for task in dag.tasks},
        "trigger_rules": {task.task_id: task.trigger_rule.value for task in dag.tasks},
        "downstream": {task.task_id: sorted(task.downstream_task_ids) for task in dag.tasks},
        "outlets": {task.task_id: [asset.name for asset in task.outlets] for task in dag.tasks},
    }


def _hook(task):
    return getattr(task, "_pre_execute_hook", None) or getattr(task, "partial_kwargs", {}).get("pre_execute")


def _answering(name: str, answer: object):
    module, function = name.rsplit(".", 1)
    return patch.object(importlib.import_module(module), function, lambda *_, **__: answer)


def _events() -> int:
    with create_session() as session:
        return session.scalar(select(func.count()).select_from(AssetEvent))


if __name__ == "__main__":
    bag = DagBag(os.environ["AIRFLOW__CORE__DAGS_FOLDER"], bundle_name=BUNDLE)
    described = describe(bag)
    DagBundlesManager().sync_bundles_to_db()
    sync_bag_to_db(bag, BUNDLE, None)
    runs = [run(bag, dag_id, answers) for dag_id, answers in json.loads(sys.argv[1])]
    print("\n" + json.dumps({"described": described, "runs": runs}, default=str))
