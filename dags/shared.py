"""Shared by the DAGs: the assets that join them and the arguments of every task."""

from datetime import timedelta

from airflow.sdk import Asset
from pendulum import datetime

VERDICTS = Asset("verdicts")
PUBLISHED_MARTS = Asset("published_marts")

START_DATE = datetime(2022, 1, 1, tz="Asia/Ho_Chi_Minh")
DEFAULT_ARGS = {
    "retries": 2,
    "retry_delay": timedelta(minutes=1),
    "execution_timeout": timedelta(hours=2),  # a task that hangs must not hold up the only active run for ever
}
