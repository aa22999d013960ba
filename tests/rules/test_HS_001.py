"""HS-001: bytes that are no workbook are said to be so, and nothing else."""

from ingestion.workbook.unreadable import REASONS

REFUSAL = {"refusal": "not_a_workbook"}


def test_is_the_one_finding_of_the_refused_file(province):
    refused = province.land(refusal=REFUSAL, state="unreadable")
    right = province.land(committee_code="QNA05")

    province.judge()

    (finding,) = province.findings(refused)
    assert (finding.rule_id, finding.severity) == ("HS-001", "error")
    assert (finding.sheet, finding.source_row, finding.cell) == (None, None, None)
    assert (finding.found, finding.expected) == (None, None)
    assert "không mở được" in finding.message
    assert (province.state(refused), province.findings(right)) == ("unreadable", [])


def test_every_reason_has_its_own_sentence(province):
    refused = [province.land(refusal=REFUSAL | {"found": reason}, state="unreadable") for reason in REASONS]

    province.judge()

    said = [province.findings(submission_id)[0].message for submission_id in refused]
    assert len(set(said)) == len(REASONS)
