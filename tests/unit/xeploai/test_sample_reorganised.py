"""The sample after a merger: the committee that ended sends nothing, its cells and collectives go on in the other."""

import polars as pl
import pytest

from xeploai.sample import write_sample
from xeploai.sample.history import live_through
from xeploai.sample.plan import Plan


@pytest.fixture(scope="module")
def years():
    plan = Plan(members=600, first=2024, last=2025)
    return {chapter.year: chapter.tables for chapter in live_through(plan) if chapter.kind == "annual"}


def test_what_was_the_ended_committees_is_sent_by_its_successor(years):
    before, after = (years[year]["organisation"].filter(pl.col("submitter") != "QNA00") for year in (2024, 2025))
    ended = before.filter(pl.col("submitter") == "QNA10")["organisation_code"].to_list()
    assert ended
    assert after.filter(pl.col("organisation_code").is_in(ended))["submitter"].unique().to_list() == ["QNA09"]
    for table in ("organisation", "member", "collective", "leader", "suggested_review", "shortcoming", "dossier"):
        assert "QNA10" not in years[2025][table]["submitter"], table


def test_the_ended_committee_and_its_bureau_are_not_rated(years):
    assert "QNA10" not in years[2025]["organisation"]["organisation_code"]
    assert years[2024]["organisation"].filter(organisation_code="QNA10").height == 1
    bureau = years[2024]["collective"].filter(organisation_code="QNA10", submitter="QNA00")["collective_code"].item()
    for table in ("collective", "leader"):
        assert bureau not in years[2025][table]["collective_code"], table


def test_no_file_is_written_for_it(tmp_path):
    write_sample(tmp_path / "inbox", tmp_path / "truth", 600, (2024, 2025))
    names = {path.name for path in (tmp_path / "inbox").glob("*/*.xlsx")}
    assert "QNA10_2024_xep-loai.xlsx" in names
    assert not any(name.startswith("QNA10_2025") for name in names)


def test_file_numbers_stay_unique_within_a_committee(years):
    members = years[2025]["member"].filter(~pl.col("is_temporary") & pl.col("file_no").is_not_null())
    assert members.select("submitter", "file_no").is_unique().all()
