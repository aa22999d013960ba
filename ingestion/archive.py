"""Archive: from a file's exact bytes to one object named by their sha256, kept for ever."""

from __future__ import annotations

import hashlib
import secrets

from upath import UPath

import settings


def sha256(content: bytes) -> str:
    """Return the hexadecimal sha256 of the bytes."""
    return hashlib.sha256(content).hexdigest()


def place(digest: str) -> UPath:
    """Return where the bytes of this hash are kept."""
    return settings.current().archive / digest[:2] / digest


def keep(content: bytes) -> str:
    """Archive the bytes, whole or not at all, and return their sha256. The same bytes again change nothing."""
    digest = sha256(content)
    target = place(digest)
    if not target.exists():
        target.parent.mkdir(parents=True, exist_ok=True)
        partial = target.parent / f".{digest}.{secrets.token_hex(4)}"
        partial.write_bytes(content)
        partial.rename(target)
    return digest
