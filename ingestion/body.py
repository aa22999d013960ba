"""Body: from the rows below a header to the rows of data, and to those that only look like data.

A form repeats itself for its readers: column numbers, group headings, sums, signatures. They are recognised and kept, but
never counted as data; and no row is set aside for being incomplete.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from operator import itemgetter

from ingestion.contract import Sheet
from ingestion.layout import Layout
from ingestion.text import FRAME, as_text, is_blank, normal
from ingestion.workbook.page import Area, Page, Row

FIGURE = re.compile(r"[-+(]?[\d.,\s]+%?\)?|-|x", re.ASCII)
COLUMN_NUMBER = re.compile(r"\(?(?:\d{1,3}|[a-z])\)?(?:\s*=\s*[\d\s+/*():x.%-]+\)?)?", re.ASCII | re.IGNORECASE)
TOTAL = re.compile(r"(?:tổng cộng|tổng số|cộng(?! h(?:òa|oà)\b| đồng\b| tác\b)|tổng$|tổng(?=\s*\d)|tổng hợp$)\b.*")
TOTAL_ALONE = re.compile(r"(?:tổng cộng|tổng số|cộng|tổng)\s*[:.]*\s*(?:\([^)]*\)?)?")
MARKER = re.compile(r"(?:[IVXLC]+|[A-Za-zđĐ])[.)/]?")
MARKED = re.compile(r"(?:[IVXLC]+|[A-Za-zđĐ])(?:\s*[.)]+\s*(?=[^\W\d])|\s*[\-–:/]+\s+).*")
COUNTED = re.compile(r"(?:có )?\d[\d.]*\s+(?:đảng viên|đồng chí|đ/c|người|tổ chức|chi bộ|đảng bộ|tập thể|cá nhân)\b.*")
SIGNED = re.compile(
    r"(?:người (?:lập|tổng hợp|báo cáo|kiểm tra)|lập biểu|tm\.|t/m|tl\.|kt\.|thay mặt|thủ trưởng|xác nhận|nơi nhận|"
    r"(?:phó )?(?:bí thư|trưởng ban|trưởng phòng|chánh văn phòng|chủ tịch|giám đốc|hiệu trưởng)$|"
    r"\(?(?:đã )?ký(?:,|\)| tên|$))"
)
REMARKED = re.compile(
    r"(?:danh sách (?:này )?(?:có|gồm)\b|bằng chữ\b|viết bằng chữ\b|lưu ý\b|ghi chú\b|đơn vị tính\b|số liệu tính đến\b|"
    r"hết$).*"
)
STROKES = re.compile(r"[^\w]+")
UNIT = re.compile(r"(?:đảng bộ|chi bộ|đảng ủy|đảng uỷ|khối|trường|xã|phường|thị trấn|huyện|thôn)\b.*")
VALUE = re.compile(
    r"(?:HTXS|HTT|HT|KHT|(?=\S*\d)[\w./-]+)", re.ASCII
)  # a code, a number, a date, a level: no free text
DATED = re.compile(r"(?:.*,\s*)?ngày[\s\d.…_]*tháng[\s\d.…_]*năm[\s\d.…_]*")
DATA, EMPTY = "data", "empty"
COLUMN_NUMBERS, GROUP, TOTALS, SIGNATURE = "column_numbers", "group_row", "total_row", "signature"
REMARK = "remark_row"  # words about the table: how many stand in it, what to mind, strokes that end it
OUTSIDE = "outside_table"  # something stands there, but in no column of the form
KINDS = (COLUMN_NUMBERS, GROUP, TOTALS, SIGNATURE, REMARK, OUTSIDE)
PERSONS = ("member", "leader")  # in whose lists a unit's name alone is the heading of its persons
TELLING = 3  # a row in which the required columns, and at least so many, are filled is data without a further look
FEW = 4  # cells that a row of a signature block has at most


@dataclass(frozen=True)
class SetAside:
    """A row that is no data: 0-based index in the page, and what it is, as a word of ours."""

    index: int
    kind: str


@dataclass(frozen=True)
class Body:
    """The rows of data by their 0-based index in the page, what was set aside, and the cells filled from a merged area."""

    indexes: list[int]
    rows: list[Row]
    set_aside: list[SetAside]
    filled: list[tuple[int, int]]


def read_body(sheet: Sheet, layout: Layout, page: Page) -> Body:
    """Tell the rows of data below the header from all others."""
    begin = layout.header_index + 1
    look = _Look(sheet, layout, page)
    kinds = look.kinds(page.rows[begin:])
    indexes = [begin + at for at, kind in enumerate(kinds) if kind == DATA]
    set_aside = [SetAside(begin + at, kind) for at, kind in enumerate(kinds) if kind not in (DATA, EMPTY)]
    rows = [page.rows[index] for index in indexes]
    return Body(indexes, rows, set_aside, _fill_merged(page, layout, dict(zip(indexes, rows, strict=True))))


class _Look:
    """What the rows of one sheet look like. Most rows have every required cell: they cost one C call each."""

    def __init__(self, sheet: Sheet, layout: Layout, page: Page) -> None:
        self.columns = [layout.positions[column.key] for column in sheet.columns]
        self.mapped = frozenset(self.columns)
        self.required = [layout.positions[column.key] for column in sheet.columns if column.required]
        self.ordinals = layout.ordinals
        self.wide = {(area.first_row, area.first_column) for area in page.merged if _is_wide(area)}
        self.is_list = sheet.key != "declared_total"
        self.is_of_persons = sheet.key in PERSONS
        self.begin = layout.header_index + 1
        self.headers = [(layout.positions[column.key], normal(column.header)) for column in sheet.columns]
        self.spoken_for = {row for area in page.merged if self._speaks(area, page) for row in _rows_below(area)}

    def kinds(self, rows: list[Row]) -> list[str]:
        """Return what each row is."""
        is_whole: Callable[[Row], bool] = lambda row: False  # noqa: E731
        telling = (self.required + [position for position in self.columns if position not in self.required])[:TELLING]
        if len(telling) == TELLING and self.is_list:  # in a table of totals a sum has every cell too
            told = itemgetter(*telling, *self.required[TELLING:])
            is_whole = lambda row: all(told(row))  # noqa: E731
        kinds = [DATA if is_whole(row) else self._kind(at, row) for at, row in enumerate(rows)]
        self._find_headings(kinds, rows)
        return self._ended_by_signature(kinds, rows) if SIGNATURE in kinds else kinds

    def _find_headings(self, kinds: list[str], rows: list[Row]) -> None:
        """Mark headers that stand there again, as where lists were put together, and the column numbers below each."""
        (position, heading), *_ = self.headers
        cells = [row[position] for row in rows]
        alike = {cell for cell in set(cells) if type(cell) is str and normal(cell) == heading}
        again = [at for at, cell in enumerate(cells) if cell in alike and self._is_header(rows[at])] if alike else []
        for above in (-1, *again):
            if above >= 0:
                kinds[above] = COLUMN_NUMBERS
            below = next((at for at in range(above + 1, len(kinds)) if kinds[at] != EMPTY), None)
            if below is not None and self._is_numbering(rows[below]):
                kinds[below] = COLUMN_NUMBERS

    def _is_header(self, row: Row) -> bool:
        filled = [(as_text(row[position]), name) for position, name in self.headers if not is_blank(row[position])]
        return len(filled) > 1 and sum(normal(text) == name for text, name in filled) * 2 > len(filled)

    def _kind(self, at: int, row: Row) -> str:
        filled = [position for position, cell in enumerate(row) if not is_blank(cell)]
        if not set(filled) - self.ordinals:
            is_label = any(type(row[position]) is str and not FIGURE.fullmatch(row[position]) for position in filled)
            if not is_label:
                return EMPTY
        texts = [as_text(row[p]) for p in filled if type(row[p]) is str and not FIGURE.fullmatch(row[p].strip())]
        if self._is_total(texts):
            return TOTALS
        if self.begin + at in self.spoken_for and not self.mapped.isdisjoint(filled):
            return DATA  # what it lacks stands in a merged cell above
        if self._is_signature(row, filled, texts):
            return SIGNATURE
        if self._is_group(at, row, filled, texts):
            return GROUP
        if self._is_remark(row, filled, texts):
            return REMARK
        return OUTSIDE if self.mapped.isdisjoint(filled) else DATA

    def _speaks(self, area: Area, page: Page) -> bool:
        is_below_header = self.begin <= area.first_row < len(page.rows)
        return (
            is_below_header
            and area.first_column in self.mapped
            and not is_blank(page.rows[area.first_row][area.first_column])
        )

    def _is_total(self, texts: list[str]) -> bool:
        words = [text for text in texts if not MARKER.fullmatch(text)]
        if not words or (len(words) > 1 and not self.is_list):
            return False
        pattern = TOTAL if self.is_list and len(words) == 1 else TOTAL_ALONE  # its sums may be texts: "HTT: 12"
        return bool(pattern.fullmatch(_plain(words[0])))

    def _is_signature(self, row: Row, filled: list[int], texts: list[str]) -> bool:
        if not texts or len(filled) > FEW or self._is_half_filled(row) or self._has_value(row, filled):
            return False
        return any(SIGNED.match(plain) or DATED.fullmatch(plain) for plain in map(_plain, texts))

    def _is_group(self, at: int, row: Row, filled: list[int], texts: list[str]) -> bool:
        figures = len(filled) - len(texts)
        if len(texts) == 2 and figures < 2:
            if MARKED.fullmatch(texts[0]):
                return bool(COUNTED.fullmatch(_plain(texts[1])))
            return bool(MARKER.fullmatch(texts[0])) and not MARKER.fullmatch(texts[1])
        if len(texts) == 1 and not figures:
            is_wide = (self.begin + at, filled[0]) in self.wide
            return is_wide or bool(MARKED.fullmatch(texts[0])) or self._is_unit(texts[0])
        return False

    def _is_unit(self, text: str) -> bool:
        return self.is_of_persons and bool(UNIT.fullmatch(_plain(text)))

    def _is_remark(self, row: Row, filled: list[int], texts: list[str]) -> bool:
        if not 0 < len(texts) <= 2 or len(filled) > FEW or self._is_half_filled(row) or self._has_value(row, filled):
            return False
        return all(REMARKED.fullmatch(_plain(text)) or STROKES.fullmatch(text.strip()) for text in texts)

    def _has_value(self, row: Row, filled: list[int]) -> bool:
        """Tell whether something of a subject stands there: a number, a date, a code, a level."""
        cells = [row[position] for position in filled if position in self.mapped]
        return any(type(cell) is not str or VALUE.fullmatch(cell.strip()) for cell in cells)

    def _is_numbering(self, row: Row) -> bool:
        cells = [as_text(row[position]) for position in self.mapped if not is_blank(row[position])]
        return len(cells) > 2 and all(map(COLUMN_NUMBER.fullmatch, cells)) and len(set(cells)) == len(cells)

    def _ended_by_signature(self, kinds: list[str], rows: list[Row]) -> list[str]:
        """Take words below the first line of the last signature block for part of it: behind it no data follow.

        A row there that says anything of a subject stays data: a list may end with an incomplete row.
        """
        last = max((at for at, kind in enumerate(kinds) if kind == DATA and self._is_half_filled(rows[at])), default=-1)
        if SIGNATURE not in kinds[last + 1 :]:
            return kinds
        first = kinds.index(SIGNATURE, last + 1)
        below = zip(kinds[first:], rows[first:], strict=True)
        return kinds[:first] + [
            kind if kind == EMPTY or (kind == DATA and self._says_something(row)) else SIGNATURE for kind, row in below
        ]

    def _says_something(self, row: Row) -> bool:
        return self._has_value(row, [position for position, cell in enumerate(row) if not is_blank(cell)])

    def _is_half_filled(self, row: Row) -> bool:
        required = self.required or list(self.mapped)
        return sum(not is_blank(row[position]) for position in required) * 2 >= len(required)


def _fill_merged(page: Page, layout: Layout, rows: dict[int, Row]) -> list[tuple[int, int]]:
    """Give every row of a vertically merged area its value, as the sheet shows it; return the cells filled."""
    filled: list[tuple[int, int]] = []
    done: dict[
        int, int
    ] = {}  # column → last row looked at: areas that overlap, as no program writes them, cost no more
    for area in sorted(page.merged, key=lambda area: area.first_row):
        column = area.first_column
        if column in layout.positions.values() and area.first_row < len(page.rows):
            begin = max(area.first_row, layout.header_index, done.get(column, 0)) + 1
            end = min(area.last_row, len(page.rows) - 1)
            value = page.rows[area.first_row][column]
            gaps = [at for at in range(begin, end + 1) if at in rows and is_blank(rows[at][column])]
            for at in gaps if area.first_row > layout.header_index and not is_blank(value) else ():
                rows[at][column] = value
                filled.append((at, column))
            done[column] = max(end, done.get(column, 0))
    return sorted(filled)


def _rows_below(area: Area) -> range:
    """Return the rows that a merged cell reaches beyond its first."""
    return range(area.first_row + 1, area.last_row + 1)


def _is_wide(area: Area) -> bool:
    return area.last_column - area.first_column >= 2 and area.first_row == area.last_row


def _plain(text: str) -> str:
    return " ".join(as_text(text).casefold().split()).strip(FRAME)
