"""The demo: from nothing to a whole province's answer, through a real Airflow, with nothing left running.

It lives in a home of its own, made anew each time, on the embedded database whatever the environment says.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from rich.console import Console

import settings
from database.connection import connect
from database.connection import url as database_url
from xeploai.airflow import processes, runs
from xeploai.demo_home import DemoFailed, a_fresh_home, a_sample_in_the_making
from xeploai.demo_promises import broken_promises
from xeploai.figures import differences
from xeploai.output import say, speak_anywhere
from xeploai.progress import Progress
from xeploai.setup_database import prepare
from xeploai.summary import print_summary

MEMBERS = {"full": 64_089, "small": 3_000}
PATIENCE = 1800.0


def main() -> int:
    """Run the demo; return 0 only if every promise of its end holds."""
    speak_anywhere()
    parser = argparse.ArgumentParser(prog="python -m xeploai.demo", description=__doc__)
    parser.add_argument("--scale", choices=sorted(MEMBERS), default="full")
    parser.add_argument("--home", type=Path, default=settings.PROJECT_ROOT / "var" / "demo")
    parser.add_argument("--check", type=Path, metavar="FILE", help="published figures that the marts must equal")
    arguments = parser.parse_args()
    if arguments.check and not arguments.check.is_file():
        parser.error(f"{arguments.check} is no file")
    begin = time.monotonic()
    try:
        with a_fresh_home(arguments.home.absolute()):
            run(MEMBERS[arguments.scale], arguments.check)
    except settings.Failure as trouble:
        say(f"KHÔNG ĐẠT: {trouble}")
        return 1
    except KeyboardInterrupt:
        say("Đã dừng theo yêu cầu.")
        return 130
    say(f"ĐẠT. {time.monotonic() - begin:.0f} giây; không còn tiến trình nào chạy.")
    return 0


def run(members: int, figures: Path | None) -> None:
    """Bring a sample province of this size from workbooks to marts, print them, and check the promises."""
    with a_sample_in_the_making(members) as sample:
        database_url()
        prepare()
        say("Khởi động Airflow trong lúc viết hồ sơ mẫu …")
        address = processes.start()
        say(f"Airflow: {address}")
        sample.wait_until_written()
    files = sample.hand_in()
    say(f"{files} tệp nằm trong hộp thư đến; bắt đầu tiếp nhận")
    runs.trigger("receive_submissions")
    with Progress(files) as progress:
        runs.wait_until_at_rest(progress.look, progress.report, PATIENCE)
    _expect_success(files)
    print_summary(Console())
    _expect_what_was_written()
    if figures:
        _expect_figures(figures)
    _say_where_next()


def _expect_success(files: int) -> None:
    if failed := runs.failed_runs():
        raise DemoFailed("có lần chạy không thành công: " + "; ".join(failed))
    with connect() as connection:
        row = connection.execute(
            "select count(*), count(*) filter (where exists (select 1 from gate.verdict "
            "where verdict.submission_id = submission.submission_id)), "
            "(select count(*) from operations.publication) from landing.submission"
        ).fetchone()
    if row is None or row[:2] != (files, files):
        raise DemoFailed(f"trong {files} tệp, {row and row[0]} đã tiếp nhận, {row and row[1]} có kết luận.")
    if not row[2]:
        raise DemoFailed("chưa có số liệu nào được công bố.")


def _expect_what_was_written() -> None:
    if broken := broken_promises(settings.current().home / "sample" / "summary.json"):
        raise DemoFailed("kết quả khác với hồ sơ mẫu:\n  " + "\n  ".join(broken))
    say("Số được xếp loại, bị hạ mức và được gợi ý kiểm điểm theo từng năm, từng loại đều khớp với hồ sơ mẫu.")


def _expect_figures(file: Path) -> None:
    if different := differences(file):
        raise DemoFailed(f"khác với {file}:\n  " + "\n  ".join(different))
    say(f"Mọi số liệu đã công bố trong {file} đều khớp với kho dữ liệu.")


def _say_where_next() -> None:
    home = settings.current().home
    print(
        f"""
Xem tiếp (dữ liệu của bản chạy thử còn ở {home}):
  .venv/bin/xeploai status --year 2022 --home {home}
  .venv/bin/xeploai findings --committee QNA04 --year 2021 --home {home}
  .venv/bin/xeploai explain --subject MÃ --year 2022 --home {home}
  .venv/bin/xeploai db url --home {home}        địa chỉ cho psql và công cụ BI; dừng bằng `xeploai db stop`
  .venv/bin/python -m xeploai.airflow up --home {home}        giao diện Airflow; dừng bằng `down`
  {home / "outbox"}        kết quả trả về cho từng đơn vị"""
    )


if __name__ == "__main__":
    sys.exit(main())
