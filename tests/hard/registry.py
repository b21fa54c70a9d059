"""The kinds of hard workbooks: each a short function that makes one, entered under its name in words."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from hard.package import Book
from qms_xl.workbook.changes import Content

Build = Callable[[], bytes]
Add = Callable[[Book], object]


@dataclass(frozen=True)
class Kind:
    """One kind. `holds`: what some part's name or content must have, so that the feature is really there.

    `add`: what adds the feature to a workbook as Excel saves it, where it is one that goes together with others.
    `more`: cells of the sheet Dane that are changed beside those of every kind, in the feature mostly.
    `refused`: cells that must be left, each with its reason. `without`: cells of every kind left out here, `*` all of them.
    `table`: the table that rows are added to; `rows_refused` the reason where they must not be.
    `is_sound`: our rules of Excel, which know transitional files with the usual names only, find nothing wrong.
    """

    name: str
    build: Build
    holds: str
    add: Add | None = None
    more: Mapping[str, Content] = field(default_factory=dict)
    refused: Mapping[str, str] = field(default_factory=dict)
    without: frozenset[str] = frozenset()
    table: str = ""
    rows_refused: str = ""
    is_sound: bool = True
    needs_office: bool = False
    epoch: datetime.date = datetime.date(1899, 12, 30)


KINDS: dict[str, Kind] = {}


def _enter(name: str, build: Build, holds: str, without: str = "", **more: Any) -> None:
    words = name.replace("_", " ")
    assert words not in KINDS, words
    KINDS[words] = Kind(words, build, holds, without=frozenset(without.split()), **more)


def kind(holds: str, **more: Any) -> Callable[[Build], Build]:
    """Return what enters a function that returns the bytes of a workbook. `without`: addresses between spaces."""

    def enter(build: Build) -> Build:
        _enter(build.__name__, build, holds, **more)
        return build

    return enter


def feature(holds: str, **more: Any) -> Callable[[Add], Add]:
    """Return what enters a function that adds a feature to a workbook as Excel saves it."""

    def enter(add: Add) -> Add:
        def build() -> bytes:
            book = Book()
            add(book)
            return book.data()

        _enter(add.__name__, build, holds, add=add, **more)
        return add

    return enter
