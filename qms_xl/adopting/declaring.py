"""What an adoption writes into `qms.toml`: places and columns of registers, beside all that stands there already."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from typing import Any

from qms_xl.adopting.plan import PlanBlock
from qms_xl.adopting.plan_toml import inline, key, value
from qms_xl.errors import UsageError
from qms_xl.fold import fold, visible
from qms_xl.model import Text
from qms_xl.workbook.addresses import column_number

Registers = dict[str, dict[str, Any]]


def declarations(blocks: Sequence[PlanBlock], already: Mapping[str, Mapping[str, Any]]) -> Registers:
    """Return the entries `[registers.<name>]` of the registers that blocks belong to, what they had already kept.

    A place that is adopted anew replaces its old entry. A header that means two columns in two places, or that stands twice
    in one, goes by its letter.
    """
    found: Registers = {}
    for block in blocks:
        entry = found.setdefault(block.register, _copied(already.get(block.register, {})))
        entry["places"] = [place for place in entry.get("places", []) if not _is_same(place, block)]
    meanings = _meanings(blocks, found)
    for block in blocks:
        entry = found[block.register]
        pinned: dict[str, str] = {}
        seen: set[str] = set()
        for column in block.columns:
            word = fold(column.header)
            twice = word in seen or not word
            seen.add(word)
            if not column.column:
                continue
            if twice or len(meanings[block.register, word]) > 1:
                pinned[column.column] = column.letter
                continue
            _add_header(entry.setdefault("columns", {}), column.column, column.header)
        entry["places"].append(_place(block, pinned))
    return {register: {name: given for name, given in entry.items() if given} for register, entry in found.items()}


def _meanings(blocks: Sequence[PlanBlock], found: Registers) -> dict[tuple[str, str], set[str]]:
    """Return what each header means in a register, "" where it means none of its columns."""
    meanings: dict[tuple[str, str], set[str]] = {}
    for block in blocks:
        for column in block.columns:
            meanings.setdefault((block.register, fold(column.header)), set()).add(column.column)
    for register, entry in found.items():
        for column, headers in entry.get("columns", {}).items():
            for header in [headers] if isinstance(headers, str) else headers:
                meanings.setdefault((register, fold(header)), set()).add(column)
    return meanings


def _copied(entry: Mapping[str, Any]) -> dict[str, Any]:
    copied = dict(entry)
    copied["places"] = [dict(place) for place in entry.get("places", [])]
    copied["columns"] = dict(entry.get("columns", {}))
    return copied


def _is_same(place: Mapping[str, Any], block: PlanBlock) -> bool:
    """Return whether a place is the block: the same header row of the same sheet, even where columns were added since."""
    where = (place.get("workbook"), place.get("sheet"), place.get("header_row"))
    first, last = _columns(block.span)
    start, end = _columns(str(place.get("span") or block.span))
    return where == (block.workbook, block.sheet, block.header_row) and start <= last and first <= end


def _columns(span: str) -> tuple[int, int]:
    first, _, last = span.partition(":")
    return column_number(first), column_number(last or first)


def _add_header(columns: dict[str, Any], column: str, header: str) -> None:
    there = columns.get(column, [])
    headers = [there] if isinstance(there, str) else list(there)
    if fold(header) not in map(fold, headers):
        headers.append(" ".join(visible(header).split()))
    columns[column] = headers[0] if len(headers) == 1 else headers


def _place(block: PlanBlock, pinned: Mapping[str, str]) -> dict[str, Any]:
    place: dict[str, Any] = {
        "workbook": block.workbook,
        "sheet": block.sheet,
        "header_row": block.header_row,
        "adopted": True,
        "span": block.span,
    }
    if block.header_rows != 1:
        place["header_rows"] = block.header_rows
    if pinned:
        place["letters"] = dict(pinned)
    if block.ends_before:
        place["ends_before"] = block.ends_before
    if block.fill_down:
        place["fill_down"] = list(block.fill_down)
    if block.otherwise:
        place["otherwise"] = dict(block.otherwise)
    if block.colours:
        place["colours"] = dict(block.colours)
    return place


def with_registers(text: str, registers: Registers) -> str:
    """Return the text of `qms.toml` with these entries, all the rest as it was; raises UsageError where that cannot be done."""
    before = tomllib.loads(text.replace("\r\n", "\n"))
    newline = "\r\n" if "\r\n" in text else "\n"
    lines = text.replace("\r\n", "\n").split("\n")
    for register in registers:
        lines = _without(lines, register)
    while lines and not lines[-1].strip():
        lines.pop()
    for register, entry in registers.items():
        lines += ["", *_entry(register, entry)]
    new = "\n".join(lines) + "\n"
    wanted = {**before, "registers": {**before.get("registers", {}), **registers}}
    try:
        done = tomllib.loads(new)
    except tomllib.TOMLDecodeError:
        done = {}
    if done != wanted:
        raise UsageError(
            Text(
                "Nie można dopisać przejętych rejestrów do qms.toml: rejestry są tam zapisane inaczej, niż program to robi.",
                "The adopted registers cannot be added to qms.toml: registers stand there in another form than the program's.",
            ),
            Text(
                "Zapisz każdy rejestr w qms.toml jako osobną tabelę [registers.nazwa] na końcu pliku i spróbuj ponownie.",
                "Write each register in qms.toml as a table [registers.name] of its own at the end of the file, then try again.",
            ),
        )
    return new.replace("\n", newline)


def _without(lines: Sequence[str], register: str) -> list[str]:
    """Return the lines without the table of a register and its sub-tables."""
    head = re.compile(rf"\s*\[+\s*registers\s*\.\s*{register}\s*(?:\.[^\]]*)?\]+\s*(?:#.*)?")
    any_head = re.compile(r"\[+[^\[\]{}]*\]+\s*(?:#.*)?")
    kept, inside = [], False
    for line in lines:
        if head.fullmatch(line):
            inside = True
            continue
        if inside and any_head.fullmatch(line):
            inside = False
        if not inside or line.lstrip().startswith("#"):
            kept.append(line)
    return kept


def _entry(register: str, entry: Mapping[str, Any]) -> list[str]:
    lines = [f"[registers.{register}]"]
    for name, given in entry.items():
        if name == "places":
            lines += ["places = [", *(f"  {inline(place)}," for place in given), "]"]
        elif isinstance(given, Mapping):
            lines += [f"{name}.{key(column)} = {value(headers)}" for column, headers in given.items()]
        else:
            lines.append(f"{name} = {value(given)}")
    return lines
