"""The words that reading leaves behind: each of them is answered by exactly one rule."""

import pytest

from ingestion import look, submission, table, unreadable

NOTES = (
    look.GROUP, look.TOTALS, look.REMARK, look.OUTSIDE, look.BELOW_SIGNATURE, table.EXTRA_COLUMN, table.MERGED, table.HIDDEN, "tcvn3", "vni",
    submission.MACROS, submission.UNKNOWN_SHEET, submission.OTHER_KIND,
)  # fmt: skip


@pytest.mark.parametrize("reason", unreadable.REASONS)
def test_every_reason_why_a_cell_is_unreadable_has_its_rule(province, reason):
    landed = province.land(unreadable=[("member", 7, "birth_date", reason)])

    province.judge()

    assert len([finding for finding in province.findings(landed) if finding.source_row == 7]) == 1


@pytest.mark.parametrize("note", NOTES)
def test_every_note_has_its_rule(province, note):
    landed = province.land(notes=[{"sheet": "member", "note": note, "first_row": 7, "last_row": 7, "count": 1}])

    province.judge()

    assert len([finding for finding in province.findings(landed) if finding.rule_id.startswith("HS-3")]) == 1
