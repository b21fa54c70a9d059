"""Issues as the reader hears them: message, remedy, value and fingerprint, ready for any output format."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

from qms_xl.check import CRASHED
from qms_xl.errors import FileError
from qms_xl.model import CellError, CellRef, Issue, Severity, Text, Uncached
from qms_xl.speak import Voice
from qms_xl.titles import title

if TYPE_CHECKING:
    from pathlib import Path

    from qms_xl.check import Checked
    from qms_xl.norms import Norm
    from qms_xl.rulebook import Entry

_CRASH = Text(
    "Reguły {code} nie udało się sprawdzić, bo jest w niej błąd programu ({error}); pozostałe sprawdzono.",
    "Rule {code} could not be checked because of a bug in it ({error}); the others were.",
)
_CRASH_REMEDY = Text(
    "W rejestrach nie trzeba nic poprawiać. Proszę zgłosić to autorom qms-xl.",
    "Nothing is to be corrected in the registers. Please tell the makers of qms-xl.",
)


@dataclass(frozen=True)
class Spoken:
    """One issue with its sentences; what is not known is None. Fields in the order of the contract's JSON."""

    code: str
    name: str
    severity: Severity
    register: str | None
    workbook: str | None
    sheet: str | None
    cell: str | None
    row: int | None
    column: str | None
    header: str | None
    record: str | None
    about: str
    value: object
    message: str
    remedy: str
    clause: str | None
    fix: str | None
    hidden: bool
    waived: str | None
    fingerprint: str


@dataclass(frozen=True)
class CheckView:
    """What `check` has to tell: the issues, what was skipped, files that failed, and who asks.

    `ignored`: code -> reason from qms.toml. `all_shown`: no shortening of long lists. `people`: for each of the issues
    the people that its row names. `home`: the office folder, `result_folder`: where the result is to stand, for links.
    """

    office: str
    as_of: date
    norm: str
    voice: Voice
    checked: Checked
    issues: tuple[Spoken, ...]
    failed: tuple[FileError, ...] = ()
    ignored: Mapping[str, str] | None = None
    quiet: bool = False
    all_shown: bool = False
    people: tuple[tuple[str, ...], ...] = ()
    home: Path | None = None
    result_folder: Path | None = None

    def count(self, severity: Severity) -> int:
        """Return how many issues of that severity there are; waived ones are left out."""
        return sum(issue.severity == severity and issue.waived is None for issue in self.issues)

    def each(self) -> list[tuple[Spoken, tuple[str, ...]]]:
        """Return every issue with the people that its row names."""
        return list(zip(self.issues, self.people or ((),) * len(self.issues), strict=True))


def spoken(issues: Iterable[Issue], book: Mapping[str, Entry], norm: Norm, voice: Voice) -> tuple[Spoken, ...]:
    """Return the issues in the reader's language; `norm` says under which clause."""
    return tuple(_spoken(issue, book[issue.code], norm, voice) for issue in issues)


def fingerprint(issue: Issue) -> str:
    """Return what makes an issue the same one next time, wherever its row has moved to."""
    cell = issue.cell
    identity = (issue.code, cell.register, cell.record, cell.column, issue.about)
    return hashlib.sha256(json.dumps(identity, ensure_ascii=False).encode()).hexdigest()[:16]


def plain(value: Any) -> object:
    """Return a cell's value as typed, fit for JSON: dates ISO, whole numbers without .0, blank None."""
    if hasattr(value, "item") and not isinstance(value, date):
        value = value.item()
    if value is None or value != value:  # NaN and NaT differ from themselves
        return None
    if isinstance(value, CellError):
        return value.text
    if isinstance(value, Uncached):
        return None
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(timespec="seconds")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer() and abs(value) < 2**53:
        return int(value)
    return value if isinstance(value, str | int | float | bool) else str(value)


def _spoken(issue: Issue, entry: Entry, norm: Norm, voice: Voice) -> Spoken:
    cell, rule = issue.cell, entry.rule
    crashed = issue.variant == CRASHED
    message = _CRASH if crashed else rule.variants.get(issue.variant, rule.message)
    facts = {**_about_cell(cell), "code": issue.code, "about": issue.about, **issue.facts}
    return Spoken(
        code=issue.code,
        name=entry.name,
        severity=issue.severity,
        register=cell.register or None,
        workbook=cell.workbook or None,
        sheet=cell.sheet or None,
        cell=cell.cell,
        row=cell.row,
        column=cell.column,
        header=cell.header,
        record=cell.record,
        about=issue.about,
        value=plain(cell.value),
        message=voice.say(message, facts),
        remedy=voice.say(_CRASH_REMEDY if crashed else rule.remedies.get(issue.variant, rule.remedy), facts),
        clause=norm.clause(rule.clause) or None,
        fix=issue.edit.safety if issue.edit else rule.fix if rule.computed else None,
        hidden=cell.hidden,
        waived=issue.waived,
        fingerprint=fingerprint(issue),
    )


def _about_cell(cell: CellRef) -> dict[str, object]:
    facts: dict[str, object] = {**cell._asdict(), "row": str(cell.row) if cell.row else None}
    if cell.header is None and cell.column:
        facts["header"] = title(cell.register, cell.column)
    return facts
