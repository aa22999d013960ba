"""The demo's home: from nothing to an empty home with a sample province beside its inbox, and to nothing running."""

from __future__ import annotations

import fcntl
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import settings
from database.embedded import EmbeddedServer
from settings import Failure
from xeploai.airflow import processes

MARKER = ".xeploai-demo"
OF_THE_REAL_HOME = (
    "XEPLOAI_DATABASE_URL", "XEPLOAI_CONFIG", "XEPLOAI_SMTP_URL", *settings.PLACES,
)  # fmt: skip
STOP_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class DemoFailed(Failure):
    """The demo did not reach its end as it should; the message says where."""


class Sample:
    """The sample province while another process writes it, beside the inbox so that no run sees half of it."""

    def __init__(self, members: int) -> None:
        """Start to write."""
        home = settings.current().home
        self.folder = home / "sample" / "inbox"
        self.log = home / "sample.log"
        call = "from xeploai.cli import main; main()"
        with self.log.open("w") as out:
            self.writer = subprocess.Popen(
                [sys.executable, "-c", call, "sample", "--members", str(members)],
                env={**os.environ, "XEPLOAI_INBOX": str(self.folder)}, stdout=out, stderr=out,
            )  # fmt: skip

    def wait_until_written(self) -> None:
        """Wait for the writer."""
        if self.writer.wait():
            raise DemoFailed(f"không viết được hồ sơ mẫu.\n{processes.tail(self.log)}")

    def hand_in(self) -> int:
        """Move the files into the inbox; return how many."""
        files = sorted(path for path in self.folder.rglob("*") if path.is_file())
        inbox = Path(str(settings.current().inbox))
        for path in files:
            target = inbox / path.relative_to(self.folder)
            target.parent.mkdir(parents=True, exist_ok=True)
            path.rename(target)
        return len(files)


@contextmanager
def a_sample_in_the_making(members: int) -> Iterator[Sample]:
    """Write the sample in another process; it ends with the block, whatever happens in it."""
    sample = Sample(members)
    try:
        yield sample
    finally:
        sample.writer.terminate()
        sample.writer.wait()


@contextmanager
def a_fresh_home(home: Path) -> Iterator[None]:
    """Make the demo's home anew and use it; at the end, whatever happened, nothing of it runs."""
    for variable in OF_THE_REAL_HOME:
        os.environ.pop(variable, None)
    settings.use_home(str(home))
    for number in STOP_SIGNALS:
        signal.signal(number, signal.default_int_handler)
    with _alone_in(home):
        try:
            _clear(home)
            yield
        finally:
            for number in STOP_SIGNALS:
                signal.signal(number, signal.SIG_IGN)  # a second Ctrl-C must not leave half of it running
            _stop(home)


@contextmanager
def _alone_in(home: Path) -> Iterator[None]:
    home.parent.mkdir(parents=True, exist_ok=True)
    with (home.parent / f".{home.name}.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as taken:
            raise DemoFailed(f"một bản chạy thử khác đang dùng {home}.") from taken
        yield


def _clear(home: Path) -> None:
    if home.exists() and any(home.iterdir()) and not (home / MARKER).exists():
        raise DemoFailed(f"{home} không phải thư mục của bản chạy thử (thiếu {MARKER}); giữ nguyên, không xóa.")
    _stop(home)
    if home.exists():
        shutil.rmtree(home)
    home.mkdir(parents=True)
    (home / MARKER).write_text("Made by `make demo`, which removes and remakes this folder each time.\n")


def _stop(home: Path) -> None:
    if (home / MARKER).exists():
        processes.stop()
        EmbeddedServer(home).stop()
