"""Markup: from an XML part's bytes to its elements, one by one, with nothing in it that grows.

Names come without their prefix. No document types, so no entities; no depth and no tag beyond measure: the parser keeps
every open element, every attribute of a tag, and every name it ever met.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any
from xml.parsers import expat

from ingestion.workbook.unreadable import UnreadableWorkbook

Start = Callable[[str, Mapping[str, str]], None]

MAX_DEPTH = 100  # the deepest parts of a workbook have some ten levels
MAX_TAG = 2**17  # bytes; a tag is a few hundred bytes long
MAX_NAMES = 5_000  # different ones, of elements and attributes; the whole format has fewer
MAX_ELEMENTS = 5_000  # of those that are collected
_CHUNK = 2**16


def walk(
    xml: bytes | memoryview,
    start: Start,
    end: Callable[[str], None] | None = None,
    text: Callable[[str], None] | None = None,
) -> None:
    """Call `start` and `end` for every element and `text` for what stands between the tags.

    Raises:
        UnreadableWorkbook: no XML, or made to exhaust whoever reads it.
    """
    parser = expat.ParserCreate("utf-8")  # whatever the part says of its encoding
    parser.buffer_text = True
    local = _Local()
    depth = 0

    def open_element(name: str, attributes: Mapping[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > MAX_DEPTH:
            raise UnreadableWorkbook("bomb", f"elements in more than {MAX_DEPTH} levels")
        start(local[name], attributes)

    def close_element(name: str) -> None:
        nonlocal depth
        depth -= 1
        if end:
            end(local[name])

    parser.StartElementHandler = open_element
    parser.EndElementHandler = close_element
    parser.CharacterDataHandler = text
    parser.StartDoctypeDeclHandler = _refuse_document_type
    _feed(parser, memoryview(xml))


def elements(xml: bytes, *names: str) -> list[tuple[str, Mapping[str, str]]]:
    """Return the elements of these names with their attributes, in document order. Raises UnreadableWorkbook."""
    found: list[tuple[str, Mapping[str, str]]] = []

    def collect(name: str, attributes: Mapping[str, str]) -> None:
        if name in names:
            found.append((name, attributes))
            if len(found) > MAX_ELEMENTS:
                raise UnreadableWorkbook("bomb", f"more than {MAX_ELEMENTS} elements {name}")

    walk(xml, collect)
    return found


def _feed(parser: Any, xml: memoryview) -> None:
    try:
        for at in range(0, len(xml), _CHUNK):
            parser.Parse(xml[at : at + _CHUNK], False)
            if at - parser.CurrentByteIndex > MAX_TAG:  # still waiting for the end of what began there
                raise UnreadableWorkbook("bomb", f"a tag of more than {MAX_TAG} bytes")
            if len(parser.intern) > MAX_NAMES:
                raise UnreadableWorkbook("bomb", f"more than {MAX_NAMES} names of elements and attributes")
        parser.Parse(b"", True)
    except (expat.ExpatError, ValueError) as error:
        raise UnreadableWorkbook("damaged", f"XML: {error}") from error


def _refuse_document_type(*_: object) -> None:
    raise UnreadableWorkbook("bomb", "a document type")


class _Local(dict[str, str]):
    """Name → the part of it behind the prefix."""

    def __missing__(self, name: str) -> str:
        local = self[name] = name.rpartition(":")[2]
        return local
