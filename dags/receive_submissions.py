"""Receive submissions: inbox → landing → gates → outbox.

Every file in the inbox ends this run accepted or returned and its committee is told; the same file again changes
nothing. Telling hangs on the verdicts alone, so it waits for no build and is tried again at every tick. A file that
cannot be landed fails this run, but keeps no other committee's file from its verdict.
"""

from airflow.sdk import chain, dag, task
from airflow.sdk.exceptions import AirflowFailException, AirflowSkipException

from dags.shared import OF_INTAKE, VERDICTS


@dag(**OF_INTAKE, doc_md=__doc__)
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

    @task(trigger_rule="all_done")
    def acknowledge() -> None:
        """Put the receipts into the committees' outboxes; nobody waits for the gates to know that a file arrived."""
        from feedback.receipts import acknowledge_waiting

        acknowledge_waiting()

    @task(outlets=[VERDICTS], trigger_rule="all_done")
    def judge(run_id: str | None = None) -> None:
        """Judge all that waits; the log links to the run's Data Docs. A skipped task raises no asset event."""
        from expectations.verdict import judge_waiting

        if not judge_waiting(run_id, with_docs=True):
            raise AirflowSkipException("Nothing waits to be judged.")

    @task(trigger_rule="all_done")
    def tell() -> None:
        """Put the results and the Board's words into the committees' outboxes."""
        from feedback.appraisals import tell_appraisals
        from feedback.results import tell_waiting

        tell_waiting()
        tell_appraisals()

    @task(trigger_rule="one_failed")
    def report_failure() -> None:
        """Fail this run when a stage failed; the stages after it have run all the same."""
        raise AirflowFailException("A stage of this run failed; see its log.")

    stages = [list_inbox()]
    stages += [land.expand(paths=stages[0]), judge(), tell()]
    receipts = acknowledge()
    chain(*stages)
    stages[1] >> receipts
    [*stages, receipts] >> report_failure()


receive_submissions()
