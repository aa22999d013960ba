"""Intake: a process for Airflow that runs `receive_submissions` to its end, retries and all, and prints every task's fate.

The argument is how many seconds a retry waits here.
"""

import json
import os
import sys
from datetime import timedelta

from airflow.dag_processing.bundles.manager import DagBundlesManager
from airflow.dag_processing.dagbag import DagBag, sync_bag_to_db

BUNDLE = "dags-folder"

if __name__ == "__main__":
    bag = DagBag(os.environ["AIRFLOW__CORE__DAGS_FOLDER"], bundle_name=BUNDLE)
    dag = bag.dags["receive_submissions"]
    for task in dag.tasks:
        task.retry_delay = timedelta(seconds=float(sys.argv[1]))
    DagBundlesManager().sync_bundles_to_db()
    sync_bag_to_db(bag, BUNDLE, None)
    run = dag.test()
    fates = [[one.task_id, one.map_index, one.state, one.try_number] for one in run.get_task_instances()]
    print("\n" + json.dumps({"state": run.state, "tasks": fates}))
