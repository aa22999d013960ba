"""The names of the sample province pass as Unicode, and come back from either old encoding."""

import numpy as np
import pytest

from ingestion.contract import newest
from ingestion.legacy import convert_rows
from ingestion.legacy.reading import judge
from tests.unit.ingestion.legacy_typist import typed
from xeploai.sample import names

PEOPLE = 5_000
SECTORS = ("XPTT", "HC", "SN", "DN", "LLVT")


def people():
    rng = np.random.default_rng(7)
    return list(names.surnames(rng, PEOPLE) + " " + names.given_names(rng, rng.random(PEOPLE) < 0.5))


def organisations():
    places = names.places(np.random.default_rng(7), 700)
    words = [word(sector, number) for word in (names.cell_word, names.organisation_word) for sector in SECTORS
             for number in range(18)]  # fmt: skip
    return [f"Chi bộ {words[number % len(words)]} {place}" for number, place in enumerate(places)]


def form():
    """Return what the form itself says: titles, headers, labels, spellings of levels."""
    contract = newest()
    columns = [column for sheet in contract.sheets.values() for column in sheet.columns]
    return [
        *(sheet.name for sheet in contract.sheets.values()),
        *(column.header for column in columns),
        *(label for column in columns for label in column.choices.values()),
        *(spelling for level in contract.levels for spelling in level.spellings),
    ]


VOCABULARY = {"people": people(), "organisations": organisations(), "form": form()}


@pytest.mark.parametrize("kind", VOCABULARY)
@pytest.mark.parametrize("written", [str, str.upper, str.lower], ids=["as written", "upper", "lower"])
def test_the_vocabulary_passes_as_unicode(kind, written):
    texts = [written(text) for text in VOCABULARY[kind]]
    rows = [[text] for text in texts]

    assert convert_rows(rows, {}) == []
    assert [text for text in texts if judge(text).sure_legacy] == []
    assert [row[0] for row in rows] == texts


@pytest.mark.parametrize("encoding", ["tcvn3", "vni"])
@pytest.mark.parametrize("kind", ["people", "organisations"])
def test_the_vocabulary_comes_back_from_an_old_encoding(kind, encoding):
    texts = VOCABULARY[kind]
    codes = [typed(text, encoding) for text in texts]
    rows = [[code] for code in codes]

    convert_rows(rows, {})

    got = [(row[0], text, code) for row, text, code in zip(rows, texts, codes, strict=True)]
    assert all(cell.lower() == text.lower() or cell == code for cell, text, code in got)  # none becomes something else
    assert sum(cell.lower() == text.lower() for cell, text, _ in got) > 0.998 * len(texts)


@pytest.mark.parametrize("encoding", ["tcvn3", "vni"])
def test_names_are_recognised_one_by_one_where_nothing_else_is_known(encoding):
    judged = [judge(typed(name, encoding)) for name in VOCABULARY["people"] if not name.isascii()]

    assert {one.sure for one in judged} <= {encoding, None}
    assert sum(one.sure == encoding for one in judged) > 0.95 * len(judged)


@pytest.mark.parametrize("share", [0.02, 0.5])
def test_rows_pasted_from_old_files_are_found_among_the_others(share):
    rng = np.random.default_rng(11)
    texts = VOCABULARY["people"]
    chosen = rng.random(PEOPLE) < share
    encodings = np.where(chosen, np.where(rng.random(PEOPLE) < 0.5, "tcvn3", "vni"), "")
    rows = [
        [typed(text, encoding) if encoding else text] for text, encoding in zip(texts, encodings.tolist(), strict=True)
    ]

    converted = convert_rows(rows, {})

    assert all(chosen[one.row] for one in converted)
    assert len(converted) > 0.95 * sum(chosen)
    assert all(rows[one.row][0].lower() == texts[one.row].lower() for one in converted)
