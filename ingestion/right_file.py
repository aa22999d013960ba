"""The right file: from a cover to the one reason why a file may not be read further.

Until the cover is right nothing else is said of a file: 400 consequences of last year's form help nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import settings
from ingestion import contract
from ingestion.lineage import committee_in_place

VERSION = re.compile(r"\d{4}\.\d{1,2}", re.ASCII)


@dataclass(frozen=True)
class Refusal:
    """Why a file is not the right one; `refusal` is the word that a form rule answers to.

    `found` and `expected` reach the committee's outbox, so neither ever repeats free text of a cover.
    """

    refusal: str
    sheet: str | None = None
    source_row: int | None = None
    cell: str | None = None
    found: str | None = None
    expected: str | None = None


def as_known(cover: dict[str, Any]) -> dict[str, Any]:
    """Return the cover with code and version as we write them, where people can mean nothing else: QNA-04, 2022,1."""
    alike = [code for code in settings.current().committee_codes if _bare(code) == _bare(cover["committee_code"])]
    version = cover["template_version"]
    if version and version.replace(",", ".") in contract.versions():
        version = version.replace(",", ".")
    return cover | {"template_version": version} | ({"committee_code": alike[0]} if len(alike) == 1 else {})


def _bare(code: str | None) -> str:
    return (code or "").replace("-", "")  # spaces are gone, see `read_code`


def objections(cover: dict[str, Any], cells: dict[str, str], inbox: str, received_on: date | None) -> Iterator[Refusal]:
    """Say what is wrong with the cover, most important first; the first is all that is reported.

    Args:
        received_on: None where nobody asks whether the campaign takes files in on that day.
    """
    ours = settings.current()
    campaign = ours.campaigns.get(cover["rating_year"])
    code, year, version = cover["committee_code"], cover["rating_year"], cover["template_version"]

    def objection(refusal: str, key: str, found: object, expected: str | None) -> Refusal:
        return Refusal(refusal, "cover", None, cells.get(key), None if found is None else str(found), expected)

    own_code = inbox if inbox in ours.committee_codes else None  # a file may be checked outside of every inbox
    if code not in ours.committee_codes:
        yield objection("unknown_committee", "committee_code", None, own_code)
    if code != inbox:
        yield objection("wrong_committee", "committee_code", code, own_code)
    if campaign is None:
        yield objection("no_campaign", "rating_year", year, ", ".join(map(str, ours.campaigns)))
        return
    for untimely in _untimely(campaign, code, year, received_on):
        yield objection(*untimely)
    if cover["kind"] is None:
        yield objection("unknown_kind", "kind", None, "; ".join(contract.newest().kinds.values()))
    if campaign.expects == "supplements" and cover["kind"] != "supplement":
        yield objection("unexpected_kind", "kind", None, contract.newest().kinds["supplement"])
    if version not in campaign.template_versions or version not in contract.versions():
        shown = version if VERSION.fullmatch(version or "") else None
        yield objection("unknown_template", "template_version", shown, ", ".join(campaign.template_versions))


def _untimely(
    campaign: settings.Campaign, code: str, year: int, received_on: date | None
) -> Iterator[tuple[str, str, object, str | None]]:
    heir = committee_in_place(code, year)
    if heir != code:
        yield "ended_committee", "committee_code", code, heir
    if received_on and campaign.opens_on > received_on:
        yield "not_open", "rating_year", year, campaign.opens_on.strftime("%d/%m/%Y")
    if received_on and campaign.locked:
        yield "locked", "rating_year", year, None
