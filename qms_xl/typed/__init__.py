"""From cells as typed to typed registers: kinds, the office's own words, names of people, references."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from qms_xl.kinds import Context, parse
from qms_xl.model import PLACE_STEP, Column, Language, Misreading, Place, Register, RegisterSchema
from qms_xl.typed.blanks_read import fill
from qms_xl.typed.excel_harm import mend
from qms_xl.typed.follow import resolve
from qms_xl.typed.office_words import office_lists

if TYPE_CHECKING:
    import pandas as pd

    from qms_xl.lists import WordList
    from qms_xl.settings import Settings


@dataclass(frozen=True)
class RawRegister:
    """A register as typed, from all its places. `raw`: dtype object, index row ids, only the columns that the workbook has.

    In `adopted` places text that can mean one day or one number only is read as such; the faults of what is `borrowed` are
    told where it stands. The rest as in `model.Register`.
    """

    schema: RegisterSchema
    raw: pd.DataFrame
    places: tuple[Place, ...] = ()
    hidden: frozenset[int] = frozenset()
    formats: Mapping[tuple[int, str], str] = field(default_factory=dict)
    formulas: Mapping[str, frozenset[int]] = field(default_factory=dict)
    adopted: frozenset[int] = frozenset()
    borrowed: frozenset[tuple[int, str]] = frozenset()


def typed_registers(
    raws: Mapping[str, RawRegister],
    *,
    settings: Settings,
    audit_spelling: str = "audit",
    unreadable: Collection[str] = (),
    as_of: datetime.date | None = None,
    language: Language = "pl",
) -> dict[str, Register]:
    """Return the registers with every cell read by its kind and every reference followed.

    `unreadable`: registers of which a workbook could not be read, so that what is not found in them may still exist.
    `as_of` decides who is active and which unit is abolished; without it whoever has an `active_to` is not.
    `language` of a proposed word where the office's own lists have none.
    """
    lists, faults = _lists(raws, audit_spelling)
    registers = {
        name: _parsed(raw, lists, settings, language, faults if name == "lists" else []) for name, raw in raws.items()
    }
    registers = resolve(registers, settings=settings, unreadable=unreadable, as_of=as_of)
    registers = mend(registers, settings)
    return fill(registers, settings)


def _lists(raws: Mapping[str, RawRegister], audit_spelling: str) -> tuple[Mapping[str, WordList], list[Misreading]]:
    if "lists" not in raws:
        return office_lists((), audit_spelling)
    raw = raws["lists"].raw
    columns = [raw[name] if name in raw.columns else [None] * len(raw) for name in ("list", "value", "means")]
    return office_lists(zip(raw.index, *columns, strict=True), audit_spelling)


def _parsed(
    raw: RawRegister,
    lists: Mapping[str, WordList],
    settings: Settings,
    language: Language,
    misreadings: Collection[Misreading],
) -> Register:
    import pandas as pd

    schema = raw.schema
    found = list(misreadings)
    formats: dict[str, dict[int, str]] = {}
    for (row, name), number_format in raw.formats.items():
        formats.setdefault(name, {})[row] = number_format
    typed: dict[str, pd.Series[Any]] = {}
    known: dict[tuple[str, str], Any] = {}
    for name in raw.raw.columns:
        context = context_of(schema, schema[name], lists, settings, language)
        known["distinct", name] = distinct = dict.fromkeys(raw.raw[name].tolist()).keys()
        typed[name], misread = parse(raw.raw[name], context, formats.get(name), distinct)
        if raw.adopted and misread:
            misread = _understood(typed[name], misread, raw.adopted)
        found.extend(one for one in misread if (one.row, name) not in raw.borrowed)
    return Register(
        schema=schema,
        frame=pd.DataFrame(typed, index=raw.raw.index),
        raw=raw.raw,
        places=raw.places,
        misreadings=tuple(found),
        hidden=raw.hidden,
        formats=raw.formats,
        formulas=raw.formulas,
        adopted=raw.adopted,
        borrowed=raw.borrowed,
        known=known,
    )


def _understood(cells: pd.Series[Any], misreadings: Sequence[Misreading], adopted: Collection[int]) -> list[Misreading]:
    """Return the misreadings, those with one possible day or number in an adopted place as understood, their values in the cells.

    How an office spells its words in its own register, capitals and all, is its own affair.
    """
    import pandas as pd

    found = []
    for one in misreadings:
        if one.kind == "spelling" and one.row // PLACE_STEP in adopted:
            continue
        if one.suggestion and one.kind in ("date", "number") and one.row // PLACE_STEP in adopted:
            cells.at[one.row] = pd.Timestamp(one.suggestion) if one.kind == "date" else float(one.suggestion)
            one = one._replace(understood=True)
        found.append(one)
    return found


def context_of(
    schema: RegisterSchema, column: Column, lists: Mapping[str, WordList], settings: Settings, language: Language
) -> Context:
    """Return what the readers of cells must know of a column."""
    return Context(
        column=column,
        register=schema.name,
        key=column.name in schema.key,
        words=lists.get(column.list),
        first_year=settings.date.first_year,
        last_year=settings.date.last_year,
        language=language,
    )
