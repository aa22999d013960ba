"""The submission contract: from the data in `ingestion/contract/<version>.yml` to sheets and columns.

A year's layout is data. Reader, template, landing tables and messages all ask here; a new layout is a new file.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path
from typing import Any

import yaml

MAX_LENGTHS = {"text": 32_767, "code": 64}  # Excel's own limit of a cell; codes are keys of tables
FOLDER = Path(__file__).parent / "contract"


@dataclass(frozen=True, eq=False)
class Column:
    """One column of a sheet, or one field of the cover.

    `choices`: code → label for enums. `max_length`: of text and codes, in characters; what is longer is unreadable.
    `carry`: whether next year's template shows what was accepted here.
    """

    key: str
    header: str
    type: str
    required: bool = False
    personal: bool = False
    max_length: int = 0
    choices: dict[str, str] = field(default_factory=dict)
    carry: bool = False


@dataclass(frozen=True, eq=False)
class Sheet:
    """One sheet: its key in English, its title in the workbook, its columns in template order.

    `subject`: the keys of the columns that say whom a row is about. `carry_unless`: column key → codes with which a row
    is closed and not carried into next year's template.
    """

    key: str
    name: str
    columns: tuple[Column, ...]
    subject: tuple[str, ...] = ()
    carry_unless: dict[str, list[str]] = field(default_factory=dict)

    def column(self, key: str) -> Column:
        """Return the column with this key. Raises KeyError."""
        return {column.key: column for column in self.columns}[key]

    @cached_property
    def keys(self) -> frozenset[str]:
        """The keys of all columns."""
        return frozenset(column.key for column in self.columns)


@dataclass(frozen=True)
class Level:
    """One of the four levels; rank 4 is best."""

    code: str
    rank: int
    name: str
    spellings: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Contract:
    """One template version, whole."""

    template_version: str
    kinds: dict[str, str]
    levels: tuple[Level, ...]
    not_rated_spellings: tuple[str, ...]
    disciplines: dict[str, dict[str, Any]]
    sheets: dict[str, Sheet]

    @property
    def cover(self) -> Sheet:
        """The cover sheet, whose columns are its fields."""
        return self.sheets["cover"]

    def sheets_of(self, kind: str) -> tuple[tuple[Sheet, bool], ...]:
        """Return the sheets but the cover that a submission of this kind may hold, each with whether it must."""
        table_sheets = [sheet for sheet in self.sheets.values() if sheet.key != "cover"]
        if kind == "adjustment":
            return tuple((sheet, True) for sheet in table_sheets if sheet.key == "adjustment")
        return tuple(
            (sheet, kind == "annual" and sheet.key != "dossier") for sheet in table_sheets if sheet.key != "adjustment"
        )


def versions() -> tuple[str, ...]:
    """Return the template versions at hand, oldest first."""
    return tuple(path.stem for path in files())


def files() -> tuple[Path, ...]:
    """Return the files of the template versions, oldest first."""
    return tuple(sorted(FOLDER.glob("*.yml")))


@cache
def load(template_version: str) -> Contract:
    """Return one template version. Raises KeyError when there is none of that name."""
    if template_version not in versions():
        raise KeyError(template_version)
    raw = _raw(template_version)
    return Contract(
        template_version=raw["template_version"],
        kinds=raw["kinds"],
        levels=tuple(
            Level(code, level["rank"], level["name"], (code, level["name"], *level["also"]))
            for code, level in raw["level_spellings"].items()
        ),
        not_rated_spellings=tuple(raw["not_rated_spellings"]),
        disciplines=raw["disciplines"],
        sheets={key: _sheet(key, sheet, raw) for key, sheet in raw["sheets"].items()},
    )


def newest() -> Contract:
    """Return the newest template version."""
    return load(versions()[-1])


def _raw(template_version: str) -> dict[str, Any]:
    """Return what a version's file says; a version that is `like` another one is that one with its own differences."""
    own: dict[str, Any] = yaml.safe_load((FOLDER / f"{template_version}.yml").read_text(encoding="utf-8"))
    if "like" not in own:
        return own
    raw = _raw(own["like"]) | {"template_version": own["template_version"]}
    for key, difference in own["sheets"].items():
        columns = raw["sheets"][key]["columns"]
        headers, without = difference.get("headers", {}), difference.get("without", [])
        unknown = {*headers, *without} - {column["key"] for column in columns}
        if unknown:
            raise KeyError(f"{template_version}, sheet {key}: no column {', '.join(sorted(unknown))} in {own['like']}")
        raw["sheets"][key]["columns"] = [
            column | {"header": headers.get(column["key"], column["header"])}
            for column in columns
            if column["key"] not in without
        ]
    return raw


def _sheet(key: str, raw: dict[str, Any], contract: dict[str, Any]) -> Sheet:
    columns = tuple(_column(column, contract) for column in raw.get("columns") or raw["fields"])
    return Sheet(key, raw["name"], columns, tuple(raw.get("key", ())), raw.get("carry_unless", {}))


def _column(raw: dict[str, Any], contract: dict[str, Any]) -> Column:
    choices = raw.get("of", {})
    if isinstance(choices, str):
        choices = contract[choices]
    if raw["type"] == "discipline":
        choices = {code: discipline["name"] for code, discipline in contract["disciplines"].items()}
    return Column(
        raw["key"],
        raw["header"],
        raw["type"],
        raw.get("required", False),
        raw.get("personal", False),
        raw.get("max_length", MAX_LENGTHS.get(raw["type"], 0)),
        choices,
        raw.get("carry", False),
    )
