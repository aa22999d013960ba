"""The config folder: what cannot be meant is refused with file, year or line, key, and what would be right."""

import shutil

import pytest

import settings
from expectations.campaign import check_campaigns
from expectations.rule import load_rules
from settings import WrongConfig, WrongSetting

YEAR = """{expects: annual, opens_on: 2030-12-01, due_on: 2031-01-15, cut_off_on: 2030-12-31, regime: QD366,
  template_versions: ["2022.1"], quota: {base: T, pct: 20, rounding: floor}, rules: {C1: {severity: error}}}"""


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A config folder of our own."""
    folder = shutil.copytree(settings.PROJECT_ROOT / "config" / "quang-nam", tmp_path / "config")
    monkeypatch.setenv("XEPLOAI_CONFIG", str(folder))
    settings.current.cache_clear()
    yield folder
    settings.current.cache_clear()


def say(folder, **texts):
    for name, text in texts.items():
        suffix = {"campaigns": "yml"}.get(name, "csv")
        (folder / f"{name}.{suffix}").write_text(text, encoding="utf-8")
    settings.current.cache_clear()
    ours = settings.current()
    check_campaigns(load_rules())
    return ours


def test_what_the_others_change_is_right_itself(folder):
    assert set(say(folder, campaigns=f"2030: {YEAR}").campaigns) == {2030}


@pytest.mark.parametrize(
    ("was", "written", "objection"),
    [
        ("due_on: 2031-01-15", "due_on: 2030-01-15", "due_on is 2030-01-15, before opens_on, 2030-12-01"),
        ("cut_off_on: 2030-12-31", "cut_off_on: 2030-01-31", "cut_off_on is 2030-01-31, before opens_on"),
        ("expects", "due_exceptions: {QNA10: 2029-01-01}, expects", "due_exceptions ▸ QNA10 is 2029-01-01, before"),
        ("expects", "due_exceptions: {QNA99: 2031-01-20}, expects", "due_exceptions: QNA99 is not in committees.csv"),
        ("QD366", "QD999", "regime: Input should be 'HD21', 'QD124' or 'QD366', not «QD999»"),
        ('["2022.1"]', "[]", "template_versions: .*at least 1 item"),
        ('["2022.1"]', '["2022.1", "2029.1"]', "template_versions: there is no template «2029.1»; at hand are 2021.1"),
        ("pct: 20", "pct: 120", "quota ▸ pct: .*less than or equal to 100, not «120»"),
        ("pct: 20", "pct: -1", "quota ▸ pct: .*greater than or equal to 0, not «-1»"),
        ("floor", "down", "quota ▸ rounding: .*'floor', 'nearest' or 'ceil', not «down»"),
        ("base: T", "base: X", "quota ▸ base: .*'T' or 'X[+]T', not «X»"),
        ("expects: annual", "expects: annual, vote_threshold: 2", "vote_threshold: .*less than or equal to 1, not «2»"),
        ("expects: annual", "expects: annual, quotas: 1", "quotas: there is no such key; a campaign has expects, mode"),
        ("due_on: 2031-01-15, ", "", "due_on: Field required"),
        ("due_on: 2031-01-15", "due_on: soon", "due_on: Input should be a valid date.*«soon»"),
        ("C1: {severity: error}", "C99: {severity: error}", "rules: no rule has the id .*«C99»"),
        ("C1: {severity: error}", "A5: {enabled: true, reason: x}", "rules: TH-404 cannot be switched on"),
        ("C1: {severity: error}", "C1: {enabled: false}", "rules ▸ C1: a rule is switched off with a reason"),
    ],
)
def test_nonsense_in_a_campaign_is_named_with_file_year_and_key(folder, was, written, objection):
    assert was in YEAR

    with pytest.raises(WrongConfig, match=rf"campaigns\.yml: 2030, {objection}|campaigns\.yml: 2030: {objection}"):
        say(folder, campaigns=f"2030: {YEAR.replace(was, written)}")


@pytest.mark.parametrize(
    ("campaigns", "objection"),
    [
        (f"2030: {YEAR}\n2030: {YEAR}", r"campaigns\.yml, line 3: «2030» is given twice"),
        ("2030: " + YEAR.replace("regime", "opens_on: 2030-01-01, regime"), "line 1: «opens_on» is given twice"),
        (f"-2030: {YEAR}", r"campaigns\.yml: -2030, .*greater than or equal to 1930, not «-2030»|rating year"),
        (f"20300: {YEAR}", "less than or equal to 2100, not «20300»"),
        (f"term: {YEAR}", "the rating year: .*valid integer.*«term»"),
        ("- 2030", "is a list or a text"),
        ("2030: yes", "2030: .*valid dictionary"),
        ("2030: {expects: [annual}", r"campaigns\.yml, line 1: "),
        (f"2030: {YEAR.replace('2031-01-15', '2031-13-15')}", r"campaigns\.yml: month must be in"),
        ("terms: [{name: x, first_year: 2021, last_year: 99999999}]", "terms ▸ 0 ▸ last_year: .*2100"),
    ],
)
def test_a_file_that_is_no_list_of_years_is_refused(folder, campaigns, objection):
    with pytest.raises(WrongConfig, match=objection):
        say(folder, campaigns=campaigns)


def test_what_a_year_takes_from_another_it_may_write_anew(folder):
    assert (
        say(folder, campaigns=f"2030: &a {YEAR}\n2031: {{<<: *a, due_on: 2032-01-15}}").campaigns[2031].due_on.year
        == 2032
    )


@pytest.mark.parametrize("name", ["committees", "lineage"])
def test_a_byte_order_mark_is_read_over(folder, name):
    before = settings.current()
    text = (folder / f"{name}.csv").read_text(encoding="utf-8")

    after = say(folder, **{name: "\ufeff" + text})

    assert (after.committees, after.lineage) == (before.committees, before.lineage)


@pytest.mark.parametrize("name", ["committees", "lineage"])
@pytest.mark.parametrize(
    ("line", "change", "objection"),
    [
        (2, lambda text: text + ",", "line 2: more values than line 1 has columns"),
        (2, lambda text: text.rpartition(",")[0], "line 2: fewer values than line 1"),
        (1, lambda text: text + ",", "line 1: a column is missing, has no name or stands there twice. The columns are"),
        (1, lambda text: text.replace(",", ";"), "line 1: a column is missing"),
        (2, lambda text: '"' + text, "line [0-9]+: unexpected end"),
    ],
)  # fmt: skip
def test_a_line_of_another_shape_is_named(folder, name, line, change, objection):
    lines = (folder / f"{name}.csv").read_text(encoding="utf-8").splitlines()
    lines[line - 1] = change(lines[line - 1])

    with pytest.raises(WrongConfig, match=rf"{name}\.csv, {objection}"):
        say(folder, **{name: "\n".join(lines)})


def test_a_committee_without_a_code_is_named_with_its_line(folder):
    text = (folder / "committees.csv").read_text(encoding="utf-8")

    with pytest.raises(WrongConfig, match=r"committees\.csv, line 2, committee_code: "):
        say(folder, committees=text.replace("QNA00,", ",", 1))


def test_columns_of_the_provinces_own_are_left_alone(folder):
    lines = (folder / "committees.csv").read_text(encoding="utf-8").splitlines()

    assert len(say(folder, committees="\n".join(f"{line},phone" for line in lines)).committees) == len(lines) - 1


def test_a_folder_that_is_not_there_is_named(folder, monkeypatch):
    monkeypatch.setenv("XEPLOAI_CONFIG", str(folder / "nowhere"))
    settings.current.cache_clear()

    with pytest.raises(WrongSetting, match=r"nowhere/committees\.csv is missing\. XEPLOAI_CONFIG must name a folder"):
        settings.current()


@pytest.mark.parametrize("url", ["postgresql://a:ge@heim@127.0.0.1/x", "mysql://a:geheim@127.0.0.1/x"])
def test_no_objection_to_a_database_url_tells_the_password(folder, monkeypatch, url):
    monkeypatch.setenv("XEPLOAI_DATABASE_URL", url)
    settings.current.cache_clear()

    with pytest.raises(WrongSetting, match="XEPLOAI_DATABASE_URL") as refused:
        settings.current()
    assert "heim" not in str(refused.value)
