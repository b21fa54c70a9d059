"""From registers to Word documents: one record's fields into a template, and the documents into the reports folder."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from qms_xl.errors import QmsError, UsageError
from qms_xl.figures import counted, plain, sources
from qms_xl.model import Language, Register, Report, Text
from qms_xl.nearest import nearest
from qms_xl.norms import profile
from qms_xl.shelf import collect
from qms_xl.shipped import shipped
from qms_xl.supply import Absent, Supply, parameters
from qms_xl.word.create import create, safe_name

if TYPE_CHECKING:
    from qms_xl.office import Office
    from qms_xl.read import Reading
    from qms_xl.word.engine import Words

TAGS: Mapping[Language, str] = {"pl": "pl-PL", "en": "en-GB"}
ALL = "all"
_BUG = Text("Dokumentu nie udało się sporządzić: błąd programu.", "The document could not be made: a bug of ours.")


class Rendered(NamedTuple):
    """A finished document, not yet written: `name` is the file name it asks for."""

    kind: str
    id: str
    name: str
    data: bytes


class Template(NamedTuple):
    """A Word template as read. `ours`: it is the shipped one, whose fixed text follows the office's spelling of *audit*."""

    name: str
    data: bytes
    ours: bool


class Made(NamedTuple):
    """A document in the reports folder; `path` is absolute."""

    kind: str
    id: str
    path: Path


class Failed(NamedTuple):
    """A document that could not be made, and why."""

    kind: str
    id: str
    why: QmsError


@dataclass(frozen=True)
class Documents:
    """What `make_documents` made and what it could not make; `bug`: the first fault of our own, to be raised at the door."""

    made: tuple[Made, ...]
    failed: tuple[Failed, ...]
    bug: Exception | None = None


def reports() -> Mapping[str, Report]:
    """Return the kinds of reports there are, by name."""
    return {report.kind: report for report in collect("qms_xl.reports", "REPORT").values()}


def render(
    report: Report,
    record: str,
    registers: Mapping[str, Register],
    *,
    template: Template,
    words: Words,
    as_of: datetime.date,
    office: Office,
    facts: Mapping[str, Register] | None = None,
    checksums: Mapping[str, str] | None = None,
    unit: str = "",
) -> Rendered:
    """Return one record's report; raises QmsError with the reason where it cannot be made.

    `checksums`: sha256 of each workbook by its name. Equal registers give equal bytes.
    """
    from qms_xl.word.language import Shape
    from qms_xl.word.template import Properties
    from qms_xl.word.template import render as filled

    supply = Supply(registers, facts or {}, as_of=as_of, settings=office.settings, norm=profile(office.norm))
    try:
        fields = supply.call(report.fields, record=record, unit=unit)
    except Absent as absent:
        names = ", ".join(absent.names)
        raise UsageError(
            Text(f"Brakuje rejestrów: {names}.", f"These registers are missing: {names}."),
            Text(
                "Sprawdź poleceniem „qms-xl check”, czy skoroszyty je zawierają.",
                "See with “qms-xl check” whether the workbooks hold them.",
            ),
        ) from None
    lines = counted(sources(fields), registers, report.field_help, words.value, words.language)
    used = sorted({line.workbook for line in lines})
    context = plain({**fields, "office": office.name, "as_of": as_of}, words.value)
    assert isinstance(context, dict)
    context["sources"] = [line._asdict() for line in lines]
    context["workbooks"] = [{"name": name, "sha256": (checksums or {}).get(name)} for name in used]
    stem = words.say(report.file_name, id=record) + (f" {unit}" if unit else "")
    properties = Properties(
        title=words.say(Text("{title} {id}", "{title} {id}"), title=report.title, id=record),
        language=TAGS[words.language],
        author=office.name,
        made=datetime.datetime.combine(as_of, datetime.time()),
    )
    respell = (lambda text: words.own(Text(text, text))) if template.ours else None
    data = filled(template.data, template.name, Shape.of(report.field_help), context, words, properties, respell)
    return Rendered(report.kind, record, safe_name(stem), data)


def template_for(report: Report, office: Office, language: Language, asked: Path | None = None) -> Template:
    """Return the template: the one asked for, else the office's own, else the shipped one; raises UsageError."""
    name = report.template.in_(language)
    ours = shipped(f"docx_templates/{language}/{name}").read_bytes()
    if asked is not None:
        path = asked
    else:
        own = [office.templates_folder / language / name]
        own += [office.templates_folder / name] if language == office.language else []
        path = next((one for one in own if one.is_file()), Path())
        if not path.name:
            return Template(name, ours, ours=True)
    try:
        data = path.read_bytes()
    except OSError as trouble:
        raise UsageError(
            Text(
                f"Nie ma szablonu „{path}” albo nie można go odczytać.",
                f"There is no template “{path}”, or it cannot be read.",
            ),
            Text("Podaj plik .docx opcją --template.", "Name a .docx file with --template."),
        ) from trouble
    return Template(path.name, data, data == ours)


def make_documents(
    office: Office,
    reading: Reading,
    kind: str,
    ids: Sequence[str] = (),
    *,
    every: bool = False,
    as_of: datetime.date,
    words: Words,
    template: Path | None = None,
    folder: Path | None = None,
    per_unit: bool = False,
) -> Documents:
    """Make the documents of a kind and write them; one that fails does not stop the rest.

    Without `ids` those that are due (`kind` `all`), or with `every` all that can be made. Raises UsageError for an
    unknown kind, record or template, before anything is made.
    """
    kinds = reports()
    if kind != ALL and kind not in kinds:
        raise _unknown_kind(kind, kinds)
    wanted = [kinds[kind]] if kind != ALL else list(kinds.values())
    todo = [(one, list(records(one, reading, office, as_of, ids, every or kind == ALL, every))) for one in wanted]
    made: list[Made] = []
    failed: list[Failed] = []
    bugs: list[Exception] = []
    for report, chosen in todo:
        pattern = template_for(report, office, words.language, template)
        for record in chosen:
            for unit in _units(report, reading, record) if per_unit else ("",):
                try:
                    _complete(report, reading)
                    rendered = render(
                        report,
                        record,
                        reading.registers,
                        template=pattern,
                        words=words,
                        as_of=as_of,
                        office=office,
                        facts=reading.facts,
                        checksums=reading.sha256,
                        unit=unit,
                    )
                    path = create(rendered.data, folder or office.reports_folder, rendered.name, office.folder)
                    made.append(Made(report.kind, record, path))
                except QmsError as why:
                    failed.append(Failed(report.kind, record, why))
                except Exception as bug:  # a door of its own: our fault in one document must not cost the others
                    bugs.append(bug)
                    failed.append(Failed(report.kind, record, UsageError(_BUG)))
    return Documents(tuple(made), tuple(failed), bugs[0] if bugs else None)


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
    if ids or register is None:
        return
    asks = report.possible if every else report.due
    supply = Supply(reading.registers, reading.facts, as_of=as_of, settings=office.settings, norm=profile(office.norm))
    found = known if asks is None else list(supply.call(asks))
    if not many:
        raise _no_record(report, found)
    yield from found


def _units(report: Report, reading: Reading, record: str) -> Sequence[str]:
    """Return the units of a record, for a document each; reports that know no unit are made once."""
    register = reading.registers[report.register]
    if not any(name == "unit" for name, _ in parameters(report.fields)) or not register.has("units"):
        return ("",)
    rows = register.frame.index[register.keys == record]
    parts: Any = register.frame.at[rows[0], "units"]
    return tuple(parts) or ("",)


def _complete(report: Report, reading: Reading) -> None:
    """Raise UsageError where a workbook that the report counts from could not be read: it would count too few."""
    asked = {*(name for name, _ in parameters(report.fields)), *report.reads}
    lost = sorted(asked & set(reading.unreadable))
    if not lost:
        return
    files = ", ".join(error.file for error in reading.failed)
    names = ", ".join(lost)
    raise reading.failed[0].__class__(
        files,
        "",
        "incomplete",
        Text(
            f"Nie można odczytać skoroszytu {files}, a raport liczy z jego rejestrów ({names}).",
            f"The workbook {files} cannot be read, and the report counts from its registers ({names}).",
        ),
        reading.failed[0].message,
    )


def _unknown_kind(kind: str, kinds: Mapping[str, Report]) -> UsageError:
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
