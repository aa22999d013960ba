"""Earlier pages: from a workbook marked before to the pages of ours in it, what was written there, and free names.

A page is ours when it is called so and has our table's header; a sheet of the committee's own that only bears the name
stays, and ours takes a name beside it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import replace

from lxml import etree  # type: ignore[import-untyped]

from feedback.marking.parts import Parts, parse
from feedback.marking.result_page import ResultPage, Row

_NUMBER = re.compile(r" \(\d+\)$")
_LETTERS = re.compile(r"[A-Z]+")


def folded(name: str) -> str:
    """Return a sheet's name as a spreadsheet compares it with others."""
    return unicodedata.normalize("NFC", name).casefold()


class EarlierPages:
    """The sheets of one workbook, asked for pages of ours."""

    def __init__(self, parts: Parts, texts: str | None, sheets: Mapping[str, str | None]) -> None:
        """Take the workbook's parts, the part of its shared texts, and its sheets: name → part, None where no cells are."""
        self._parts, self._texts_part, self._sheets = parts, texts, dict(sheets)
        self._shared: list[str] | None = None

    def placed(self, page: ResultPage) -> ResultPage:
        """Return the page under the name that it gets here, with what people wrote in its open columns before."""
        for name, part in self._sheets.items():
            if part and folded(_NUMBER.sub("", name)) == folded(page.name):
                rows = list(self._rows(part))
                header = next((row for row in rows if set(page.columns) <= set(row.values())), None)
                if header is not None:
                    return replace(page, name=name, rows=_with_words(page, _written(page, header, rows)))
        return replace(page, name=self._free(page.name))

    def _free(self, name: str) -> str:
        taken = set(map(folded, self._sheets))
        names = (name, *(f"{name} ({number})" for number in range(2, len(taken) + 3)))
        free = next(one for one in names if folded(one) not in taken)
        self._sheets[free] = None
        return free

    def _rows(self, part: str) -> Iterator[dict[str, str]]:
        """Yield column → text of each row."""
        for row in parse(self._parts[part]).iter("{*}row"):
            yield {_LETTERS.match(cell.get("r", "A"))[0]: self._text(cell) for cell in row.iter("{*}c")}  # type: ignore[index]

    def _text(self, cell: etree._Element) -> str:
        if cell.get("t") == "s":
            return self._shared_text(int(cell.findtext("{*}v") or -1))
        return "".join(one.text or "" for one in cell.iter("{*}t", "{*}v"))

    def _shared_text(self, number: int) -> str:
        if self._shared is None:
            root = parse(self._parts[self._texts_part]) if self._texts_part else ()
            self._shared = ["".join(one.text or "" for one in item.iter("{*}t")) for item in root]
        return self._shared[number] if 0 <= number < len(self._shared) else ""


def _written(page: ResultPage, header: Mapping[str, str], rows: list[dict[str, str]]) -> dict[tuple[str, str], str]:
    """Return open column and the hidden texts that tell a row from others → what was written there."""
    columns = {name: column for column, name in header.items()}
    keys = [columns[name] for name in page.columns if name in page.hidden_columns]
    return {
        (name, "".join(row.get(key, "") for key in keys)): row[columns[name]]
        for row in rows[rows.index(dict(header)) + 1 :]
        for name in page.open_columns
        if row.get(columns[name])
    }


def _with_words(page: ResultPage, written: Mapping[tuple[str, str], str]) -> list[Row]:
    """Return the page's rows, in each empty open cell what was written in the row of the same hidden texts."""
    names = tuple(page.columns)
    rows = []
    for row in page.rows:
        key = "".join(text for name, text in zip(names, row.texts, strict=True) if name in page.hidden_columns)
        texts = [
            text or (written.get((name, key), "") if key and name in page.open_columns else "")
            for name, text in zip(names, row.texts, strict=True)
        ]
        rows.append(replace(row, texts=tuple(texts)))
    return rows
