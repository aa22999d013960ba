"""Re-rating rules: the warehouse orders by exactly the rules whose front matter has the consequence."""

import csv

from expectations.rule import load_rules
from settings import PROJECT_ROOT

SEED = PROJECT_ROOT / "dbt_project" / "seeds" / "re_rating_rule.csv"


def seeded():
    with SEED.open(encoding="utf-8") as file:
        return {row["rule_id"]: row["in_force_rule_id"] for row in csv.DictReader(file)}


def test_the_warehouse_knows_every_rule_with_the_consequence_and_no_other():
    assert set(seeded()) == {
        rule.rule_id for rule in load_rules() if (rule.consequence or "").partition(" ")[0] == "re_rate"
    }


def test_a_rule_is_measured_in_force_by_one_of_the_same_catalogue_reference():
    refs = {rule.rule_id: set(rule.refs) for rule in load_rules()}

    for rule_id, measured_by in seeded().items():
        assert measured_by in seeded() and refs[measured_by] <= refs[rule_id]
