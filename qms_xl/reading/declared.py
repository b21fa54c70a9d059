"""What an office says about its registers in `qms.toml`: where they stand and how their columns are called."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any

from qms_xl.fold import fold
from qms_xl.model import RegisterSchema


@dataclass(frozen=True)
class DeclaredPlace:
    """One entry of `[registers.<name>] places`; what is empty or 0 is left open.

    The rest only where `adopted`: a place of the office's own making, of which nothing is known but what stands here and in
    `columns`. Its header has `header_rows` rows; `span`: its columns, `A:H`; `letters`: columns known by their letter, where
    a header is blank or stands twice; `ends_before`: the text in front of which it ends; `fill_down`: columns in which a
    blank cell means the value above it; `otherwise`: columns in which it means the value in that letter; `colours`: columns whose value is the fill colour of the cell in that letter.
    """

    workbook: str = ""
    sheet: str = ""
    table: str = ""
    header_row: int = 0
    adopted: bool = False
    header_rows: int = 1
    span: str = ""
    letters: Mapping[str, str] = field(default_factory=dict)
    ends_before: str = ""
    fill_down: tuple[str, ...] = ()
    otherwise: Mapping[str, str] = field(default_factory=dict)
    colours: Mapping[str, str] = field(default_factory=dict)

    def is_in(self, workbook: str) -> bool:
        """Return whether the entry may mean this workbook; its folder need not be named."""
        if not self.workbook:
            return True
        return fold(self.workbook.replace("\\", "/")) in {fold(workbook), fold(PurePosixPath(workbook).name)}

    def fits(self, workbook: str, sheet: str, table: str) -> bool:
        """Return whether the entry names this table."""
        return (
            self.is_in(workbook)
            and (not self.sheet or fold(self.sheet) == fold(sheet))
            and (not self.table or self.table.casefold() == table.casefold())
        )


@dataclass(frozen=True)
class Declared:
    """The `[registers.*]` part of `qms.toml`, by register. `headers`: folded header -> column."""

    places: Mapping[str, tuple[DeclaredPlace, ...]] = field(default_factory=dict)
    headers: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


def declared(
    schemas: Mapping[str, RegisterSchema],
    places: Mapping[str, Sequence[Mapping[str, Any]]],
    columns: Mapping[str, Mapping[str, Any]],
    aliases: Mapping[str, Mapping[str, str]],
) -> Declared:
    """Return what the office declares. `columns`: register -> column -> header or headers; `aliases`: header -> column."""
    headers: dict[str, dict[str, str]] = {}
    for register, pairs in columns.items():
        for column, words in pairs.items():
            for word in [words] if isinstance(words, str) else words:
                headers.setdefault(register, {})[fold(str(word))] = column
    for register, pairs in aliases.items():
        headers.setdefault(register, {}).update({fold(word): column for word, column in pairs.items()})
    return Declared(
        {register: tuple(_place(entry) for entry in entries) for register, entries in places.items()},
        {
            register: {word: column for word, column in found.items() if column in schemas[register].by_name}
            for register, found in headers.items()
            if register in schemas
        },
    )


def _place(entry: Mapping[str, Any]) -> DeclaredPlace:
    return DeclaredPlace(
        workbook=str(entry.get("workbook") or ""),
        sheet=str(entry.get("sheet") or ""),
        table=str(entry.get("table") or ""),
        header_row=int(entry.get("header_row") or 0),
        adopted=bool(entry.get("adopted")),
        header_rows=int(entry.get("header_rows") or 1),
        span=str(entry.get("span") or ""),
        letters=dict(entry.get("letters") or {}),
        ends_before=str(entry.get("ends_before") or ""),
        fill_down=tuple(entry.get("fill_down") or ()),
        otherwise=dict(entry.get("otherwise") or {}),
        colours=dict(entry.get("colours") or {}),
    )
