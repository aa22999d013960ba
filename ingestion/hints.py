"""Hints: from a row right below a header to whether it only says how to fill the columns: (dd/mm/yyyy), (ghi mã), Nam/Nữ.

Whatever may be a subject's own makes it none: a number, a date, a code, a level, a name.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from typing import Any

from ingestion.phrases import is_said, plain
from ingestion.text import as_text

MANY = 2  # columns that tell together what one does not
DAY = r"(?:dd?|nn?|ngày)\W{0,2}(?:mm?|tt?|tháng)\W{0,2}(?:(?:yy){1,2}|(?:nn){1,2}|năm)"
HINT = re.compile(
    rf"\W*(?:(?:chỉ )?(?:ghi|nhập|điền|chọn|gõ|viết|đánh dấu|đánh x|định dạng)\b|(?:không )?bắt buộc\b|nếu có\b|"
    rf"để trống\b|theo (?:mẫu|danh mục|danh sách|quyết định|cccd|thẻ)\b|(?:ví dụ|vd)\b|chữ (?:in|hoa|thường)\b|"
    rf"x (?:nếu|khi|là|=)|(?:gồm |đủ )?\d{{1,2}} (?:chữ số|số|ký tự)\b|{DAY}(?!\w)).*"
)
ASIDE = re.compile(r"\(.*\)|\[.*\]", re.DOTALL)
CHOICE = re.compile(r"[/,;|]|\bhoặc\b")


def are_hints(filled: Mapping[int, Any], own: AbstractSet[int], chosen: AbstractSet[int]) -> bool:
    """Tell whether the cells of a row are hints, at least one of them by its words.

    Args:
        filled: position → cell.
        own: the columns of names and contents, where words count in brackets only, or when columns beside say more.
        chosen: the columns whose values are chosen, where a list of them may stand.
    """
    if not all(type(cell) is str for cell in filled.values()):
        return False
    texts = {position: as_text(cell) for position, cell in filled.items()}
    hints = {position for position, text in texts.items() if HINT.fullmatch(plain(text))}
    asides = {position for position, text in texts.items() if _is_aside(text)}
    lists = {position for position, text in texts.items() if position in chosen and _is_list(text)}
    in_doubt = own & (hints - asides)
    others = hints - in_doubt
    is_told = len(others) >= MANY if in_doubt else bool(others) or len(asides) > MANY
    return is_told and texts.keys() == hints | asides | lists


def _is_aside(text: str) -> bool:
    """Tell whether a text stands in brackets as a whole and is no number, date, code, level or name in them."""
    inside = text.strip()[1:-1].strip()
    is_name = inside.istitle() or (inside.isupper() and " " in inside)
    return ASIDE.fullmatch(text.strip()) is not None and not is_name and not is_said(inside)


def _is_list(text: str) -> bool:
    """Tell whether a text names several things to choose from: Nam/Nữ."""
    return len(CHOICE.split(text)) > 1 and not is_said(text)
