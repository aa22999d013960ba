"""Airflow's local settings: from a cold scheduler to one whose forked tasks find the slow imports done.

A task is forked from the scheduler. Importing Great Expectations takes 7 s in a task and nothing when the scheduler has
it. Our own code is left out on purpose: a task then always runs the code that lies on the disk.
"""

import sys
from importlib import import_module

SLOW_IMPORTS = (
    "airflow.sdk.execution_time.supervisor",
    "airflow.sdk.execution_time.task_runner",
    "great_expectations",
    "psycopg",
)

if sys.argv[1:2] == ["scheduler"]:
    for name in SLOW_IMPORTS:
        import_module(name)
