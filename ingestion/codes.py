"""Codes: from what stands in a column of codes, or of numbers of persons or documents, to the code.

Spreadsheets take them for numbers, days and truths; what was typed can then not be told any more, and is not guessed.
"""

from __future__ import annotations

import re
from typing import Any

from ingestion.contract import Column
from ingestion.text import TRUTHS, as_text, plain_digits
from ingestion.unreadable import LOST_DIGITS, WRONG_TYPE
from ingestion.workbook.page import Padded

PERSON_NUMBERS = frozenset({"citizen_id", "card_no", "file_no"})  # read like codes: "0490 7000" is 04907000
DOCUMENT_NUMBERS = frozenset({"decision_no", "document_no"})  # kept as typed: «Số 12-QĐ/TU»
NUMBER_IN_PARTS = re.compile(r"\d[\d.-]*\d", re.ASCII)  # a card's number is printed 49.000001
HYPHENS = re.compile("[\u2010-\u2014\u2212]")  # word processors make them of a plain one
SCIENTIFIC = re.compile(r"\d([.,]\d+)?E\+\d+", re.ASCII)  # what is left of a long number in a narrow or converted cell
OLD_NUMBER = re.compile(r"000(\d{9})", re.ASCII)  # of nine digits, in a column of twelve: no province has the code 000


def is_code(column: Column) -> bool:
    """Tell whether codes or numbers of persons or documents stand in a column."""
    return column.type == "code" or column.key in PERSON_NUMBERS or column.key in DOCUMENT_NUMBERS


def read_code(cell: Any) -> Any:
    """Read a code: upper case, no spaces, a plain hyphen, without the apostrophe that marks a text in a spreadsheet."""
    code = HYPHENS.sub("-", "".join(as_text(cell).split()).upper().removeprefix("'"))
    if code in TRUTHS:
        return WRONG_TYPE
    if type(cell) is Padded and (old := OLD_NUMBER.fullmatch(code)):
        return old[1]
    return LOST_DIGITS if SCIENTIFIC.fullmatch(code) else code


def read_person_number(cell: Any) -> Any:
    """Read a citizen's, card's or file's number; LOST_DIGITS when a spreadsheet took digits away."""
    code = read_code(plain_digits(cell) if type(cell) is str else cell)
    if type(code) is not str:
        return code
    if type(cell) is float and not cell.is_integer():
        return WRONG_TYPE
    return re.sub("[.-]", "", code) if NUMBER_IN_PARTS.fullmatch(code) else code


def read_document_number(cell: Any) -> Any:
    """Read the number of a document as it was typed."""
    text = as_text(cell)
    return WRONG_TYPE if text.upper() in TRUTHS else text
