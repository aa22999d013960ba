"""A template is what the contract says, refuses nothing that the reader takes, and comes back as it went out."""

import io
from dataclasses import replace
from datetime import date

import openpyxl
import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

import settings
from expectations.rule import load_rules
from feedback.results import HELD, VERDICTS
from ingestion import contract
from ingestion.cells import PERSON_NUMBERS, type_column
from ingestion.submission import read_submission
from ingestion.template.form import FIRST_ROW, HEADER_ROW, Form, NoTemplate, template_for
from ingestion.template.lists import levels_offered, lists_of
from ingestion.template.marks import COLOURS, marks_of
from ingestion.template.names import GUIDE, LISTS, SHEETS_OF_OURS
from ingestion.template.texts import texts
from ingestion.template.workbook import workbook_bytes
from ingestion.text import normal

TODAY = date(2026, 1, 5)
HEADERS, FIRST = HEADER_ROW + 1, FIRST_ROW + 1  # as Excel counts
KINDS = ("annual", "supplement", "adjustment")
NEWEST = contract.newest()


def committee(code="QNA04"):
    return next(one for one in settings.current().committees if one.committee_code == code)


def form(kind="annual", code="QNA04", year=2022, template=NEWEST, **rows):
    return Form(template, committee(code), year, kind, rows)


def written(*arguments, **options):
    return openpyxl.load_workbook(io.BytesIO(workbook_bytes(form(*arguments, **options))))


def read(*arguments, code="QNA04", **options):
    content = workbook_bytes(form(*arguments, code=code, **options))
    return read_submission(content, code, TODAY)


@pytest.mark.parametrize("version", contract.versions())
@pytest.mark.parametrize("kind", KINDS)
def test_a_blank_template_is_read_as_a_submission_of_its_kind_without_rows(kind, version):
    year = max(year for year, campaign in settings.current().campaigns.items() if version in campaign.template_versions)
    submission = read(kind, year=year, template=contract.load(version))

    assert submission.refusal is None
    assert (submission.cover["kind"], submission.cover["committee_code"]) == (kind, "QNA04")
    assert (submission.cover["rating_year"], submission.cover["template_version"]) == (year, version)
    assert [submission.cover[key] for key in ("document_no", "document_date", "prepared_by")] == [None] * 3
    assert submission.notes == ()
    assert [sheet.sheet.key for sheet in submission.sheets[1:]] == [sheet.key for sheet, _ in NEWEST.sheets_of(kind)]
    for sheet in submission.sheets[1:]:
        assert (sheet.frame.height, sheet.unreadable.height, sheet.blank.height) == (0, 0, 0)
        assert sheet.header_row == HEADERS


def test_every_sheet_that_holds_nothing_submitted_is_named():
    names = set(written().sheetnames) - {sheet.name for sheet in NEWEST.sheets.values()}

    assert names == set(SHEETS_OF_OURS)


def test_required_headers_are_marked():
    sheet = written()[NEWEST.sheets["member"].name]

    for at, column in enumerate(NEWEST.sheets["member"].columns, 1):
        assert sheet.cell(HEADERS, at).value == column.header + (" (*)" if column.required else "")


WORDS = ["Nguyễn", "Thị", "Mẫu", "chi bộ", "Đắk", "uỷ", "Hoà", "=1+1", "-", "+84", "@SUM(A1)", "1/2", "_x0041_", "a\nb"]
VALUES = {
    "text": st.lists(st.sampled_from(WORDS), min_size=2, max_size=5).map(" ".join),
    "code": st.from_regex(r"[A-Z]{3}[0-9]{2}-[0-9]{3}", fullmatch=True),
    "int": st.integers(0, 10**9),
    "year": st.integers(1900, 2199),
    "decimal": st.integers(0, 4000).map(lambda quarters: quarters / 4),
    "date": st.dates(date(1900, 1, 1), date(2199, 12, 31)),
    "flag": st.just(True),
    "level": st.sampled_from([level.code for level in NEWEST.levels]),
}
NUMBERS = st.from_regex(r"0[0-9]{5,11}", fullmatch=True)  # leading zeros stay


def values(column):
    if column.choices:
        return st.sampled_from(list(column.choices))
    return NUMBERS if column.key in PERSON_NUMBERS else VALUES[column.type]


def rows_of(sheet):
    required = {column.key: values(column) for column in sheet.columns if column.required}
    others = {column.key: values(column) for column in sheet.columns if not column.required}
    return st.lists(st.fixed_dictionaries(required, optional=others), max_size=4)


@pytest.mark.parametrize("kind", ["annual", "adjustment"])
@given(data=st.data())
@hypothesis_settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_rows_come_back_as_they_went_out(kind, data):
    rows = data.draw(st.fixed_dictionaries({sheet.key: rows_of(sheet) for sheet in form(kind).sheets}))

    for back in read(kind, **rows).sheets[1:]:
        given = rows[back.sheet.key]
        assert (back.unreadable.height, back.notes, back.rows_set_aside) == (0, [], 0)
        assert back.frame["source_row"].to_list() == list(range(FIRST, FIRST + len(given)))
        assert cells(back) == given


def cells(back):
    """Rows by column key; a flag that is not set says as little as an empty cell."""
    return [
        {
            key: value
            for key, value in row.items()
            if key in back.sheet.keys and value is not None and value is not False
        }
        for row in back.frame.to_dicts()
    ]


@pytest.mark.parametrize("typed", ["=1+1", "+1", "-1", "@x", "https://a.example", "{=1}"])
def test_what_somebody_typed_never_becomes_a_formula_or_a_link(typed):
    sheet = written(member=[{"full_name": typed}])[NEWEST.sheets["member"].name]

    assert (sheet.cell(FIRST, 1).value, sheet.cell(FIRST, 1).data_type) == (typed, "s")
    assert sheet.cell(FIRST, 1).hyperlink is None


def test_headers_and_identifiers_that_stand_there_are_locked_and_nothing_else_is():
    sheet = written(member=[{"full_name": "Trần Văn Mẫu", "citizen_id": "049070000001"}])[NEWEST.sheets["member"].name]
    locked = {
        column.key
        for at, column in enumerate(NEWEST.sheets["member"].columns, 1)
        if sheet.cell(FIRST, at).has_style and sheet.cell(FIRST, at).protection.locked
    }

    assert sheet.protection.sheet
    assert not sheet.protection.password
    assert all(cell.protection.locked for cell in sheet[HEADERS])
    assert locked == {"citizen_id"}
    assert not any(column.protection.locked for column in sheet.column_dimensions.values())  # of their empty cells
    allowed = sheet.protection
    assert not (allowed.sort or allowed.autoFilter or allowed.insertRows or allowed.deleteRows)  # 0 = not forbidden


def test_one_validation_per_column_reaches_every_row_that_is_counted():
    this = form(member=[{"full_name": "Trần Văn Mẫu"}] * 11_000)
    sheet = openpyxl.load_workbook(io.BytesIO(workbook_bytes(this)))[NEWEST.sheets["member"].name]
    ranges = [str(validation.sqref) for validation in sheet.data_validations.dataValidation]

    assert len(set(ranges)) == len(ranges) >= 25
    assert {range_.split(":")[1].lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ") for range_ in ranges} == {"13004"}
    assert {range_.split(":")[0].lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ") for range_ in ranges} == {str(FIRST)}


def test_the_reader_takes_all_that_drop_downs_offer():
    sheets = list(NEWEST.sheets.values())
    lists = lists_of(NEWEST, sheets)
    offering = [column for sheet in sheets for column in sheet.columns if column.type in ("enum", "level", "flag")]

    for column in offering:
        assert type_column(column, NEWEST, lists.columns[lists.offered[column]]).unreadable == {}, column.key
    assert levels_offered(NEWEST)[:5] == ("HTXS", "HTT", "HT", "KHT", "KXL")


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


def colours(this):
    return {mark.refs[0] for sheet in this.sheets for mark in marks_of(this, sheet)}


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


OFF = "  rules: {C1: {enabled: false, reason: thử}}\n"


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


def test_a_version_is_the_newest_at_hand_that_the_campaign_takes(monkeypatch):
    monkeypatch.setattr(contract, "versions", lambda: ("2018.1", "2022.1", "2099.1"))
    assert template_for(2022).template_version == "2022.1"

    monkeypatch.setattr(contract, "versions", lambda: ("2018.1",))
    with pytest.raises(NoTemplate, match=r"2022: template_versions are 2022.1, but at hand are 2018.1"):
        template_for(2022)


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


def test_the_counts_have_values_before_anything_calculates():
    organisations = [{"organisation_code": "A", "organisation_type": "DBCS"}, {"organisation_code": "B",
                      "organisation_type": "CBCS"}, {"organisation_code": "C", "organisation_type": "CBTT"}]  # fmt: skip
    members = [{"full_name": "a", "level": "HTT"}, {"full_name": "b"}, {"full_name": "c", "is_temporary": True}]
    content = workbook_bytes(form(organisation=organisations, member=members))
    sheet = openpyxl.load_workbook(io.BytesIO(content), data_only=True)["Đối chiếu"]

    counts = {row[0]: row[1:] for row in sheet.iter_rows(min_row=FIRST, values_only=True)}
    assert counts["Tổ chức cơ sở đảng"] == (2, 0, 0, 0, 0, 0, 2)
    assert counts["Chi bộ trực thuộc"] == (1, 0, 0, 0, 0, 0, 1)
    assert counts["Đảng viên"] == (2, 1, 0, 1, 0, 0, 1)


def test_the_lists_are_hidden():
    assert written()[LISTS].sheet_state == "hidden"


def test_no_message_is_longer_than_excel_shows():
    for kind in KINDS:
        for sheet in written(kind).worksheets:
            for validation in sheet.data_validations.dataValidation:
                assert len(validation.promptTitle or "") <= 32
                assert max(len(validation.prompt or ""), len(validation.error or "")) <= 255
