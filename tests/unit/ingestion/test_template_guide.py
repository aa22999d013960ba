"""The guide of a template says what the committee must know, in words that the sheets and the answers have."""

import pytest

from feedback.result_text import HELD, VERDICTS
from ingestion.template.marks import COLOURS
from ingestion.template.names import GUIDE
from ingestion.template.texts import texts
from tests.unit.ingestion.forms import KINDS, NEWEST, form, written


def guide(*arguments, **options):
    return [cell.value for row in written(*arguments, **options)[GUIDE].iter_rows() for cell in row if cell.value]


def test_the_guide_says_the_committees_own_deadline():
    assert "15/01/2023" in guide()
    assert "20/01/2023" in guide(code="QNA10")
    assert "15/01/2023" not in guide(code="QNA10")


@pytest.mark.parametrize("kind", KINDS)
def test_the_guide_leaves_no_word_open_and_names_every_sheet(kind):
    said = guide(kind)

    assert not [text for text in said if "{" in text or "}" in text]
    assert {sheet.name for sheet in form(kind).sheets} <= set(said)


def test_the_guide_explains_the_colours_that_the_sheets_have():
    names = [texts()["colours"][colour]["name"] for colour in COLOURS]

    assert [text for text in guide() if text in names] == names
    assert [text for text in guide("adjustment") if text in names] == ["Tím", "Vàng"]


def test_the_guide_names_every_answer_that_may_come():
    answers = {verdict.partition(":")[0].partition(",")[0] for verdict in VERDICTS.values()} | {HELD}

    assert answers <= set(guide())


def test_every_hint_belongs_to_a_column():
    columns = {(sheet.key, column.key) for sheet in NEWEST.sheets.values() for column in sheet.columns}

    for hint in texts()["hints"]:
        sheet, _, key = hint.rpartition(".")
        assert any(key == column and sheet in ("", of) for of, column in columns), hint
