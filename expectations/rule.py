"""Rules: from `expectations/rules/<family>/<id>_<slug>.sql` to one validated catalogue.

A rule is one file: a YAML front matter in the leading comment, then one query that returns the offending rows.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from string import Formatter
from typing import Annotated, Any, Literal, get_args

import yaml
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from ingestion import contract
from settings import Failure, OneOfEachKey, RuleChange

FOLDER = Path(__file__).parent / "rules"
ANY = "any"  # the query itself says in column `sheet` which sheet a row is of
# Head above collective, member above civil-service rating, a rating of who is exempt: the law leaves them to nobody
NEVER_WAIVED = frozenset({"B1", "C1", "G1"})
PHASES = ("form", "content", "consistency", "history")
FILE_NAME = re.compile(r"(?P<rule_id>[A-Z]{2,3}-\d{3})_[a-z0-9_]+\.sql")
FILE_TEXT = re.compile(r"/\*(?P<front>.*?)\*/\s*(?P<query>\S.*)", re.DOTALL)
KNOWN = re.compile(  # an annual's own rows; of other files the rest in force too
    r"\b(?:known_\w+|quota_\w+|standard_of_excellence|not_above\w*)\b"
)
OUTSIDE = re.compile(  # relations, columns and refusals that speak of other submissions than the one judged
    r"\b(?:accepted_submission|has_accepted_annual|code_of_another|correct(?:ion|ed_\w+)|contradicted|\w+_in_force"
    r"|restated|counted_violation|disciplined_(?:leader|collective)|\w+_anywhere|elsewhere_\w+"
    r"|(?:landing|gate|restricted|operations|build|marts)\.\w+)\b"
)

Severity = Literal["error", "warning", "info"]
SEVERITIES = get_args(Severity)  # the gravest first
Kind = Literal["annual", "supplement", "adjustment"]
Need = Literal["rest_in_force", "in_force", "history", "other_committees"]


class WrongRule(Failure):
    """A rule file cannot be used; the message says which and why."""


def _years(value: Any) -> Any:
    """Read `2018..`, `2019..2022` or one year."""
    first, dots, last = str(value).partition("..")
    return (first, last or None) if dots else (first, first)


class Rule(BaseModel):
    """One rule. `years`: first and last rating year (None = no end), None = all; `reads`: sheets it counts over.

    `needs`: what it asks beside the file, and so what keeps a precheck, which sees the file alone, from judging it:
    `in_force` (what the committee has in force of that year), `rest_in_force` (the same, but not of annuals: an annual
    stands for itself), `history` (earlier years), `other_committees`.

    A query whose rows are no rows of a sheet gives in `subject` what each is about, so that it is known again in a later
    file; nobody is shown it.

    `waivable: false`: no finding of it can be waived; `can_be_waived` also knows which rules nobody may say it of.

    `forgiven: false`: an archive's campaign, which turns errors into remarks, leaves this one an error.

    `over_groups`: what it finds wrong is a group, so the row that it is told at is not broken by it.

    `refs`: of the catalogue of the trade, the main one first; by that one a campaign changes it, by the others it does
    not. `raised_by_ref: false`: it is the warning beside an error of the same reference; who wants that as an error does
    not mean this one too.

    `tells`: the message for another committee whose accepted file a row speaks of, see expectations/telling.py.

    `why` and `example` (one that breaks it) are for docs/rules.md; how to mend stands in the message.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    rule_id: str
    title: str
    title_en: str | None = None
    why: str | None = None
    example: str | None = None
    refs: tuple[str, ...] = ()
    phase: Literal["form", "content", "consistency", "history"]
    severity: Severity
    years: Annotated[tuple[int, int | None] | None, BeforeValidator(_years)] = None
    basis: str
    sheet: str
    cells: tuple[str, ...] = ()
    kinds: tuple[Kind, ...] = Field(default=("annual", "supplement", "adjustment"), min_length=1)
    reads: tuple[str, ...] = ()
    needs: Need | None = None
    consequence: str | None = None
    message: str
    waivable: bool = True
    forgiven: bool = True
    over_groups: bool = False
    tells: str | None = None
    raised_by_ref: bool = True
    enabled: bool = True
    reason_off: str | None = None
    query: str
    text: str
    sha256: str

    @property
    def can_be_waived(self) -> bool:
        """Tell whether somebody may let a finding of it pass: never what cannot be read, nor what the law leaves to nobody."""
        return self.waivable and self.phase != "form" and NEVER_WAIVED.isdisjoint(self.refs)

    @property
    def finds_nothing(self) -> bool:
        """Tell whether the query is a mere place holder: what it would need is in no template."""
        return self.query.endswith("where false")

    def change_in(self, changes: Mapping[str, RuleChange]) -> RuleChange:
        """Return what a campaign changes about the rule: under its own id, else under its main reference."""
        if self.rule_id in changes:
            return changes[self.rule_id]
        change = changes[self.refs[0]] if self.refs and self.refs[0] in changes else RuleChange()
        is_raised = change.severity is not None and SEVERITIES.index(change.severity) < SEVERITIES.index(self.severity)
        return change.model_copy(update={"severity": None}) if is_raised and not self.raised_by_ref else change

    def covers(self, year: int | None) -> bool:
        """Tell whether the rule is in force for this rating year; a file without a year meets rules for all years."""
        if self.years is None or year is None:
            return self.years is None
        first, last = self.years
        return first <= year and (last is None or year <= last)


@lru_cache(maxsize=4)
def load_rules(folder: Path = FOLDER) -> tuple[Rule, ...]:
    """Return the whole catalogue, by id. Raises WrongRule."""
    rules = sorted((load_rule(path) for path in folder.rglob("*.sql")), key=lambda rule: rule.rule_id)
    for rule, following in pairwise(rules):
        if rule.rule_id == following.rule_id:
            raise WrongRule(f"{folder}: two files have the rule id {rule.rule_id}; an id is used once.")
    return tuple(rules)


def load_rule(path: Path) -> Rule:
    """Read one rule file. Raises WrongRule."""
    name, text = FILE_NAME.fullmatch(path.name), path.read_text(encoding="utf-8")
    parts = FILE_TEXT.fullmatch(text)
    if name is None:
        raise WrongRule(f"{path.name}: a rule file is called <ID>_<slug>.sql, such as DV-101_not_above_civil.sql.")
    if parts is None:
        raise WrongRule(f"{path.name}: a rule starts with a /* front matter */, then has one query.")
    given = {
        "rule_id": name["rule_id"],
        "query": parts["query"].strip(),
        "text": text,
        "sha256": hashlib.sha256(text.encode()).hexdigest(),
    }
    try:
        rule = Rule(**(yaml.load(parts["front"], Loader=OneOfEachKey) or {}), **given)
    except ValidationError as error:
        first = error.errors()[0]
        raise WrongRule(f"{path.name}: {' ▸ '.join(map(str, first['loc']))}: {first['msg']}") from error
    except (yaml.YAMLError, TypeError) as error:
        raise WrongRule(f"{path.name}: the front matter cannot be read: {error}") from error
    objection = next(_objections(rule), None)
    if objection:
        raise WrongRule(f"{path.name}: {objection}")
    return rule


def catalogue_hash(rules: Iterable[Rule] | None = None) -> str:
    """Return one hash over all rules: it changes when any rule file does."""
    lines = (f"{rule.rule_id} {rule.sha256}\n" for rule in (load_rules() if rules is None else rules))
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def placeholders(message: str) -> tuple[str, ...]:
    """Return the names in braces, in order."""
    return tuple(name for _, name, _, _ in Formatter().parse(message) if name)


def personal_keys() -> frozenset[str]:
    """Return the keys of all columns by which a person may be known."""
    sheets = contract.newest().sheets.values()
    return frozenset(column.key for sheet in sheets for column in sheet.columns if column.personal) | {"name_key"}


def free_keys(*types: str) -> frozenset[str]:
    """Return the keys of all columns of these types, in which a clerk may have typed anything."""
    sheets = contract.newest().sheets.values()
    return frozenset(column.key for sheet in sheets for column in sheet.columns if column.type in types)


def sheets_of(rule: Rule) -> list[contract.Sheet]:
    """Return the sheets whose columns the rule may name."""
    sheets = contract.newest().sheets
    return list(sheets.values()) if rule.sheet == ANY else [sheets[rule.sheet]]


def _objections(rule: Rule) -> Iterator[str]:
    sheets = contract.newest().sheets
    for sheet in (rule.sheet, *rule.reads):
        if sheet not in sheets and sheet != ANY:
            yield f"«{sheet}» is no sheet of the contract; there are: {', '.join(sheets)}."
            return
    known = frozenset().union(*(sheet.keys for sheet in sheets_of(rule)))
    for key in sorted(set(rule.cells) - known):
        yield f"cells: sheet «{rule.sheet}» has no column «{key}»."
    for name in placeholders(f"{rule.message} {rule.tells or ''}"):
        if {name, name.removesuffix("_name")} & (personal_keys() | free_keys("text") | {"subject"}):
            yield f"message: {{{name}}} would tell who somebody is; use levels, headers, codes, counts and dates."
    hidden = personal_keys() | free_keys("text", "code")
    renamed = re.search(rf"\b({'|'.join(sorted(hidden))})\s+as\s+(?!subject\b)\w", rule.query)
    if renamed:
        yield f"query: «{renamed[0]}» gives a column of free text or a personal column another name."
    if not rule.enabled and not rule.reason_off:
        yield "a rule with `enabled: false` says why in `reason_off`."
    yield from _misstated_need(rule)
    yield from _mistold(rule)
    if rule.query.endswith(";"):
        yield "the query ends without a semicolon."


def _mistold(rule: Rule) -> Iterator[str]:
    if rule.tells and rule.needs != "other_committees":
        yield "a rule that tells another committee says `needs: other_committees`."
    if rule.tells and rule.severity == "error":
        yield "a rule that tells another committee returns nobody's file: it is no error."


def _misstated_need(rule: Rule) -> Iterator[str]:
    outside, known = OUTSIDE.search(rule.query), KNOWN.search(rule.query)
    if outside and rule.needs in (None, "rest_in_force"):
        yield f"query: «{outside[0]}» is of other submissions; `needs` says which: in_force, history, other_committees."
    if known and not rule.needs:
        yield f"query: «{known[0]}» holds rows in force too; say `needs: rest_in_force`."
    if rule.needs and not outside and (not known or rule.needs != "rest_in_force"):
        yield f"needs: the query asks nothing but the file, so it needs no «{rule.needs}»."
