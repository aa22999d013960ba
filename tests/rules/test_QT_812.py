"""QT-812: a rated organisation has the number and date of its decision, in the list or in the dossier."""

import pytest

WITHOUT = {"decision_no": None}
OTHER = {"organisation_code": "TC09"}  # what the dossier speaks of


@pytest.mark.parametrize("organisation", [{}, {"level": None, "decision_no": None, "decision_date": None}])
@pytest.mark.parametrize("kind", ["annual", "supplement"])
def test_keeps(judge, kind, organisation):
    assert judge("QT-812", kind=kind, organisation=organisation) == []


@pytest.mark.parametrize(("kind", "step"), [("supplement", {}), ("annual", OTHER)])
def test_keeps_what_the_dossier_speaks_of(judge, kind, step):
    """Of an annual whose dossier lacks the organisation QT-801 speaks."""
    assert judge("QT-812", kind=kind, organisation=WITHOUT, dossier=step) == []


@pytest.mark.parametrize("kind", ["annual", "supplement"])
@pytest.mark.parametrize(
    ("row", "words"),
    [
        ({"decision_no": None}, "để trống số quyết định"),
        ({"decision_date": None}, "để trống ngày quyết định"),
        ({"decision_no": None, "decision_date": None}, "để trống số và ngày quyết định"),
    ],
)
@pytest.mark.parametrize("without", [("dossier",), ()])
def test_names_what_is_missing(judge, kind, row, words, without):
    (finding,) = judge("QT-812", kind=kind, organisation=[OTHER, row], without=without)

    assert (finding.source_row, finding.severity) == (6, "error")
    assert words in finding.message


@pytest.mark.parametrize("step", [OTHER, {"step": "BO_PHIEU"}])
def test_a_supplement_is_asked_organisation_by_organisation(judge, step):
    assert len(judge("QT-812", kind="supplement", organisation=WITHOUT, dossier=step)) == 1


@pytest.mark.parametrize(("year", "found"), [(2017, 0), (2018, 1), (2025, 1)])
def test_years(judge, year, found):
    assert len(judge("QT-812", rating_year=year, organisation=WITHOUT)) == found
