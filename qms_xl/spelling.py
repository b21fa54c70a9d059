"""The two Polish spellings of *audit*: the standard's and the dictionary's, which an office chooses."""

from __future__ import annotations

import re

_AUDIT = re.compile(r"audi(?=[tc])", re.IGNORECASE)


def audyt(text: str) -> str:
    """Return a Polish text with audit spelled audyt, case kept: w audicie -> w audycie, Audity -> Audyty."""
    return _AUDIT.sub(lambda found: found[0][:3] + ("Y" if found[0][3].isupper() else "y"), text)
