"""The comparison with published figures knows every name in the shipped file and nothing else."""

import re

import pytest
import yaml

import settings
from xeploai.figures import COUNTS, UnknownFigure, figures_in, query_for


def test_a_nested_figure_goes_by_its_dotted_name():
    assert dict(figures_in({"adjusted_2021": {"CBTT": {"lowered": 4, "rated": 9}}, "expected_committees": 2})) == {
        "adjusted_2021.CBTT.lowered": 4,
        "adjusted_2021.CBTT.rated": 9,
        "expected_committees": 2,
    }


def test_each_shipped_figure_is_counted_in_exactly_one_way():
    shipped = yaml.safe_load((settings.PROJECT_ROOT / "docs" / "figures.yml").read_text(encoding="utf-8"))
    names = dict(figures_in(shipped))

    assert len(names) == 11
    for name in names:
        assert len([pattern for pattern, _ in COUNTS if re.fullmatch(pattern, name)]) == 1, name


def test_a_figure_nobody_can_count_is_named():
    with pytest.raises(UnknownFigure, match="left_2021"):
        query_for("left_2021.MEMBER")
