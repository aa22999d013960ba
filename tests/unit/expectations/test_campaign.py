"""Campaigns and rules: whom a change reaches, and what no campaign can make of a rule."""

from __future__ import annotations

import pytest
import yaml
from pydantic import ValidationError

import settings
from expectations.campaign import check_campaigns
from expectations.rule import load_rules
from expectations.scope import _settings
from settings import RuleChange


@pytest.fixture
def year_with(monkeypatch):
    """Put these changes into the campaign of 2022."""

    def change(**rules):
        ours = settings.current()
        campaign = ours.campaigns[2022].model_copy(
            update={"rules": {key.replace("_", "-"): given for key, given in rules.items()}}
        )
        changed = ours.model_copy(update={"campaigns": ours.campaigns | {2022: campaign}})
        monkeypatch.setattr(settings, "current", lambda: changed)

    return change


def severity(rule_id, year=2022):
    (rule,) = (rule for rule in load_rules() if rule.rule_id == rule_id)
    return {setting[4] for setting in _settings(rule, year, alone=False)}


ERROR = RuleChange(severity="error")


@pytest.mark.parametrize(
    ("ref", "moved", "left"),
    [
        ("B1", {"LD-201"}, {"DC-616"}),
        ("C1", {"DV-101"}, set()),
        ("D1", {"TL-901"}, {"TL-902", "DC-611"}),
        ("D2", {"TL-903"}, {"TL-904", "DC-612"}),
        ("D3", {"TL-905"}, {"TL-906", "DC-613"}),
        ("D4", {"TL-907"}, {"DC-614"}),
        ("E1", {"TCD-301"}, {"DC-615"}),
        ("G4", {"DV-109", "DV-110", "LD-208"}, {"DV-115"}),
        ("I3", {"DC-611", "DC-616"}, {"TL-902"}),
    ],
)
def test_a_reference_makes_errors_of_the_rules_it_is_the_main_one_of(year_with, ref, moved, left):
    year_with(**{ref: ERROR})
    check_campaigns(load_rules())

    assert {rule_id: severity(rule_id) for rule_id in moved} == {key: {"error"} for key in moved}
    assert {rule_id: severity(rule_id) for rule_id in left} == {key: {"warning"} for key in left}


def test_a_reference_lowers_the_warning_beside_an_error_too(year_with):
    year_with(D1=RuleChange(severity="info"))

    assert severity("TL-901") == severity("TL-902") == {"info"}


def test_a_warning_beside_an_error_is_raised_by_its_own_id(year_with):
    year_with(TL_902=ERROR)
    check_campaigns(load_rules())

    assert severity("TL-902") == {"error"}


def test_no_campaign_returns_a_file_for_what_stands_in_anothers(year_with):
    year_with(DV_115=ERROR)

    with pytest.raises(settings.WrongSetting, match=r"2022, rules: DV-115 cannot be an error: .* make it a warning"):
        check_campaigns(load_rules())


def test_no_campaign_switches_on_what_no_template_collects(year_with):
    year_with(A5=RuleChange(enabled=True, reason="thử"))

    with pytest.raises(settings.WrongSetting, match=r"TH-404 cannot be switched on\. Mẫu 2022.1"):
        check_campaigns(load_rules())


@pytest.mark.parametrize("year", [2018, 2019, 2020, 2021])
def test_the_order_to_rate_again_binds_no_year_before_it(year):
    assert (severity("DV-101", year), severity("LD-201", year)) == ({"warning"}, {"warning"})
    assert all(settings.current().campaigns[year].rules[ref].reason for ref in ("B1", "C1"))


def test_the_order_to_rate_again_binds_the_years_after_it():
    assert (severity("DV-101"), severity("LD-201")) == ({"error"}, {"error"})


@pytest.mark.parametrize(("enabled", "word"), [(False, "off"), (True, "on")])
@pytest.mark.parametrize("reason", [None, " "])
def test_nothing_is_switched_without_a_reason(enabled, word, reason):
    with pytest.raises(ValidationError, match=f"switched {word} with a reason"):
        RuleChange(enabled=enabled, reason=reason)


def test_each_campaign_says_what_the_law_leaves_open():
    text = (settings.current().config_dir / "campaigns.yml").read_text()
    for year, campaign in yaml.safe_load(text).items():
        assert {"quota", "vote_threshold", "mode", "appraisal"} <= set(campaign), year
        assert {"base", "pct", "rounding", "min_one"} <= set(campaign["quota"]), year
