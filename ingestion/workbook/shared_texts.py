"""Shared texts: from the texts that cells point to, to how much they make when every cell has its own copy.

A thousand cells may point to one text of a megabyte, and the decoder gives each a copy.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from typing import Final

from ingestion.text import is_blank
from ingestion.workbook.markup import walk
from ingestion.workbook.unreadable import UnreadableWorkbook

SHORTEST_CELL = len(b'<c t="s"><v>0</v></c>')

# What may hide the end of a text or feign one: comments, literal sections, instructions, tags within attributes
_DISGUISE: Final = re.compile(rb"<!|.<\?|=\s*(?:\"[^\"<]*<|'[^'<]*<)", re.DOTALL)
_POINTER: Final = re.compile(rb't="s"><v>([0-9]{1,9})<')


class SharedTexts:
    """The shared texts of a workbook."""

    def __init__(self, xml: bytes) -> None:
        """Take the part; nothing is looked at before it is asked for."""
        self._xml = xml

    def may_exceed(self, room: int, sheet: bytes) -> bool:
        """Tell whether the texts that a sheet's cells point to may make more than `room` characters."""
        return len(sheet) // SHORTEST_CELL * self._longest > room

    def copied(self, numbers: Iterable[int]) -> int:
        """Return how many characters these texts have, each as often as it is named. Raises UnreadableWorkbook."""
        try:
            return sum(map(self._sizes.__getitem__, numbers))
        except IndexError:
            raise UnreadableWorkbook("damaged", "a cell points to a text that is not there") from None

    def copied_to(self, sheet: bytes) -> int:
        """Return the same of the cells of a sheet that is plain; where in doubt, more. Raises UnreadableWorkbook."""
        numbers = _POINTER.findall(sheet)
        in_doubt = sheet.count(b't="s"') - len(numbers)
        return self.copied(map(int, numbers)) + in_doubt * max(self._sizes, default=0)

    @cached_property
    def blank(self) -> frozenset[int]:
        """The numbers of the texts that nobody sees; of one that no workbook has too, so that it is never empty."""
        texts = self._counted(lambda text: 0 if is_blank(text) else 1)
        return frozenset({-1, *(number for number, size in enumerate(texts) if not size)})

    @cached_property
    def _longest(self) -> int:
        if _DISGUISE.search(self._xml):
            return len(self._xml)
        return max(map(len, self._xml.split(b"</si>")))

    @cached_property
    def _sizes(self) -> Sequence[int]:
        return self._counted(len)

    def _counted(self, count: Callable[[str], int]) -> Sequence[int]:
        """Return of each text the sum of what its parts count."""
        sizes: list[int] = []

        def start(name: str, _: Mapping[str, str]) -> None:
            if name == "si":
                sizes.append(0)

        def text(text: str) -> None:
            if sizes:
                sizes[-1] += count(text)

        if self._xml:
            walk(self._xml, start, text=text)
        return sizes
