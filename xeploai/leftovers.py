"""Leftovers: from scratch folders of processes that were killed to none, their servers stopped.

The folder's name says whose it is from its first moment; beside that a lock is held on a file in it, since another
container may share the folder of temporary files but not the process numbers.
"""

from __future__ import annotations

import fcntl
import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from database.embedded import EmbeddedServer
from database.host import ServerTrouble

_NAME = re.compile(r"xeploai-scratch-(?P<pid>\d+)-(?P<began>\d+)-\w+")
_LOCK = ".in-use"


@contextmanager
def own_folder() -> Iterator[Path]:
    """Lend a folder for temporary files that nobody sweeps while this process lives."""
    folder = Path(tempfile.mkdtemp(prefix=f"xeploai-scratch-{os.getpid()}-{_began(os.getpid())}-"))
    try:
        with _locked(folder):
            yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def sweep() -> None:
    """Stop the servers and remove the folders that dead processes of this user left."""
    for folder in Path(tempfile.gettempdir()).glob("xeploai-scratch-*"):
        try:
            if _is_left(folder):
                _remove(folder)
        except (OSError, ServerTrouble):  # swept by another at this moment, still locked, or not to be stopped
            continue


def _is_left(folder: Path) -> bool:
    name, status = _NAME.fullmatch(folder.name), folder.lstat()
    if name is None or not folder.is_dir() or folder.is_symlink() or status.st_uid != os.geteuid():
        return False
    return _began(int(name["pid"])) != name["began"]


def _remove(folder: Path) -> None:
    with _locked(folder):
        EmbeddedServer(folder).stop()
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """Hold the folder's lock, which the kernel lets go with the process. Raises BlockingIOError."""
    with (folder / _LOCK).open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield


def _began(pid: int) -> str | None:
    """Return when this process began, in ticks since the machine did; None when there is no such process."""
    try:
        status = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    except OSError:
        return None
    return status[19] if status[0] not in "ZX" else None  # a killed process whose parent does not look is dead too
