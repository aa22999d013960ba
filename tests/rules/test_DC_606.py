"""DC-606: an adjustment is decided after the decision it corrects."""

from datetime import date

MEMBER = {"card_no": "49000001", "decision_date": date(2022, 12, 20)}


def test_names_the_row_decided_no_later(judge):
    days = (date(2022, 12, 21), date(2022, 12, 20))
    rows = [{"card_no": "49000001", "decision_date": day} for day in days]

    (finding,) = judge("DC-606", in_force=[{"member": MEMBER}], kind="adjustment", adjustment=rows)

    assert (finding.source_row, finding.cell) == (6, "L6")
    assert (finding.found, finding.expected) == ("2022-12-20", "2022-12-20")
    assert "ghi 20/12/2022, không sau" in finding.message


def test_a_row_without_a_decision_date_counts_from_the_cover(judge):
    annual = {"member": MEMBER | {"decision_date": None}, "document_date": date(2023, 1, 31)}
    row = {"card_no": "49000001", "decision_date": date(2023, 1, 30)}

    (finding,) = judge("DC-606", in_force=[annual], kind="adjustment", adjustment=row)

    assert finding.expected == "2023-01-31"
