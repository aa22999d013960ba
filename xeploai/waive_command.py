"""`xeploai waive`: from a person's decision about a finding to a defect that no longer counts."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import typer

from xeploai.output import Home, Json, print_json

if TYPE_CHECKING:
    from expectations.waiver import Outcome


def waive(
    finding: Annotated[int, typer.Argument(help="Its number, as `xeploai findings` shows it.")],
    reason: Annotated[str, typer.Option(help="Why; kept with the decision.")],
    by: Annotated[str, typer.Option(help="Who decides.")],
    until: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="The last day on which it holds.")
    ] = None,
    cause: Annotated[bool, typer.Option("--cause", help="All findings of its rule in that submission.")] = False,
    revoke: Annotated[bool, typer.Option("--revoke", help="Take the waiver back.")] = False,
    json: Json = False,
    home: Home = None,
) -> None:
    """Let a finding pass until what stands there changes; what was returned for it is judged again by the next run."""
    from expectations.waiver import Decision
    from expectations.waiver import revoke as take_back
    from expectations.waiver import waive as let_pass

    if revoke and until:
        raise typer.BadParameter("a revocation holds from now on; leave --until out", param_hint="--until")
    decision = Decision(reason, by, until.date() if until else None, cause)
    outcome = take_back(finding, decision) if revoke else let_pass(finding, decision)
    if json:
        print_json(asdict(outcome))
    else:
        print(_sentence(outcome, revoke))


def _sentence(outcome: Outcome, is_revoked: bool) -> str:
    done = "Đã bãi bỏ miễn trừ" if is_revoked else "Đã miễn trừ"
    said = f"{done} {outcome.defects} nội dung của quy tắc {outcome.rule_id}, hồ sơ {outcome.submission_id}."
    if outcome.is_judged_again:
        return f"{said} Hồ sơ sẽ được xét lại ở lần chạy tới (xeploai run)."
    return f"{said} Trạng thái hồ sơ không đổi." if not is_revoked else f"{said} Hồ sơ đã tiếp nhận vẫn giữ nguyên."
