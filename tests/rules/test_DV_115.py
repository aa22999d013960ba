"""DV-115: who is counted in two committees in one year is told to both, and neither is returned."""

import pytest

ONE = {"citizen_id": "049080000001", "card_no": "49000001", "name_key": "a"}
THERE = {"committee_code": "QNA05", "state": "accepted", "received_at": "2023-01-04"}


@pytest.mark.parametrize(
    "theirs",
    [
        {"citizen_id": "049080000002", "name_key": "a"},
        ONE | {"is_temporary": True, "level": None},
        {"citizen_id": "049080000001", "name_key": "b", "birth_date": None},
        {"file_no": "000001", "name_key": "a"},  # a file number is the committee's own
    ],
)
def test_keeps(judge, province, theirs):
    assert judge("DV-115", in_force=[THERE | {"member": theirs}], member=ONE | {"file_no": "000001"}) == []


def test_keeps_who_is_elsewhere_in_another_year_or_in_the_own_annual_before(judge):
    before = [THERE | {"rating_year": 2021, "member": ONE}, {"member": ONE}]

    assert judge("DV-115", in_force=before, member=ONE) == []


@pytest.mark.parametrize(
    "theirs", [{"citizen_id": "049080000001", "name_key": "b"}, {"card_no": "49000001", "name_key": "a"}]
)
def test_warns_of_a_member_in_force_elsewhere_and_tells_there(judge, province, theirs):
    (finding,) = judge("DV-115", in_force=[THERE | {"member": [{}, theirs]}], member=[{}, ONE])

    assert (finding.source_row, finding.severity) == (6, "warning")
    assert "của đơn vị QNA05" in finding.message
    ((there, row, cell, severity, state, message),) = province.ask(
        "select committee_code, source_row, cell, severity, state, message from gate.finding where told_by = %s",
        finding.submission_id,
    )
    assert (there, row, cell, severity, state) == ("QNA05", 6, "6:6", "warning", "open")
    assert "của đơn vị QNA04" in message


def test_two_files_of_one_wave_meet_it_themselves(province):
    files = [province.land(committee_code=code, member=ONE) for code in ("QNA04", "QNA05")]

    province.judge()

    for file, other in zip(files, ("QNA05", "QNA04"), strict=True):
        (finding,) = province.findings(file, "DV-115")
        assert (finding.source_row, finding.told_by) == (5, None)
        assert f"của đơn vị {other}" in finding.message
