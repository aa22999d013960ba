"""Orderly exit: from a signal that asks this process to end to an exception that lets it clear up behind itself."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

_ASKING = (signal.SIGTERM, signal.SIGHUP, signal.SIGINT)


class OrderlyExit:
    """What was asked for, and whether it can be done now: a server half started could not be stopped."""

    def __init__(self) -> None:
        """Begin with nothing asked and nothing let through."""
        self._asked: int | None = None
        self._is_held = True

    def let_through(self) -> None:
        """End now if it was asked for, else as soon as it is. Raises SystemExit or KeyboardInterrupt."""
        self._is_held = False
        self._leave()

    def hold(self) -> None:
        """Let nothing interrupt what follows."""
        self._is_held = True

    def take(self, number: int, frame: FrameType | None = None) -> None:
        """Take a signal, as its handler."""
        self._asked = number
        if not self._is_held:
            self._leave()

    def _leave(self) -> None:
        if self._asked == signal.SIGINT:
            raise KeyboardInterrupt
        if self._asked is not None:
            raise SystemExit(128 + self._asked)


@contextmanager
def orderly_exit() -> Iterator[OrderlyExit]:
    """Hold back what asks this process to end until `let_through`; what was still held is done at the end."""
    leaving = OrderlyExit()
    before = {}
    if threading.current_thread() is threading.main_thread():  # nobody else may set handlers
        before = {number: signal.getsignal(number) for number in _ASKING}
        before = {number: was for number, was in before.items() if was is not signal.SIG_IGN}  # nohup
    for number in before:
        signal.signal(number, leaving.take)
    try:
        yield leaving
    finally:
        for number, was in before.items():
            signal.signal(number, was)
        leaving.let_through()
