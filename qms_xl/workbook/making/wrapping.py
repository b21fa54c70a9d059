"""How high a row must be for wrapped text; no program tells before the file is open."""

from __future__ import annotations

import math

LINE_POINTS = 15.0


def lines(text: str, width: float) -> int:
    """Return the lines that a text takes when wrapped at spaces, `width` in characters."""
    return sum(_paragraph(part, max(width, 1)) for part in text.split("\n")) if text else 1


def _paragraph(text: str, width: float) -> int:
    count, used = 1, 0
    for word in text.split():
        if used and used + 1 + len(word) > width:
            count, used = count + 1, 0
        count += max(0, math.ceil(len(word) / width) - 1)
        used += len(word) + (1 if used else 0)
    return count
