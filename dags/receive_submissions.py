"""Receive submissions: inbox → landing → gates → outbox.

Every file in the inbox ends this run accepted or returned and its committee is told; the same file again changes
nothing. Telling hangs on the verdicts alone, so it waits for no build and is tried again at every tick.
"""

from airflow.sdk import dag, task
from airflow.sdk.exceptions import AirflowSkipException

from dags.shared import DEFAULT_ARGS, START_DATE, VERDICTS


@dag(
    schedule="*/2 * * * *",
    start_date=START_DATE,
    catchup=False,
    max_active_runs=1,
    default_args=DEFAULT_ARGS,
    tags=["intake"],
    doc_md=__doc__,
)
def receive_submissions():
    """Hang the stages of the intake one behind the other."""

    @task
    def list_inbox() -> list[list[str]]:
        """List what waits, in a few chunks."""
        from ingestion.inbox import waiting_chunks

        return waiting_chunks()

    @task
    def land(paths: list[str]) -> None:
        """Land one chunk."""
        from ingestion.landing import land_files

        land_files(paths)

    @task(outlets=[VERDICTS], trigger_rule="none_failed")
    def judge(run_id: str | None = None) -> None:
        """Judge all that waits; a skipped task raises no asset event."""
        from expectations.verdict import judge_waiting

        if not judge_waiting(run_id):
            raise AirflowSkipException("Nothing waits to be judged.")

    @task(trigger_rule="none_failed")
    def tell() -> None:
        """Put the results into the committees' outboxes."""
        from feedback.results import tell_waiting

        tell_waiting()

    land.expand(paths=list_inbox()) >> judge() >> tell()


receive_submissions()
