"""One issue for one fault: which empty cells a rule claims from GEN001, and which rule speaks instead of which."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from qms_xl.model import Hit, Register
from qms_xl.required import holds
from qms_xl.rulebook import Entry, rule_book

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True)
class Claims:
    """Which empty cells running rules speak of, so that GEN001 leaves them: "register.column" -> conditions."""

    held: Mapping[str, tuple[Any, ...]]
    registers: Mapping[str, Register]
    norm: str

    def rows(self, register: Register, column: str) -> pd.Series[bool]:
        """Return which rows' cells of the column are claimed."""
        import pandas as pd

        claimed = pd.Series(False, index=register.frame.index)
        for condition in self.held.get(f"{register.name}.{column}", ()):
            claimed |= holds(condition, register, self.registers, self.norm)
        return claimed


def one_per_fault(hits: list[tuple[Entry, Hit]]) -> list[tuple[Entry, Hit]]:
    """Return the hits without those that another rule speaks instead of, or that yield to it, at the same cell.

    GEN001 yields at a cell that a rule with a claim to the column names: one of its halves may have been skipped,
    and its claims with it, while the other half speaks.
    """
    at_cell: dict[tuple[object, ...], set[str]] = {}
    for entry, hit in hits:
        at_cell.setdefault(hit.cell[:6], set()).add(entry.code)
    book = rule_book()

    def replaced(entry: Entry, hit: Hit) -> bool:
        others = at_cell[hit.cell[:6]] - {entry.code}
        if any(entry.is_among(book[o].rule.instead_of) or book[o].is_among(entry.rule.yields_to) for o in others):
            return True
        place = f"{hit.cell.register}.{hit.cell.column}"
        return entry.asks("claimed") and any(place in book[o].rule.claims for o in others)

    return [(entry, hit) for entry, hit in hits if not replaced(entry, hit)]
