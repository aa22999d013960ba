"""Rejudge year: submissions in force → today's rules → findings.

Started by hand, with the rating year, when rules or a campaign have changed. No submission changes its state; the log of
the task names those whose result would be another.
"""

from airflow.sdk import Param, dag, task

from dags.shared import DEFAULT_ARGS, START_DATE


@dag(
    schedule=None,
    start_date=START_DATE,
    catchup=False,
    max_active_runs=1,
    default_args=DEFAULT_ARGS,
    tags=["intake"],
    doc_md=__doc__,
    params={
        "year": Param(2022, type="integer", minimum=2018, maximum=2100, title="Rating year"),
        "dry_run": Param(True, type="boolean", title="Keep nothing, only say what would change"),
    },
)
def rejudge_year():
    """Hang nothing behind it: what was found wakes no build, since no state changes."""

    @task
    def rejudge(run_id: str | None = None, params: dict | None = None) -> list[dict]:
        """Judge the year again; what changed is the task's result."""
        from expectations.rejudging import changed, rejudge

        return changed(rejudge(params["year"], run_id, params["dry_run"]))

    rejudge()


rejudge_year()
