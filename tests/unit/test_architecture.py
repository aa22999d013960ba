"""The folders are the flow: imports go one way, and heavy libraries stay where they belong."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FLOW = ("settings", "database", "ingestion", "expectations", "identity", "feedback", "xeploai", "dags")
ONLY_IN = {"airflow": "dags", "great_expectations": "expectations", "splink": "identity", "duckdb": "identity"}


def modules():
    for package in FLOW[1:]:
        yield from ((package, path) for path in sorted((ROOT / package).rglob("*.py")))


def imported(path):
    """Yield every imported top-level package, wherever in the file the import stands."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (name.name.split(".")[0] for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.split(".")[0]


@pytest.mark.parametrize(
    ("package", "path"), [pytest.param(*one, id=str(one[1].relative_to(ROOT))) for one in modules()]
)
def test_imports_go_one_way(package, path):
    for name in imported(path):
        assert name not in FLOW or FLOW.index(name) <= FLOW.index(package), f"{path} imports {name}"
        assert ONLY_IN.get(name, package) == package, f"{path} imports {name}"
        assert name != "tests", f"{path} imports tests"


@pytest.mark.parametrize("path", [pytest.param(path, id=str(path.relative_to(ROOT))) for _, path in modules()])
def test_every_module_says_what_it_is(path):
    assert ast.get_docstring(ast.parse(path.read_text())), f"{path} has no docstring"
