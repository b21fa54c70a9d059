"""What is printed on a document beside its row: code, edition and day, compared as people read them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from datetime import date
from functools import lru_cache

from qms_xl.fold import fold
from qms_xl.kinds.date import readings
from qms_xl.rules.doc._editions import edition_number, same_edition

_PARTS = re.compile(r"[\W_]+")


@lru_cache(maxsize=4096)
def _pattern(code: str) -> re.Pattern[str]:
    parts = [re.escape(part) for part in _PARTS.split(fold(code)) if part]
    loose = r"[\W_]*".join(parts)
    return re.compile(rf"(?<![\w-]){loose}(?!\w|/\d|[.-]\w)")


def prints(lines: Iterable[str], code: str) -> bool:
    """Return whether a line names the code, spaces and signs in it aside: "PO 07" is PO-07, PO-071 is not."""
    return any(_pattern(code).search(fold(line)) for line in lines)


def other_code(printed: Iterable[str], lines: Iterable[str], code: str, known: Collection[str]) -> str | None:
    """Return the code that is printed instead of the document's own, None where none is.

    `printed`: what stands behind a word such as "Symbol:"; `lines`: everything printed; `known`: every code of the
    register, folded. What neither is known nor holds a digit is taken for no code.
    """
    labelled = [text for text in printed if text.split()]
    if any(prints([text], code) for text in labelled):
        return None
    of_others = [text for text in labelled if any(fold(part) in known for part in (text, text.split()[0]))]
    if of_others:
        return of_others[0]
    like_codes = [text for text in labelled if re.search(r"\d", text.split()[0])]
    return like_codes[0] if like_codes and not prints(lines, code) else None


def other_edition(printed: Iterable[str], edition: str) -> str | None:
    """Return the edition that is printed instead of the row's, None where it is the same or cannot be compared."""
    shown = list(printed)
    if not shown or edition_number(edition) is None or any(same_edition(one, edition) for one in shown):
        return None
    return shown[0]


def other_day(printed: Iterable[str], days: Collection[date]) -> date | None:
    """Return the day that is printed instead of any of the row's, None where one of them is or there is nothing to compare."""
    shown = [day for text in printed for day in readings(text).days]
    if not shown or not days or set(shown) & set(days):
        return None
    return shown[0]
