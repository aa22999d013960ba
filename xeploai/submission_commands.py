"""`xeploai submission …`: the Board's word on a submission, recorded and told."""

from __future__ import annotations

from typing import Annotated

import typer

from xeploai.output import Home, Json, print_json, say

submission = typer.Typer(no_args_is_help=True, help="The Board's word on a submission: accept, return, withdraw.")

Number = Annotated[int, typer.Argument(help="Submission number, as status, findings and every letter name it.")]
Reason = Annotated[str, typer.Option(help="Why; the committee reads it.")]
By = Annotated[str, typer.Option(help="Who decides, by name or office.")]


@submission.command()
def accept(number: Number, reason: Reason, by: By, json: Json = False, home: Home = None) -> None:
    """Accept what the gates let pass and the campaign leaves to the Board, if they let it pass still."""
    _appraise(number, "accept", reason, by, json)


@submission.command("return")
def return_(number: Number, reason: Reason, by: By, json: Json = False, home: Home = None) -> None:
    """Return what waits for the Board; the committee mends it and sends it again."""
    _appraise(number, "return", reason, by, json)


@submission.command()
def withdraw(number: Number, reason: Reason, by: By, json: Json = False, home: Home = None) -> None:
    """Take a submission that is not in force out of consideration."""
    _appraise(number, "withdraw", reason, by, json)


def _appraise(number: int, decision: str, reason: str, by: str, json: bool) -> None:
    from expectations.appraisal import NoLongerPasses, appraise
    from xeploai.setup_database import prepare

    prepare()
    try:
        state = appraise(number, decision, reason, by)  # type: ignore[arg-type]
    except NoLongerPasses:
        _tell()
        raise
    _tell()
    if json:
        print_json({"submission_id": number, "decision": decision, "state": state})
    else:
        say(f"Submission {number} is {state}; the committee is told. `xeploai run` publishes what changed.")


def _tell() -> None:
    from feedback.appraisals import tell_appraisals
    from feedback.results import tell_waiting

    try:
        tell_waiting()
    finally:  # a closed outbox elsewhere is no reason not to tell this committee
        tell_appraisals()
