"""Scratch: from nothing to a database for this process alone, gone when the work is done.

A clerk's machine has no warehouse: there a file is judged by what it says itself.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import settings
from database.embedded import EmbeddedServer

_VARIABLE = "XEPLOAI_DATABASE_URL"


def is_set_up() -> bool:
    """Tell whether there is a database to judge beside: the one that the environment names, or the home's own."""
    ours = settings.current()
    return ours.database_url is not None or EmbeddedServer(ours.home).cluster.exists()


@contextmanager
def scratch_database() -> Iterator[None]:
    """Let this process work on an empty database of its own; config folder and home stay as they are."""
    before = os.environ.get(_VARIABLE)
    with tempfile.TemporaryDirectory(prefix="xeploai-scratch-") as folder:
        Path(folder).chmod(0o711)  # PostgreSQL runs as another user when we are root
        server = EmbeddedServer(Path(folder))
        try:
            server.start()
            _name(server.url())
            yield
        finally:
            _name(before)
            server.stop()


def _name(url: str | None) -> None:
    if url is None:
        os.environ.pop(_VARIABLE, None)
    else:
        os.environ[_VARIABLE] = url
    settings.current.cache_clear()
