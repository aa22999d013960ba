"""The catalogue is whole: every rule has its test, law, reason and example, and the page says what the files say."""

import pytest

from expectations.rule import load_rules
from expectations.rules_page import FAMILIES, PAGE, page
from settings import PROJECT_ROOT

RULES = [pytest.param(rule, id=rule.rule_id) for rule in load_rules()]


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_has_its_test_file(rule):
    assert (PROJECT_ROOT / "tests" / "rules" / f"test_{rule.rule_id.replace('-', '_')}.py").exists()


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_says_why_with_an_example_in_both_languages(rule):
    said = [rule.title, rule.title_en, rule.basis, rule.why, rule.example, rule.message]
    assert all(text and text.strip() for text in said)


def test_every_family_has_a_name():
    assert {rule.rule_id.partition("-")[0] for rule in load_rules()} <= set(FAMILIES)


def test_the_page_of_the_rules_is_up_to_date():
    assert PAGE.read_text(encoding="utf-8") == page(), "run `python -m expectations.rules_page`"


def test_the_page_shows_headers_and_no_placeholder():
    text = page()

    assert "Nếu cột «Xếp loại cán bộ, công chức, viên chức» ghi sai thì sửa cột đó." in text
    assert "{" not in text
