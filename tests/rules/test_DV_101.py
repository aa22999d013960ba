"""DV-101: a member's rating never stands above the civil-service rating."""

import pytest


@pytest.mark.parametrize(("level", "civil"), [("HTT", "HTT"), ("HT", "HTXS"), ("HTXS", None), (None, "HT")])
def test_keeps(judge, level, civil):
    assert judge("DV-101", member={"level": level, "civil_level": civil}) == []


def test_names_only_the_rows_that_break(judge):
    members = [{"level": "HTT", "civil_level": "HTT"}, {"level": "HTXS", "civil_level": "HTT"}]

    (finding,) = judge("DV-101", member=members)

    assert (finding.source_row, finding.found, finding.expected) == (6, "HTXS", "HTT")
    assert (finding.sheet, finding.cell, finding.cells) == ("member", "T6", ["T6", "O6"])
    assert "Hoàn thành xuất sắc nhiệm vụ cao hơn" in finding.message
    assert "«Xếp loại cán bộ, công chức, viên chức»" in finding.message


@pytest.mark.parametrize(("rating_year", "severity"), [(2021, "warning"), (2022, "error")])
def test_is_a_remark_before_the_order_to_re_rate(judge, rating_year, severity):
    (finding,) = judge("DV-101", rating_year=rating_year, member={"level": "HTT", "civil_level": "HT"})

    assert finding.severity == severity
