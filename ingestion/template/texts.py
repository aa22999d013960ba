"""Texts: from `texts.yml` to the Vietnamese that a template says of its sheets and columns."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml

from ingestion.contract import Column, Contract, Sheet

PROMPT_LENGTH, TITLE_LENGTH = 255, 32  # what Excel shows of an input message and of its title


@cache
def texts() -> dict[str, Any]:
    """Return everything that `texts.yml` says."""
    said: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("texts.yml").read_text(encoding="utf-8"))
    return said


def heading(sheet: Sheet) -> str:
    """Return what stands over a sheet's table."""
    return str(texts()["sheets"].get(sheet.key, {}).get("heading", sheet.name.upper()))


def purpose(sheet: Sheet) -> str:
    """Return what the guide says of a sheet."""
    return str(texts()["sheets"].get(sheet.key, {}).get("purpose", ""))


def prompt(template: Contract, sheet: Sheet, column: Column) -> str:
    """Return what is shown beside a cell while it is filled in; empty where there is nothing to say."""
    hints = texts()["hints"]
    hint = hints.get(f"{sheet.key}.{column.key}") or hints.get(column.key, "")
    said = " ".join(filter(None, (hint, texts()["prompts"].get(column.type, ""))))
    return said.format(**_words(template, column))[:PROMPT_LENGTH]


def refusal(template: Contract, column: Column) -> str:
    """Return what a refused entry is told."""
    return str(texts()["refusals"].get(column.type, "")).format(**_words(template, column))[:PROMPT_LENGTH]


def short_title(column: Column) -> str:
    """Return the header as the title of an input message."""
    return column.header if len(column.header) <= TITLE_LENGTH else column.header[: TITLE_LENGTH - 1].rstrip() + "…"


def _words(template: Contract, column: Column) -> dict[str, Any]:
    *others, last = (level.code for level in template.levels)
    levels = f"{', '.join(others)} hoặc {last}"
    return {"levels": levels, "not_rated": template.not_rated_spellings[0], "max_length": column.max_length}
