"""Shared by the DAGs: the assets that join them, the accounts of their places and the arguments of every task."""

from contextlib import suppress
from datetime import timedelta

from airflow.sdk import Asset, Connection
from airflow.sdk.exceptions import AirflowNotFoundException
from pendulum import datetime

VERDICTS = Asset("verdicts")
PUBLISHED_MARTS = Asset("published_marts")


def open_places(context: object) -> None:
    """Give the task the accounts kept in Airflow's connections; where there is none the environment names them."""
    from ingestion.connections import protocols_in_use, use_account

    for protocol in protocols_in_use():
        with suppress(AirflowNotFoundException):
            use_account(protocol, Connection.get(f"xeploai_{protocol}"))


START_DATE = datetime(2022, 1, 1, tz="Asia/Ho_Chi_Minh")
DEFAULT_ARGS = {
    "retries": 2,
    "retry_delay": timedelta(minutes=1),
    "execution_timeout": timedelta(hours=2),  # a task that hangs must not hold up the only active run for ever
    "pre_execute": open_places,
}
OF_INTAKE = {  # of the DAGs that look into the committees' folders
    "schedule": "*/2 * * * *",
    "start_date": START_DATE,
    "catchup": False,
    "max_active_runs": 1,
    "default_args": DEFAULT_ARGS,
    "tags": ["intake"],
}
