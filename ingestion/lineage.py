"""Lineage: from a committee and a day to the committee that stands in its place on that day.

dbt follows every code through every year (`int_lineages_completed` keeps the same rules); this is for what is asked of a
single committee before its rows are anywhere: who may submit for a year, and for whom the sample writes a file.
"""

from __future__ import annotations

from datetime import date

import settings
from settings import Change


def committee_in_place(code: str, rating_year: int) -> str:
    """Return the committee that submits for `rating_year` what was the business of `code`: itself, unless it has ended."""
    day = _cut_off(rating_year)
    passed = {code}
    while (following := _successor(code, day)) and following not in passed:
        passed.add(code := following)
    return code


def _cut_off(rating_year: int) -> date:
    campaign = settings.current().campaigns.get(rating_year)
    return campaign.cut_off_on if campaign else date(rating_year, 12, 31)


def _successor(code: str, day: date) -> str | None:
    """Return what the committee has become by the end of `day`; None while it is there itself."""
    known = [c for c in settings.current().lineage if c.object == "committee" and c.kind != "move"]
    for on in sorted({c.effective_on for c in known if c.effective_on <= day}, reverse=True):
        of_day = [c for c in known if c.effective_on == on]
        following = _following(code, of_day)
        if any(_founds(c, code) for c in of_day) and (following is None or _comes_back(code, of_day)):
            return None
        if following:
            return following if following != code else None
    return None


def _following(code: str, of_day: list[Change]) -> str | None:
    """Return what the code becomes on that day: itself if it goes on, None if nothing is said of it."""
    left = [c for c in of_day if c.from_code == code]
    if not left:
        return None
    return code if _goes_on(left) else min(left, key=lambda c: (not _is_heir(c), c.to_code)).to_code


def _comes_back(code: str, of_day: list[Change]) -> bool:
    """Whether the day's changes lead from the code to itself, as when two committees exchange their codes."""
    at: str | None = code
    for _ in of_day:
        at = _following(at, of_day) if at else None
        if at == code:
            return True
    return False


def _founds(change: Change, code: str) -> bool:
    begins = change.kind in ("split", "rename") or change.continues == "yes"
    return change.to_code == code != change.from_code and begins


def _goes_on(left: list[Change]) -> bool:
    """Whether a part keeps the code, or one part only was split off and took no history with it."""
    (first, *more) = left
    split_off = not more and first.kind == "split" and not _is_heir(first)
    return split_off or any(c.to_code == c.from_code for c in left)


def _is_heir(change: Change) -> bool:
    return change.continues == "yes" or change.kind == "rename"
