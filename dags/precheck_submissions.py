"""Precheck submissions: precheck folders → gates, nothing kept → outbox.

What a committee drops there is judged and given back with its findings; it is no submission and no asset knows of it.
"""

from airflow.sdk import dag, task
from airflow.sdk.exceptions import AirflowSkipException

from dags.shared import OF_INTAKE


@dag(**OF_INTAKE, doc_md=__doc__)
def precheck_submissions():
    """Hang nothing behind it: nothing is kept that could be built on."""

    @task
    def precheck() -> None:
        """Judge every file that waits."""
        from feedback.precheck import precheck_waiting

        if not precheck_waiting():
            raise AirflowSkipException("Nothing waits to be prechecked.")

    precheck()


precheck_submissions()
