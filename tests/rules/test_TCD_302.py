"""TCD-302: beside an excellent organisation stand a good government and good unions."""

import pytest

EXCELLENT = {"level": "HTXS", "government_level": "HTT", "unions_level": "HTXS"}


@pytest.mark.parametrize(
    "change",
    [{}, {"government_level": None, "unions_level": None}, {"level": "HTT", "government_level": "HT"}, {"level": None}],
)
def test_keeps(judge, change):
    assert judge("TCD-302", organisation=EXCELLENT | change) == []


def test_names_the_cell_that_is_too_low(judge):
    rows = [EXCELLENT, EXCELLENT | {"unions_level": "HT"}, EXCELLENT | {"government_level": "KHT"}]

    findings = judge("TCD-302", organisation=rows)

    assert [(f.source_row, f.cell, f.found, f.expected, f.severity) for f in findings] == [
        (6, "O6", "HT", "HTT", "error"),
        (7, "N7", "KHT", "HTT", "error"),
    ]
    assert "«Xếp loại Mặt trận và đoàn thể (thấp nhất)» ghi HT" in findings[0].message


@pytest.mark.parametrize(("year", "found"), [(2018, 0), (2019, 1), (2022, 1), (2023, 0)])
def test_is_in_force_from_2019_to_2022(judge, year, found):
    assert len(judge("TCD-302", rating_year=year, organisation=EXCELLENT | {"unions_level": "HT"})) == found
