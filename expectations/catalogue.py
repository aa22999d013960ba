"""Catalogue: from the rule files to the answer of `xeploai rules`."""

from __future__ import annotations

from typing import Any

from expectations.rule import load_rules

FIRST_YEAR = 2018  # the first rating year with the contract's four levels: what "all years" begins with


def catalogue() -> list[dict[str, Any]]:
    """Return every rule, by id, in the shape of `xeploai rules --json`."""
    return [
        {
            "rule_id": rule.rule_id,
            "refs": list(rule.refs),
            "title": rule.title,
            "severity": rule.severity,
            "phase": rule.phase,
            "years": list(rule.years or (FIRST_YEAR, None)),
            "basis": rule.basis,
            "enabled": rule.enabled,
            "reason_off": rule.reason_off,
        }
        for rule in load_rules()
    ]
