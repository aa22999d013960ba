"""A committee's place: who submits for a year what was the business of a committee that may have ended."""

import shutil

import pytest

import settings
from ingestion.lineage import committee_in_place
from settings import WrongSetting

HEADER = "object,kind,from_code,to_code,effective_on,decision_no,continues\n"


@pytest.fixture
def lineage(tmp_path, monkeypatch):
    def write(*lines):
        folder = shutil.copytree(settings.PROJECT_ROOT / "config" / "quang-nam", tmp_path / "config")
        (folder / "lineage.csv").write_text(HEADER + "\n".join(lines), encoding="utf-8")
        monkeypatch.setenv("XEPLOAI_CONFIG", str(folder))
        settings.current.cache_clear()

    yield write
    settings.current.cache_clear()


def test_a_merger_of_new_years_day_leaves_the_year_before_alone():
    settings.current.cache_clear()

    assert [committee_in_place("QNA10", year) for year in (2024, 2025, 2030)] == ["QNA10", "QNA09", "QNA09"]
    assert committee_in_place("QNA09", 2025) == "QNA09"


@pytest.mark.parametrize(
    ("lines", "place"),
    [
        (["committee,rename,QNA10,N1,2024-05-01,,", "committee,rename,N1,QNA10,2025-05-01,,"], "QNA10"),
        (["committee,rename,QNA10,N1,2025-05-01,,", "committee,merge,N1,QNA09,2025-05-01,,"], "QNA09"),
        (["committee,rename,QNA10,N1,2025-05-01,,", "committee,rename,N1,N2,2025-05-01,,"], "N2"),
        (["committee,split,QNA10,N1,2025-05-01,,"], "QNA10"),
        (["committee,split,QNA10,N1,2025-05-01,,yes", "committee,split,QNA10,A1,2025-05-01,,"], "N1"),
        (["committee,split,QNA10,N1,2025-05-01,,", "committee,split,QNA10,A1,2025-05-01,,"], "A1"),
        (["committee,split,QNA10,QNA10,2025-05-01,,", "committee,split,QNA10,A1,2025-05-01,,"], "QNA10"),
        (["committee,rename,QNA10,QNA09,2025-05-01,,", "committee,rename,QNA09,QNA10,2025-05-01,,"], "QNA10"),
        (["organisation,merge,QNA10,QNA09,2025-05-01,,"], "QNA10"),
        (["committee,move,QNA10,QNA09,2025-05-01,,"], "QNA10"),
        (["committee,merge,QNA10,QNA09,2026-01-01,,"], "QNA10"),
    ],
)
def test_a_committee_is_followed_to_where_it_went(lineage, lines, place):
    lineage(*lines)

    assert committee_in_place("QNA10", 2025) == place


@pytest.mark.parametrize(
    ("line", "column"),
    [
        ("comittee,merge,QNA10,QNA09,2025-01-01,,", "object"),
        ("committee,merged,QNA10,QNA09,2025-01-01,,", "kind"),
        ("committee,merge,QNA10,QNA09,01/01/2025,,", "effective_on"),
        ("committee,merge,QNA10,,2025-01-01,,", "to_code"),
        ("committee,merge,QNA10,QNA09,2025-01-01,,maybe", "continues"),
    ],
)
def test_a_wrong_line_is_named_with_its_column(lineage, line, column):
    lineage("committee,merge,QNA11,QNA09,2025-01-01,,", line)

    with pytest.raises(WrongSetting, match=f"lineage.csv, line 3, {column}: "):
        settings.current()
