"""Codes named in running text: looked for after folding, and never as a part of a longer code."""

from __future__ import annotations

import re
from functools import lru_cache

from qms_xl.fold import fold


@lru_cache(maxsize=4096)
def code_pattern(code: str) -> re.Pattern[str]:
    """Return the expression that finds a code in a folded text; `PZ-1/1` is not found in "PZ-1/12" or "XPZ-1/1"."""
    return re.compile(rf"(?<![\w-]){re.escape(fold(code))}(?!\w|/\d|[.-]\w)")


def names(text: object, code: str) -> bool:
    """Return whether the text names the code; a missing text names nothing."""
    return isinstance(text, str) and code_pattern(code).search(fold(text)) is not None
