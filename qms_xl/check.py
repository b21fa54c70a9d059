"""Running the rule book over the registers: two rounds, masking, claims, one issue for one fault."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from qms_xl.errors import AbsentColumn
from qms_xl.model import CellRef, Found, Hit, Issue, Register
from qms_xl.norms import Norm, profile
from qms_xl.required import holds
from qms_xl.rulebook import Entry, rule_book
from qms_xl.settings import Settings
from qms_xl.supply import Absent, Supply, parameters
from qms_xl.waivers import waive

if TYPE_CHECKING:
    import pandas as pd

CRASHED = "_crashed"  # variant of the one issue that a rule with a bug becomes
_FIRST_ROUND = ("XLS", "GEN")


@dataclass(frozen=True)
class Checked:
    """What `check` gives. `skipped`: code -> what the rule lacked (`suppliers`, `actions.verify_due`); `rules`: how many ran."""

    issues: tuple[Issue, ...]
    skipped: Mapping[str, tuple[str, ...]]
    rules: int
    registers: int
    rows: int


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
) -> Checked:
    """Return every issue in the registers.

    `select` shows only issues of these codes or families and turns their rules on; `ignore` leaves rules out
    altogether, so that GEN001 speaks where they would; `on` turns on rules that are off by default.
    """
    profile_ = profile(norm)
    running = [
        entry
        for entry in rule_book().values()
        if (not entry.rule.off or _named(entry, on) or _named(entry, select))
        and not _named(entry, ignore)
        and (not entry.rule.since or profile_.at_least(entry.rule.since))
    ]
    run = _Run(registers, facts, as_of, settings, profile_)
    late = [entry for entry in running if _asks(entry, "results")]
    after = [entry for entry in running if _asks(entry, "claimed")]
    first = [entry for entry in rule_book().values() if entry.family in _FIRST_ROUND and _speaks_first(entry, running)]
    second = [entry for entry in running if entry.family not in _FIRST_ROUND and entry not in late]

    for entry in first:
        run.find(entry)
    run.mask()
    for entry in second:
        run.find(entry)
    run.claim(second)
    for entry in after:
        run.find(entry)
    run.hits = _one_per_fault(run.hits)
    for entry in late:
        run.find(entry)

    allowed = {entry.code for entry in running if not select or _named(entry, select)}
    issues = [issue for issue in run.issues() if issue.code in allowed]
    return Checked(
        issues=waive(tuple(sorted(issues, key=_order)), registers, as_of),
        skipped={code: tuple(sorted(set(names))) for code, names in sorted(run.skipped.items()) if code in allowed},
        rules=sum(entry.code not in run.idle for entry in running if entry.code in allowed),
        registers=len(registers),
        rows=sum(len(register) for name, register in registers.items() if name != "lists"),
    )


class _Run:
    """One run over the registers: hits by rule, what was skipped, and the registers as the second round sees them."""

    def __init__(
        self,
        registers: Mapping[str, Register],
        facts: Mapping[str, Register],
        as_of: date,
        settings: Settings,
        norm: Norm,
    ) -> None:
        self.registers = dict(registers)
        self.facts = dict(facts)
        self.values: dict[str, object] = {
            "as_of": as_of,
            "settings": settings,
            "norm": norm,
            "book": tuple(rule_book()),
        }
        self.supply = Supply(self.registers, self.facts, **self.values)
        self.hits: list[tuple[Entry, Hit]] = []
        self.skipped: dict[str, list[str]] = {}
        self.idle: set[str] = set()

    def find(self, entry: Entry) -> None:
        """Run one rule, each of its halves, over every register where it asks for `register`."""
        halves = entry.rule.find if isinstance(entry.rule.find, tuple) else (entry.rule.find,)
        ran = False
        for half in halves:
            asked = {name for name, _ in parameters(half)}
            if "results" in asked:
                self.supply = Supply(self.registers, self.facts, **{**self.values, "results": self._results()})
            if "register" in asked:
                for register in self.registers.values():
                    if len(register):
                        ran |= self._half(entry, half, register=register)
            else:
                ran |= self._half(entry, half)
        if not ran:
            self.idle.add(entry.code)

    def _half(self, entry: Entry, half: Callable[..., Found], **own: object) -> bool:
        try:
            self.hits.extend((entry, hit) for hit in list(self.supply.call(half, **own)))
        except Absent as absent:
            self.skipped.setdefault(entry.code, []).extend(absent.names)
            return False
        except AbsentColumn as absent:
            self.skipped.setdefault(entry.code, []).append(f"{absent.register}.{absent.column}")
            return False
        except Exception as bug:  # a rule with a bug must not stop the road: it becomes one issue about itself
            nowhere = CellRef("", "", "", None, None, None, None, None)
            hit = Hit(nowhere, {"error": type(bug).__name__}, severity="error", variant=CRASHED)
            self.hits.append((entry, hit))
        return True

    def mask(self) -> None:
        """Take the values that the first round could not read out of the registers; they are not blank for that."""
        named: dict[str, list[Hit]] = {}
        for entry, hit in self.hits:
            severity = hit.severity or entry.rule.severity
            if entry.rule.masks and severity != "note" and hit.cell.row is not None:
                named.setdefault(hit.cell.register, []).append(hit)
        for name, hits in named.items():
            if name in self.registers:
                self.registers[name] = without_values(self.registers[name], hits)
        self.supply = Supply(self.registers, self.facts, **self.values)

    def claim(self, entries: Iterable[Entry]) -> None:
        """Let GEN001 know which empty cells the rules that ran speak of."""
        held: dict[str, list[Any]] = {}
        for entry in entries:
            if entry.code not in self.skipped:
                for place, condition in entry.rule.claims.items():
                    held.setdefault(place, []).append(condition)
        norm = self.values["norm"]
        assert isinstance(norm, Norm)
        claims = Claims({place: tuple(found) for place, found in held.items()}, self.registers, norm.name)
        self.supply = Supply(self.registers, self.facts, **{**self.values, "claimed": claims})

    def issues(self) -> Iterable[Issue]:
        """Return the hits as issues, once each."""
        seen = set()
        for entry, hit in self.hits:
            edit = replace(hit.edit, rule=entry.code) if hit.edit else None
            issue = Issue(
                code=entry.code,
                severity=hit.severity or entry.rule.severity,
                cell=hit.cell,
                facts=hit.facts,
                about=hit.about,
                variant=hit.variant,
                edit=edit,
                more=tuple(replace(other, rule=entry.code) for other in hit.more),
            )
            identity = (issue.code, hit.cell[:7], hit.about, hit.variant)
            if identity not in seen:
                seen.add(identity)
                yield issue

    def _results(self) -> Register:
        import pandas as pd

        from qms_xl.facts.results import SCHEMA

        rows = [
            {
                "code": entry.code,
                "register": hit.cell.register,
                "record": hit.cell.record,
                "row": hit.cell.row,
                "column": hit.cell.column,
                "hidden": "yes" if hit.cell.hidden else "no",
                "about": hit.about,
            }
            for entry, hit in self.hits
        ]
        frame = pd.DataFrame(rows, columns=[column.name for column in SCHEMA.columns], dtype=object)
        return Register(SCHEMA, frame, frame)


def without_values(register: Register, hits: Iterable[Hit]) -> Register:
    """Return the register without the values of these cells; of a cell of several values only the named part goes."""
    import pandas as pd

    frame: Any = register.frame.copy()  # the stubs know no cell that holds a tuple
    by_address = {(place.workbook, place.sheet): number for number, place in enumerate(register.places)}
    for hit in hits:
        column = hit.cell.column
        number = by_address.get((hit.cell.workbook, hit.cell.sheet))
        if column is None or column not in frame.columns or number is None or hit.cell.row is None:
            continue
        for row_id in _row_ids(register, hit.cell):
            if register.schema[column].many:
                parts = frame.at[row_id, column]
                kept = tuple(part for part in parts if hit.about and str(part) != hit.about)
                frame.at[row_id, column] = kept
            elif frame[column].dtype.kind == "M":
                frame.at[row_id, column] = pd.NaT
            elif frame[column].dtype.kind == "f":
                frame.at[row_id, column] = float("nan")
            else:
                frame.at[row_id, column] = None
    return replace(register, frame=frame)


def _row_ids(register: Register, cell: CellRef) -> list[int]:
    from qms_xl.model import PLACE_STEP

    ids = (
        number * PLACE_STEP + (cell.row or 0)
        for number, place in enumerate(register.places)
        if (place.workbook, place.sheet) == (cell.workbook, cell.sheet)
    )
    return [row_id for row_id in ids if row_id in register.frame.index]


def _one_per_fault(hits: list[tuple[Entry, Hit]]) -> list[tuple[Entry, Hit]]:
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
        if any(_named(entry, book[o].rule.instead_of) or _named(book[o], entry.rule.yields_to) for o in others):
            return True
        place = f"{hit.cell.register}.{hit.cell.column}"
        return _asks(entry, "claimed") and any(place in book[o].rule.claims for o in others)

    return [(entry, hit) for entry, hit in hits if not replaced(entry, hit)]


def _speaks_first(entry: Entry, running: list[Entry]) -> bool:
    """Rules that mask are asked even where they are ignored: a cell stays unreadable when nobody says so."""
    return (entry.rule.masks or entry in running) and not _asks(entry, "results") and not _asks(entry, "claimed")


def _asks(entry: Entry, name: str) -> bool:
    halves = entry.rule.find if isinstance(entry.rule.find, tuple) else (entry.rule.find,)
    return any(name == argument for half in halves for argument, _ in parameters(half))


def _named(entry: Entry, codes: Collection[str]) -> bool:
    """Return whether the rule is among the codes; a family (`ACT`) names all its rules."""
    return any(entry.code == code or entry.family == code for code in codes)


def _order(issue: Issue) -> tuple[object, ...]:
    cell = issue.cell
    letters = (cell.cell or "").rstrip("0123456789")
    return (cell.workbook, cell.sheet, cell.row or 0, len(letters), letters, issue.code, issue.about)
