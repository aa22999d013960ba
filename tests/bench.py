"""Bench: from the full-size sample to ratios measured side by side, and the wall time of every stage of a run.

`make bench` compares landing with its floor on the same files: calamine's decoding of every sheet, and COPY of the very
same rows, rendered beforehand. Rounds alternate, so that a machine whose speed drifts slows both. Files that need the slower second look are counted apart.
"""

from __future__ import annotations

import argparse
import io
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

from psycopg import sql
from python_calamine import CalamineWorkbook

import settings
from database.connection import connect
from database.embedded import EmbeddedServer
from ingestion import archive
from ingestion.contract import newest
from ingestion.inbox import waiting_files
from ingestion.workbook.guarded import unpacked_bytes
from tests.bench_build import SCALES, bench_build
from tests.bench_files import workbooks
from tests.bench_gates import bench_gates
from tests.bench_identity import bench_identity
from xeploai.run import THREADS, receive, run
from xeploai.sample import write_sample
from xeploai.setup_database import prepare

TABLES = [*newest().sheets, "unreadable_cell", "blank_cell"]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--members", type=int, default=64_089)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--only", choices=["loading", "looks", "gates", "identity", "stages", "build"])
    parser.add_argument("--scale", type=int, default=max(SCALES), help="build: at most so many provinces")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="xeploai-bench-") as folder:
        Path(folder).chmod(0o755)
        parts = {
            "loading": lambda: _loading(Path(folder) / "loading", options.members, options.rounds),
            "looks": lambda: _second_looks(Path(folder) / "looks"),
            "gates": lambda: _gates(Path(folder) / "gates", options.members),
            "identity": lambda: [
                _identity(Path(folder) / name, options.members, name == "planted") for name in ("clean", "planted")
            ],
            "stages": lambda: [
                _stages(Path(folder) / f"run-{years[0]}", options.members, years)
                for years in ((2022, 2022), (2021, 2022))
            ],
            "build": lambda: _build(Path(folder) / "build", options.members, options.scale),
        }
        for name, part in parts.items():
            if options.only in (None, name):
                part()


def _loading(home: Path, members: int, rounds: int) -> None:
    with _province(home, members, (2021, 2022)) as files:
        kept = home / "kept"
        shutil.copytree(home / "inbox", kept)
        ratios, ratios_alone = [], []
        for round_no in range(rounds + 1):
            if round_no:
                shutil.copytree(kept, home / "inbox", dirs_exist_ok=True)
                _forget()
            seconds = _timed(receive)
            rendered = _render()
            decode = _timed(lambda: _decode(kept, THREADS))
            alone = _timed(lambda: _decode(kept, 1))
            copy = _timed(lambda rendered=rendered: _copy(rendered))
            if round_no:  # the first round warms both
                ratios.append(seconds / (decode + copy))
                ratios_alone.append(seconds / (alone + copy))
                print(
                    f"round {round_no}: land {seconds:.2f} s; decode {decode:.2f} s on {THREADS} threads, {alone:.2f} s "
                    f"on one; COPY {copy:.2f} s"
                )
        print(f"loading {files} files, land / (decode + COPY), medians of {rounds} rounds:")
        print(f"  decode on as many threads as landing: {statistics.median(ratios):.2f}")
        print(f"  decode on one thread: {statistics.median(ratios_alone):.2f}")


def _gates(home: Path, members: int) -> None:
    with _province(home, members, (2022, 2022)):
        receive()
        bench_gates()


def _build(home: Path, members: int, scale: int) -> None:
    with _province(home, members, (2021, 2022)):
        run()
        bench_build(scale)


def _identity(home: Path, members: int, planted: bool) -> None:
    home.mkdir(mode=0o755)
    settings.use_home(str(home))
    try:
        prepare()
        bench_identity(home, members, planted)
    finally:
        EmbeddedServer(home).stop()


def _second_looks(home: Path) -> None:
    """Print what one file costs beside its plain self: time against decoding it, and the most memory at once."""
    home.mkdir()
    print("reading one file of 5,000 members in a process of its own (ratio to the plain one; peak beside the bound):")
    plain = 0.0
    for name, content in workbooks(home):
        seconds, peak = _read_apart(content)
        plain = plain or seconds
        bound = 300 + 10 * unpacked_bytes(content) / 2**20
        print(f"  {name}: {seconds:.2f} s, {seconds / plain:.1f} times; {peak:.0f} MB of {bound:.0f} MB")


def _read_apart(content: bytes) -> tuple[float, float]:
    """Return the seconds that reading takes, the start of a process left out, and the process's peak in MB."""
    run = subprocess.run([sys.executable, "-c", _READ], input=content, capture_output=True, check=True)
    seconds, peak = map(float, run.stdout.split())
    return seconds, peak / 1024


_READ = """
import sys, time
from datetime import date
from ingestion.submission import _opened
content = sys.stdin.buffer.read()
begin = time.monotonic()
assert _opened(content, "QNA04", date(2023, 6, 1)).refusal is None
seconds = time.monotonic() - begin
peak = next(line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM:"))
print(seconds, peak)
"""


def _stages(home: Path, members: int, years: tuple[int, int]) -> None:
    with _province(home, members, years) as files:
        begin = time.monotonic()
        this = run()
        wall = time.monotonic() - begin
        stages = ", ".join(f"{stage['name']} {stage['seconds']:.1f}" for stage in this.stages)
        print(f"run, years {years[0]}–{years[1]}, {files} files: {wall:.1f} s ({stages})")
        begin = time.monotonic()
        run()
        print(f"run again, nothing new: {time.monotonic() - begin:.1f} s")


@contextmanager
def _province(home: Path, members: int, years: tuple[int, int]) -> Iterator[int]:
    home.mkdir(mode=0o755)
    settings.use_home(str(home))
    try:
        write_sample(home / "inbox", home / "truth", members, years)
        prepare()
        yield len(waiting_files())
    finally:
        EmbeddedServer(home).stop()


def _decode(folder: Path, threads: int) -> None:
    """Decode every sheet, on as many threads as landing uses or on one."""
    with ThreadPoolExecutor(threads) as pool:
        list(pool.map(_decode_file, sorted(folder.glob("*/*.xlsx"))))


def _decode_file(path: Path) -> None:
    book = CalamineWorkbook.from_filelike(io.BytesIO(path.read_bytes()))
    for name in book.sheet_names:
        book.get_sheet_by_name(name).to_python(skip_empty_area=False)


def _render() -> dict[str, bytes]:
    with connect() as connection:
        rendered = {}
        for table in TABLES:
            with connection.cursor().copy(
                sql.SQL("copy {} to stdout with (format csv)").format(sql.Identifier("landing", table))
            ) as copy:
                rendered[table] = b"".join(map(bytes, copy))
        return rendered


def _copy(rendered: dict[str, bytes]) -> None:
    """COPY the same rows into tables of the same shape, keys and all, in one transaction that is undone."""
    with connect() as connection:
        for table, rows in rendered.items():
            floor = sql.Identifier(f"floor_{table}")
            connection.execute(
                sql.SQL("create table public.{} (like landing.{} including all)").format(floor, sql.Identifier(table))
            )
            with connection.cursor().copy(sql.SQL("copy public.{} from stdin with (format csv)").format(floor)) as copy:
                copy.write(rows)
        connection.rollback()


def _forget() -> None:
    with connect() as connection:
        tables = sql.SQL(", ").join(sql.Identifier("landing", table) for table in [*TABLES, "submission"])
        connection.execute(sql.SQL("truncate {} cascade").format(tables))
    shutil.rmtree(archive.place("00").parent.parent, ignore_errors=True)


def _timed(work: object) -> float:
    begin = time.monotonic()
    work()  # type: ignore[operator]
    return time.monotonic() - begin


if __name__ == "__main__":
    main()
