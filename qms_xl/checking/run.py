"""One run of the rule book: each rule gets what it asks for, and what it finds or lacks is kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from copy import copy
from dataclasses import replace
from datetime import date
from typing import Any

from qms_xl.checking.claims import Claims
from qms_xl.checking.masks import masked_cells, without_values
from qms_xl.checking.meanings import lacking_all_the_same, with_every_meaning
from qms_xl.errors import AbsentColumn
from qms_xl.model import CellRef, Found, Hit, Issue, Register
from qms_xl.norms import Norm
from qms_xl.rulebook import Entry, rule_book
from qms_xl.settings import Settings
from qms_xl.supply import Absent, Supply, looks_at, parameters

CRASHED = "_crashed"  # variant of the one issue that a rule with a bug becomes


class Run:
    """One run over the registers: hits by rule, what was skipped, and the registers as the second round sees them."""

    def __init__(
        self,
        registers: Mapping[str, Register],
        facts: Mapping[str, Register],
        as_of: date,
        settings: Settings,
        norm: Norm,
        past: Mapping[date, Mapping[str, Register]],
    ) -> None:
        self.registers = dict(registers)
        self.facts = dict(facts)
        self.values: dict[str, object] = {
            "as_of": as_of,
            "settings": settings,
            "norm": norm,
            "book": tuple(rule_book()),
            **({"past": past} if past else {}),  # an office without snapshots has none
        }
        self.supply = Supply(self.registers, self.facts, **self.values)
        self.masked: dict[str, list[tuple[int, str]]] = {}
        self.hits: list[tuple[Entry, Hit]] = []
        self.skipped: dict[str, list[str]] = {}
        self.idle: set[str] = set()

    def find(self, entry: Entry) -> None:
        """Run one rule, each of its halves, over every register where it asks for `register`."""
        ran = False
        for half in entry.halves:
            asked = {name for name, _ in parameters(half)}
            if "results" in asked:
                self.supply = Supply(self.registers, self.facts, **{**self.values, **self._results_so_far()})
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
                self.masked[name] = masked_cells(self.registers[name], hits)
                self.registers[name] = without_values(self.registers[name], hits)
        self.supply = Supply(self.registers, self.facts, **self.values)

    def weigh(self, entries: Iterable[Entry]) -> None:
        """Leave out what these rules say for lack of something that a masked cell may well have named.

        Asked again are only those that look at a register in which such a cell stands.
        """
        norm = self.values["norm"]
        assert isinstance(norm, Norm)
        meant = with_every_meaning(self.registers, self.masked, norm)
        if not meant.lacks:
            return
        other = copy(self)
        other.registers, other.hits, other.skipped, other.idle = dict(meant.registers), [], {}, set()
        other.supply = self.supply.with_registers(other.registers)
        changed = [name for name in self.masked if other.registers[name] is not self.registers[name]]
        spoke = {entry.code for entry, _ in self.hits}
        for entry in (entry for entry in entries if entry.code in spoke):
            if not any(looks_at(half, changed) for half in entry.halves):
                continue
            other.find(entry)
            if any(hit.variant == CRASHED for one, hit in other.hits if one is entry):
                continue
            said = [hit for one, hit in self.hits if one is entry]
            kept = lacking_all_the_same(said, (hit for one, hit in other.hits if one is entry), meant.lacks)
            self.hits = [one for one in self.hits if one[0] is not entry] + [(entry, hit) for hit in kept]

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

    def _results_so_far(self) -> dict[str, object]:
        return {"results": self._results(), "skipped": frozenset(self.skipped)}

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
                "header": hit.cell.header,
                "hidden": "yes" if hit.cell.hidden else "no",
                "about": hit.about,
            }
            for entry, hit in self.hits
        ]
        frame = pd.DataFrame(rows, columns=[column.name for column in SCHEMA.columns], dtype=object)
        return Register(SCHEMA, frame, frame)
