"""What `adopt` stands on: the office, or the one to be founded, and the workbooks."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from qms_xl.commands._common import Asked
from qms_xl.errors import ReadError, UsageError
from qms_xl.model import Language, Text

if TYPE_CHECKING:
    from qms_xl.adopting.plan import Plan
    from qms_xl.office import Office
    from qms_xl.read import Reading
    from qms_xl.speak import Voice
    from qms_xl.workbook.book import Book

MOST_BYTES = 2_000_000  # of a sheet: some thousand rows tell what it is


@dataclass
class Ground:
    """Where the adoption happens. `office` is None where none has been founded yet."""

    home: Path
    registers_folder: Path
    language: Language
    office: Office | None = None
    reading: Reading | None = None

    def voice(self) -> Voice:
        """Return how to speak."""
        from qms_xl.speak import Voice

        return Voice(self.language, self.office.audit_spelling if self.office else "audit")

    def name(self, path: Path) -> str:
        """Return a workbook's name relative to the office folder; raises UsageError where it lies outside."""
        try:
            return path.resolve().relative_to(self.home.resolve()).as_posix()
        except ValueError:
            raise UsageError(
                Text(
                    f"Plik {path} leży poza folderem biura {self.home}.",
                    f"The file {path} lies outside the office folder {self.home}.",
                ),
                Text(
                    f"Skopiuj go do {self.registers_folder} i spróbuj ponownie.",
                    f"Copy it to {self.registers_folder}, then try again.",
                ),
            ) from None

    def found_office(self, asked: Asked, plan: Plan) -> None:
        """Write a `qms.toml` where there is none: the registers stand where the workbooks are, their ids follow no pattern of ours."""
        from qms_xl.disk.new_file import create
        from qms_xl.office.new_toml import qms_toml
        from qms_xl.office.parts import FOLDERS
        from qms_xl.reader import FILE

        path = self.home / FILE
        if path.exists():
            return
        adopted = {block.register for block in plan.blocks if block.register}
        lines = qms_toml(self.language, self.home.resolve().name).splitlines(keepends=True)
        start = lines.index("[numbering]\n")
        text = "".join(
            line for at, line in enumerate(lines) if not (at > start and line.partition(" = ")[0] in adopted)
        )
        folder = self.registers_folder.resolve().relative_to(self.home.resolve()).as_posix()
        usual = FOLDERS["registers"].in_(self.language)
        create(text.replace(f'registers = "{usual}"', f'registers = "{folder}"', 1).encode("utf-8"), path)
        asked.say(Text(f"Założono plik {path}.", f"Made {path}."))


def ground(asked: Asked, files: Sequence[Path], plan: Plan | None) -> Ground:
    """Return the office, its registers read; where there is none, one around the files. Raises UsageError."""
    from qms_xl.office import find_office, load_office
    from qms_xl.read import read_office

    for file in files:
        if not file.is_file():
            raise UsageError(Text(f"Nie ma pliku {file}.", f"There is no file {file}."))
    start = files[0].resolve().parent if files else Path.cwd()
    try:
        home = find_office(asked.folder, start)
    except UsageError:
        if plan is not None and not files and asked.folder is None:
            raise
        if asked.folder is not None and not asked.folder.is_dir():
            raise
        home = (asked.folder or Path(os.path.commonpath([file.resolve().parent for file in files]))).resolve()
        planned = [home / block.workbook for block in plan.blocks if block.register] if plan else []
        named = [*files, *planned]
        folder = named[0].resolve().parent if named else home
        inside = folder == home or home in folder.parents
        return Ground(home, folder if inside else home, asked.language)
    office = load_office(home, home, asked.language)
    return Ground(home, office.registers_folder, office.language, office, read_office(office))


def colours_asked(given: Sequence[str]) -> dict[str, str]:
    """Return column -> letter of the options `--colour status=A`; raises UsageError."""
    found = {}
    for one in given:
        column, _, letter = one.replace(" ", "").partition("=")
        if not column or not letter.isalpha() or len(letter) > 3:
            raise UsageError(
                Text(f"Nie wiadomo, co znaczy „--colour {one}”.", f"It is not clear what “--colour {one}” means."),
                Text("Wpisz np. --colour status=A.", "Write for instance --colour status=A."),
            )
        found[column] = letter.upper()
    return found


def read_all(
    here: Ground, files: Sequence[Path], plan: Plan | None, *, with_fills: bool = False
) -> tuple[list[Book], list[ReadError]]:
    """Return the workbooks, those of the plan where no files are named, and what could not be read."""
    from qms_xl.paths import inside
    from qms_xl.reading.files import file_bytes
    from qms_xl.workbook.cells import read_book

    named = [(file, here.name(file)) for file in files]
    if not named and plan is not None:
        for workbook in dict.fromkeys(block.workbook for block in plan.blocks if block.register):
            path = inside(here.home, workbook)
            if path is None or not path.is_file():
                raise UsageError(
                    Text(
                        f"Plan mówi o skoroszycie {workbook}, którego nie ma.",
                        f"The plan speaks of the workbook {workbook}, which is not there.",
                    )
                )
            named.append((path, workbook))
    books, failed = [], []
    for path, name in dict(named).items():
        try:
            books.append(read_book(file_bytes(path, name), name, most_bytes=MOST_BYTES, with_fills=with_fills))
        except ReadError as error:
            failed.append(error)
    return books, failed


def read_whole(here: Ground, workbook: str) -> Book:
    """Return a workbook with all its rows. Raises ReadError."""
    from qms_xl.reading.files import file_bytes
    from qms_xl.workbook.cells import read_book

    return read_book(file_bytes(here.home / workbook, workbook), workbook)
