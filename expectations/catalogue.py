"""Catalogue: from the rule files to the answer of `xeploai rules` and to the page docs/rules.md."""

from __future__ import annotations

from typing import Any

from expectations.rule import Rule, load_rules
from settings import PROJECT_ROOT

PAGE = PROJECT_ROOT / "docs" / "rules.md"
FIRST_YEAR = 2018  # the first rating year with the contract's four levels: what "all years" begins with

_HEAD = """# The rules

Made from the front matter of `expectations/rules/` by `python -m expectations.catalogue`; do not edit.
A campaign may change a rule's severity or switch it off for a year (`campaigns.yml`).

| rule | catalogue | what must hold | severity | phase | years | kinds | basis |
|---|---|---|---|---|---|---|---|
"""


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


def page() -> str:
    """Return the text of docs/rules.md."""
    return _HEAD + "".join(_line(rule) for rule in load_rules())


def _line(rule: Rule) -> str:
    severity = rule.severity if rule.enabled else f"off: {rule.reason_off}"
    first, last = rule.years or (None, None)
    years = "all" if first is None else f"{first}–{last or ''}"
    cells = (
        rule.rule_id, ", ".join(rule.refs) or "–", rule.title, severity, rule.phase, years, ", ".join(rule.kinds),
        rule.basis,
    )  # fmt: skip
    return f"| {' | '.join(cells)} |\n"


if __name__ == "__main__":
    PAGE.parent.mkdir(exist_ok=True)
    PAGE.write_text(page(), encoding="utf-8")
