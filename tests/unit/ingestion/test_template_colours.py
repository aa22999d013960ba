"""A template colours what the rules of its year and version would find, and nothing else."""

from dataclasses import replace

import settings
from expectations.rule import load_rules
from ingestion.cells import type_column
from ingestion.template.lists import lists_of
from ingestion.template.marks import COLOURS, marks_of
from ingestion.text import normal
from tests.unit.ingestion.forms import HEADERS, NEWEST, form, written

OFF = "  rules: {C1: {enabled: false, reason: thử}}\n"


def colours(this):
    return {mark.refs[0] for sheet in this.sheets for mark in marks_of(this, sheet)}


def test_colours_know_the_spellings_and_ranks_of_the_reader():
    columns = lists_of(NEWEST, ()).columns
    ranks = dict(zip(columns["spelled_level"], columns["spelled_level_rank"], strict=True))
    level = NEWEST.sheets["member"].column("level")

    read_as = type_column(level, NEWEST, list(ranks))
    known = {level.code: level.rank for level in NEWEST.levels} | {None: 0}
    assert read_as.unreadable == {}
    assert [known[code] for code in read_as.values] == list(ranks.values())
    spellings = {spelling for level in NEWEST.levels for spelling in level.spellings} | set(NEWEST.not_rated_spellings)
    assert spellings <= set(ranks)


def test_every_mark_answers_to_a_rule_of_the_catalogue():
    catalogue = {rule.rule_id: rule for rule in load_rules()}

    for sheet in form().sheets:
        for mark in marks_of(form(), sheet):
            rule, *numbers = mark.refs
            assert set(numbers) <= set(catalogue[rule].refs)
            assert mark.colour in COLOURS


def test_a_rule_that_the_campaign_switches_off_has_no_colour(tmp_path, monkeypatch):
    for name in ("committees.csv", "campaigns.yml"):
        said = (settings.current().config_dir / name).read_text()
        (tmp_path / name).write_text(said.replace("  cut_off_on: 2022-12-31\n", "  cut_off_on: 2022-12-31\n" + OFF))
    monkeypatch.setenv("XEPLOAI_CONFIG", str(tmp_path))
    settings.current.cache_clear()
    try:
        assert {"LD-201", "TH-406"} <= colours(form())
        assert "DV-101" not in colours(form())
        assert "DV-101" in colours(form(year=2023))
    finally:
        monkeypatch.undo()
        settings.current.cache_clear()


def test_a_supplement_is_not_compared_with_its_own_lists():
    assert "TH-406" in colours(form("annual"))
    assert "TH-406" not in colours(form("supplement"))


def without(template, key, *columns):
    sheet = template.sheets[key]
    kept = tuple(column for column in sheet.columns if column.key not in columns)
    return replace(template, sheets=template.sheets | {key: replace(sheet, columns=kept)})


def test_a_version_that_lacks_a_column_is_written_without_it():
    older = without(NEWEST, "member", "civil_level", "is_temporary", "not_rated_reason")
    sheet = written(template=older, member=[{"full_name": "Trần Văn Mẫu"}])[NEWEST.sheets["member"].name]

    assert [normal(cell.value) for cell in sheet[HEADERS]] == [
        normal(column.header) for column in older.sheets["member"].columns
    ]
    assert "DV-101" not in colours(form(template=older))
    assert "DV-101" in colours(form())
