"""Campaigns: from the settings, the templates and the catalogue to a sentence when they do not fit each other.

A misspelt rule id would leave a rule as it is, and nobody would notice until a committee was wronged.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import settings
from expectations.rule import Rule
from ingestion import contract


def check_campaigns(rules: Iterable[Rule]) -> None:
    """Make sure that the gates can do what every campaign asks.

    Raises:
        WrongConfig: a campaign takes a template that there is none of, or makes of a rule what it can never be.
    """
    objection = next(_objections(list(rules)), None)
    if objection:
        raise settings.WrongConfig(f"{settings.current().config_dir / 'campaigns.yml'}: {objection}")


def _objections(rules: list[Rule]) -> Iterator[str]:
    known = {key for rule in rules for key in (rule.rule_id, *rule.refs[:1])}
    for year, campaign in settings.current().campaigns.items():
        for version in sorted(set(campaign.template_versions) - set(contract.versions())):
            at_hand = ", ".join(contract.versions())
            yield f"{year}, template_versions: there is no template «{version}»; at hand are {at_hand}."
        for key in sorted(set(campaign.rules) - known):
            yield f"{year}, rules: no rule has the id or the main catalogue reference «{key}»; see docs/rules.md."
        for rule in rules:
            change = rule.change_in(campaign.rules)
            if rule.tells and change.severity == "error":
                yield (
                    f"{year}, rules: {rule.rule_id} cannot be an error: it is found between two committees, and neither "
                    "file is returned for the other; make it a warning or an info."
                )
            if rule.finds_nothing and change.enabled:
                yield f"{year}, rules: {rule.rule_id} cannot be switched on. {rule.reason_off}."
