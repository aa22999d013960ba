"""Scratch: from nothing to a database for this process alone, gone when the work is done.

A clerk's machine has no warehouse: there a file is judged by what it says itself.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

import settings
from database.embedded import EmbeddedServer
from xeploai.leftovers import own_folder, sweep
from xeploai.orderly_exit import orderly_exit

_VARIABLE = "XEPLOAI_DATABASE_URL"


def is_set_up() -> bool:
    """Tell whether there is a database to judge beside: the one that the environment names, or the home's own."""
    ours = settings.current()
    return ours.database_url is not None or EmbeddedServer(ours.home).cluster.exists()


@contextmanager
def scratch_database() -> Iterator[None]:
    """Let this process work on an empty database of its own; config folder and home stay as they are.

    Whoever ends the process by SIGTERM, SIGHUP or SIGINT waits until the server is stopped; what a killed one leaves
    is swept here by the next.
    """
    sweep()
    before = os.environ.get(_VARIABLE)
    with orderly_exit() as leaving, own_folder() as folder:
        folder.chmod(0o711)  # PostgreSQL runs as another user when we are root
        server = EmbeddedServer(folder)
        try:
            server.start()
            _name(server.url())
            leaving.let_through()
            yield
        finally:
            leaving.hold()
            _name(before)
            server.stop()


def _name(url: str | None) -> None:
    if url is None:
        os.environ.pop(_VARIABLE, None)
    else:
        os.environ[_VARIABLE] = url
    settings.current.cache_clear()
