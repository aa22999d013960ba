"""TCD-318: an annual with members lists its organisations."""


def test_keeps(judge):
    assert judge("TCD-318", organisation={}, member={}) == []
    assert judge("TCD-318", committee_code="QNA05") == []
    assert judge("TCD-318", committee_code="QNA06", kind="supplement", member={}) == []


def test_tells_once_for_all_members(judge):
    (finding,) = judge("TCD-318", member=[{}, {"cell_code": "TC02"}])

    assert (finding.sheet, finding.source_row, finding.severity) == ("organisation", None, "error")
    assert finding.message.startswith("Hồ sơ có 2 dòng đảng viên nhưng")
