"""Which records a report is made of: those named, those due, all that can be; and what is said where one cannot be."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from qms_xl.errors import ReadError, UsageError
from qms_xl.model import Report, Text
from qms_xl.nearest import nearest
from qms_xl.render import supplied
from qms_xl.supply import Absent, Supply, parameters
from qms_xl.titles import lacking, title

if TYPE_CHECKING:
    from qms_xl.office import Office
    from qms_xl.read import Reading

ALL = "all"
_SHOWN = 6  # records that serve as examples


def records(
    report: Report,
    reading: Reading,
    office: Office,
    as_of: datetime.date,
    ids: Sequence[str],
    many: bool,
    every: bool,
) -> Iterator[str]:
    """Yield the records to report on: those named, else (`many`) those due, or with `every` all possible ones.

    Raises ReadError where the workbook that would name them could not be read, UsageError for a record that is not there.
    """
    naming = {report.register, *(name for name, _ in (parameters(report.subjects) if report.subjects else ()))}
    if naming & reading.unreadable:
        raise incomplete(lost(report, reading), reading)
    supply = supplied(office, reading.registers, reading.facts, as_of)
    known = _known(report, reading, supply)
    for one in ids:
        if one not in known:
            raise _unknown_record(report, one, known) if known else _no_rows(report)
        yield one
    if ids or not known:  # a register without rows counts as absent
        return
    asks = report.possible if every else report.due
    found = known if asks is None else list(supply.call(asks))
    if many:
        yield from found
    elif report.subjects is not None and len(known) == 1:
        yield from known
    else:
        raise _no_record(report, found, known if report.possible is None else list(supply.call(report.possible)))


def lost(report: Report, reading: Reading) -> Sequence[str]:
    """Return the registers that a report counts from and whose workbook could not be read."""
    asked = {report.register, *(name for name, _ in parameters(report.fields)), *report.reads}
    return sorted(asked & reading.unreadable)


def incomplete(registers: Sequence[str], reading: Reading) -> ReadError:
    """Return the error where registers that a report counts from could not be read: it would count too few."""
    names = lacking(*registers)
    files, first = ", ".join(error.file for error in reading.failed), reading.failed[0]
    return ReadError(
        files,
        "",
        "incomplete",
        Text(
            f"Nie można odczytać skoroszytu {files}, a raport liczy z jego rejestrów ({names.pl}).",
            f"The workbook {files} cannot be read, and the report counts from its registers ({names.en}).",
        ),
        Text(first.told("pl"), first.told("en")),
    )


def _known(report: Report, reading: Reading, supply: Supply) -> list[str]:
    """Return every record that there is: the report's own subjects, else the keys of its register."""
    if report.subjects is None:
        register = reading.registers.get(report.register)
        return [] if register is None else [str(key) for key in register.keys]
    try:
        return list(supply.call(report.subjects))
    except Absent:
        return []


def units_of(report: Report, reading: Reading, record: str) -> Sequence[str]:
    """Return the units of a record, for a document each; reports that know no unit are made once."""
    if not any(name == "unit" for name, _ in parameters(report.fields)):
        return ("",)
    register = reading.registers[report.register]
    if not register.has("units"):
        return ("",)
    rows = register.frame.index[register.keys == record]
    parts: Any = register.frame.at[rows[0], "units"]
    return tuple(parts) or ("",)


def unknown_kind(kind: str, kinds: Iterable[str]) -> UsageError:
    """Return the error about a kind of report that there is not, with the nearest that there is."""
    near = nearest(kind, list(kinds))
    names = ", ".join(sorted(kinds))
    also = Text(f" Czy chodziło o „{near}”?", f" Did you mean “{near}”?") if near else Text("", "")
    return UsageError(
        Text(f"Nie ma raportu „{kind}”.{also.pl}", f"There is no report “{kind}”.{also.en}"),
        Text(f"Rodzaje raportów: {names}.", f"Kinds of reports: {names}."),
    )


def _unknown_record(report: Report, record: str, known: Sequence[str]) -> UsageError:
    near = nearest(record, known)
    also = Text(f" Czy chodziło o „{near}”?", f" Did you mean “{near}”?") if near else Text("", "")
    if report.subjects is not None:
        names = ", ".join(known)
        return UsageError(
            Text(
                f"Nie ma czego sporządzić dla „{record}”.{also.pl}",
                f"There is nothing to make for “{record}”.{also.en}",
            ),
            Text(f"Można sporządzić dla: {names}.", f"It can be made for: {names}."),
        )
    return UsageError(
        Text("W rejestrze „{}” nie ma rekordu „{}”.{}", "The register “{}” has no record “{}”.{}").filled(
            title(report.register), record, also
        ),
        Text("Podaj numer tak, jak stoi w rejestrze.", "Write the number as it stands in the register."),
    )


def _no_rows(report: Report) -> UsageError:
    register = title(report.register)
    return UsageError(
        Text(
            f"Nie ma rejestru „{register.pl}” albo nie ma w nim jeszcze żadnego wiersza.",
            f"There is no register “{register.en}”, or it has no row yet.",
        ),
        Text(
            "Które rejestry przeczytano, mówi koniec wyniku polecenia „qms-xl check”.",
            "The end of what “qms-xl check” says tells which registers were read.",
        ),
    )


def _no_record(report: Report, due: Sequence[str], possible: Sequence[str]) -> UsageError:
    names = ", ".join(due or possible[-_SHOWN:]) or "–"
    example = (*due[:1], *possible[-1:], "…")[0]
    return UsageError(
        Text(
            f"Podaj numer rekordu albo --all. Do sporządzenia są teraz: {names}.",
            f"Name a record, or --all. Due now are: {names}.",
        )
        if due
        else Text(
            f"Podaj numer rekordu albo --all. Teraz nic nie czeka na sporządzenie; są: {names}.",
            f"Name a record, or --all. Nothing is due now; there are: {names}.",
        ),
        Text(
            f"Na przykład: qms-xl report {report.kind} {example}", f"For example: qms-xl report {report.kind} {example}"
        ),
    )
