"""Phrases: from the text of one cell to what people mean by it in a form: a sum, a heading, a remark, a signature.

Words alone never make a row no data; `look.py` also asks where they stand and what stands beside them.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from ingestion.text import FRAME

ROMAN = r"(?=[IVXL])(?:XL|L?X{0,3})(?:IX|IV|V?I{0,3})"  # up to LXXXIX
MARK = rf"(?:{ROMAN}|[A-Za-zđĐ])"
POST = (
    r"(?:phó )?(?:bí thư|trưởng ban|trưởng phòng|trưởng đoàn|chánh văn phòng|chủ tịch|chủ nhiệm|giám đốc|tổng giám đốc|"
    r"hiệu trưởng|chỉ huy trưởng|chính trị viên|thủ trưởng)\b"
)
PEOPLE = r"(?:đảng viên|đồng chí|đ/c|người|tổ chức|chi bộ|đảng bộ|tập thể|cá nhân)\b"
DATE = r"\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{4}"

FIGURE = re.compile(r"[-+(]?[\d.,\s]+%?\)?|-|x", re.ASCII)
COUNT = re.compile(r"\d{1,3}|\d{1,3}\.\d{3}", re.ASCII)  # 1970 is a year
COLUMN_NUMBER = re.compile(r"\(?(?:\d{1,3}|[a-z])\)?(?:\s*=\s*[\d\s+/*():x.%-]+\)?)?", re.ASCII | re.IGNORECASE)
SUM = re.compile(
    r"(?:tổng cộng|tổng số|tổng danh sách|cộng(?! h(?:òa|oà)\b| đồng\b| tác\b| sản\b)|tổng(?=\s*(?:[:\d]|$))|tổng hợp$)"
    r"(?!\w).*"
)
SUM_ALONE = re.compile(r"(?:tổng cộng|tổng số|cộng|tổng)\s*[:.]*\s*(?:\([^)]*\)?)?")
MARKER = re.compile(rf"{MARK}[.)/]?")
MARKED = re.compile(rf"{MARK}(?:\s*[.)]+\s*(?=[^\W\d])|\s*[\-–:/]+\s+).*")
INITIAL = re.compile(r"[A-HJ-UWYZĐ]\s*[.–-]\s*(\w+(?: \w+){0,3})")  # "A. Lăng …": part of a name, or a heading
NUMBERED = re.compile(rf"[-+]\s*|{MARK}\s*[.)/–:-]*\s+|(?:{MARK}|\d{{1,3}})\s*[.)/–:-]+\s*")
COUNTED = re.compile(rf"\W*(?:có |gồm |tất cả )*\d[\d.]*\s+(?:\([^)]*\)\s*)?{PEOPLE}.*")
SIGNED = re.compile(
    r"\W*(?:người (?:lập|tổng hợp|báo cáo|kiểm tra|duyệt|ghi)\b|lập biểu|tm\.|t/m\b|tl\.|t/l\b|kt\.|k/t\b|nơi nhận\b|"
    r"(?:đã )?ký(?:[,)]| tên| và|$)|đóng dấu\b).*"
)
POSTED = re.compile(
    rf"{POST}.*|thay mặt (?:ban|bch|cấp ủy|cấp uỷ|đảng|chi|tập thể|đơn vị)\b.*|"
    r"xác nhận(?: của\b.*|\s*:.*| (?:cấp|đảng|chi|ban|thủ)\b.*|$)"
)
DATED = re.compile(rf"(?:.*,\s*)?ngày[\s\d.…_]*tháng[\s\d.…_]*năm[\s\d.…_]*|[^\d,]+,\s*(?:ngày\s*)?{DATE}")
REMARKED = re.compile(
    rf"\W*(?:danh sách (?:này |trên )?(?:có|gồm)\b|(?:viết )?bằng chữ\b|lưu ý\b|ghi chú\b|chú thích\b|trong đó\b|"
    rf"đơn vị tính\b|đvt\b|số liệu tính đến\b|tính đến (?:ngày|{DATE})|hết\W*$).*"
)
LEGEND = re.compile(  # what an abbreviation of the form stands for, how many have a level, what a footnote asks for
    r"\W*(?:(?:htxs|htt|ht|kht|kxl)(?:nv)?|xs|đbcs|cbcs|cbtt|đbbp)\s*(?:[:=]|[-–]\s|là )\s*"
    r"(?:(?:không |chưa )?(?:hoàn thành|xuất sắc|tốt|xếp loại)|đảng bộ|chi bộ|\d{1,3}\b(?![/.-]\d)).*|"
    r"\((?:\d{1,2}|[a-z]|\*+)\)\W*(?:chỉ ghi|ghi|nhập|điền|cột|mục|đánh dấu|trường hợp|nếu)\b.*"
)
STROKES = re.compile(r"[\W_]+")
BODY_OF_PARTY = re.compile(r"(?:đảng|chi) (?:bộ|ủy|uỷ)\b.*")
UNIT = re.compile(
    r"(?:đảng bộ|chi bộ|đảng ủy|đảng uỷ|chi ủy|chi uỷ|khối|trường(?! văn | thị )|xã|phường|thị trấn|huyện|thôn|"
    r"toàn (?=đảng|chi|huyện|xã)|đảng viên|các|cơ quan|công ty|ubnd|hđnd|ủy ban|uỷ ban|văn phòng|công an|bệnh viện|"
    r"trung tâm|phần (?=[ivx\d]+\b))\b.*"
)
SAID = re.compile(r"HTXS|HTT|HT|KHT|(?=\S*\d)[\w./-]+|(?=.*\d)[\d ./-]+", re.ASCII)  # a code, a number, a date, a level
CODE = re.compile(r"(?=.*\d)[\w ./-]+", re.ASCII)
LEVEL = re.compile(r"(?:không )?hoàn thành\b.*|xuất sắc|tốt|đạt")


def plain(text: str) -> str:
    """Fold case and white space of a text as `as_text` gives it, and take off what people put around it."""
    return " ".join(text.casefold().split()).strip(FRAME)


def _asks(pattern: re.Pattern[str]) -> Callable[[str], bool]:
    return lambda text: pattern.fullmatch(plain(text)) is not None


is_sum = _asks(SUM)
is_sum_alone = _asks(SUM_ALONE)
is_counted = _asks(COUNTED)
is_post = _asks(POSTED)
is_level = _asks(LEVEL)
is_legend = _asks(LEGEND)


def is_figure(text: str) -> bool:
    """Tell whether a text is a number, a share, or a mark that stands for one."""
    return FIGURE.fullmatch(text.strip()) is not None


def is_strokes(text: str) -> bool:
    """Tell whether a text has no letter and no digit."""
    return STROKES.fullmatch(text) is not None


def is_remark(text: str) -> bool:
    """Tell whether a text says something of the table."""
    return is_strokes(text) or is_counted(text) or REMARKED.fullmatch(plain(text)) is not None


def is_said(text: str) -> bool:
    """Tell whether a text is a code, a number, a date or a level: no free words."""
    return SAID.fullmatch(text.strip()) is not None


def is_code(text: str) -> bool:
    """Tell whether a text in a column of codes may be one, typed with spaces."""
    return CODE.fullmatch(text.strip()) is not None


def signs(text: str) -> bool:
    """Tell whether a text begins a signature block, whoever signs."""
    return any(pattern.fullmatch(plain(text)) for pattern in (SIGNED, DATED))


def is_marked(text: str) -> bool:
    """Tell whether a text is a heading by the letter or Roman number before it; «A. Lăng Mẫu» may be a person."""
    initial = INITIAL.fullmatch(text)
    return MARKED.fullmatch(text) is not None and not (initial and initial[1].istitle())


def is_unit(text: str) -> bool:
    """Tell whether a text names a unit, with or without a number before it: the heading of its persons."""
    return any(UNIT.fullmatch(plain(name)) for name in _names(text))


def is_body_of_party(text: str) -> bool:
    """Tell whether a text names a committee or a cell of the Party, as no person is called."""
    return any(BODY_OF_PARTY.fullmatch(plain(name)) for name in _names(text))


def _names(text: str) -> tuple[str, str]:
    """Return a text, and what it is without the number before it."""
    numbered = NUMBERED.match(text)
    return text, text[numbered.end() :] if numbered else ""
