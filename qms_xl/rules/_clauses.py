"""Clauses of the standard, compared to the second level: "9.2" serves 9.2.1, and the other way round."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from qms_xl.model import Register
from qms_xl.rules._computed import unreadable

_NUMBER = re.compile(r"(?<![\d.])\d{1,2}(?:\.\d{1,2})*")


def second_level(text: str) -> frozenset[str]:
    """Return the clauses that a text names, cut to the second level: "9.2.2 a" as 9.2, a chapter alone as "9"."""
    return frozenset(".".join(number.split(".")[:2]) for number in _NUMBER.findall(text))


def serves(named: str, asked: str) -> bool:
    """Return whether a text that names clauses names the one asked for, or one above or below it."""
    return any(
        number == asked or asked.startswith(f"{number}.") or number.startswith(f"{asked}.")
        for number in _NUMBER.findall(named)
    )


def excluded(certificates: Register | None, as_of: date) -> tuple[str, ...]:
    """Return the clauses that the certificates exclude which are valid, or of which nobody can read whether they are."""
    if certificates is None:
        return ()
    may_be = unreadable(certificates, ("status", "issued_on", "valid_to"))
    rows = {*valid_certificates(certificates, as_of), *may_be.index[may_be]}
    parts: Iterable[tuple[str, ...]] = certificates["exclusions"].loc[sorted(rows)]
    return tuple(dict.fromkeys(part for several in parts for part in several))


def valid_certificates(certificates: Register, as_of: date) -> list[int]:
    """Return the rows of the certificates that are valid: so by status, or without one, issued and not yet ended."""
    import pandas as pd

    today = pd.Timestamp(as_of)
    valid = (certificates["status"] == "valid") | certificates.blank("status")
    valid &= (certificates["issued_on"] <= today) & (certificates["valid_to"] >= today)
    return [int(row) for row in valid.index[valid]]
