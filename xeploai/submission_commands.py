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
    """Accept what the gates let pass and the campaign leaves to the Board."""
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
    from expectations.appraisal import appraise
    from feedback.appraisals import tell_appraisals

    state = appraise(number, decision, reason, by)  # type: ignore[arg-type]
    tell_appraisals()
    if json:
        print_json({"submission_id": number, "decision": decision, "state": state})
    else:
        say(f"Submission {number} is {state}; the committee is told. `xeploai run` publishes what changed.")
