"""The dbt project keeps its own promises: two tests per model, contracts and descriptions on all that is published."""

import re
from collections import Counter
from itertools import chain

import pytest
import yaml

from settings import PROJECT_ROOT

PROJECT = PROJECT_ROOT / "dbt_project"
MODELS = {path.stem: path for path in (PROJECT / "models").rglob("*.sql")}
MARTS = sorted(name for name, path in MODELS.items() if path.parent.name == "marts")
FILES = [yaml.safe_load(path.read_text(encoding="utf-8")) for path in (PROJECT / "models").rglob("*.yml")]
DESCRIBED = {model["name"]: model for file in FILES for model in file.get("models", [])}
UNIT_TESTED = Counter(test["model"] for file in FILES for test in file.get("unit_tests", []))
SINGULAR = Counter(chain.from_iterable(
    set(re.findall(r'ref\("(\w+)"\)', path.read_text(encoding="utf-8"))) for path in (PROJECT / "tests").glob("*.sql")
))  # fmt: skip
RECKONS = re.compile(r"\b(over \w|over \(|window|case|distinct on|sum\(|count\(|avg\(|round\(|floor\(|ceil\(|lag\()")


def count_tests(name):
    columns = DESCRIBED[name].get("columns", [])
    of_columns = sum(len(part.get("data_tests", [])) for part in (DESCRIBED[name], *columns))
    return of_columns + UNIT_TESTED[name] + SINGULAR[name]


def test_every_model_is_described():
    assert set(DESCRIBED) == set(MODELS)
    assert [name for name, model in DESCRIBED.items() if not model.get("description", "").strip()] == []


def test_every_model_has_at_least_two_tests():
    assert {name: count_tests(name) for name in MODELS if count_tests(name) < 2} == {}


def test_whatever_reckons_has_a_unit_test():
    reckoning = {name for name, path in MODELS.items() if RECKONS.search(path.read_text(encoding="utf-8"))}

    assert len(reckoning) > len(MODELS) / 2
    assert reckoning - set(UNIT_TESTED) == set()


@pytest.mark.parametrize("name", MARTS)
def test_every_column_of_a_mart_has_its_type_and_says_what_it_is(name):
    columns = DESCRIBED[name]["columns"]

    assert [column["name"] for column in columns if not column.get("description") or not column.get("data_type")] == []
    assert any(constraint["type"] == "primary_key" for constraint in DESCRIBED[name]["constraints"])


def test_the_contract_of_every_mart_is_enforced():
    layers = yaml.safe_load((PROJECT / "dbt_project.yml").read_text(encoding="utf-8"))["models"]["xeploai"]

    assert layers["marts"]["+contract"] == {"enforced": True}
    assert not [name for name in MARTS if "contract" in DESCRIBED[name].get("config", {})]
