"""The command line: from what IT staff type to what the packages do."""

from __future__ import annotations

import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import psycopg
import typer

import settings
from settings import Failure
from xeploai.asked import make_sure_there_are
from xeploai.certify_command import certify
from xeploai.database_commands import db
from xeploai.explain_command import explain
from xeploai.findings_command import FINDING_TITLES, findings, in_words
from xeploai.link_commands import link
from xeploai.output import ColumnTitles, Home, Json, print_json, print_table, say, speak_anywhere
from xeploai.status_command import status
from xeploai.submission_commands import submission
from xeploai.template_command import template
from xeploai.waive_command import waive

if TYPE_CHECKING:
    from xeploai.run import Run


def _regular(files: list[Path]) -> list[Path]:
    for file in files:
        if not file.is_file():  # a pipe would be waited for
            raise typer.BadParameter(f"{file} is no regular file")
    return files


Files = Annotated[
    list[Path],
    typer.Argument(
        exists=True, dir_okay=False, callback=_regular, help="Workbooks that committees filled in.", metavar="FILE"
    ),
]
app = typer.Typer(
    no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False,
    help="xeploai: a province's yearly quality ratings, from committees' workbooks to one warehouse.",
)  # fmt: skip
app.add_typer(db, name="db")
app.add_typer(submission, name="submission")
app.add_typer(link, name="link")
app.command()(template)
app.command()(status)
app.command()(findings)
app.command()(waive)
app.command()(explain)
app.command()(certify)


@app.command()
def sample(
    members: Annotated[int, typer.Option(min=300, help="Members rated in 2021; all else is scaled with it.")] = 64_089,
    years: Annotated[str, typer.Option(help="Rating years with annual submissions, e.g. 2021-2022.")] = "2021-2022",
    seed: Annotated[int, typer.Option(help="The same seed gives the same province.")] = 1247,
    home: Home = None,
) -> None:
    """Write a synthetic province's workbooks into the inbox; where the true persons are goes to HOME/sample."""
    from xeploai.sample import write_sample

    first, _, last = years.partition("-")
    if not first.isdigit() or not (last or first).isdigit():
        raise typer.BadParameter("write two years such as 2021-2022", param_hint="--years")
    ours = settings.current()
    span = (int(first), int(last or first))
    inbox = settings.local_path(ours.inbox)
    if inbox is None:
        raise settings.WrongSetting("The sample is written into a folder of this machine: unset XEPLOAI_INBOX for it.")
    try:
        summary = write_sample(inbox, ours.home / "sample", members, span, seed, progress=say)
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint="--years or --members") from error
    say(str(summary))


@app.command()
def submit(files: Files, home: Home = None) -> None:
    """Put files into the inbox of the committee that their cover names."""
    from ingestion.inbox import put
    from ingestion.submission import committee_on_cover

    for file in files:
        committee = committee_on_cover(file.read_bytes())
        if committee not in settings.current().committee_codes:
            raise WrongFile(
                f"{file}: the cover («Bìa», «Mã đơn vị») names no committee of committees.csv; mend it there."
            )
        print(put(file, committee))


@app.command()
def run(json: Json = False, home: Home = None) -> None:
    """Receive, judge, identify, build, publish and give feedback, in this process, without Airflow."""
    from xeploai.run import run as run_all

    this = run_all(say)
    if json:
        print_json({key: value for key, value in asdict(this).items() if key != "failures"})
    else:
        _print_run(this)
    if this.failures:
        raise Failure(" ".join(this.failures))


def _print_run(this: Run) -> None:
    titles: ColumnTitles = {"committee_code": "Đơn vị", "rating_year": "Năm", "kind": "Loại", "version_no": "Lần",
                            "state": "Trạng thái", "errors": "Lỗi", "warnings": "Lưu ý"}  # fmt: skip
    print_table(this.submissions, titles)
    print("Đã công bố số liệu mới." if this.published else "Không có gì thay đổi.")


@app.command()
def check(
    files: Files,
    alone: Annotated[bool, typer.Option("--alone", help="In a scratch database, as where none was set up.")] = False,
    json: Json = False,
    home: Home = None,
) -> None:
    """Judge files by the same gates without storing anything; an annotated copy lies beside each file after."""
    from xeploai.check import check_files

    answers = check_files(files, alone, progress=say)
    if json:
        print_json({"files": answers})
        return
    for answer in answers:
        print_table(
            in_words(answer["findings"]), FINDING_TITLES, title=f"{answer['file']}: {VERDICTS[answer['verdict']]}"
        )
        print(f"Quy tắc chưa kiểm tra: {len(answer['not_evaluated'])}. Kết quả: {answer['annotated_file'] or '–'}")


@app.command()
def rejudge(
    year: Annotated[int, typer.Option(help="Rating year.")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Keep nothing, only say what would change.")] = False,
    json: Json = False,
    home: Home = None,
) -> None:
    """Judge what is in force of a year by today's rules and list whose result changes; no state does."""
    from uuid import uuid4

    from expectations.rejudging import changed
    from expectations.rejudging import rejudge as judge_again
    from xeploai.setup_database import prepare

    prepare()
    make_sure_there_are(None, year)
    judged = judge_again(year, f"rejudge-{uuid4()}", dry_run, progress=say)
    if json:
        print_json({"rating_year": year, "dry_run": dry_run, "judged": len(judged), "changed": changed(judged)})
        return
    titles: ColumnTitles = {"committee_code": "Đơn vị", "kind": "Loại", "version_no": "Lần", "state": "Trạng thái",
                            "verdict_after": "Kết luận mới", "rules": "Quy tắc: trước → nay"}  # fmt: skip
    shown = [
        change | {"rules": "; ".join(f"{rule}: {was} → {now}" for rule, (was, now) in change["rules"].items())}
        for change in changed(judged)
    ]
    print_table(shown, titles)
    print(f"Đã xét lại {len(judged)} hồ sơ đang có hiệu lực; {len(shown)} hồ sơ có kết quả khác trước.")


@app.command()
def rules(json: Json = False, home: Home = None) -> None:
    """Show the rule catalogue."""
    from expectations.catalogue import catalogue

    rows = catalogue()
    if json:
        print_json({"rules": rows})
        return
    titles: ColumnTitles = {"rule_id": "Mã", "severity": "Mức", "phase": "Bước", "title": "Quy tắc", "basis": "Căn cứ"}
    print_table(rows, titles)


VERDICTS = {"unreadable": "không đọc được", "returned": "sẽ bị trả lại", "accepted": "sẽ được tiếp nhận",
            "accepted_with_remarks": "sẽ được tiếp nhận, có lưu ý", "waiting": "chờ hồ sơ năm"}  # fmt: skip


class WrongFile(Failure):
    """A file given on the command line cannot be used."""


def main() -> None:
    """Run the command line: bad usage, a wrong config folder among it, ends with 2, a failure of ours with 1."""
    speak_anywhere()
    try:
        app()
    except settings.WrongConfig as wrong:
        _fail(str(wrong), 2)
    except Failure as failure:
        _fail(str(failure))
    except OSError as error:
        _fail(f"{error.filename}: {error.strerror}." if error.filename and error.strerror else str(error))
    except Exception as error:
        _fail(_of_database(getattr(error, "orig", error), error))  # SQLAlchemy wraps what psycopg says


def _of_database(said: object, error: Exception) -> str:
    """Return what the database refused, as a sentence; anything else is a fault of ours and shown whole."""
    if isinstance(said, Failure):
        return str(said)
    if isinstance(said, psycopg.errors.UndefinedTable | psycopg.errors.InvalidSchemaName):
        return "nothing has been set up or published in this database yet; run `xeploai run`."
    if isinstance(said, psycopg.Error):
        return f"the database refused: {next(iter(str(said).splitlines()), type(said).__name__)}"
    raise error


def _fail(sentence: str, code: int = 1) -> None:
    print(f"xeploai: {sentence}", file=sys.stderr)
    sys.exit(code)
