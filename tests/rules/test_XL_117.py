"""XL-117: the form of discipline fits the subject."""

import pytest


@pytest.mark.parametrize(
    ("sheet", "form"),
    [("member", "KHAI_TRU"), ("leader", "CACH_CHUC"), ("organisation", "GIAI_TAN"), ("collective", "CANH_CAO"),
     ("member", None)],
)  # fmt: skip
def test_keeps(judge, sheet, form):
    assert judge("XL-117", **{sheet: {"discipline": form}}) == []


@pytest.mark.parametrize(
    ("sheet", "form", "words"),
    [
        ("member", "GIAI_TAN", "đối với cá nhân"),
        ("leader", "GIAI_TAN", "đối với cá nhân"),
        ("organisation", "KHAI_TRU", "đối với tổ chức, tập thể"),
        ("collective", "CACH_CHUC", "đối với tổ chức, tập thể"),
    ],
)
def test_names_the_form_that_does_not_fit(judge, sheet, form, words):
    (finding,) = judge("XL-117", **{sheet: [{}, {"discipline": form}]})

    assert (finding.sheet, finding.source_row, finding.found, finding.severity) == (sheet, 6, form, "warning")
    assert words in finding.message
