"""Cells that name nothing: empty, or with an answer such as "brak" where the number of a row would stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qms_xl.kinds.reading import is_answer
from qms_xl.model import Register

if TYPE_CHECKING:
    import pandas as pd


def names_nothing(register: Register, column: str) -> pd.Series[bool]:
    """Return which cells of a reference column are empty or say "none"; one that cannot be read names something."""
    answers = [value for value in register.distinct(column) if isinstance(value, str) and is_answer(value)]
    return register.blank(column) | register.typed(column).isin(answers)
