"""From registers to a Word document: one record's fields into a template."""

from __future__ import annotations

import datetime
import hashlib
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from qms_xl.errors import AbsentColumn, UsageError
from qms_xl.figures import counted, plain, sources
from qms_xl.model import TAGS, Language, Register, Report, Text
from qms_xl.norms import profile
from qms_xl.shelf import collect
from qms_xl.shipped import shipped
from qms_xl.supply import Absent, Supply
from qms_xl.titles import lacking, title
from qms_xl.word.create import safe_name
from qms_xl.word.image import Image

if TYPE_CHECKING:
    from qms_xl.office import Office
    from qms_xl.word.engine import Words
    from qms_xl.word.template import Ready


class Rendered(NamedTuple):
    """A finished document, not yet written: `name` is the file name it asks for.

    `facts` stands for what it says but its day and sources; `data` is empty where that was known already.
    """

    kind: str
    id: str
    name: str
    data: bytes
    facts: str = ""


class Template(NamedTuple):
    """A Word template as read. `ours`: it is the shipped one, whose fixed text follows the office's spelling of *audit*."""

    name: str
    data: bytes
    ours: bool


def reports() -> Mapping[str, Report]:
    """Return the kinds of reports there are, by name."""
    return {report.kind: report for report in collect("qms_xl.reports", "REPORT").values()}


def supplied(
    office: Office, registers: Mapping[str, Register], facts: Mapping[str, Register], as_of: datetime.date
) -> Supply:
    """Return what reports ask for by the names of their arguments, on a day; good for many documents."""
    return Supply(registers, facts, as_of=as_of, settings=office.settings, norm=profile(office.norm))


def render(
    report: Report,
    record: str,
    supply: Supply,
    *,
    template: Template,
    words: Words,
    office: Office,
    checksums: Mapping[str, str] | None = None,
    unit: str = "",
    ready: Ready | None = None,
    known: str = "",
) -> Rendered:
    """Return one record's report; raises QmsError with the reason where it cannot be made.

    `supply`: see `supplied`. `checksums`: sha256 of each workbook by its name. `ready`: the template checked and compiled already, for many
    documents of it. `known`: the facts of the document as it stands; it is made only where they are others now. Equal
    registers give equal bytes.
    """
    from qms_xl.word.properties import Properties

    try:
        fields = supply.call(report.fields, record=record, unit=unit)
    except Absent as absent:
        raise UsageError(
            Text("Brakuje rejestrów: {}.", "These registers are missing: {}.").filled(lacking(*absent.names)),
            Text(
                "Sprawdź poleceniem „qms-xl check”, czy skoroszyty je zawierają.",
                "See with “qms-xl check” whether the workbooks hold them.",
            ),
        ) from None
    except AbsentColumn as absent:
        raise UsageError(
            Text("W rejestrze „{}” brakuje kolumny „{}”.", "The register “{}” lacks the column “{}”.").filled(
                title(absent.register), title(absent.register, absent.column)
            ),
            Text("Sprawdź nagłówki poleceniem „qms-xl check”.", "Look at the headers with “qms-xl check”."),
        ) from None
    ready = ready or prepared(report, template, words)
    context = plain({**fields, "office": office.name}, words.value)
    assert isinstance(context, dict)
    stem = words.say(report.file_name, id=record) + (f" {unit}" if unit else "")
    facts_now = _fingerprint(context, ready)
    if facts_now == known:
        return Rendered(report.kind, record, safe_name(stem), b"", facts_now)
    tables = counted(sources(fields), supply.registers, report.field_help, words.value, words.language)
    used = sorted({table.workbook for table in tables})
    as_of: datetime.date = supply.get("as_of")
    context["as_of"] = as_of
    context["sources"] = [{**one._asdict(), "lines": [line._asdict() for line in one.lines]} for one in tables]
    context["workbooks"] = [{"name": name, "sha256": (checksums or {}).get(name)} for name in used]
    properties = Properties(
        title=words.say(Text("{title} {id}", "{title} {id}"), title=report.title, id=record),
        language=TAGS[words.language],
        author=office.name,
        made=datetime.datetime.combine(as_of, datetime.time()),
    )
    return Rendered(report.kind, record, safe_name(stem), ready.filled(context, properties), facts_now)


def _fingerprint(context: Mapping[str, object], ready: Ready) -> str:
    """Return what stands for the facts that a template is filled with, and for the template."""

    def told(value: object) -> str:
        return value.alt if isinstance(value, Image) else str(value)

    whole = json.dumps([TAGS[ready.words.language], context], ensure_ascii=False, sort_keys=True, default=told)
    return hashlib.sha256(whole.encode("utf-8", "surrogatepass") + ready.data).hexdigest()


def prepared(report: Report, template: Template, words: Words) -> Ready:
    """Return the template checked (the shipped one was before it was shipped), for many documents; raises ReadError where it has an error."""
    from qms_xl.word.language import Shape
    from qms_xl.word.template import Ready

    respell = (lambda text: words.own(Text(text, text))) if template.ours else None
    return Ready(template.data, template.name, Shape.of(report.field_help), words, respell, sound=template.ours)


def template_for(report: Report, office: Office, language: Language, asked: Path | None = None) -> Template:
    """Return the template: the one asked for, else the one that qms.toml names, the office's own, the shipped one.

    One that is asked for may be named as it stands in the templates folder. Raises UsageError.
    """
    name = report.template.in_(language)
    ours = shipped(f"docx_templates/{language}/{name}").read_bytes()
    chosen = office.report_templates.get(report.kind)
    named = asked or (Path(chosen) if chosen else None)
    places = [*([asked] if asked else []), *own_templates(office, language, named or Path(name))]
    known = [path for path in places if path.is_file()]
    if named is None and not known:
        return Template(name, ours, ours=True)
    path = known[0] if known else asked or office.templates_folder / str(named)
    try:
        data = path.read_bytes()
    except OSError as trouble:
        raise UsageError(
            Text(
                f"Nie ma szablonu „{path}” albo nie można go odczytać.",
                f"There is no template “{path}”, or it cannot be read.",
            ),
            Text("Podaj plik .docx opcją --template.", "Name a .docx file with --template.")
            if asked is not None
            else Text(
                f"Popraw [reports.templates] {report.kind} w qms.toml.",
                f"Correct [reports.templates] {report.kind} in qms.toml.",
            ),
        ) from trouble
    return Template(path.name, data, data == ours)


def own_templates(office: Office, language: Language, name: Path) -> Iterator[Path]:
    """Yield where a template of this name may stand: in the templates folder, of the language first; `.docx` may be left out."""
    if name.is_absolute() or ".." in name.parts:
        return
    folders = [office.templates_folder / language]
    folders += [office.templates_folder] if language == office.language else []
    for folder in folders:
        yield folder / name
        if not name.suffix:
            yield (folder / name).with_suffix(".docx")
