"""Campaigns: from the settings and the catalogue to a sentence when they do not fit each other.

A misspelt rule id would leave a rule as it is, and nobody would notice until a committee was wronged.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import settings
from expectations.rule import Rule


def check_campaigns(rules: Iterable[Rule]) -> None:
    """Make sure that the gates can do what every campaign asks.

    Raises:
        WrongSetting: a campaign changes a rule that there is none of.
    """
    known = {key for rule in rules for key in (rule.rule_id, *rule.refs)}
    objection = next(_objections(known), None)
    if objection:
        raise settings.WrongSetting(f"campaigns.yml: {objection}")


def _objections(known: set[str]) -> Iterator[str]:
    for year, campaign in settings.current().campaigns.items():
        for key in sorted(set(campaign.rules) - known):
            yield f"{year}, rules: no rule has the id or the catalogue reference «{key}»; see docs/rules.md."
