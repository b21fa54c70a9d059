"""Reading an office's registers: its workbooks in, typed registers and facts about the workbooks out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from qms_xl.errors import ReadError
from qms_xl.fold import fold
from qms_xl.model import Language, Register, RegisterSchema
from qms_xl.paths import inside
from qms_xl.reading.declared import Declared, DeclaredPlace, declared
from qms_xl.reading.facts import fact_tables
from qms_xl.reading.files import conflict_copies, file_bytes, register_files
from qms_xl.reading.frames import FoundRegister, raw_register
from qms_xl.reading.headers import header_words
from qms_xl.reading.places import find_places
from qms_xl.reading.rows import take
from qms_xl.reading.spot import LostPlace, Spot
from qms_xl.shelf import collect

if TYPE_CHECKING:
    from qms_xl.office import Office
    from qms_xl.settings import Settings
    from qms_xl.workbook.book import Book


@dataclass(frozen=True)
class Reading:
    """What was read. `failed`: the files that could not be read; `unreadable`: the registers that stood in them.

    `sha256` of each workbook, by its name relative to the office folder; `chosen`: the workbooks that were asked
    for by name, empty for all.
    """

    registers: Mapping[str, Register]
    facts: Mapping[str, Register]
    failed: tuple[ReadError, ...] = ()
    unreadable: frozenset[str] = frozenset()
    sha256: Mapping[str, str] = field(default_factory=dict)
    chosen: frozenset[str] = frozenset()


def read_office(
    office: Office,
    files: Sequence[Path] = (),
    as_of: date | None = None,
    as_it_is: Callable[[Path, Book], Book] = lambda path, saved: saved,
) -> Reading:
    """Return the office's registers, each file read once; a file that cannot be read is in `failed`.

    `files`: workbooks asked for by name. Those of the registers folder are read with all the others, since records
    refer to each other, and come back in `chosen`; as soon as one lies elsewhere, only these files are read.
    `as_of` decides which people are active and which units abolished. `as_it_is`: path, workbook as saved -> workbook as it
    is to be read, such as it is open in Excel.
    """
    from qms_xl.workbook.cells import read_book

    schemas = _schemas()
    paths, chosen = _paths(office, files)
    names = {path: _name(path, office.folder) for path in paths}
    copies = {} if chosen is None else _copies(paths)
    places = (place for places in office.register_places.values() for place in places)
    with_colours = {str(place.get("workbook")) for place in places if place.get("colours")}
    books: list[Book] = []
    failed: list[ReadError] = []
    for path in paths:
        if path not in copies:
            try:
                data = file_bytes(path, names[path])
                area, coloured = office.settings.sheet.max_area, names[path] in with_colours
                book = read_book(data, names[path], max_area=area, with_fills=coloured)
                books.append(as_it_is(path, book))
            except ReadError as error:
                failed.append(error)
    own = declared(schemas, office.register_places, office.register_columns, office.register_aliases)
    return read_books(
        books,
        office.settings,
        office.audit_spelling,
        own,
        as_of=as_of,
        language=office.language,
        whole=chosen is not None,
        failed=failed,
        copies={names[copy]: names[original] for copy, original in copies.items()},
        chosen=frozenset(names[path] for path in chosen or ()),
    )


def with_files(
    office: Office, reading: Reading, told: Callable[[int, int], None] = lambda done, total: None
) -> Reading:
    """Return what was read with the fact tables `files` and `template_faults` too, each only where the office has that folder.

    Templates that cannot be read are in `failed`. `told`: as in `with_documents`.
    """
    from qms_xl.ondisk.templates import template_faults_table

    reading = with_documents(office, reading, told)
    if not office.templates_folder.is_dir():
        return reading
    faults, unread = template_faults_table(office)
    return replace(reading, facts={**reading.facts, "template_faults": faults}, failed=(*reading.failed, *unread))


def with_documents(
    office: Office, reading: Reading, told: Callable[[int, int], None] = lambda done, total: None
) -> Reading:
    """Return what was read with the fact table `files` too; without a documents folder there is none.

    `told` hears how many of the documents in force have been opened, of how many.
    """
    from qms_xl.ondisk.table import files_table

    if not office.documents_folder.is_dir():
        return reading
    return replace(reading, facts={**reading.facts, "files": files_table(office, reading.registers, told)})


def read_books(
    books: Iterable[Book],
    settings: Settings,
    audit_spelling: str = "audit",
    own: Declared | None = None,
    *,
    as_of: date | None = None,
    language: Language = "pl",
    whole: bool = True,
    failed: Sequence[ReadError] = (),
    copies: Mapping[str, str] | None = None,
    chosen: frozenset[str] = frozenset(),
) -> Reading:
    """Return the registers that stand in these workbooks.

    `whole`: these are all the office has, so that a workbook which `qms.toml` names and which is not among them is told.
    `copies`: conflict copy -> original; `failed`: what could not be read.
    """
    from qms_xl.typed import typed_registers

    schemas = _schemas()
    own = own or Declared()
    books = list(books)
    found, lost = find_registers(books, schemas, own)
    unreadable = _unreadable(failed, schemas, own)
    if whole:
        lost += _lost_workbooks(own, [book.name for book in books] + [error.file for error in failed])
    raws = {name: raw_register(register) for name, register in found.items()}
    registers = typed_registers(
        raws,
        settings=settings,
        audit_spelling=audit_spelling,
        unreadable=unreadable,
        as_of=as_of,
        language=language,
    )
    with_registers = {spot.book.name for register in found.values() for spot in register.spots}
    with_registers |= {error.file for error in failed}
    others = [
        {"workbook": copy, "state": "conflict_copy", "original": original}
        for copy, original in sorted((copies or {}).items())
        if original in with_registers
    ]
    others += [{"workbook": error.file, "state": "unreadable"} for error in failed]
    return Reading(
        registers=registers,
        facts=fact_tables(books, found, lost, registers, others),
        failed=tuple(failed),
        unreadable=unreadable,
        sha256={book.name: book.sha256 for book in books},
        chosen=chosen,
    )


def find_registers(
    books: Iterable[Book], schemas: Mapping[str, RegisterSchema], own: Declared
) -> tuple[dict[str, FoundRegister], list[LostPlace]]:
    """Return the registers in these workbooks with their rows, and the places that `qms.toml` names in vain.

    Places stand in the order of the workbooks and sheets, those that `qms.toml` names first, in its order. A table of ours that
    nobody has filled is no place of a register that the office keeps in a workbook of its own.
    """
    words = {name: header_words(schema, own.headers.get(name)) for name, schema in schemas.items()}
    spots: dict[str, list[Spot]] = {}
    lost: list[LostPlace] = []
    for book in books:
        there, missing = find_places(book, words, own)
        lost += missing
        for spot in there:
            spots.setdefault(spot.register, []).append(spot)
    found = {}
    for name in schemas:
        if name in spots:
            order = own.places.get(name, ())
            places = tuple(sorted(spots[name], key=lambda spot: _rank(spot, order)))
            taken = tuple(take(spot, schemas[name]) for spot in places)
            if any(spot.layout for spot in places):
                kept = [
                    number
                    for number, spot in enumerate(places)
                    if spot.named or taken[number].rows or taken[number].below
                ]
                places, taken = tuple(places[number] for number in kept), tuple(taken[number] for number in kept)
            found[name] = FoundRegister(schemas[name], places, taken)
    return found, lost


def _rank(spot: Spot, order: Sequence[DeclaredPlace]) -> int:
    for number, place in enumerate(order):
        if place.fits(spot.book.name, spot.sheet.name, spot.table):
            return number
    return len(order)


def _lost_workbooks(own: Declared, names: Sequence[str]) -> list[LostPlace]:
    """Return the places in workbooks that are not there at all."""
    return [
        LostPlace(register, place.workbook, place)
        for register, places in own.places.items()
        for place in places
        if place.workbook and not any(place.is_in(name) for name in names)
    ]


def _schemas() -> Mapping[str, RegisterSchema]:
    return collect("qms_xl.registers", "SCHEMA")


def _paths(office: Office, files: Sequence[Path]) -> tuple[list[Path], list[Path] | None]:
    """Return the files to read and which of them were asked for; None where only these are read."""
    folder = office.registers_folder.resolve()
    elsewhere = _adopted_elsewhere(office)
    asked = [Path(file).resolve() for file in files]
    if any(file.parent != folder and file not in elsewhere for file in asked):
        return asked, None
    named = [file if file in elsewhere else office.registers_folder / file.name for file in asked]
    return list(dict.fromkeys((*register_files(office.registers_folder), *elsewhere, *named))), named


def _adopted_elsewhere(office: Office) -> list[Path]:
    """Return the adopted workbooks that lie in other folders of the office than that of the registers."""
    found: dict[Path, None] = {}
    for places in office.register_places.values():
        for place in places:
            if place.get("adopted") and "/" in str(place.get("workbook", "")):
                path = inside(office.folder, str(place["workbook"]))
                if path and path.is_file() and path.resolve().parent != office.registers_folder.resolve():
                    found[path.resolve()] = None
    return list(found)


def _copies(paths: Sequence[Path]) -> dict[Path, Path]:
    by_name = {path.name: path for path in paths}
    return {by_name[copy]: by_name[original] for copy, original in conflict_copies(by_name).items()}


def _name(path: Path, home: Path) -> str:
    try:
        return path.resolve().relative_to(home.resolve()).as_posix()
    except ValueError:
        return path.name


def _unreadable(failed: Iterable[ReadError], schemas: Mapping[str, RegisterSchema], own: Declared) -> frozenset[str]:
    """Return the registers that the unreadable workbooks should hold: by the shipped names and by `qms.toml`."""
    lost: set[str] = set()
    for error in failed:
        stem = fold(PurePosixPath(error.file).stem)
        lost |= {name for name, schema in schemas.items() if stem in map(fold, schema.workbook)}
        lost |= {
            register
            for register, places in own.places.items()
            if any(place.workbook and place.is_in(error.file) for place in places)
        }
    return frozenset(lost)
