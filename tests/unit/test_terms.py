"""Terms of office: beside the rating years of campaigns.yml, and no year in two of them."""

import pytest

import settings
from settings import WrongSetting

TERM = "{name: 2020-2025, first_year: 2021, last_year: 2025}"


@pytest.fixture
def configured(tmp_path, monkeypatch):
    """Return what reads the settings with these lines added to campaigns.yml."""

    def read(lines):
        for name in ("committees.csv", "campaigns.yml"):
            said = (settings.PROJECT_ROOT / "config" / "quang-nam" / name).read_text()
            (tmp_path / name).write_text(said + (lines if name == "campaigns.yml" else ""))
        settings.current.cache_clear()
        return settings.current()

    monkeypatch.setenv("XEPLOAI_CONFIG", str(tmp_path))
    yield read
    settings.current.cache_clear()


def test_without_terms_there_are_none_and_the_years_are_as_ever(configured):
    ours = configured("")

    assert ours.terms == ()
    assert min(ours.campaigns) == 2018


def test_terms_are_no_rating_year(configured):
    ours = configured(f"terms: [{TERM}]\n")

    assert [(term.name, term.first_year, term.last_year) for term in ours.terms] == [("2020-2025", 2021, 2025)]
    assert set(map(type, ours.campaigns)) == {int}


@pytest.mark.parametrize(
    ("terms", "objection"),
    [
        (
            f"[{TERM}, {{name: later, first_year: 2025, last_year: 2030}}]",
            "2025 is in the terms «2020-2025» and «later»",
        ),
        ("[{name: back, first_year: 2025, last_year: 2021}]", "«back» ends in 2021, before it begins"),
        ("[{name: open, first_year: 2025}]", "last_year"),
    ],
)
def test_a_term_that_cannot_be_is_named(configured, terms, objection):
    with pytest.raises(WrongSetting, match=objection):
        configured(f"terms: {terms}\n")
