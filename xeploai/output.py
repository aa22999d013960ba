"""Output: from rows and values to JSON on stdout, tables for people, and progress lines on stderr."""

from __future__ import annotations

import io
import json
import re
import sys
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any

import typer

import settings

ColumnTitles = Mapping[str, str]  # column → title
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")  # would steer the terminal


def _use_home(home: str | None) -> str | None:
    settings.use_home(home)
    return home


Home = Annotated[str | None, typer.Option(help="Folder of the data; else XEPLOAI_HOME, else var/.", callback=_use_home)]
Json = Annotated[bool, typer.Option("--json", help="Print one JSON document and nothing else.")]


def speak_anywhere() -> None:
    """Let no terminal that cannot show a letter end a command: the letter is written as its code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def print_json(answer: object) -> None:
    """Print one JSON document on stdout; dates ISO, absent = null."""
    speaks_all = (sys.stdout.encoding or "").lower().replace("-", "").startswith("utf")
    print(json.dumps(answer, default=_plain, ensure_ascii=not speaks_all))


def print_table(rows: Sequence[Mapping[str, Any]], titles: ColumnTitles, title: str | None = None) -> None:
    """Print the named columns of the rows as a table, every text as it stands: «[/b]» in it is no markup."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    heading = None if title is None else Text(harmless(title), style="table.title")
    table = Table(*titles.values(), title=heading, title_justify="left")
    for row in rows:
        table.add_row(*(Text(harmless(shown(row[key]))) for key in titles))
    Console().print(table)


def say(line: str) -> None:
    """Print one line of progress on stderr."""
    print(line, file=sys.stderr, flush=True)


def harmless(text: str) -> str:
    """Return a text without what would steer the terminal."""
    return _CONTROL.sub("\N{REPLACEMENT CHARACTER}", text)


def shown(value: object) -> str:
    """Return a value as people write it; a moment in the province's time."""
    if isinstance(value, bool):
        return "có" if value else "không"
    if isinstance(value, datetime):
        if value.tzinfo:
            from ingestion.arrival import LOCAL_TIME

            value = value.astimezone(LOCAL_TIME)
        return f"{value:%H:%M %d/%m/%Y}"
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    return "" if value is None else str(value)


def _plain(value: object) -> object:
    if isinstance(value, date | datetime):
        return value.isoformat()
    return float(value) if isinstance(value, Decimal) else str(value)
