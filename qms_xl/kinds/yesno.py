"""Yes or no as read: the words of list(yesno), and Excel's own TRUE and FALSE."""

from __future__ import annotations

from qms_xl.kinds import list as words
from qms_xl.kinds.reading import Context, Read


def read(value: object, context: Context, number_format: str = "") -> Read:
    """Return the code `yes` or `no`."""
    if isinstance(value, bool):
        return Read("yes" if value else "no")
    return words.read(value, context, number_format)
