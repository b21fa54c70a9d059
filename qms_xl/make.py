"""Make the workbooks of an office: one workbook from its registers' schemas and rows, or all nine."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime

from qms_xl.lists import WordList, shipped_lists
from qms_xl.making.columns import Desk, in_order, keys_name, table_columns, target
from qms_xl.making.formulas import codes_name, row_condition, table_name, words_name
from qms_xl.making.help import help_sheet
from qms_xl.making.live import live_values
from qms_xl.making.spelled import spelled_list, spelled_schema
from qms_xl.making.values import AsTyped, cell_value
from qms_xl.model import Language, Mark, RegisterSchema, Text
from qms_xl.settings import Settings
from qms_xl.shelf import collect
from qms_xl.workbook.make import make
from qms_xl.workbook.making.table import growing_name
from qms_xl.workbook.plan import ListSheet, ListTable, Live, Plan, Shade, TableSheet

__all__ = ["AsTyped", "make_workbook", "make_workbooks"]

Rows = Mapping[str, Sequence[Mapping[str, object]]]

# The order of sheets; a register that is not named here comes after those that are.
_ORDER = (
    *("units", "people", "processes", "certificates", "milestones", "waivers"),
    *("documents", "document_changes"),
    *("audit_programmes", "audits", "audit_questions"),
    *("findings", "actions"),
    *("policy_items", "objectives", "indicators", "measurements"),
    *("reviews", "review_inputs", "review_decisions"),
    *("feedback", "surveys"),
    *("risks", "changes", "context"),
    *("trainings", "suppliers"),
)
_WORKBOOKS = (
    "Organisation",
    "Documents",
    "Audits",
    "Actions",
    "Objectives",
    "Review",
    "Customers",
    "Risks",
    "Resources",
)
_NOTE = Text(
    "* wymagane   (*) wymagane czasem   = liczy się samo   [+] nad tabelą: dalsze kolumny",
    "* required   (*) required at times   = worked out by itself   [+] above the table: more columns",
)
_SHORT_NOTE = Text("[+] dalsze kolumny", "[+] more columns")
_NOTE_WIDTH = 75
_LISTS_TITLE = Text("Słowniki", "Lists")
_YES_OR_NO = Text("Tak albo nie (yesno)", "Yes or no (yesno)")
_LISTS_NOTE = Text(
    "Nowe słowo wpisz pod tabelą, a obok kod, któremu odpowiada (taki jak w innym wierszu). Od razu pojawi się na liście do wyboru.",
    "Type a new word under its table, and beside it the code that it means (one of the table's). It is offered for choice at once.",
)


def make_workbook(
    title: str,
    language: Language,
    schemas: Sequence[RegisterSchema],
    rows: Rows,
    *,
    created: datetime,
    office_name: str = "",
    written_on: date | None = None,
    settings: Settings | None = None,
    audit_spelling: str = "audit",
) -> bytes:
    """Return one workbook as the bytes of an .xlsx file: a help sheet, one sheet per register, the lists.

    `rows`: register -> rows of {column: typed value, or `AsTyped`}; rows of `lists` are the office's own words.
    `created` stands in the properties, `written_on` (default: that day) is the day that live formulas hold values of.
    """
    settings = settings or Settings()
    if audit_spelling == "audyt":
        schemas = [spelled_schema(schema) for schema in schemas]
    every = {**_schemas(audit_spelling), **{schema.name: schema for schema in schemas}}
    desk = Desk(
        every, _office_lists(rows, audit_spelling), language, settings, created.year, frozenset(s.name for s in schemas)
    )
    today = written_on or created.date()
    tables = [_table_sheet(schema, rows.get(schema.name, ()), today, desk) for schema in schemas]
    names = {}
    for schema, sheet in zip(schemas, tables, strict=True):
        order = in_order(schema)
        for name in _offered(schema.name, schemas, desk):
            names[keys_name(schema.name, name)] = growing_name(sheet, order.index(name))
    plan = Plan(
        title=title,
        language=language,
        created=created,
        sheets=(help_sheet(title, schemas, desk), *tables, _list_sheet(schemas, desk)),
        office=office_name,
        names=names,
        page_words=("Strona", "z") if language == "pl" else ("Page", "of"),
    )
    return make(plan)


def make_workbooks(
    language: Language,
    rows: Rows,
    *,
    created: datetime,
    office_name: str = "",
    written_on: date | None = None,
    settings: Settings | None = None,
    audit_spelling: str = "audit",
) -> dict[str, bytes]:
    """Return all workbooks of an office by file name."""
    made = {}
    for title, schemas in workbooks(language, audit_spelling).items():
        made[f"{title}.xlsx"] = make_workbook(
            title,
            language,
            schemas,
            rows,
            created=created,
            office_name=office_name,
            written_on=written_on,
            settings=settings,
            audit_spelling=audit_spelling,
        )
    return made


def workbooks(language: Language, audit_spelling: str = "audit") -> dict[str, list[RegisterSchema]]:
    """Return the shipped workbooks by title, each with its registers in the order of their sheets."""
    schemas = _schemas(audit_spelling)
    known = {name: number for number, name in enumerate(_ORDER)}
    held: dict[str, list[RegisterSchema]] = {}
    for schema in sorted(schemas.values(), key=lambda schema: (known.get(schema.name, len(known)), schema.name)):
        if schema.workbook.en:
            held.setdefault(schema.workbook.en, []).append(schema)
    titles = sorted(held, key=lambda title: (_WORKBOOKS.index(title) if title in _WORKBOOKS else 99, title))
    return {held[title][0].workbook.in_(language): held[title] for title in titles}


def _schemas(audit_spelling: str) -> dict[str, RegisterSchema]:
    schemas: dict[str, RegisterSchema] = collect("qms_xl.registers", "SCHEMA")
    return {name: spelled_schema(s) if audit_spelling == "audyt" else s for name, s in schemas.items()}


def _office_lists(rows: Rows, audit_spelling: str) -> dict[str, WordList]:
    """Return the lists with the words of the office's own `lists` rows laid over them."""
    own: dict[str, list[tuple[str, str]]] = {}
    for row in rows.get("lists", ()):
        own.setdefault(str(row["list"]), []).append((str(row["value"]), str(row.get("means") or "")))
    lists = {n: spelled_list(words) if audit_spelling == "audyt" else words for n, words in shipped_lists().items()}
    return {name: words.with_office(own[name]) if name in own else words for name, words in lists.items()}


def _table_sheet(schema: RegisterSchema, rows: Sequence[Mapping[str, object]], today: date, desk: Desk) -> TableSheet:
    order = in_order(schema)
    for row in rows:
        if unknown := set(row) - set(order):
            raise KeyError(f"{schema.name} has no column {sorted(unknown)}")
    written = [[_written(schema, name, row, desk) for name in order] for row in rows]
    live = live_values(schema, written, order, today, desk)
    for name, values in live.items():
        for cells, row, value in zip(written, rows, values, strict=True):
            if not isinstance(row.get(name), AsTyped):
                cells[order.index(name)] = Live(value)
    columns = table_columns(schema, desk)
    printed = sum(column.width for column in columns if not (column.folded or column.hidden))
    sheet = TableSheet(
        name=schema.title.in_(desk.language),
        title=schema.title.in_(desk.language),
        note=(_NOTE if printed >= _NOTE_WIDTH else _SHORT_NOTE).in_(desk.language),
        table=table_name(schema.name),
        columns=columns,
        rows=written,
        frozen_columns=max(1, min(2, sum(name in schema.key for name in order[:2]))),
    )
    return replace(sheet, shades=tuple(_shade(mark, schema, order, sheet, desk) for mark in schema.marks))


def _written(schema: RegisterSchema, name: str, row: Mapping[str, object], desk: Desk) -> object:
    column, value = schema[name], row.get(name)
    if column.formula and not isinstance(value, AsTyped):
        return Live(None)
    return cell_value(value, column, desk.lists.get(column.list), desk.language)


def _shade(mark: Mark, schema: RegisterSchema, order: tuple[str, ...], sheet: TableSheet, desk: Desk) -> Shade:
    when = row_condition(schema, mark.when, order, sheet.first_row, desk.lists, desk.language, desk.settings)
    if not mark.column or mark.word is None:
        return Shade(mark.tone, when)
    number = order.index(mark.column)
    shown = sheet.columns[number].number_format
    return Shade(mark.tone, when, number, f'{shown}" – {mark.word.in_(desk.language)}"')


def _offered(register: str, schemas: Sequence[RegisterSchema], desk: Desk) -> list[str]:
    """Return the register's columns that feed drop-downs of this workbook."""
    found = [target(column, desk) for schema in schemas for column in schema.columns]
    return sorted({column for name, column in filter(None, found) if name == register})


def _list_sheet(schemas: Sequence[RegisterSchema], desk: Desk) -> ListSheet:
    lists = collect("qms_xl.registers", "SCHEMA")["lists"]
    used = list(dict.fromkeys(column.list for schema in schemas for column in schema.columns if column.list))
    tables = []
    for name in used:
        words = desk.lists[name]
        shipped = tuple((text.in_(desk.language), code) for code, text in words.codes.items())
        titles = [c.title.in_(desk.language) for s in schemas for c in s.columns if c.list == name]
        heading = f"{min(titles, key=len)} ({name})" if name != "yesno" else _YES_OR_NO.in_(desk.language)
        tables.append(
            ListTable(f"qms_list_{name}", heading, words.office or shipped, words_name(name), codes_name(name))
        )
    headers = (lists["value"].title.in_(desk.language), lists["means"].title.in_(desk.language))
    return ListSheet(
        _LISTS_TITLE.in_(desk.language),
        _LISTS_TITLE.in_(desk.language),
        _LISTS_NOTE.in_(desk.language),
        headers,
        tuple(tables),
    )
