"""Plan: from the wanted number of members to how much of everything there is.

At 64,089 rated members everything has the size that the province published; other sizes keep the proportions.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

FULL = 64_089
FIRST_YEAR = 2021
LAST_YEAR = 2025
FIRST_REVIEW_YEAR = 2018
NOT_RATED_MEMBERS = 0.065
NOT_RATED_ORGANISATIONS = 0.03

COLLECTIVE_REVIEWS = {2018: 130, 2019: 170, 2020: 220, 2021: 281, 2022: 356, 2023: 340, 2024: 325, 2025: 330}
LEADER_REVIEWS = {2018: 180, 2019: 225, 2020: 275, 2021: 327, 2022: 383, 2023: 372, 2024: 360, 2025: 365}


@dataclass(frozen=True)
class Plan:
    """How large the province is, which years are written, and the seed of all chance."""

    members: int = FULL
    first: int = FIRST_YEAR
    last: int = FIRST_YEAR + 1
    seed: int = 1247
    committees: int = 22

    def count(self, full: int, least: int = 0) -> int:
        """Return the proportional size of something that counts `full` in the whole province."""
        return max(least, round(full * self.members / FULL))

    @property
    def all_members(self) -> int:
        """Members of the first year, rated or not."""
        return round(self.members / (1 - NOT_RATED_MEMBERS))

    @property
    def grassroots_rated(self) -> int:
        """Grassroots organisations rated in the first year."""
        return self.count(1148, least=self.committees)

    @property
    def grassroots(self) -> int:
        """All grassroots organisations."""
        return self.grassroots_rated + max(1, round(self.grassroots_rated * NOT_RATED_ORGANISATIONS))

    @property
    def cells_rated(self) -> int:
        """Cells under a grassroots committee that are rated in the first year."""
        return self.count(3317, least=self.committees)

    @property
    def cells(self) -> int:
        """All cells under a grassroots committee."""
        return self.cells_rated + max(1, round(self.cells_rated * NOT_RATED_ORGANISATIONS))

    @property
    def lowered_members(self) -> int:
        """Members whose rating of the first year is lowered later; at least one per committee."""
        return self.count(2941, least=self.committees)


def day(year: int, month: int, number: int) -> date:
    """Return a day of the rating season of `year`; months 1 to 3 lie in the year after."""
    return date(year + (month <= 3), month, number)
