"""Formulas: from cells to the text of what Excel and LibreOffice work out of them.

Words are read as the reader reads them: any spelling, any case, spaces around. English function names, no array
constants, and every range of another sheet by a defined name: all that a conditional format may hold.
"""

from __future__ import annotations

from ingestion.template.lists import KIND_CODES, KIND_LABELS, RANKS, SPELLINGS, TRUE_SPELLINGS

HARD_SPACE = "\u00a0"


def quoted(text: str) -> str:
    """Return a text as a formula writes it."""
    return '"{}"'.format(text.replace('"', '""'))


def cleaned(cell: str) -> str:
    """What stands in a cell or in each cell of a range, as text without needless spaces."""
    return f'TRIM(SUBSTITUTE({cell},"{HARD_SPACE}"," "))'


def code(cell: str) -> str:
    """A code as the reader reads it: no spaces."""
    return f'SUBSTITUTE(SUBSTITUTE({cell},"{HARD_SPACE}","")," ","")'


def is_blank(cell: str) -> str:
    """Whether nothing stands in a cell."""
    return f'{cleaned(cell)}=""'


def is_one_of(cell: str, words: str) -> str:
    """Whether a cell holds one of the words under a name. Compared with «=»: MATCH would take «*» for a wildcard."""
    return f"SUMPRODUCT(--({words}={cleaned(cell)}))>0"


def is_true(cell: str) -> str:
    """Whether a flag is set."""
    return is_one_of(cell, TRUE_SPELLINGS)


def rank(cell: str) -> str:
    """The rank of a level; 0 for no level and for what is none."""
    return f"SUMPRODUCT(MAX(({SPELLINGS}={cleaned(cell)})*{RANKS}))"


def lower_spellings(level_rank: str) -> str:
    """The spellings of all levels below a rank, which must be above 1: the list has the best first."""
    first, last = f"SUMPRODUCT(--({RANKS}>={level_rank}))+1", f"SUMPRODUCT(--({RANKS}>0))"
    return f"INDEX({SPELLINGS},{first}):INDEX({SPELLINGS},{last})"


def are_one_of(cells: str, words: str) -> str:
    """1 for each cell of a range that holds one of the words, else 0."""
    return f"ISNUMBER(MATCH({cleaned(cells)},{words},0))"


def of_kind(cell: str) -> str:
    """1 for the subject kind that a cell names by label or code, 0 for the others."""
    return f"(({KIND_LABELS}={cleaned(cell)})+({KIND_CODES}={cleaned(cell)})>0)"
