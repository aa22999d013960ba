"""ODS cells: from a cell's attributes and its shown text to its value, in the types that an .xlsx gives."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from math import isfinite
from typing import Any, Final

from ingestion.workbook import serials
from ingestion.workbook.ods_styles import OFFICE
from ingestion.workbook.page import ERROR_VALUE, NO_VALUE, Broken, Padded, Percentage
from ingestion.workbook.second_look import LONGEST_FORMULA

TABLE: Final = "urn:oasis:names:tc:opendocument:xmlns:table:1.0 "
VALUE_TYPE: Final = OFFICE + "value-type"
VALUE: Final = OFFICE + "value"
DATE_VALUE: Final = OFFICE + "date-value"
TIME_VALUE: Final = OFFICE + "time-value"
BOOLEAN_VALUE: Final = OFFICE + "boolean-value"
STRING_VALUE: Final = OFFICE + "string-value"
FORMULA: Final = TABLE + "formula"
CALC_TYPE: Final = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0 value-type"

NUMBERS = frozenset({"float", "percentage", "currency"})
ERROR = re.compile(r"#(?:N/A|DIV/0!|VALUE!|REF!|NAME\?|NUM!|NULL!)|Err:\d{3}")
# What Excel holds as TRUE, LibreOffice writes as a formula that gives 1 and is shown so, in English or Vietnamese.
BOOLEANS = {"TRUE": True, "FALSE": False, "ĐÚNG": True, "SAI": False}
TIME = re.compile(r"(-?)P(?:(\d+)D)?T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?")
ZEROS_FIRST = re.compile(r"0[0-9]*(?:[ .-][0-9]+)*")
SEPARATORS = str.maketrans("", "", " .-")
DAY = timedelta(days=1)

_PREFIX = re.compile(r"[a-z]+:(?==)")
_REFERENCE = re.compile(r"\[\.?([^\]]*)\]")


def cell_value(attributes: dict[str, str], shown: str | None, is_span: bool) -> Any:
    """Return what stands in a cell, "" for nothing.

    Args:
        attributes: the cell's own.
        shown: its paragraphs, one to a line; None when it has none.
        is_span: whether its style shows 30 hours as 30:00.
    """
    kind = attributes.get(VALUE_TYPE)
    if FORMULA in attributes:
        if attributes.get(CALC_TYPE) == "error" or ERROR.fullmatch(shown or ""):
            return Broken(ERROR_VALUE, (shown or "#N/A")[:LONGEST_FORMULA])
        if shown is None and attributes.keys().isdisjoint((VALUE, DATE_VALUE, TIME_VALUE, BOOLEAN_VALUE, STRING_VALUE)):
            return Broken(NO_VALUE, _as_people_see(attributes[FORMULA]))
    if kind is None or kind == "string":
        return attributes.get(STRING_VALUE, shown or "")
    try:
        return _value(kind, attributes, shown, is_span)
    except (KeyError, ValueError, OverflowError):  # a value that is none: what people see counts
        return shown or ""


def _value(kind: str, attributes: dict[str, str], shown: str | None, is_span: bool) -> Any:
    if kind == "date":
        return _moment(attributes[DATE_VALUE])
    if kind == "time":
        return _time(attributes[TIME_VALUE], is_span)
    if kind == "boolean":
        return {"true": True, "false": False}[attributes[BOOLEAN_VALUE]]
    number = float(attributes[VALUE])
    if kind not in NUMBERS or not isfinite(number):
        raise ValueError
    if kind == "percentage":
        return Percentage.of(number)
    if FORMULA in attributes and number in (0, 1):
        return BOOLEANS.get((shown or "").upper(), number)
    return Padded(number, shown) if shown and _shows_zeros_first(number, shown) else number


def _shows_zeros_first(number: float, shown: str) -> bool:
    """Tell whether what people see is the number behind zeros: 049070004001, 04.000001; the style need not be asked."""
    is_like_it = shown[0] == "0" and number >= 1 and ZEROS_FIRST.fullmatch(shown)
    return bool(is_like_it) and int(shown.translate(SEPARATORS)) == number


def _moment(value: str) -> Any:
    """A day without its time is a date, as in .xlsx; day zero is a number 0 that is shown as a date."""
    moment = datetime.fromisoformat(value).replace(tzinfo=None)
    if moment == serials.DAY_ZERO[False]:
        return serials.moment(0)
    if moment.microsecond:
        moment = moment.replace(microsecond=0) + serials.MILLISECOND * round(moment.microsecond / 1000)
    return moment.date() if moment.time() == datetime.min.time() else moment


def _time(value: str, is_span: bool) -> Any:
    found = TIME.fullmatch(value)
    if not found:
        raise ValueError
    sign, days, hours, minutes, seconds = found.groups("0")
    time = timedelta(days=int(days), hours=int(hours), minutes=int(minutes), seconds=float(seconds))
    serial = time / DAY * (-1 if sign == "-" else 1)
    return serials.span(serial) if is_span else serials.moment(serial)


def _as_people_see(formula: str) -> str:
    return _REFERENCE.sub(lambda found: found[1].replace(":.", ":"), _PREFIX.sub("", formula))[:LONGEST_FORMULA]
