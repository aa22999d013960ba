"""Offending rows: from a rule's query to how many rows it finds, as one expectation of Great Expectations.

Its own expectation for rows that are not expected asks every query twice, for the number and for two hundred of the rows;
the gates take every row themselves.
"""

from __future__ import annotations

from typing import Any, ClassVar

from great_expectations.expectations.core.unexpected_rows_expectation import UnexpectedRowsExpectation


class OffendingRows(UnexpectedRowsExpectation):
    """Expect that a query finds no row; the observed value is the number it finds."""

    metric_dependencies: ClassVar[tuple[str, ...]] = ("unexpected_rows_query.row_count",)

    def _validate(self, metrics: dict[str, Any], *_: Any, **__: Any) -> dict[str, Any]:
        count = metrics["unexpected_rows_query.row_count"]
        return {"success": count == 0, "result": {"observed_value": count}}
