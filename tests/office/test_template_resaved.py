"""A template that LibreOffice saved again is read as before, and its colours are what the gates would catch."""

import io
from datetime import date
from html.parser import HTMLParser

import openpyxl
import pytest
from python_calamine import CalamineWorkbook

import settings
from database.connection import connect
from expectations.rule import load_rules
from expectations.verdict import judge_waiting
from ingestion import contract, inbox, landing
from ingestion.layout import letter
from ingestion.submission import read_submission
from ingestion.template.form import FIRST_ROW, Form
from ingestion.template.names import CROSS_CHECK
from ingestion.template.styles import COLOURS
from ingestion.template.workbook import workbook_bytes
from tests.makers import member, small_committee, totals

TODAY = date(2023, 1, 5)
TEMPLATE = contract.newest()
COLOUR_OF = {
    "DV-101": "too_high", "DV-102": "too_high", "LD-201": "too_high", "XL-101": "contradiction", "TH-401": "contradiction",
    "TH-402": "contradiction", "TH-406": "not_as_counted", "HS-101": "unknown", "XL-102": "missing", "HS-102": "missing",
}  # fmt: skip
TONE_APART = "Hoa\u0300n tha\u0300nh tô\u0301t nhiê\u0323m vu\u0323"  # as «Unicode tổ hợp» types it
MEMBERS = [
    {"level": "HTXS", "civil_level": "HTT"},
    {"level": "Hoàn thành xuất sắc", "civil_level": "Tốt"},
    {"level": " xs ", "civil_level": "HTTNV"},
    {"level": TONE_APART, "civil_level": "Hoàn\u00a0thành  nhiệm vụ"},
    {"level": "HT", "civil_level": "KHT"},
    {"level": "HTT", "civil_level": "HTT"},
    {"level": "HT", "civil_level": "HTXS"},
    {"level": "HTXS", "civil_level": None},
    {"level": "HTXS", "civil_level": "KXL"},
    {"level": "KXL", "civil_level": "HTT", "not_rated_reason": "MIEN"},
    {"level": None, "not_rated_reason": "Chưa kiểm điểm"},
    {"level": "HTT", "not_rated_reason": "MOI"},
    {"level": "đạt", "not_rated_reason": "Lý do khác"},
    {"level": None},
    {"level": "Không xếp loại"},
    {"level": "-"},
    {"level": None, "is_temporary": "x"},
    {"level": None, "is_temporary": "Có"},
    {"level": None, "is_temporary": "không"},
    {"level": "Tốt lắm"},
    {"level": "*"},
    {"level": "HTXS?", "civil_level": "HT"},
    {"level": "HTT", "self_level": "khá", "civil_level": "HTT"},
    {"level": "HTT", "cell_code": None},
    {"level": "HTT", "admission_date": None},
]
COLLECTIVES = {
    "QNA04-TT-1": "HTT", "QNA04-TT-2": "Hoàn thành xuất sắc nhiệm vụ", "QNA04-TT-3": None, "qna04-tt - 4": "khtnv",
}  # fmt: skip
HEADS = [
    ("QNA04-TT-1", "x", "HTXS"), ("qna04 - tt - 1", "1", "Xuất sắc"), ("QNA04-TT-1", "Có", "HTXSNV"),
    ("QNA04-TT-1", None, "HTXS"), ("QNA04-TT-1", "không", "HTXS"), ("QNA04-TT-1", "x", "Tốt"), ("QNA04-TT-1", "x", "HT"),
    ("QNA04-TT-2", "x", "HTXS"), ("QNA04-TT-3", "x", "HTXS"), ("QNA04-TT-4", "x", "HT"), ("QNA04-TT-4", "x", "KHT"),
    ("QNA04-TT-9", "x", "HTXS"),
]  # fmt: skip


def with_defects():
    """Return rows of which each breaks one rule of its own sheet, or none."""
    rows = small_committee("QNA04")
    decided = {"decision_no": "12-QĐ", "decision_date": date(2022, 12, 20)}
    (unit,), (collective,), (head,) = rows["organisation"], rows["collective"], rows["leader"]
    unit["level"] = "HTXS"  # no collective stands above it
    return {
        "organisation": [unit, unit | {"organisation_code": "QNA04-002", "level": None},
                         unit | {"organisation_code": "QNA04-003", "not_rated_reason": "KHAC"}],
        "member": [member("QNA04", at) | decided | changes for at, changes in enumerate(MEMBERS, 1)],
        "collective": [collective | {"collective_code": code, "level": level, "not_rated_reason": None if level else "KHAC"}
                       for code, level in COLLECTIVES.items()],
        "leader": [head | {"collective_code": code, "is_head": flag, "level": level} | identity(at)
                   for at, (code, flag, level) in enumerate(HEADS, 1)],
    }  # fmt: skip


def identity(number):
    person = member("QNA04", number)
    return {key: person[key] for key in ("full_name", "birth_date", "citizen_id", "card_no", "file_no")}


def right_lists():
    """Return lists without a defect, with levels in several spellings and a guest who does not count."""
    rows = small_committee("QNA04", members=5)
    for person, level in zip(rows["member"], ("HTXS", " xs ", TONE_APART, "Đạt", "KXL"), strict=True):
        person["level"] = level
    rows["member"][4]["not_rated_reason"] = "MIEN"
    rows["member"].append(member("QNA04", 9, level=None, is_temporary="X"))
    unit = rows["organisation"][0]
    more = ({"organisation_code": "QNA04-002", "organisation_type": "Đảng bộ cơ sở"},
            {"organisation_code": "QNA04-002-01", "organisation_type": "CBTT", "parent_code": "QNA04-002"})  # fmt: skip
    rows["organisation"] += [unit | changes for changes in more]
    counted = [
        *totals({key: rows[key] for key in ("collective", "leader")}),
        {"subject_kind": "TCCSD", "total": 2, "rated": 2, "htxs": 0, "htt": 2, "ht": 0, "kht": 0, "not_rated": 0},
        {"subject_kind": "chi bộ trực thuộc", "total": 1, "rated": 1, "htxs": 0, "htt": 1, "ht": 0, "kht": 0, "not_rated": 0},
        {"subject_kind": "member", "total": 5, "rated": 4, "htxs": 2, "htt": 1, "ht": 1, "kht": 0, "not_rated": 1},
    ]  # fmt: skip
    return rows | {"declared_total": [row for row in counted if row["subject_kind"] != "MEMBER"]}


def changed(rows, kind, **figures):
    return rows | {
        "declared_total": [row | figures if row["subject_kind"] == kind else row for row in rows["declared_total"]]
    }


BOOKS = {
    "rows with defects": with_defects,
    "right": right_lists,
    "levels do not add up": lambda: changed(right_lists(), "member", htt=2),
    "rated and not rated do not add up": lambda: changed(right_lists(), "TCCSD", total=3),
    "other than the lists": lambda: changed(
        changed(right_lists(), "member", total=6, rated=5, htt=2), "LEADER", total=0, rated=0, htt=0
    ),
}


@pytest.fixture
def soffice(office, tmp_path_factory):
    """Save a file in another format; return where the new one lies."""

    def convert(path, to):
        folder = tmp_path_factory.mktemp("converted")
        office.convert([path], to, folder)
        return folder / f"{path.stem}.{to}"

    return convert


def template(rows=None, kind="annual"):
    (committee,) = (one for one in settings.current().committees if one.committee_code == "QNA04")
    return workbook_bytes(Form(TEMPLATE, committee, 2022, kind, rows or {}))


def without_values(content):
    """Return the workbook as a tool leaves it that does not calculate: its formulas have no values."""
    kept = io.BytesIO()
    openpyxl.load_workbook(io.BytesIO(content)).save(kept)
    return kept.getvalue()


class Shown(HTMLParser):
    """The colours of the cells of each sheet, as LibreOffice shows them."""

    def __init__(self, text):
        super().__init__()
        self.sheets, self.row, self.column = [], 0, 0
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        attributes = dict(attrs)
        if tag == "table":
            self.sheets.append({})
            self.row = 0
        elif tag == "tr":
            self.row, self.column = self.row + 1, 0
        elif tag == "td":
            self.sheets[-1][f"{letter(self.column)}{self.row}"] = attributes.get("bgcolor", "").upper()
            self.column += int(attributes.get("colspan", 1))


def coloured(html, names):
    """Return the cells of each colour of ours on the sheets of the contract."""
    colours = {look["bg_color"]: name for name, look in COLOURS.items()}
    keys = {sheet.name: sheet.key for sheet in TEMPLATE.sheets.values()}
    shown = Shown(html.read_text(encoding="utf-8")).sheets
    assert len(shown) == len(names)
    return {
        (colours[colour], keys[name], cell)
        for name, sheet in zip(names, shown, strict=True)
        if name in keys
        for cell, colour in sheet.items()
        if colour in colours
    }


def caught(path):
    """Land and judge a file; return the cells that the rules behind our colours found, by colour."""
    inbox.put(path, "QNA04")
    landing.land_files([waiting for chunk in inbox.waiting_chunks() for waiting in chunk])
    known = [rule for rule in load_rules() if rule.rule_id in COLOUR_OF]  # the form knows the simple rules only
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("expectations.verdict.load_rules", lambda: known)
        patch.setattr("expectations.verdict.check_campaigns", lambda rules: None)
        judge_waiting("run")
    with connect() as connection:
        found = connection.execute(
            "select rule_id, sheet, cell, cells from gate.finding where sheet is not null"
        ).fetchall()
    return {(COLOUR_OF[rule], sheet, cell) for rule, sheet, first, cells in found for cell in (cells or [first])}


@pytest.mark.parametrize("book", BOOKS)
def test_the_colours_are_what_the_gates_catch_and_nothing_else(book, soffice, home):
    path = home / "book.xlsx"
    path.write_bytes(without_values(template(BOOKS[book]())))
    names = [sheet.title for sheet in openpyxl.load_workbook(path) if sheet.sheet_state == "visible"]

    shown = coloured(soffice(path, "html"), names)
    saved_again = {to: coloured(soffice(soffice(path, to), "html"), names) for to in ("xlsx", "ods")}

    assert shown == caught(path)
    assert saved_again == {"xlsx": shown, "ods": shown}
    assert bool(shown) is (book != "right")


def typed(content):
    """Return refusal, cover, and every sheet's rows and unreadable cells."""
    submission = read_submission(content, "QNA04", TODAY)
    sheets = {sheet.sheet.key: (sheet.frame.to_dicts(), sheet.unreadable.rows()) for sheet in submission.sheets}
    return submission.refusal, submission.cover, sheets


@pytest.mark.parametrize("to", ["xlsx", "ods"])
@pytest.mark.parametrize(
    ("kind", "rows"),
    [("annual", {}), ("supplement", {}), ("adjustment", {}), ("annual", with_defects()), ("annual", right_lists())],
)
def test_what_stands_in_a_copy_is_read_as_from_the_original(to, kind, rows, soffice, tmp_path):
    path = tmp_path / "book.xlsx"
    path.write_bytes(template(rows, kind))

    assert typed(soffice(path, to).read_bytes()) == typed(path.read_bytes())


def refused(sheet):
    """Return what a sheet refuses, and down to which row: LibreOffice ends a thousand rows below the last one."""
    validations = [one for one in sheet.data_validations.dataValidation if one.type]
    what = {(str(one.sqref).partition(":")[0], one.type, one.prompt, one.error) for one in validations}
    ends = [span.max_row for one in validations for span in one.sqref.ranges]
    return what, min(ends, default=0)


def set_up(sheet):
    """Return colours and the like; without a window LibreOffice keeps no frozen panes."""
    colours = {str(span): len(one.rules) for one in sheet.conditional_formatting for span in one.sqref.ranges}
    return colours, sheet.protection.sheet, sheet.print_title_rows, sheet.sheet_state


def test_refusals_colours_and_locks_survive(soffice, tmp_path):
    path = tmp_path / "book.xlsx"
    path.write_bytes(template(right_lists()))
    before, after = (openpyxl.load_workbook(book) for book in (path, soffice(path, "xlsx")))

    assert after.sheetnames == before.sheetnames
    for name in before.sheetnames:
        assert set_up(after[name]) == set_up(before[name]), name
        assert refused(after[name])[0] == refused(before[name])[0], name
    members = TEMPLATE.sheets["member"]
    columns = after[members.name].column_dimensions.values()
    assert not any(column.protection.locked for column in columns if column.min <= len(members.columns))
    assert refused(after[members.name])[1] > 1_000
    row = zip(members.columns, after[members.name][FIRST_ROW + 1], strict=False)
    assert {column.key for column, cell in row if cell.value and cell.protection.locked} == {
        "citizen_id",
        "card_no",
        "file_no",
    }


def test_libreoffice_counts_the_lists(soffice, tmp_path):
    path = tmp_path / "book.xlsx"
    path.write_bytes(without_values(template(right_lists())))

    rows = CalamineWorkbook.from_path(str(soffice(path, "xlsx"))).get_sheet_by_name(CROSS_CHECK).to_python()
    counts = {row[0]: tuple(map(int, row[1:])) for row in rows[FIRST_ROW:]}
    assert counts == {
        "Đảng bộ cấp trên trực tiếp cơ sở": (0, 0, 0, 0, 0, 0, 0),
        "Tổ chức cơ sở đảng": (2, 2, 0, 2, 0, 0, 0),
        "Chi bộ trực thuộc": (1, 1, 0, 1, 0, 0, 0),
        "Đảng bộ bộ phận": (0, 0, 0, 0, 0, 0, 0),
        "Đảng viên": (5, 4, 2, 1, 1, 0, 1),
        "Tập thể lãnh đạo, quản lý": (1, 1, 0, 1, 0, 0, 0),
        "Cá nhân lãnh đạo, quản lý": (1, 1, 0, 1, 0, 0, 0),
    }
