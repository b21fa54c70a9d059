"""What one header probably is, and how sure that is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Certainty = Literal["certain", "likely", "unknown"]


@dataclass(frozen=True)
class Guess:
    """What one header probably is. `likeness` of the header 0 to 1, `contents` -1 to 1; `rivals`: the next best columns."""

    column: str = ""
    certainty: Certainty = "unknown"
    likeness: float = 0.0
    contents: float = 0.0
    rivals: tuple[str, ...] = ()
