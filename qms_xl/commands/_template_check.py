"""Checks Word templates for `qms-xl template check`: what stops or harms a document, and what one cannot do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from qms_xl.commands._common import Asked
from qms_xl.errors import FileError
from qms_xl.model import Text
from qms_xl.reader import tell
from qms_xl.speak.dumped import dump

if TYPE_CHECKING:
    from qms_xl.office import Office
    from qms_xl.word.faults import Fault

_GOOD = Text("{path}: bez zastrzeżeń.", "{path}: nothing to mend.")
_NO_TEMPLATES = Text(
    "W folderze {folder} nie ma szablonów; dokumenty sporządza się z szablonów dostarczonych z programem.",
    "There are no templates in {folder}; documents are made of the shipped ones.",
)


class _Checked(NamedTuple):
    """A template that was looked through. `notes`: what it cannot do, though nothing is wrong with it."""

    path: str
    faults: tuple[Fault, ...]
    notes: tuple[Text, ...]

    @property
    def is_usable(self) -> bool:
        return not any(fault.is_error for fault in self.faults)


def check(asked: Asked, names: Sequence[str]) -> int:
    """Say what is wrong with the templates named, else with all of the office's; 1 where one cannot be used, 3 where not read."""
    office = asked.office()
    found: list[_Checked] = []
    failed: list[FileError] = []
    for path in [Path(name) for name in names] or _office_templates(office):
        try:
            found.append(_checked(office, asked, path))
        except FileError as error:
            failed.append(error)
    with asked.out() as out:
        if asked.format == "json":
            dump(_json(found, failed, asked), out)
        else:
            out.writelines(f"{line}\n" for line in _lines(found, asked))
    if not found and not failed:
        asked.say(_NO_TEMPLATES.filled(folder=office.templates_folder))
    for failure in failed:
        tell(failure.told(asked.language))
    if failed:
        return 3
    return int(not all(one.is_usable for one in found))


def _office_templates(office: Office) -> list[Path]:
    from qms_xl.ondisk.folder import files_in

    return [path for path in files_in(office.templates_folder) if path.suffix.casefold() in (".docx", ".dotx")]


def _checked(office: Office, asked: Asked, path: Path) -> _Checked:
    """Look through one template; raises FileError."""
    from qms_xl.ondisk.templates import faults_of

    shown = path.relative_to(office.folder).as_posix() if path.is_relative_to(office.folder) else str(path)
    name = shown.replace("\\", "/")
    data = _bytes(office, asked, path)
    return _Checked(shown, faults_of(office, name, data), tuple(_notes(office, name, data)))


def _bytes(office: Office, asked: Asked, path: Path) -> bytes:
    """Return the template's bytes: of a path, else of a name in the templates folder; raises FileError."""
    from qms_xl.reading.files import file_bytes
    from qms_xl.render import own_templates

    places = [path, *own_templates(office, asked.language, path), office.templates_folder / path]
    there = next((one for one in places if one.is_file()), None)
    if there is None:
        raise FileError(
            str(path),
            Text(f"Nie ma szablonu „{path}”.", f"There is no template “{path}”."),
            Text(
                f"Szablony biura są w folderze {office.templates_folder}.",
                f"The office's are in {office.templates_folder}.",
            ),
            reason="missing",
        )
    return file_bytes(there, str(path))


def _notes(office: Office, name: str, data: bytes) -> Iterator[Text]:
    """Yield what a template cannot do, though nothing is wrong with it."""
    from qms_xl import minutes
    from qms_xl.ondisk.templates import made_of

    if minutes.REPORT in (report.kind for report in made_of(office, name)) and not minutes.is_read_back(data, name):
        yield minutes.NOT_READ_BACK


def _lines(found: Sequence[_Checked], asked: Asked) -> Iterator[str]:
    from qms_xl.speak import sentence
    from qms_xl.word.faults import quoted

    for path, faults, notes in found:
        if not faults:
            yield sentence(_GOOD, {"path": path}, asked.language)
        for fault in faults:
            near = quoted(fault.paragraph)
            marks = ("„", "”") if asked.language == "pl" else ("“", "”")
            place = f"{fault.where.in_(asked.language)}{f': {marks[0]}{near}{marks[1]}' if near else ''}"
            yield f"{path}: {fault.code} ({place})"
            yield f"  {fault.message.in_(asked.language)}"
        yield from (f"  {note.in_(asked.language)}" for note in notes)


def _json(found: Sequence[_Checked], failed: Sequence[FileError], asked: Asked) -> dict[str, object]:
    return {
        "templates": [
            {
                "template": one.path,
                "usable": one.is_usable,
                "faults": [
                    {
                        "code": fault.code,
                        "severity": "error" if fault.is_error else "warning",
                        "part": fault.part,
                        "where": fault.where.in_(asked.language),
                        "paragraph": fault.paragraph,
                        "message": fault.message.in_(asked.language),
                    }
                    for fault in one.faults
                ],
                "notes": [note.in_(asked.language) for note in one.notes],
            }
            for one in found
        ],
        "failed": [{"template": error.file, "why": error.message.in_(asked.language)} for error in failed],
    }
