"""Suites: from the rules of a phase to what Great Expectations says of a wave: how many rows break which rule.

Great Expectations is imported here and in the expectation of a rule, nowhere else, and only when something is judged: the
import costs seconds.
"""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import psycopg
from sqlalchemy.pool import StaticPool

from expectations.rule import PHASES, Rule
from expectations.session import GateConnection
from settings import Failure

if TYPE_CHECKING:
    from great_expectations import Checkpoint, ExpectationSuite
    from great_expectations.core.batch_definition import BatchDefinition
    from great_expectations.data_context.data_context.ephemeral_data_context import EphemeralDataContext

SEVERITIES = {"error": "critical", "warning": "warning", "info": "info"}
SCOPE = "select rule_id, submission_id from rule_scope"


class RuleCrashed(Failure):
    """A rule's query failed: our fault, so the run fails, nobody is blamed and nothing is kept."""


class Suites:
    """One expectation suite and checkpoint per phase, on the connection that holds the wave's relations."""

    def __init__(self, connection: GateConnection, rules: Sequence[Rule]) -> None:
        """Import Great Expectations and compile the rules."""
        os.environ.setdefault("GX_ANALYTICS_ENABLED", "false")
        import great_expectations as gx

        self._connection = connection
        self._rules = rules
        self._checkpoints: dict[str, Checkpoint] = {}
        self._context, batch = _quiet_context(connection)
        context = self._context
        for phase in PHASES:
            judging = [rule for rule in rules if rule.phase == phase]
            if judging:
                suite = context.suites.add(_suite(phase, judging))
                definition = gx.ValidationDefinition(name=phase, data=batch, suite=suite)
                validations = [context.validation_definitions.add(definition)]
                checkpoint = gx.Checkpoint(name=phase, validation_definitions=validations, result_format="SUMMARY")
                self._checkpoints[phase] = context.checkpoints.add(checkpoint)

    def validate(self, phase: str) -> dict[str, int]:
        """Validate the wave against one phase; return the number of offending rows of each rule that does not hold.

        Raises:
            RuleCrashed: a query failed; the message names the rule and the database's words.
        """
        if phase not in self._checkpoints:
            return {}
        self._connection.execute("savepoint before_validation")
        runs = self._checkpoints[phase].run().run_results.values()
        results: list[Any] = [result for run in runs for result in run.results]
        if any(_crashed(result.exception_info) for result in results):
            self._connection.execute("rollback to savepoint before_validation")
            raise RuleCrashed(self._culprit(phase, results))
        self._connection.execute("release savepoint before_validation")
        return {_rule_id(result): int(result.result["observed_value"]) for result in results if not result.success}

    def write_docs(self, folder: Path) -> None:
        """Write Great Expectations' own pages of everything validated so far into a folder."""
        store = {"class_name": "TupleFilesystemStoreBackend", "base_directory": str(folder)}
        site: Any = {"class_name": "SiteBuilder", "store_backend": store, "show_how_to_buttons": False,
                "site_index_builder": {"class_name": "DefaultSiteIndexBuilder"}}  # fmt: skip
        self._context.add_data_docs_site(site_name=folder.name, site_config=site)
        self._context.build_data_docs(site_names=[folder.name])
        self._context.delete_data_docs_site(folder.name)

    def _culprit(self, phase: str, results: Sequence[Any]) -> str:
        """Say which query failed of itself: after it every other one of the transaction failed too."""
        for rule in self._rules:
            if rule.phase == phase:
                try:
                    self._connection.execute(narrowed(rule, rule.query, f"({SCOPE})").encode())
                except psycopg.Error as error:
                    return f"The query of rule {rule.rule_id} failed: {error}"
        crashes = [str(result.exception_info) for result in results if _crashed(result.exception_info)]
        return f"Great Expectations could not run the rules of phase {phase}: {crashes[0]}"


def _quiet_context(connection: GateConnection) -> tuple[EphemeralDataContext, BatchDefinition[Any]]:
    """Return a context without bars, docs or statistics whose one batch is the scope of the wave on our connection."""
    import great_expectations as gx
    from great_expectations.data_context.types import base

    config = base.DataContextConfig(
        store_backend_defaults=base.InMemoryStoreBackendDefaults(init_temp_docs_sites=False),
        progress_bars=base.ProgressBarsConfig(globally=False),
        analytics_enabled=False,
    )
    context = gx.get_context(mode="ephemeral", project_config=config)
    source = context.data_sources.add_postgres(  # type: ignore[call-arg]
        "gates",
        connection_string="postgresql+psycopg://gates@localhost/gates",  # a form to fill: `creator` connects
        create_temp_table=False,
        kwargs={"creator": lambda: connection, "poolclass": StaticPool, "pool_reset_on_return": None},
    )
    return context, source.add_query_asset("scope", query=SCOPE).add_batch_definition_whole_table("wave")


def _suite(phase: str, rules: Sequence[Rule]) -> ExpectationSuite:
    from great_expectations import ExpectationSuite
    from great_expectations.expectations.metadata_types import FailureSeverity

    from expectations.offending_rows import OffendingRows

    expectations = [
        OffendingRows(
            unexpected_rows_query=_query(rule),
            severity=FailureSeverity(SEVERITIES[rule.severity]),
            description=rule.title,
            meta={"rule_id": rule.rule_id},
        )
        for rule in rules
    ]
    return ExpectationSuite(phase, expectations=expectations)


def _query(rule: Rule) -> str:
    """Return the query for GX, which formats the text (braces) and binds its `:words`: both are escaped."""
    text = rule.query.replace("{", "{{").replace("}", "}}")
    return narrowed(rule, re.sub(r"(?<![:\w\\]):(?=\w)", r"\\:", text), "{batch}")


def narrowed(rule: Rule, query: str, scope: str) -> str:
    """Narrow a rule's query to the submissions that the rule judges."""
    return (
        f"select offence.submission_id, offence.source_row from (\n{query}\n) as offence\n"
        f"inner join {scope} as scope on scope.submission_id = offence.submission_id"
        f" and scope.rule_id = '{rule.rule_id}'"
    )


def _rule_id(result: Any) -> str:
    return str(result.expectation_config.meta["rule_id"])


def _crashed(exception_info: dict[str, Any] | None) -> bool:
    """Tell whether a query failed: GX keeps one record, or one per metric."""
    info = exception_info or {}
    records = [info] if "raised_exception" in info else list(info.values())
    return any(record["raised_exception"] for record in records)
