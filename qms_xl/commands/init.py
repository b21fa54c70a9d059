"""Makes a new office: empty workbooks, Word templates, qms.toml.

Zakłada nowe biuro: puste skoroszyty, szablony Worda, qms.toml.
"""

from __future__ import annotations

from pathlib import Path

from qms_xl.commands._bilingual import FOLDER, Argument, Option, PathText
from qms_xl.commands._common import Asked, command, quoted
from qms_xl.errors import UsageError
from qms_xl.model import Text

_DONE = Text(
    "Gotowe: {count:plural skoroszyt|skoroszyty|skoroszytów} w folderze {registers}, szablony Worda w {templates}, "
    "ustawienia w qms.toml.",
    "Done: {count:plural workbook|workbooks} in {registers}, Word templates in {templates}, settings in qms.toml.",
)
_NEXT = Text(
    "Wypełnij najpierw skoroszyt „{first}”, potem: qms-xl check --office {folder}",
    "Fill in the workbook “{first}” first, then: qms-xl check --office {folder}",
)


def init(asked: Asked, folder: Path, name: str | None, norm: str | None) -> None:
    """Make the folders and files of a new office in `folder`, which must not be one already."""
    from qms_xl.disk.new_file import create, make_folder
    from qms_xl.disk.refusals import failed
    from qms_xl.norms import named, profile
    from qms_xl.office import Office
    from qms_xl.office.new_toml import qms_toml
    from qms_xl.office.parts import FOLDERS
    from qms_xl.reader import FILE
    from qms_xl.shipped import shipped
    from qms_xl.speak import Voice

    language = asked.language
    edition = named(norm or Office.norm) or profile(norm or Office.norm)
    _refuse_another(folder)
    homes = {part: folder / text.in_(language) for part, text in FOLDERS.items()}
    workbooks = sorted(shipped(f"workbook_templates/{language}").glob("*.xlsx"))
    templates = sorted(shipped(f"docx_templates/{language}").glob("*.docx"))
    text = qms_toml(language, name or folder.resolve().name, norm=edition.name)
    try:
        for home in homes.values():
            make_folder(home)
        for source in workbooks:
            create(source.read_bytes(), homes["registers"] / source.name)
        for source in templates:
            create(source.read_bytes(), homes["templates"] / source.name)
        create(text.encode("utf-8"), folder / FILE)
    except OSError as trouble:
        raise failed(str(trouble.filename or folder), trouble) from None
    if not asked.quiet:
        voice = Voice(language)
        first = Text("Organizacja", "Organisation").in_(language)
        done = voice.say(
            _DONE, count=len(workbooks), registers=str(homes["registers"]), templates=str(homes["templates"])
        )
        with asked.out() as out:
            out.write(f"{done}\n{voice.say(_NEXT, first=first, folder=quoted(folder))}\n")


def _refuse_another(folder: Path) -> None:
    """Refuse a folder that holds anything: nobody's files are mixed with a new office's."""
    if folder.is_dir() and not any(folder.iterdir()):
        return
    if folder.exists():
        raise UsageError(
            Text(f"Folder {folder} nie jest pusty.", f"The folder {folder} is not empty.")
            if folder.is_dir()
            else Text(f"{folder} nie jest folderem.", f"{folder} is not a folder."),
            Text("Podaj nowy albo pusty folder.", "Name a new or an empty folder."),
        )


COMMAND = command(
    init,
    Text(
        "Zakłada biuro w nowym albo pustym folderze: puste skoroszyty w wybranym języku, szablony Worda i qms.toml "
        "z objaśnieniami.",
        "Makes an office in a new or empty folder: empty workbooks in the chosen language, Word templates and a "
        "commented qms.toml.",
    ),
    Argument("folder", Text("Nowy albo pusty folder.", "A new or an empty folder."), FOLDER, type=PathText()),
    Option(
        "--name",
        shown=Text("NAZWA", "NAME"),
        about=Text("Nazwa biura (domyślnie nazwa folderu).", "The office's name (default: the folder's)."),
    ),
    Option(
        "--norm",
        shown=Text("NORMA", "STANDARD"),
        about=Text("Wydanie normy (domyślnie iso9001-2015).", "Edition of the standard (default: iso9001-2015)."),
    ),
)
