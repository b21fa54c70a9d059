"""Running the rule book over the registers: two rounds, masking, claims, one issue for one fault."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from qms_xl.checking.claims import Claims, one_per_fault
from qms_xl.checking.rows_back import with_rows_back
from qms_xl.checking.run import CRASHED, Run
from qms_xl.checking.waivers import waive
from qms_xl.model import Issue, Register
from qms_xl.norms import profile
from qms_xl.rulebook import Entry, rule_book
from qms_xl.settings import Settings

__all__ = ["CRASHED", "Checked", "Claims", "check"]

_FIRST_ROUND = ("XLS", "GEN")


@dataclass(frozen=True)
class Checked:
    """What `check` gives. `skipped`: code -> what the rule lacked (`suppliers`, `actions.verify_due`); `rules`: how many ran."""

    issues: tuple[Issue, ...]
    skipped: Mapping[str, tuple[str, ...]]
    rules: int
    registers: int
    rows: int


def check(
    registers: Mapping[str, Register],
    *,
    facts: Mapping[str, Register],
    as_of: date,
    settings: Settings,
    norm: str,
    select: Collection[str] = (),
    ignore: Collection[str] = (),
    on: Collection[str] = (),
    past: Mapping[date, Mapping[str, Register]] | None = None,
) -> Checked:
    """Return every issue in the registers.

    `select` shows only issues of these codes or families and turns their rules on; `ignore` leaves rules out
    altogether, so that GEN001 speaks where they would; `on` turns on rules that are off by default. `past`: the registers
    at every snapshot, by day.
    """
    profile_ = profile(norm)
    running = [
        entry
        for entry in rule_book().values()
        if (not entry.rule.off or entry.is_among(on) or entry.is_among(select))
        and not entry.is_among(ignore)
        and (not entry.rule.since or profile_.at_least(entry.rule.since))
    ]
    late = [entry for entry in running if entry.asks("results")]
    after = [entry for entry in running if entry.asks("claimed")]
    first = [entry for entry in rule_book().values() if entry.family in _FIRST_ROUND and _speaks_first(entry, running)]
    second = [entry for entry in running if entry.family not in _FIRST_ROUND and entry not in late]

    def ran(these: Mapping[str, Register]) -> Run:
        run = Run(these, facts, as_of, settings, profile_, past or {})
        for entry in first:
            run.find(entry)
        run.mask()
        for entry in second:
            run.find(entry)
        run.weigh(second)
        run.claim(second)
        for entry in after:
            run.find(entry)
        run.hits = one_per_fault(run.hits)
        for entry in late:
            run.find(entry)
        return run

    run = ran(registers)
    allowed = {entry.code for entry in running if not select or entry.is_among(select)}
    issues = [issue for issue in run.issues() if issue.code in allowed]
    if back := with_rows_back(registers, past or {}):
        still = {_what(issue) for issue in ran(back).issues()}
        issues = [issue for issue in issues if issue.code.startswith(_FIRST_ROUND) or _what(issue) in still]
    return Checked(
        issues=waive(tuple(sorted(issues, key=_order)), registers, as_of),
        skipped={code: tuple(sorted(set(names))) for code, names in sorted(run.skipped.items()) if code in allowed},
        rules=sum(entry.code not in run.idle for entry in running if entry.code in allowed),
        registers=len(registers),
        rows=sum(len(register) for name, register in registers.items() if name != "lists"),
    )


def _speaks_first(entry: Entry, running: list[Entry]) -> bool:
    """Rules that mask are asked even where they are ignored: a cell stays unreadable when nobody says so."""
    return (entry.rule.masks or entry in running) and not entry.asks("results") and not entry.asks("claimed")


def _what(issue: Issue) -> tuple[object, ...]:
    """Return what tells an issue from others, wherever its row stands."""
    cell = issue.cell
    return (issue.code, cell.register, cell.record, cell.row, cell.column, issue.about, issue.variant)


def _order(issue: Issue) -> tuple[object, ...]:
    cell = issue.cell
    letters = (cell.cell or "").rstrip("0123456789")
    return (cell.workbook, cell.sheet, cell.row or 0, len(letters), letters, issue.code, issue.about)
