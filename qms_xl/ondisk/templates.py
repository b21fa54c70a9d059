"""The fact table `template_faults`: what is wrong with the Word templates of the office's own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qms_xl.errors import ReadError
from qms_xl.facts import fact_table
from qms_xl.facts.template_faults import SCHEMA
from qms_xl.model import Register
from qms_xl.ondisk.folder import files_in
from qms_xl.ondisk.known import remembered
from qms_xl.reading.files import file_bytes
from qms_xl.shelf import collect

if TYPE_CHECKING:
    from qms_xl.model import Report
    from qms_xl.office import Office
    from qms_xl.word.faults import Fault

FILE = "templates.json"
_COLUMNS = tuple(column.name for column in SCHEMA.columns[1:])


def template_faults_table(office: Office) -> tuple[Register, tuple[ReadError, ...]]:
    """Return the fact table `template_faults`, and the templates that could not be read.

    What was read before and has not changed since is remembered in `.qms/templates.json`, with the kinds that it is used for.
    """
    known = remembered(office.folder, FILE)
    rows: list[dict[str, object]] = []
    failed: list[ReadError] = []
    paths = [path for path in files_in(office.templates_folder) if path.suffix.casefold() in (".docx", ".dotx")]
    for path in paths:
        name = path.relative_to(office.folder).as_posix() if path.is_relative_to(office.folder) else path.as_posix()
        kinds = [report.kind for report in made_of(office, name)]
        try:
            found = _as_faults(known.get(path), kinds)
            if found is None:
                found = [_told(fault) for fault in faults_of(office, name, file_bytes(path, name))]
                known.keep(path, [kinds, *found])
        except ReadError as error:
            failed.append(error)
        else:
            rows += [{"workbook": name, **dict(zip(_COLUMNS, fault, strict=True))} for fault in found]
    known.lay_down({path.as_posix() for path in paths})
    return fact_table(SCHEMA, rows), tuple(failed)


def faults_of(office: Office, name: str, data: bytes) -> tuple[Fault, ...]:
    """Return the faults of a template of this name: what would stop, or harm, a document of any kind that is made of it.

    One that no kind is made of by itself may have the fields of any. `name` may have folders before it, `/` between the
    parts, and stands so in errors. Raises ReadError.
    """
    from qms_xl.word.language import Shape
    from qms_xl.word.template import faults

    own = made_of(office, name)
    fields = [report.field_help for report in own] or [
        {path: help for report in _reports().values() for path, help in report.field_help.items()}
    ]
    found: list[Fault] = []
    for paths in fields:
        found += [fault for fault in faults(data, name, Shape.of(paths)) if fault not in found]
    return tuple(found)


def made_of(office: Office, name: str) -> list[Report]:
    """Return the kinds of documents that a template of this name is used for: by its name, or because qms.toml says so.

    `name` may have folders before it, `/` between the parts.
    """
    file = name.rpartition("/")[2].casefold()
    chosen = {kind: Path(path).name for kind, path in office.report_templates.items()}
    return [
        report
        for report in _reports().values()
        if file in map(str.casefold, (*report.template, chosen.get(report.kind, "")))
    ]


def _reports() -> Mapping[str, Report]:
    return collect("qms_xl.reports", "REPORT")


def _told(fault: Fault) -> tuple[str, ...]:
    """Return a fault as the fact table's columns hold it."""
    return (fault.code, *fault.where, fault.paragraph, *fault.message)


def _as_faults(known: Sequence[Any] | None, kinds: Sequence[str]) -> list[tuple[str, ...]] | None:
    """Return what was remembered as faults; None where it is none, was of other kinds, or was written by another hand."""
    first, *rest = known or (None,)
    faults = [tuple(one) for one in rest if isinstance(one, list | tuple)]
    good = first == kinds and len(faults) == len(rest)
    good = good and all(len(one) == len(_COLUMNS) and all(isinstance(part, str) for part in one) for one in faults)
    return faults if good else None
