"""`xeploai link …`: from the pairs that the machine left to people to decisions about who is who, each reversible."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Any

import typer

from xeploai.output import ColumnTitles, Home, Json, print_json, print_table

if TYPE_CHECKING:
    from identity.ledger import Outcome

link = typer.Typer(no_args_is_help=True, help="Who is who: review, accept, reject, split, undo, history.")

Candidate = Annotated[int, typer.Argument(help="Number of the pair, as `xeploai link review` shows it.")]
Reason = Annotated[str, typer.Option(help="Why; kept with the decision.")]
By = Annotated[str, typer.Option(help="Who decides, by name or office.")]

_PAIRS: ColumnTitles = {"candidate_id": "Cặp", "score": "Điểm", "is_probable": "Nhiều khả năng", "years": "Năm",
                        "committees": "Đơn vị", "numbers": "CCCD; thẻ", "reasons": "Căn cứ"}  # fmt: skip
_NAMES: ColumnTitles = {"names": "Họ tên, ngày sinh"}
_EVENTS: ColumnTitles = {"decision_id": "Số", "action": "Quyết định", "candidate_id": "Cặp", "undoes": "Hoàn tác",
                         "decided_by": "Người quyết định", "decided_at": "Lúc", "reason": "Lý do",
                         "stands": "Còn hiệu lực"}  # fmt: skip
_ACTIONS = {"accept": "là một người", "reject": "là hai người", "split": "tách", "undo": "hoàn tác"}


@link.command()
def review(
    committee: Annotated[str | None, typer.Option(help="Only pairs with a row of this committee.")] = None,
    show_names: Annotated[
        bool, typer.Option("--show-names", help="With names, birth dates and whole numbers.")
    ] = False,
    json: Json = False,
    home: Home = None,
) -> None:
    """Show the pairs of persons that may be one and wait for a decision, the most probable first."""
    from identity.review import open_pairs

    pairs = open_pairs(committee, show_names)
    if json:
        print_json({"candidates": pairs})
        return
    print_table([_line(pair) for pair in pairs], {**_PAIRS, **_NAMES} if show_names else _PAIRS)
    print(f"Có {len(pairs)} cặp chờ xác nhận: xeploai link accept (là một người) hoặc reject (là hai người).")


@link.command()
def accept(candidate: Candidate, by: By, reason: Reason, json: Json = False, home: Home = None) -> None:
    """Make a pair one person; the marts follow on the next run."""
    from identity.decisions import accept as decide
    from identity.ledger import Decision

    _tell(decide(candidate, Decision(reason, by)), json)


@link.command()
def reject(candidate: Candidate, by: By, reason: Reason, json: Json = False, home: Home = None) -> None:
    """Say that a pair is two persons; it is never asked again."""
    from identity.decisions import reject as decide
    from identity.ledger import Decision

    _tell(decide(candidate, Decision(reason, by)), json)


@link.command()
def split(
    by: By,
    reason: Reason,
    submission: Annotated[int | None, typer.Option(help="Submission of the row that is somebody else's.")] = None,
    sheet: Annotated[str, typer.Option(help="Its sheet.")] = "member",
    row: Annotated[int | None, typer.Option(help="Its row, as Excel shows it.")] = None,
    person: Annotated[str | None, typer.Option(help="Person key of whose later rows are somebody else's.")] = None,
    from_year: Annotated[int | None, typer.Option(help="With --person: rows of this rating year and later.")] = None,
    json: Json = False,
    home: Home = None,
) -> None:
    """Make a submitted row, or a person's rows from a year on, a person of their own."""
    from identity.decisions import split as split_row
    from identity.decisions import split_from_year
    from identity.ledger import Decision

    decision = Decision(reason, by)
    if submission is not None and row is not None and person is None:
        _tell(split_row(submission, sheet, row, decision), json)
    elif person is not None and from_year is not None and submission is None:
        _tell(split_from_year(person, from_year, decision), json)
    else:
        raise typer.BadParameter("give --submission and --row, or --person and --from-year")


@link.command()
def undo(
    decision: Annotated[int, typer.Argument(help="Number of the decision, as `xeploai link history` shows it.")],
    by: By,
    reason: Reason,
    json: Json = False,
    home: Home = None,
) -> None:
    """Take a decision back: every link is as it was before."""
    from identity.ledger import Decision
    from identity.undoing import undo as take_back

    _tell(take_back(decision, Decision(reason, by)), json)


@link.command()
def history(json: Json = False, home: Home = None) -> None:
    """Show every decision about who is who: who made it, when, why, and whether it stands."""
    from identity.review import decisions

    rows = decisions()
    if json:
        print_json({"decisions": rows})
        return
    print_table([row | {"action": _ACTIONS[row["action"]]} for row in rows], _EVENTS)


def _line(pair: dict[str, Any]) -> dict[str, Any]:
    """Return a pair with both persons in each cell, one above the other."""
    from identity.reasons import told

    def both(*keys: str) -> str:
        return "\n".join("; ".join(_plain(person.get(key)) for key in keys) for person in pair["persons"])

    return pair | {
        "score": f"{pair['score']:.1f}", "reasons": told(pair["reasons"]), "years": both("rating_years"),
        "committees": both("committee_codes"), "numbers": both("citizen_masked", "card_masked"),
        "names": both("full_name", "birth_date"),
    }  # fmt: skip


def _plain(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else "–" if value is None else str(value)


def _tell(outcome: Outcome, json: bool) -> None:
    if json:
        print_json(asdict(outcome))
        return
    done = _ACTIONS[outcome.action]
    moved = f" {outcome.rows} dòng đổi người." if outcome.rows else ""
    print(
        f"Đã ghi quyết định {outcome.decision_id}: {done}.{moved} Số liệu được công bố lại ở lần chạy tới (xeploai run)."
    )
