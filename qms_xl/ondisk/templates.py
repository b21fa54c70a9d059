"""The fact table `template_faults`: what is wrong with the Word templates of the office's own."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, Any

from qms_xl.errors import ReadError
from qms_xl.facts import fact_table
from qms_xl.facts.template_faults import SCHEMA
from qms_xl.model import Register
from qms_xl.ondisk.folder import files_in
from qms_xl.ondisk.known import remembered
from qms_xl.reading.files import file_bytes
from qms_xl.shelf import collect
from qms_xl.shipped import shipped

if TYPE_CHECKING:
    from qms_xl.model import Report
    from qms_xl.office import Office
    from qms_xl.word.faults import Fault

FILE = "templates.json"
_COLUMNS = tuple(column.name for column in SCHEMA.columns[1:])


def template_faults_table(office: Office) -> tuple[Register, tuple[ReadError, ...]]:
    """Return the fact table `template_faults`, and the templates that could not be read.

    A template as it was shipped has none. What was read before and has not changed since is remembered in `.qms/templates.json`.
    """
    known = remembered(office.folder, FILE)
    ours = {path.read_bytes() for path in shipped("docx_templates").rglob("*.docx")}
    rows: list[dict[str, object]] = []
    failed: list[ReadError] = []
    paths = [path for path in files_in(office.templates_folder) if path.suffix.casefold() in (".docx", ".dotx")]
    for path in paths:
        name = path.relative_to(office.folder).as_posix() if path.is_relative_to(office.folder) else path.as_posix()
        try:
            found = _as_faults(known.get(path))
            if found is None:
                data = file_bytes(path, name)
                found = [] if data in ours else [_told(fault) for fault in faults_of(name, data)]
                known.keep(path, found)
        except ReadError as error:
            failed.append(error)
        else:
            rows += [{"workbook": name, **dict(zip(_COLUMNS, fault, strict=True))} for fault in found]
    known.lay_down({path.as_posix() for path in paths})
    return fact_table(SCHEMA, rows), tuple(failed)


def faults_of(name: str, data: bytes, kinds: Collection[str] = ()) -> tuple[Fault, ...]:
    """Return the faults of a template, its fields compared with those of the reports that use a template of this name.

    One that no report uses by itself may be filled for any: a field of any report will do. `kinds`: those that do use it. `name` may have folders before it,
    `/` between the parts, and stands so in errors. Raises ReadError.
    """
    from qms_xl.word.language import Shape
    from qms_xl.word.template import faults

    reports: dict[str, Report] = collect("qms_xl.reports", "REPORT")
    file = name.rpartition("/")[2].casefold()
    own = [one for one in reports.values() if one.kind in kinds or file in map(str.casefold, one.template)]
    fields = {path: None for report in own or reports.values() for path in report.field_help}
    return faults(data, name, Shape.of(fields))


def _told(fault: Fault) -> tuple[str, ...]:
    """Return a fault as the fact table's columns hold it."""
    return (fault.code, *fault.where, fault.paragraph, *fault.message)


def _as_faults(known: Sequence[Any] | None) -> list[tuple[str, ...]] | None:
    """Return what was remembered as faults; None where it is none, or was written by another hand."""
    faults = [tuple(one) for one in known or () if isinstance(one, list | tuple)]
    good = known is not None and len(faults) == len(known)
    good = good and all(len(one) == len(_COLUMNS) and all(isinstance(part, str) for part in one) for one in faults)
    return faults if good else None
