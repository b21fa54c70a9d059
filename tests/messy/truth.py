"""What a messy workbook really holds: its places, their columns and their records."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Place:
    """One range of a register. `columns`: letter -> schema column, "" for the office's own; `records`: column -> the true value."""

    sheet: str
    register: str
    columns: dict[str, str]
    records: list[dict[str, object]]


@dataclass(frozen=True)
class Messy:
    """One workbook of the corpus with what it really holds. `dirt`: the kinds that were applied; `aside`: sheets that are no register."""

    name: str
    language: str
    data: bytes
    places: list[Place]
    dirt: tuple[str, ...]
    aside: tuple[str, ...] = field(default=())
