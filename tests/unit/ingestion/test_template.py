"""A template is what the contract says, and refuses nothing that the reader takes."""

import io

import openpyxl
import pytest

import settings
from ingestion import contract
from ingestion.template.form import NoTemplate, template_for
from ingestion.template.names import LISTS, OF_THE_TEMPLATE
from ingestion.template.workbook import workbook_bytes
from tests.unit.ingestion.forms import FIRST, HEADERS, KINDS, NEWEST, form, read, written


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

    assert names == set(OF_THE_TEMPLATE)


def test_required_headers_are_marked():
    sheet = written()[NEWEST.sheets["member"].name]

    for at, column in enumerate(NEWEST.sheets["member"].columns, 1):
        assert sheet.cell(HEADERS, at).value == column.header + (" (*)" if column.required else "")


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


def test_a_version_is_the_newest_at_hand_that_the_campaign_takes(monkeypatch):
    monkeypatch.setattr(contract, "versions", lambda: ("2018.1", "2022.1", "2099.1"))
    assert template_for(2022).template_version == "2022.1"

    monkeypatch.setattr(contract, "versions", lambda: ("2018.1",))
    with pytest.raises(NoTemplate, match=r"2022: template_versions are 2022.1, but at hand are 2018.1"):
        template_for(2022)


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
