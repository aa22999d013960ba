"""HS-103: an annual without any row does not replace one that has rows."""


def test_an_annual_with_rows_keeps(judge):
    assert judge("HS-103", in_force=[{"member": {}}], member={}) == []


def test_an_empty_annual_that_replaces_nothing_keeps(judge):
    assert judge("HS-103") == []
    assert judge("HS-103", in_force=[{}]) == []


def test_an_empty_supplement_keeps(judge):
    assert judge("HS-103", in_force=[{"member": {}}], kind="supplement") == []


def test_an_empty_annual_over_a_full_one_is_found(judge):
    (finding,) = judge("HS-103", in_force=[{"member": {}}])

    assert (finding.sheet, finding.source_row, finding.cell) == ("organisation", None, None)
    assert "Bổ sung" in finding.message
