"""Numbers: from counts to how Vietnamese write them."""

from __future__ import annotations

from decimal import Decimal


def number(value: int) -> str:
    """Write a count: 64.089."""
    return f"{value:,}".replace(",", ".")


def share(part: int, whole: int) -> str:
    """Write a share in percent with two digits: 19,25; nothing of nothing is a dash."""
    return f"{100 * Decimal(part) / whole:.2f}".replace(".", ",") if whole else "–"
