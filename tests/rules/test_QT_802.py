"""QT-802: a decision step has its number and date."""

import pytest


@pytest.mark.parametrize("step", [{}, {"step": "THAM_DINH", "document_no": None, "done_date": None}])
def test_keeps(judge, step):
    assert judge("QT-802", dossier=step) == []


def test_names_each_empty_cell(judge):
    steps = [{}, {"organisation_code": "TC02", "document_no": None}, {"organisation_code": "TC03", "done_date": None}]

    findings = judge("QT-802", dossier=steps)

    assert [(f.source_row, f.cell, f.severity) for f in findings] == [(6, "D6", "error"), (7, "C7", "error")]
    assert findings[0].message.startswith("Bước «Quyết định mức xếp loại» để trống cột «Số văn bản».")


@pytest.mark.parametrize(("year", "found"), [(2017, 0), (2018, 1)])
def test_is_in_force_from_2018(judge, year, found):
    assert len(judge("QT-802", rating_year=year, dossier={"document_no": None})) == found
