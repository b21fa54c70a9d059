"""The lines of a small text table: settings of the example, tables with their headers, cells and marks. Knows no register."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from typing import NamedTuple

DEFAULT_DAY = datetime.date(2026, 11, 20)
DEFAULT_NORM = "iso9001-2015"

_SETTING = re.compile(r"^(as_of|norm|audit_spelling|unreadable) (\S+)$")
_HEADING = re.compile(
    r"^(?:(?P<past>past)(?: (?P<day>\d{4}-\d{2}-\d{2}))? )?(?P<name>[a-z_]+)(?: @ (?P<workbook>\S.*))?$"
)
_BORDER = re.compile(r"(?<!\\)\|")


class Cell(NamedTuple):
    """One cell of a text table: what is written in it, and whether `!` marks it."""

    text: str
    marked: bool = False


@dataclass(frozen=True)
class Table:
    """One table: the register's name, its headers and rows; `workbook` "" for the shipped one, `past` the day of a snapshot."""

    name: str
    line: int
    headers: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]
    hidden: frozenset[int] = frozenset()
    workbook: str = ""
    past: datetime.date | None = None


@dataclass(frozen=True)
class Lines:
    """A whole example: its settings (`as_of`, `norm`, …) and its tables."""

    settings: dict[str, str]
    tables: tuple[Table, ...]

    @property
    def as_of(self) -> datetime.date:
        """Return the day of the example."""
        day = self.settings.get("as_of")
        return datetime.date.fromisoformat(day) if day else DEFAULT_DAY

    @property
    def norm(self) -> str:
        """Return the norm profile of the example."""
        return self.settings.get("norm", DEFAULT_NORM)


def read_lines(text: str) -> Lines:
    """Return the example's lines read; raises ValueError, naming the line, where one is none of the notation's."""
    settings: dict[str, str] = {}
    tables: list[Table] = []
    heading: tuple[re.Match[str], int] | None = None
    block: list[tuple[int, str]] = []

    def close() -> None:
        if heading is not None:
            tables.append(_table(heading[0], heading[1], block, settings))
        block.clear()

    for number, line in enumerate(text.splitlines(), 1):
        line = line.strip()
        if line.startswith(("|", "~|")):
            if heading is None:
                raise ValueError(f"line {number}: a table without a register's name above it")
            block.append((number, line))
        elif found := _SETTING.match(line):
            settings[found[1]] = (
                f"{settings[found[1]]} {found[2]}" if found[1] == "unreadable" and found[1] in settings else found[2]
            )
        elif found := _HEADING.match(line):
            close()
            heading = (found, number)
        elif line and not line.startswith("#"):
            raise ValueError(f"line {number}: {line!r} is neither a table, a register's name nor a setting")
    close()
    return Lines(settings, tuple(tables))


def _table(heading: re.Match[str], number: int, block: list[tuple[int, str]], settings: dict[str, str]) -> Table:
    if not block:
        raise ValueError(f"line {number}: no table follows {heading['name']!r}")
    rows = [
        (line_number, line.startswith("~"), _cells(line))
        for line_number, line in block
        if not re.fullmatch(r"[|\s:-]*--[|\s:-]*", line)
    ]
    headers = tuple(_header(text) for text in rows[0][2])
    for line_number, _, cells in rows[1:]:
        if len(cells) != len(headers):
            raise ValueError(f"line {line_number}: {len(cells)} cells under {len(headers)} headers")
    return Table(
        name=heading["name"],
        line=number,
        headers=headers,
        rows=tuple(tuple(_cell(text) for text in cells) for _, _, cells in rows[1:]),
        hidden=frozenset(index for index, (_, hidden, _) in enumerate(rows[1:]) if hidden),
        workbook=heading["workbook"] or "",
        past=_past(heading, settings),
    )


def _past(heading: re.Match[str], settings: dict[str, str]) -> datetime.date | None:
    if not heading["past"]:
        return None
    if heading["day"]:
        return datetime.date.fromisoformat(heading["day"])
    return Lines(settings, ()).as_of.replace(day=1) - datetime.timedelta(days=1)


def _cells(line: str) -> list[str]:
    inner = line.removeprefix("~").strip().removeprefix("|")
    return [cell.strip().replace("\\|", "|") for cell in _BORDER.split(inner.removesuffix("|"))]


def _header(text: str) -> Cell:
    return Cell(text.removesuffix("!").strip(), text.endswith("!"))


def _cell(text: str) -> Cell:
    if text == "!":
        return Cell("", marked=True)
    return Cell(text.removesuffix(" !").strip(), text.endswith(" !"))
