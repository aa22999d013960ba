"""What LibreOffice saves again, in whatever format, lands as the workbook that it was."""

from datetime import date, datetime, time, timedelta

import polars as pl
import pytest
import xlsxwriter

from database.connection import connect
from ingestion import contract
from ingestion.arrival import land_for_a_look
from ingestion.reference import refresh_reference
from ingestion.submission import committee_on_cover, read_submission
from ingestion.workbook.opening import open_book
from ingestion.workbook.page import ERROR_VALUE, NO_VALUE, Area, Broken, Padded, PartOfDay, Percentage
from ingestion.workbook.unreadable import UnreadableWorkbook
from tests.makers import make_workbook, member, small_committee
from tests.ods import zipped
from tests.office.conftest import ALL_SHEETS, Office
from xeploai.sample import write_sample

TODAY = date(2023, 6, 1)
FORMATS = ("xlsx", "xls", "ods")  # of those that tell numbers from texts
COMMITTEES = ("small", "full", "sample")
TYPED = {"text": " Ghi chú, có “ngoặc”;\ndòng hai ", "code": "QNA04-001", "int": 12, "decimal": 91.25, "year": 2019,
         "date": date(2021, 2, 28), "flag": "x", "level": "Hoàn thành tốt nhiệm vụ"}  # fmt: skip
ODD = {"citizen_id": 49070004007.0, "card_no": 49000001, "birth_date": "20/9/1970", "admission_date": 36665,
       "is_temporary": True, "is_civil_servant": 1, "absent_months": 1.148, "points": "91,2 %"}  # fmt: skip
UNREADABLE = {"level": "Tốt lắm", "birth_date": "1975", "absent_months": "1.148", "points": 0.5, "sex": 1}

KINDS = [  # what is typed, the format that it is shown in, what is read
    (5, "General", 5.0), (1.148, "General", 1.148), (1148.0, "#,##0", 1148.0), (0.912, "0%", Percentage(91.2)), (0.07, "0.0%", Percentage(7.0)),
    (0.0005, "0.00 %;[Red]-0.00 %", Percentage(0.05)), (0.5, '0.0"%"', 0.5), (0.5, r"0.0\%", 0.5), (123, "000000", Padded(123.0, "000123")),
    (12345, "#,##0 ₫", 12345.0), (123456789012, "0.00E+00", 123456789012.0), (123, "@", 123.0), (0.5, "# ?/?", 0.5),
    (44824, "dd/mm/yyyy", date(2022, 9, 20)), (44824.25, "dd/mm/yyyy hh:mm", datetime(2022, 9, 20, 6)),
    (44824, "mm/yyyy", PartOfDay("09/2022")), (61, "dd/mm/yyyy", date(1900, 3, 1)), (0, "dd/mm/yyyy", time(0)),
    (0.25, "hh:mm", time(6)), (0.3541666666, "hh:mm", time(8, 30)), (1.5, "hh:mm", datetime(1900, 1, 1, 12)),
    (1.5, "[h]:mm", timedelta(hours=36)), (0.25, "[h]:mm", timedelta(hours=6)), (True, "General", True), (False, "General", False),
    ("1.148", "General", "1.148"), ("000123", "@", "000123"), ("'abc", "General", "'abc"), ("a\nb", "General", "a\nb"),
    ("  a   b  ", "General", "  a   b  "), ("a\tb", "General", "a\tb"), ("a\u00a0b", "General", "a\u00a0b"),
    ("<a>&\"😀", "General", "<a>&\"😀"), ("x" * 32_767, "General", "x" * 32_767), ("Đảng viên e\u0301", "General", "Đảng viên e\u0301"),
    ("TiÕng \u00adViÖt", "General", "TiÕng \u00adViÖt"), ("20/9/2022", "General", "20/9/2022"), ("TRUE", "General", "TRUE"),
]  # fmt: skip


def every_column(sheet):
    """Return a row in which something stands in every column."""
    return {
        column.key: next(iter(column.choices.values())) if column.choices else TYPED[column.type]
        for column in sheet.columns
    }


def write_kinds(path):
    """Write a value of every kind; formulas; what is hidden, merged, in a legacy font."""
    with xlsxwriter.Workbook(path) as book:
        page = book.add_worksheet("Kiểu")
        for row, (value, shown, _) in enumerate(KINDS):
            write = page.write_string if type(value) is str else page.write
            write(row, 1, value, book.add_format({"num_format": shown}))
        page = book.add_worksheet("Lạ")
        page.merge_range(0, 0, 0, 3, "TỔNG HỢP")
        page.write_row(1, 0, ["Qu¶ng Nam"] * 2, book.add_format({"font_name": ".VnTime"}))
        page.write_row(2, 0, ["ẩn", 3])
        page.set_row(2, None, None, {"hidden": True})
        for column, (formula, value) in enumerate(
            [("=B3*2", 6), ("=1/0", "#DIV/0!"), ('=A3&"x"', "ẩnx"), ("=B3-3", 0)]
        ):
            page.write_formula(3, column, formula, None, value)
        page.write(4, 3, "cuối")


@pytest.fixture(scope="session")
def resaved(office: Office, tmp_path_factory):
    """Return workbooks as we made them and as LibreOffice saved them: (name, format) → bytes."""
    folder = tmp_path_factory.mktemp("resaved")
    made = folder / "made"
    cover = {"document_date": date(2023, 1, 20)}  # as a text, the tenth of January may be the first of October
    make_workbook(made / "small.xlsx", cover=cover, **small_committee(members=5))
    tables = [sheet for sheet, _ in contract.newest().sheets_of("annual")]
    full = {sheet.key: [every_column(sheet), {}, every_column(sheet)] for sheet in tables}
    make_workbook(made / "full.xlsx", cover=cover, **full)
    make_workbook(made / "odd.xlsx", member=[member("QNA04", 1) | ODD, {}, member("QNA04", 2) | UNREADABLE])
    write_kinds(made / "kinds.xlsx")
    write_sample(folder / "inbox", folder / "truth", members=2000, years=(2021, 2021))
    largest = max((folder / "inbox").glob("*/*_2021_xep-loai.xlsx"), key=lambda path: path.stat().st_size)
    largest.rename(made / "sample.xlsx")
    files = sorted(made.iterdir())
    contents = {(path.stem, "made"): path.read_bytes() for path in files}
    for file_format in FORMATS:
        office.convert(files, file_format, folder / file_format)
        contents |= {(path.stem, file_format): path.read_bytes() for path in (folder / file_format).iterdir()}
    office.convert(files, ALL_SHEETS, folder / "csv")
    for name in COMMITTEES:
        contents[name, "csv"] = zipped({path.name: path.read_bytes() for path in (folder / "csv").glob(f"{name}-*")})
    office.protect(made / "small.xlsx", folder / "protected")
    return contents | {("protected", path.suffix[1:]): path.read_bytes() for path in (folder / "protected").iterdir()}


def read(content):
    return read_submission(content, committee_on_cover(content), TODAY)


def differences(ours, theirs):
    """Yield where two submissions differ, not what stands there."""
    yield from {"refusal"} if ours.refusal or theirs.refusal else set()
    yield from (key for key in ours.cover if ours.cover[key] != theirs.cover.get(key))
    for ours_of, theirs_of in zip(ours.sheets, theirs.sheets, strict=True):
        sheet = ours_of.sheet.key
        if (sheet, ours_of.header_row, ours_of.letters) != (
            theirs_of.sheet.key,
            theirs_of.header_row,
            theirs_of.letters,
        ):
            yield f"{sheet}: layout"
        for cells in ("frame", "unreadable", "blank", "kept"):
            one, other = getattr(ours_of, cells), getattr(theirs_of, cells)
            if one.schema != other.schema or one.height != other.height:
                yield f"{sheet}: shape of {cells}"
            elif not one.equals(other):
                yield from (f"{sheet}: {cells}.{key}" for key in one.columns if not one[key].equals(other[key]))


@pytest.mark.parametrize("file_format", [*FORMATS, "csv"])
@pytest.mark.parametrize("name", COMMITTEES)
def test_a_committees_workbook_reads_the_same(resaved, name, file_format):
    ours = read(resaved[name, "made"])

    assert sum(sheet.frame.height for sheet in ours.sheets) > 10
    assert list(differences(ours, read(resaved[name, file_format]))) == []


@pytest.mark.parametrize("file_format", FORMATS)
def test_what_was_typed_oddly_reads_the_same(resaved, file_format):
    ours = read(resaved["odd", "made"])

    assert {sheet.unreadable.height for sheet in ours.sheets if sheet.sheet.key == "member"} == {4}
    assert list(differences(ours, read(resaved["odd", file_format]))) == []


def test_every_format_reaches_the_database_the_same(resaved, home):
    content = {file_format: resaved["sample", file_format] for file_format in ("made", *FORMATS, "csv")}
    committee = committee_on_cover(content["made"])
    tables = [sheet.key for sheet, _ in contract.newest().sheets_of("annual")] + ["unreadable_cell", "blank_cell"]

    with connect() as connection:
        refresh_reference(connection)
        landed = [land_for_a_look(connection, bytes_, f"a.{name}", committee, name) for name, bytes_ in content.items()]
        for table in tables:
            rows = [
                pl.DataFrame(
                    connection.execute(f"select to_jsonb(t) - 'submission_id' as row from landing.{table} t "
                                       "where submission_id = %s order by to_jsonb(t) - 'submission_id'", [submission]).fetchall()
                )
                for submission in landed
            ]  # fmt: skip
            assert all(others.equals(rows[0]) for others in rows), table


@pytest.mark.parametrize("file_format", ["made", *FORMATS])
def test_a_value_of_every_kind_reads_the_same(resaved, file_format):
    rows = open_book(resaved["kinds", file_format]).page("Kiểu").rows

    found = [(number, value, _type(value)) for number, (_, value) in enumerate(rows)]

    assert found == [(number, value, _type(value)) for number, (_, _, value) in enumerate(KINDS)]


def _type(value):
    return float if type(value) is int else type(value)  # the decoder of .xlsx knows both, typing makes no difference


@pytest.mark.parametrize("file_format", ["made", *FORMATS])
def test_what_is_odd_about_a_sheet_is_seen(resaved, file_format):
    page = open_book(resaved["kinds", file_format]).page("Lạ")

    text = Broken(NO_VALUE, '=A3&"x"') if file_format == "xls" else "ẩnx"  # LibreOffice loses it in .xls
    assert page.rows[3] == [6, Broken(ERROR_VALUE, "#DIV/0!"), text, 0]
    assert (page.hidden_rows, page.merged) == ({2}, (Area(0, 0, 0, 3),))
    assert page.fonts == {(1, 0): ".VnTime", (1, 1): ".VnTime"}


@pytest.mark.parametrize("file_format", FORMATS)
def test_a_password_is_told(resaved, file_format):
    with pytest.raises(UnreadableWorkbook) as refused:
        open_book(resaved["protected", file_format])

    assert refused.value.reason == "password"
