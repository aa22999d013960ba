"""Makers of .xls: from a few cells to the records of Excel 5 or Excel 97–2003, and the compound file around them.

No installed program writes .xls; these few records are all that a reader needs.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from struct import pack

PLAIN = ("Arial", "General")
SECTOR = 512


class Xls:
    """One workbook. `styles`: font and number format, or the number of a built-in one; a cell names its style by its place."""

    def __init__(
        self, styles: Sequence[tuple[str, str | int]] = (PLAIN,), code_page: int | None = None, user: str = "Văn thư",
        by_excel: bool = True, counts_from_1904: bool = False,
    ) -> None:  # fmt: skip
        """Begin a workbook: of Excel 5 where a code page is given. `by_excel`: it bears Excel's mark."""
        self._styles, self._encoding = styles, f"cp{code_page}" if code_page else None
        self._globals = [record(0x42, pack("<H", code_page or 1200)), record(0x22, pack("<H", counts_from_1904))]
        self._globals += [record(0x5C, self.text(user, 2).ljust(112))] if not code_page else []
        self._globals += [record(0x1C1, pack("<II", 0x1C1, 1))] if by_excel else []
        self._sheets: dict[str, list[bytes]] = {}

    def sheet(self, name: str, *records: bytes) -> Xls:
        self._sheets[name] = list(records)
        return self

    def label(self, row: int, column: int, text: str, style: int = 0) -> bytes:
        return record(0x204, pack("<HHH", row, column, style) + self.text(text, 2))

    def bytes(self) -> bytes:
        """Return the stream; what stands before the sheets says where each of them begins."""
        fonts = [
            record(0x31, pack("<HHHHHBBBB", 200, 0, 8, 400, 0, 0, 0, 0, 0) + self.text(font, 1))
            for font, _ in self._styles
        ]
        formats = [
            record(0x41E, pack("<H", 164 + at) + self._format(shown))
            for at, (_, shown) in enumerate(self._styles)
            if isinstance(shown, str)
        ]
        rest = bytes(14 if self._encoding is None else 10)
        styles = [
            record(0xE0, pack("<HHH", at, shown if isinstance(shown, int) else 164 + at, 1) + rest)
            for at, (_, shown) in enumerate(self._styles)
        ]
        before = [self._bof(5), *self._globals, *fonts, *formats, *styles]
        bodies = [b"".join([self._bof(16), *records, record(0x0A)]) for records in self._sheets.values()]
        names = [self.text(name, 1) for name in self._sheets]
        at = sum(map(len, before)) + sum(10 + len(name) for name in names) + 4
        for name, body in zip(names, bodies, strict=True):
            before.append(record(0x85, pack("<IBB", at, 0, 0) + name))
            at += len(body)
        return b"".join([*before, record(0x0A), *bodies])

    def text(self, text: str, length_size: int) -> bytes:
        length = len(text).to_bytes(length_size, "little")
        return length + (text.encode(self._encoding) if self._encoding else b"\1" + text.encode("utf-16-le"))

    def _format(self, shown: str) -> bytes:
        return self.text(shown, 1 if self._encoding else 2)

    def _bof(self, kind: int) -> bytes:
        return (
            record(0x809, pack("<HHHH", 0x500, kind, 0, 0))
            if self._encoding
            else record(0x809, pack("<HHHHII", 0x600, kind, 0x0DBB, 0x07CC, 0, 6))
        )


def record(kind: int, content: bytes = b"") -> bytes:
    return pack("<HH", kind, len(content)) + content


def number(row: int, column: int, value: float, style: int = 0) -> bytes:
    return record(0x203, pack("<HHHd", row, column, style, value))


def boolean(row: int, column: int, value: bool) -> bytes:
    return record(0x205, pack("<HHHBB", row, column, 0, value, 0))


def error(row: int, column: int, code: int) -> bytes:
    return record(0x205, pack("<HHHBB", row, column, 0, code, 1))


def formula(row: int, column: int, result: float | bytes, code: bytes, flags: int = 0) -> bytes:
    """A formula; `result`: a number, or the 8 bytes that say that it is none."""
    value = pack("<d", result) if isinstance(result, float) else result
    return record(0x06, pack("<HHH8sHIH", row, column, 0, value, flags, 0, len(code)) + code)


def hidden_row(row: int) -> bytes:
    return record(0x208, pack("<HHHHHHI", row, 0, 1, 255, 0, 0, 0x20))


def merged(top: int, below: int, left: int, beside: int) -> bytes:
    return record(0xE5, pack("<HHHHH", 1, top, below, left, beside))


def compound(streams: Mapping[str, bytes]) -> bytes:
    """Put streams into a compound file: a header, one sector of the allocation table, the list of streams, the streams."""
    contents = [content.ljust(max(4096, -(-len(content) // SECTOR) * SECTOR), b"\0") for content in streams.values()]
    listed = -(-(len(streams) + 1) // 4)  # sectors of the list
    table, begins, at = [-3, *range(2, 1 + listed), -2], [], 1 + listed
    for content in contents:
        begins.append(at)
        at += len(content) // SECTOR
        table += [*range(len(table) + 1, at), -2]
    assert at <= SECTOR // 4, "too much for one sector of the allocation table"
    entries = [_entry("Root Entry", 5, -1, 1, -2, 0)]
    for place, (name, begin, content) in enumerate(zip(streams, begins, contents, strict=True), 1):
        entries.append(_entry(name, 2, place + 1 if place < len(streams) else -1, -1, begin, len(content)))
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + pack("<HHHHH6s", 0x3E, 3, 0xFFFE, 9, 6, b"")
    head += pack("<IIiIIiIiI", 0, 1, 1, 0, 4096, -2, 0, -2, 0) + pack("<i", 0) + b"\xff" * 4 * 108
    sectors = pack(f"<{len(table)}i", *table).ljust(SECTOR, b"\xff") + b"".join(entries).ljust(listed * SECTOR, b"\0")
    return head + sectors + b"".join(contents)


def _entry(name: str, kind: int, right: int, child: int, begin: int, size: int) -> bytes:
    letters = name.encode("utf-16-le")
    places = pack("<iii", -1, right, child)
    return (
        letters.ljust(64, b"\0")
        + pack("<HBB", len(letters) + 2, kind, 1)
        + places
        + bytes(36)
        + pack("<iII", begin, size, 0)
    )
