"""Rule versions: from the catalogue that judges to its text kept for ever: a verdict is explained by the rules of its day."""

from __future__ import annotations

from collections.abc import Sequence

from psycopg import Connection

from expectations.rule import Rule, catalogue_hash

_KNOWN = "select 1 from gate.rule_version where rules_hash = %s limit 1"
_TEXT = "insert into gate.rule_text (sha256, rule_id, text) values (%s, %s, %s) on conflict do nothing"
_VERSION = "insert into gate.rule_version (rules_hash, rule_id, sha256) values (%s, %s, %s) on conflict do nothing"


def keep_rules(connection: Connection, rules: Sequence[Rule]) -> str:
    """Keep the text of these rules, unless this very catalogue judged before; return its hash."""
    rules_hash = catalogue_hash(rules)
    if connection.execute(_KNOWN, [rules_hash]).fetchone() is None:
        with connection.cursor() as cursor:
            cursor.executemany(_TEXT, [(rule.sha256, rule.rule_id, rule.text) for rule in rules])
            cursor.executemany(_VERSION, [(rules_hash, rule.rule_id, rule.sha256) for rule in rules])
    return rules_hash
