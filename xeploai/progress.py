"""Progress: from the state of the submissions to bars on a terminal, or to a line per change elsewhere."""

from __future__ import annotations

from types import TracebackType
from typing import Self

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
from rich.progress import Progress as Bars

from database.connection import connect
from xeploai.airflow.runs import FailedTry
from xeploai.output import say

_STEPS = """
select count(*) filter (where state != 'received'),
    (select count(distinct submission_id) from gate.verdict),
    (select count(distinct submission_id) from gate.verdict where told_at is not null),
    (select count(*) from operations.publication)
from landing.submission
"""
TITLES = ("đã nạp", "đã thẩm tra", "đã trả kết quả", "đã công bố")


class Progress:
    """How far the files of one hand-in have come."""

    def __init__(self, files: int) -> None:
        """Begin with none of `files` done."""
        self._console = Console(stderr=True)
        self._totals = (files, files, files, 1)
        self._seen: tuple[int, ...] = (0, 0, 0, 0)
        columns = (TextColumn("{task.description:<16}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
        self._bars = Bars(*columns, console=self._console, disable=not self._console.is_terminal)
        self._tasks = [self._bars.add_task(title, total=n) for title, n in zip(TITLES, self._totals, strict=True)]

    def __enter__(self) -> Self:
        """Begin to draw."""
        self._bars.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Draw no more."""
        self._bars.stop()

    def look(self) -> None:
        """Ask the database how far it is; draw or say what changed."""
        with connect() as connection:
            now = connection.execute(_STEPS).fetchone() or self._seen
        for task, title, before, count, total in zip(self._tasks, TITLES, self._seen, now, self._totals, strict=True):
            self._bars.update(task, completed=count)
            if count != before and not self._console.is_terminal:
                say(f"  {title}: {count}/{total}")
        self._seen = tuple(now)

    def report(self, failed: FailedTry) -> None:
        """Show a try that failed, above the bars."""
        self._console.print(str(failed), markup=False, highlight=False)
