"""A picture for a Word document: how large it is, what it says, and how to have it drawn."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Image:
    """A picture as a template may print it. `alt` states what it shows, numbers included; `draw` gives the PNG file."""

    alt: str
    width_mm: float
    height_mm: float
    draw: Callable[[], bytes]
