"""Rule files: what the loader takes, and the sentence with which it refuses the rest."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from expectations.catalogue import catalogue
from expectations.rule import WrongRule, catalogue_hash, load_rule, load_rules, placeholders

GOOD = {
    "title": "Thử",
    "refs": "[C1]",
    "phase": "consistency",
    "severity": "error",
    "years": "2018..",
    "basis": "thử",
    "sheet": "member",
    "cells": "[level, civil_level]",
    "message": "Mức {level_name}, cột «{civil_level_header}», ngày {decision_date}",
}
QUERY = "select member.* from waiting_member as member"


def write(folder: Path, name: str = "DV-999_thu.sql", query: str = QUERY, **changes: str | None) -> Path:
    front = {key: value for key, value in (GOOD | changes).items() if value is not None}
    path = folder / name
    path.write_text("/*\n" + "".join(f"{key}: {value}\n" for key, value in front.items()) + f"*/\n{query}\n")
    return path


def test_a_rule_says_what_its_file_says(tmp_path):
    rule = load_rule(write(tmp_path))

    assert (rule.rule_id, rule.refs, rule.years, rule.cells) == (
        "DV-999",
        ("C1",),
        (2018, None),
        ("level", "civil_level"),
    )
    assert (rule.query, rule.kinds, rule.enabled) == (QUERY, ("annual", "supplement", "adjustment"), True)


@pytest.mark.parametrize(
    ("years", "covered"),
    [("2018..", {2018, 2030}), ("2019..2022", {2019, 2022}), ("2022", {2022}), (None, {2017, 2018, 2030, None})],
)
def test_years_are_both_ends_included(tmp_path, years, covered):
    rule = load_rule(write(tmp_path, years=years))

    assert {year for year in (None, 2017, 2018, 2019, 2022, 2023, 2030) if rule.covers(year)} >= covered
    assert rule.covers(2017) is (2017 in covered)
    assert rule.covers(None) is (None in covered)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"severity": "fatal"}, "severity: Input should be 'error', 'warning' or 'info'"),
        ({"phase": "later"}, "phase: Input should be"),
        ({"title": None}, "title: Field required"),
        ({"colour": "red"}, "colour: Extra inputs are not permitted"),
        ({"years": "soon.."}, "years"),
        ({"sheet": "people"}, "«people» is no sheet of the contract"),
        ({"reads": "[people]"}, "«people» is no sheet of the contract"),
        ({"cells": "[levels]"}, "sheet «member» has no column «levels»"),
        ({"why": "một\nwhy: hai"}, "«why» is given twice"),
        ({"query": "select * from elsewhere_member", "needs": "other_committees", "tells": "thử"}, "it is no error"),
        ({"enabled": "false"}, "says why in `reason_off`"),
        ({"message": "Đảng viên {full_name}"}, "{full_name} would tell who somebody is"),
        ({"message": "Số thẻ {card_no_name}"}, "{card_no_name} would tell who somebody is"),
        ({"message": "Khóa {name_key}"}, "{name_key} would tell who somebody is"),
        ({"message": "Số quyết định {decision_no}"}, "{decision_no} would tell who somebody is"),
        (
            {"query": "select full_name as found from waiting_member"},
            "gives a column of free text or a personal column",
        ),
        (
            {"query": "select cell_code as found from waiting_member"},
            "gives a column of free text or a personal column",
        ),
        ({"needs": "weather"}, "needs: Input should be"),
        ({"needs": "in_force"}, "asks nothing but the file, so it needs no «in_force»"),
        ({"query": "select * from rating_in_force"}, "«rating_in_force» is of other submissions; `needs` says which"),
        (
            {"query": "select * from landing.member", "needs": "rest_in_force"},
            "«landing.member» is of other submissions",
        ),
        ({"query": "select * from known_collective"}, "«known_collective» holds rows in force too"),
        ({"query": "select * from known_collective", "needs": "in_force"}, "so it needs no «in_force»"),
        ({"query": QUERY + ";"}, "without a semicolon"),
        ({"name": "DV-999.sql"}, "is called <ID>_<slug>.sql"),
        ({"title": "[unclosed"}, "the front matter cannot be read"),
    ],
)
def test_a_wrong_rule_is_refused_with_a_sentence(tmp_path, changes, words):
    with pytest.raises(WrongRule, match=re.escape(words)):
        load_rule(write(tmp_path, **changes))


def test_the_header_of_a_personal_column_may_be_named(tmp_path):
    assert load_rule(write(tmp_path, message="Cột «{card_no_header}»")).message == "Cột «{card_no_header}»"


def test_a_file_without_front_matter_is_refused(tmp_path):
    path = tmp_path / "DV-999_thu.sql"
    path.write_text(QUERY)

    with pytest.raises(WrongRule, match="starts with a"):
        load_rule(path)


def test_an_id_is_used_once(tmp_path):
    write(tmp_path)
    write(tmp_path, name="DV-999_again.sql")

    with pytest.raises(WrongRule, match="two files have the rule id DV-999"):
        load_rules(tmp_path)


def test_the_hash_follows_every_change_of_a_rule(tmp_path):
    before = catalogue_hash([load_rule(write(tmp_path))])

    assert catalogue_hash([load_rule(write(tmp_path))]) == before
    assert catalogue_hash([load_rule(write(tmp_path, severity="warning"))]) != before


def test_every_rule_of_the_catalogue_has_a_test_of_its_name():
    tests = Path(__file__).parents[2] / "rules"

    missing = [
        rule.rule_id for rule in load_rules() if not (tests / f"test_{rule.rule_id.replace('-', '_')}.py").exists()
    ]

    assert missing == []


def test_every_placeholder_is_a_column_a_label_or_a_header():
    for rule in load_rules():
        for name in placeholders(rule.message):
            source = "column_key" if name == "column_header" else name.removesuffix("_name").removesuffix("_header")
            assert re.search(rf"\b{name}\b|\b{source}\b|\*", rule.query), f"{rule.rule_id}: {name}"


def test_every_rule_that_reads_more_than_its_file_says_so_and_no_other_does():
    def reads_more(query):
        read = re.sub(r"\((?!select)\w+ from|distinct from", "", query)  # extract(year from …) names no relation
        relations = re.findall(r"\b(?:from|join)\s+([a-z_.]+)", read)
        own = set(re.findall(r"\b(\w+) as (?:(?:not )?materialized )?\(", query)) | {"lateral"}
        outside = [name for name in relations if name not in own and not name.startswith(("waiting_", "config."))]
        return bool(outside) or any(word in query for word in ("has_accepted_annual", "code_of_another"))

    rules = load_rules()

    assert {rule.rule_id for rule in rules if rule.needs} == {rule.rule_id for rule in rules if reads_more(rule.query)}
    assert {"DC-601", "DC-609", "HS-012", "HS-103", "HS-201", "LD-201", "TT-501"} <= {
        rule.rule_id for rule in rules if rule.needs
    }
    assert not {"DC-605", "DC-607", "DV-101", "TH-406", "HS-101"} & {rule.rule_id for rule in rules if rule.needs}


def test_the_catalogue_answers_in_the_shape_of_the_command_line():
    rules = {rule["rule_id"]: rule for rule in catalogue()}

    assert rules["DV-101"] == {
        "rule_id": "DV-101",
        "refs": ["C1"],
        "title": "Mức xếp loại đảng viên không cao hơn mức xếp loại cán bộ, công chức, viên chức",
        "severity": "error",
        "phase": "consistency",
        "years": [2018, None],
        "basis": (
            "Năm 2018 theo HD 16-HD/BTCTW; từ năm 2019 theo HD 21-HD/BTCTW, II.B.2; từ năm 2023 theo HD 25-HD/BTCTW, "
            "HD 43-HD/BTCTW (chưa đối chiếu văn bản gốc); chỉ đạo xếp loại lại của Ban Thường vụ Tỉnh ủy"
        ),
        "enabled": True,
        "reason_off": None,
    }
    assert {"A1", "A2", "A6", "B1", "B3", "C1", "G1", "G6", "I1"} <= {
        ref for rule in rules.values() for ref in rule["refs"]
    }


def test_one_word_stands_for_one_thing_in_what_a_committee_reads():
    for rule in load_rules():
        told = f"{rule.title} {rule.message}".lower()
        told = re.sub(r"\{\w+\}", "", told)
        assert not re.search(r"\bsheet\b|chấp nhận|nộp lại", told), rule.rule_id


@pytest.mark.parametrize(
    ("changes", "can"),
    [
        ({"refs": "[A6]"}, True),
        ({"refs": "[A6]", "waivable": "false"}, False),
        ({"refs": "[A6]", "phase": "form"}, False),
        ({"refs": "[A6, B1]"}, False),
        ({"refs": "[C1]"}, False),
        ({"refs": "[G1]"}, False),
    ],
)
def test_form_and_what_the_law_leaves_to_nobody_is_never_waived(tmp_path, changes, can):
    assert load_rule(write(tmp_path, **changes)).can_be_waived is can


def test_a_query_says_what_its_group_is_about_to_nobody(tmp_path):
    query = "select submission_id, null as source_row, cell_code as subject from waiting_member"
    assert load_rule(write(tmp_path, query=query)).query == query

    with pytest.raises(WrongRule, match="would tell who somebody is"):
        load_rule(write(tmp_path, query=query, message="Chi bộ {subject}"))


def test_a_rule_of_later_years_names_the_guideline_of_each():
    """HD 16 in 2018, HD 21 until 2022, HD 25 and HD 43 since."""
    for rule in load_rules():
        if "HD 21" in rule.basis and rule.years:
            first, last = rule.years
            assert first > 2018 or "HD 16" in rule.basis, rule.rule_id
            assert last == 2022 or {"HD 25", "QĐ 124"} & set(re.findall(r"(?:HD|QĐ) \d+", rule.basis)), rule.rule_id
            assert last is not None or "HD 43" in rule.basis, rule.rule_id
