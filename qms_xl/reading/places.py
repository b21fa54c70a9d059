"""Where registers stand in a workbook: tables by name, what `qms.toml` names, and plain ranges by title and headers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from qms_xl.fold import fold
from qms_xl.lists import shipped_lists
from qms_xl.reading import adopted
from qms_xl.reading.declared import Declared, DeclaredPlace
from qms_xl.reading.headers import Header, HeaderWords, matched
from qms_xl.reading.spot import FoundBy, LostPlace, Spot
from qms_xl.spelling import audyt
from qms_xl.workbook.book import Book, Sheet, Table

_PREFIX = "qms_"
_LIST = "qms_list_"
_SUFFIX = re.compile(
    r"[\d_]+"
)  # a sheet copied for the next year: Excel names its table qms_actions2 or qms_actions_2026
_TITLE_SUFFIX = re.compile(r"[\d\s().,/_-]*")
_TOP_ROWS = 30  # a header row further down is not looked for


def find_places(book: Book, words: Mapping[str, HeaderWords], declared: Declared) -> tuple[list[Spot], list[LostPlace]]:
    """Return the places of registers in a workbook, in the order of its sheets, and those that `qms.toml` names in vain."""
    spots = [spot for sheet in book.sheets for spot in _by_name(book, sheet, words, declared)]
    lost = []
    for register, places in declared.places.items():
        for place in places if register in words else ():
            if not place.workbook or not place.is_in(book.name):
                continue
            if not place.adopted and any(
                place.fits(book.name, spot.sheet.name, spot.table) for spot in spots if spot.register == register
            ):
                continue
            if place.adopted:
                spot = _as_adopted(book, register, place, words[register], declared)
            else:
                spot = _as_declared(book, register, place, words[register])
            spots += [spot] if spot else []
            lost += [] if spot else [LostPlace(register, book.name, place)]
    with_table = {spot.register for spot in spots}
    for sheet in book.sheets:
        for register in words:
            if register not in with_table and register != "lists" and _is_title(sheet.name, words[register]):
                spot = _by_headers(book, sheet, register, words[register])
                spots += [spot] if spot else []
    order = {sheet.name: number for number, sheet in enumerate(book.sheets)}
    return sorted(spots, key=lambda spot: (order[spot.sheet.name], spot.first_row, spot.first_column)), lost


def table_meaning(name: str, registers: Mapping[str, object]) -> tuple[str, str]:
    """Return the register that a table's name stands for, and the list; ("", "") for other tables."""
    low = name.casefold()
    if low.startswith(_LIST):
        own = low.removeprefix(_LIST)
        short = re.sub(r"[\d_]+$", "", own)
        return "lists", own if own in shipped_lists() or short not in shipped_lists() else short
    if low.startswith(_PREFIX):
        rest = low.removeprefix(_PREFIX)
        for register in sorted(registers, key=len, reverse=True):
            if rest.startswith(register) and (rest == register or _SUFFIX.fullmatch(rest[len(register) :])):
                return register, ""
    return "", ""


def _by_name(book: Book, sheet: Sheet, words: Mapping[str, HeaderWords], declared: Declared) -> Iterator[Spot]:
    for table in sheet.tables:
        register, list_name = table_meaning(table.name, words)
        if register:
            named = any(place.fits(book.name, sheet.name, table.name) for place in declared.places.get(register, ()))
            yield _of_table(book, sheet, table, register, words[register], "table", named, list_name)


def _of_table(
    book: Book,
    sheet: Sheet,
    table: Table,
    register: str,
    words: HeaderWords,
    found_by: FoundBy,
    named: bool,
    list_name: str = "",
) -> Spot:
    area = table.area
    texts = []
    for position in range(area.last_column - area.first_column + 1):
        shown = sheet.value(area.first_row, area.first_column + position) if table.has_header else None
        kept = table.headers[position] if position < len(table.headers) else ""
        texts.append(kept if shown is None else str(shown))
    headers = matched(texts, words)
    if list_name:
        headers = _list_headers(headers)
    return Spot(
        register=register,
        book=book,
        sheet=sheet,
        found_by=found_by,
        header_row=area.first_row if table.has_header else 0,
        first_column=area.first_column,
        headers=tuple(headers),
        first_row=area.first_row + table.has_header,
        last_row=area.last_row - table.totals_rows,
        end_row=area.last_row,
        table=table.name,
        list=list_name,
        named=named,
    )


def _list_headers(headers: list[Header]) -> list[Header]:
    """Return the headers of a list table; one whose headings staff changed is read by position: the word, then its code."""
    if any(header.column == "value" for header in headers):
        return headers
    names = ("value", "means")
    return [
        Header(h.position, h.text, names[h.position], "declared") if h.position < 2 else h._replace(column="")
        for h in headers
    ]


def _as_declared(book: Book, register: str, place: DeclaredPlace, words: HeaderWords) -> Spot | None:
    for sheet in book.sheets:
        if place.sheet and fold(sheet.name) != fold(place.sheet):
            continue
        for table in sheet.tables:
            of_another = table_meaning(table.name, {register: words})[0] not in ("", register)
            fits = place.table.casefold() == table.name.casefold() if place.table else not of_another
            in_row = place.header_row == table.area.first_row
            if fits and (in_row if place.header_row else place.table or len(sheet.tables) == 1):
                return _of_table(book, sheet, table, register, words, "declared", named=True)
        if place.sheet and not place.table and sheet.rows:
            row = place.header_row or _header_row(sheet, words)
            spot = _of_range(book, sheet, register, words, row, "declared") if row else None
            if spot:
                return spot
    return None


def _as_adopted(book: Book, register: str, place: DeclaredPlace, words: HeaderWords, declared: Declared) -> Spot | None:
    """Return the place as it was adopted; None where its sheet is gone or nothing of its header is left."""
    sheet = next((sheet for sheet in book.sheets if fold(sheet.name) == fold(place.sheet) and sheet.rows), None)
    if sheet is None:
        return None
    others = [
        other
        for places in declared.places.values()
        for other in places
        if other is not place and other.adopted and other.fits(book.name, sheet.name, other.table)
    ]
    where = adopted.layout(sheet, place, words.declared, others)
    headers = adopted.headers(sheet, where, place.letters, words.declared)
    if not any(header.column and header.text for header in headers) and not place.letters:
        return None
    return Spot(
        register=register,
        book=book,
        sheet=sheet,
        found_by="declared",
        header_row=where.header_row + where.header_rows - 1,
        first_column=where.first_column,
        headers=headers,
        first_row=where.first_row,
        last_row=where.last_row,
        end_row=where.last_row,
        table=_table_at(sheet, where),
        named=True,
        layout=where,
    )


def _table_at(sheet: Sheet, where: adopted.Layout) -> str:
    """Return the name of the Excel table that an adopted place is, "" for a plain range."""
    last_header = where.first_row - 1
    for table in sheet.tables:
        if table.area.first_row == last_header and table.area.first_column == where.first_column:
            return table.name
    return ""


def _by_headers(book: Book, sheet: Sheet, register: str, words: HeaderWords) -> Spot | None:
    row = _header_row(sheet, words)
    there = [table for table in sheet.tables if table.area.first_row <= row <= table.area.last_row]
    if any(table.name.casefold().startswith(_PREFIX) for table in there):
        return None
    renamed = next((table for table in there if table.area.first_row == row), None)
    if renamed:
        spot: Spot | None = _of_table(book, sheet, renamed, register, words, "headers", named=False)
    else:
        spot = _of_range(book, sheet, register, words, row, "headers") if row else None
    if spot is None:
        return None
    found = set(spot.columns)
    required = [column.name for column in words.schema.columns if column.required is True]
    known = sum(name in found for name in required)
    return spot if words.schema.key[0] in found and 2 * known >= len(required) and len(found) >= 2 else None


def _header_row(sheet: Sheet, words: HeaderWords) -> int:
    """Return the Excel row among the first ones that holds the most headers of the register, 0 if none does."""
    best, most = 0, 1
    for number, cells in enumerate(sheet.rows[:_TOP_ROWS]):
        known = {words.column(cell)[0] for cell in cells if isinstance(cell, str) and len(cell) < 200}
        if len(known - {""}) > most:
            best, most = sheet.first_row + number, len(known - {""})
    return best


def _of_range(book: Book, sheet: Sheet, register: str, words: HeaderWords, row: int, found_by: FoundBy) -> Spot | None:
    """Return the range under a header row: from its first to its last header that stands beside another or is known."""
    index = row - sheet.first_row
    if not 0 <= index < len(sheet.rows):
        return None
    cells = ["" if cell is None else str(cell) for cell in sheet.rows[index]]
    known = [position for position, cell in enumerate(cells) if words.column(cell)[0]]
    if not known:
        return None
    first, last = known[0], known[-1]
    while first and cells[first - 1].strip():
        first -= 1
    while last + 1 < len(cells) and cells[last + 1].strip():
        last += 1
    last_row = sheet.first_row + len(sheet.rows) - 1
    return Spot(
        register=register,
        book=book,
        sheet=sheet,
        found_by=found_by,
        header_row=row,
        first_column=sheet.first_column + first,
        headers=tuple(matched(cells[first : last + 1], words)),
        first_row=row + 1,
        last_row=last_row,
        end_row=last_row,
        named=found_by == "declared",
    )


def _is_title(sheet: str, words: HeaderWords) -> bool:
    """Return whether a sheet is named as the register, perhaps with a year or a number behind it."""
    name = fold(sheet)
    for title in (*words.schema.title, audyt(words.schema.title.pl)):
        folded = fold(title)
        if name.startswith(folded) and _TITLE_SUFFIX.fullmatch(name[len(folded) :]):
            return True
    return False
