"""Which records a report is made of: those named, those due, all that can be; and what is said where one is not there."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from qms_xl.errors import UsageError
from qms_xl.model import Report, Text
from qms_xl.nearest import nearest
from qms_xl.norms import profile
from qms_xl.supply import Supply, parameters

if TYPE_CHECKING:
    from qms_xl.office import Office
    from qms_xl.read import Reading

ALL = "all"


def records(
    report: Report,
    reading: Reading,
    office: Office,
    as_of: datetime.date,
    ids: Sequence[str],
    many: bool,
    every: bool,
) -> Iterator[str]:
    """Yield the records to report on: those named, else (`many`) those due, or with `every` all possible ones."""
    register = reading.registers.get(report.register)
    known = [] if register is None else [str(key) for key in register.keys]
    for one in ids:
        if one not in known:
            raise _unknown_record(report, one, known)
        yield one
    if ids or register is None or not len(register):  # a register without rows counts as absent
        return
    asks = report.possible if every else report.due
    supply = Supply(reading.registers, reading.facts, as_of=as_of, settings=office.settings, norm=profile(office.norm))
    found = known if asks is None else list(supply.call(asks))
    if not many:
        raise _no_record(report, found)
    yield from found


def units_of(report: Report, reading: Reading, record: str) -> Sequence[str]:
    """Return the units of a record, for a document each; reports that know no unit are made once."""
    register = reading.registers[report.register]
    if not any(name == "unit" for name, _ in parameters(report.fields)) or not register.has("units"):
        return ("",)
    rows = register.frame.index[register.keys == record]
    parts: Any = register.frame.at[rows[0], "units"]
    return tuple(parts) or ("",)


def unknown_kind(kind: str, kinds: Mapping[str, Report]) -> UsageError:
    """Return the error about a kind of report that there is not, with the nearest that there is."""
    near = nearest(kind, [*kinds, ALL])
    names = ", ".join([*sorted(kinds), ALL])
    also = Text(f" Czy chodziło o „{near}”?", f" Did you mean “{near}”?") if near else Text("", "")
    return UsageError(
        Text(f"Nie ma raportu „{kind}”.{also.pl}", f"There is no report “{kind}”.{also.en}"),
        Text(f"Rodzaje raportów: {names}.", f"Kinds of reports: {names}."),
    )


def _unknown_record(report: Report, record: str, known: Sequence[str]) -> UsageError:
    near = nearest(record, known)
    also = Text(f" Czy chodziło o „{near}”?", f" Did you mean “{near}”?") if near else Text("", "")
    return UsageError(
        Text(
            f"W rejestrze „{report.register}” nie ma rekordu „{record}”.{also.pl}",
            f"The register “{report.register}” has no record “{record}”.{also.en}",
        ),
        Text("Podaj numer tak, jak stoi w rejestrze.", "Write the number as it stands in the register."),
    )


def _no_record(report: Report, due: Sequence[str]) -> UsageError:
    names = ", ".join(due) or "–"
    return UsageError(
        Text(
            f"Podaj numer rekordu albo --all. Do sporządzenia są teraz: {names}.",
            f"Name a record, or --all. Due now are: {names}.",
        ),
        Text(
            f"Na przykład: qms-xl report {report.kind} {due[0] if due else '…'}",
            f"For example: qms-xl report {report.kind} {due[0] if due else '…'}",
        ),
    )
