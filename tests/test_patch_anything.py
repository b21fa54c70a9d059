"""Arbitrary edits on arbitrary small sheets, written in ways that programs use and in ways that none does."""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import dataclass
from xml.sax.saxutils import escape

import handmade
from handmade import MAIN, STRICT, unzipped
from hard.plainly import plain_sheet, without_cells
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from patching import DATE, NAME, SHEET_PART, STYLES, TEXT, carried_out, planned

from qms_xl.workbook.cells import read_book
from qms_xl.workbook.changes import Change, Content
from qms_xl.workbook.container.xml import unescaped
from qms_xl.workbook.patching.layout import OddSheet, Row
from qms_xl.workbook.patching.locate import locate
from qms_xl.workbook.patching.locating import locate_formed
from qms_xl.workbook.patching.locating_any import locate_any

STRINGS = f'<sst xmlns="{MAIN}"><si><t>pierwszy</t></si><si><r><t>dru</t></r><r><t>gi</t></r></si></sst>'
EPOCH = dt.date(1899, 12, 30)
QUICK = settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))


@dataclass(frozen=True)
class Way:
    """A way of writing a sheet part."""

    prefix: str = ""
    quote: str = '"'
    namespace: str = MAIN
    encoding: str = "utf-8"
    between: str = ""
    numbered: bool = True
    reverse: bool = False
    closes: bool = True
    comment: str = ""


WAYS = st.builds(
    Way,
    prefix=st.sampled_from(["", "", "x:", "długi:"]),
    quote=st.sampled_from('""\''),
    namespace=st.sampled_from([MAIN, MAIN, STRICT]),
    encoding=st.sampled_from(["utf-8", "utf-8", "utf-8-sig", "utf-16", "windows-1250"]),
    between=st.sampled_from(["", "", "\n", "\r\n  "]),
    numbered=st.sampled_from([True, True, False]),
    reverse=st.booleans(),
    closes=st.booleans(),
    comment=st.sampled_from(["", "", "", '<!-- <c r="A1"><v>5</v></c> -->', "<?a <row?>"]),
)
INSIDE = st.sampled_from(
    [
        ("", ""), ("n", "<v>7</v>"), ("", "<v>7.50</v>"), ("s", "<v>0</v>"), ("s", "<v>1</v>"), ("b", "<v>1</v>"),
        ("str", "<v>tekst</v>"), ("e", "<v>#N/A</v>"), ("", "<f>1+1</f><v>2</v>"), ("", "<f>SUM(A1)</f>"),
        ("inlineStr", "<is><t>śród &lt;ci&gt;</t></is>"), ("inlineStr", "<is><r><t>a</t></r><rPh sb='0' eb='1'><t>b</t></rPh></is>"),
    ]
)  # fmt: skip
CELL = st.tuples(INSIDE, st.sampled_from(["", "0", str(DATE), str(TEXT)]))
ROW = st.dictionaries(st.integers(1, 6), CELL, max_size=4)
ROWS = st.dictionaries(st.integers(1, 9), ROW, max_size=5)
CONTENTS: st.SearchStrategy[Content] = st.one_of(
    st.text(max_size=12), st.sampled_from(["pierwszy", "drugi", "tekst", "=1", "-", "_x000D_", "ą😀", "", "a\nb "]),
    st.integers(), st.floats(), st.booleans(), st.none(), st.dates(dt.date(1890, 1, 1)), st.datetimes(dt.datetime(1950, 1, 1)),
)  # fmt: skip
EDITS = st.dictionaries(st.tuples(st.integers(1, 11), st.integers(1, 8)), CONTENTS, min_size=1, max_size=8)


def written(way: Way, rows: dict[int, dict[int, tuple[tuple[str, str], str]]]) -> bytes:
    """Return a sheet part. Without numbers, rows and cells that are left out are written blank."""
    p, space = way.prefix, way.between
    numbers = sorted(rows) if way.numbered else range(1, max(rows, default=0) + 1)
    body = space
    for number in numbers:
        cells = rows.get(number, {})
        columns = sorted(cells) if way.numbered else range(1, max(cells, default=0) + 1)
        inside = "".join(
            cell_xml(way, number, column, *cells.get(column, (("", ""), ""))) + space for column in columns
        )
        body += (
            element(way, "row", {"r": str(number) if way.numbered else "", "spans": "1:6"}, inside)
            + way.comment
            + space
        )
    data = element(way, "sheetData", {}, body)
    declared = "utf-8" if way.encoding == "utf-8-sig" else way.encoding
    uri = p.removesuffix(":")
    xml = (
        f'<?xml version="1.0" encoding="{declared}"?><{p}worksheet xmlns{":" + uri if uri else ""}="{way.namespace}">'
        f'<{p}sheetFormatPr/>{data}<{p}pageMargins left="0.7"/></{p}worksheet>'
    )
    return xml.encode(way.encoding)


def cell_xml(way: Way, row: int, column: int, inside: tuple[str, str], style: str) -> str:
    kind, xml = inside
    named = xml.replace("</", "\0").replace("<", "<" + way.prefix).replace("\0", "</" + way.prefix)
    address = "ABCDEFGH"[column - 1] + str(row) if way.numbered else ""
    return element(way, "c", {"r": address, "s": style, "t": kind}, named)


def element(way: Way, name: str, attributes: dict[str, str], inside: str) -> str:
    said = [f" {key}={way.quote}{escape(value)}{way.quote}" for key, value in attributes.items() if value]
    opening = way.prefix + name + "".join(reversed(said) if way.reverse else said)
    if not inside and way.closes:
        return f"<{opening}/>"
    return f"<{opening}>{inside}</{way.prefix}{name}>"


def workbook(way: Way, rows: dict[int, dict[int, tuple[tuple[str, str], str]]]) -> bytes:
    strings, styles = STRINGS.replace(MAIN, way.namespace), STYLES.replace(MAIN, way.namespace)
    parts = handmade.parts("", strings=strings, styles=styles)
    return handmade.zipped({**parts, SHEET_PART: written(way, rows)})


def as_stored(content: Content) -> object:
    """Return what a cell is expected to hold: a text, a number, a truth value, None."""
    if isinstance(content, dt.datetime):
        return (content - dt.datetime(1899, 12, 30)) / dt.timedelta(days=1)
    if isinstance(content, dt.date):
        return float((content - EPOCH).days)
    return None if content == "" else content


@QUICK
@given(WAYS, ROWS, EDITS)
def test_what_is_read_back_is_what_was_asked_or_it_was_refused(way: Way, rows, edits) -> None:
    before = workbook(way, rows)
    old = plain_sheet(unzipped(before)[SHEET_PART])
    patch = planned(before, *(Change("S1", row, column, content) for (row, column), content in edits.items()))
    refused = {(each.what.row, each.what.column): each.reason for each in patch.refused}
    done = {at: content for at, content in edits.items() if at not in refused}
    after = carried_out(before, patch)
    new = plain_sheet(unzipped(after)[SHEET_PART])

    for (row, column), content in done.items():
        assert_holds(new, (row, column), as_stored(content))
    for at, reason in refused.items():
        assert_rightly_refused(old, at, edits[at], reason)
    assert without_cells(new, done, set(old.rows)) == without_cells(old, done, set(old.rows))
    assert not planned(after, *(Change("S1", *at, content) for at, content in done.items()))

    read = read_book(after, NAME).sheets[0]
    for (row, column), content in done.items():
        value = read.value(row, column)
        assert value == (None if content == "" else content) or isinstance(content, dt.datetime)


def assert_holds(sheet, at: tuple[int, int], expected: object) -> None:
    cell = sheet.cells.get(at)
    if expected is None:
        assert cell is None or (not cell.value and not cell.text and not cell.has_formula)
        return
    assert cell
    assert not cell.has_formula
    kind = cell.attributes.get("t", "n")
    if isinstance(expected, bool):
        assert (kind, cell.value) == ("b", "1" if expected else "0")
    elif isinstance(expected, str):
        text = {"s": ["pierwszy", "drugi"][int(cell.value or 0)] if kind == "s" else "", "str": cell.value}.get(
            kind, cell.text
        )
        assert unescaped(text) == expected
    else:
        assert kind == "n"
        assert float(cell.value) == expected


def assert_rightly_refused(sheet, at: tuple[int, int], content: Content, reason: str) -> None:
    cell, style = sheet.cells.get(at), sheet.style_at(at)
    match reason:
        case "formula":
            assert cell
            assert cell.has_formula
        case "not_a_date":
            assert isinstance(content, dt.date)
            assert style != DATE
        case "not_a_number":
            assert isinstance(content, int | float)
            assert style == DATE
        case "date_range":
            assert isinstance(content, dt.date)
            assert as_stored(content) < 61
        case "formula_like":
            assert content[0] in "=+-@"
            assert style != TEXT
        case "characters":
            assert any(
                (ord(char) < 32 and char != "\n") or 127 <= ord(char) < 160 or char in "\ufffe\uffff"
                for char in content
            )
        case "number":
            is_far = not math.isfinite(content) or not 2.3e-308 < abs(content) < 9.9e307
            assert is_far or int(float(content)) != content
        case _:
            raise AssertionError(reason)


@QUICK
@given(WAYS, ROWS, st.dictionaries(st.integers(1, 11), st.sets(st.integers(1, 8)), max_size=5), st.integers(1, 200))
def test_byte_searches_and_the_full_parse_find_the_same_however_the_bytes_come(way, rows, wanted, step: int) -> None:
    data = written(way, rows)
    pieces = [data[at : at + step] for at in range(0, len(data), step)]
    found: dict[int, Row] = {}
    parsed: dict[int, Row] = {}
    formed = locate_formed(NAME, "p", pieces, wanted, lambda row: found.__setitem__(row.number, row))
    any_ = locate_any(NAME, "p", lambda: pieces, wanted, lambda row: parsed.__setitem__(row.number, row))
    is_usual = way.numbered and way.encoding.startswith("utf-8") and way.prefix.isascii() and not way.comment
    assert formed or not is_usual
    if formed:
        assert formed == any_
        assert found == parsed
    for row in parsed.values():
        spans = [(cell.start, cell.end) for cell in row.cells.values()]
        assert all(data[start:end].decode(any_.encoding).startswith(f"<{way.prefix}c") for start, end in spans)
        assert row.is_missing or data[row.start : row.end].decode(any_.encoding).startswith(f"<{way.prefix}row")
    assert data[any_.data_end :] == any_.frame[any_.data_start :]


ODD = [
    "<row r='1'><row r='2'/></row>", "<row r='2'/><row r='1'/>", "<row r='1'/><row r='1'/>", "<row r='0'/>", "<row r='x'/>",
    "<row r='1048577'/>", "<row r='1'><c r='B1'/><c r='A1'/></row>", "<row r='1'><c r='A1'/><c r='A1'/></row>",
    "<row r='1'><c r='A2'/></row>", "<row r='1'><c r='XFE1'/></row>", "<row r='1'><c r='A1'><c r='B1'/></c></row>",
    "<row r='1'><extLst/></row>", "<extLst/>", "<row r='1'><c r='A1'><extLst/></c></row>", "<c r='A1'/>",
    "<row r='1'><y:c xmlns:y='urn:y' r='A1'/></row>", "<row r='1'><c r='A1'><v><v>1</v></v></c></row>",
    "<row r='1'><c r='A1'><f t='array' ref='x'>1</f></c></row>",
]  # fmt: skip


def test_a_sheet_that_nobody_can_be_sure_of_is_refused_whole() -> None:
    for rows in ODD:
        for xml in (handmade.sheet_xml(rows), handmade.sheet_xml(rows.replace("'", '"'))):
            data = handmade.workbook(xml)
            patch = planned(data, Change("S1", 1, 1, 5), Change("S1", 7, 7, 5))
            assert not patch, rows
            assert [each.reason for each in patch.refused] == ["odd_sheet", "odd_sheet"], rows


def test_two_places_for_cells_are_refused() -> None:
    for xml in (
        f'<worksheet xmlns="{MAIN}"><sheetData/><sheetData/></worksheet>',
        f'<worksheet xmlns="{MAIN}"><x><sheetData/></x></worksheet>',
        f'<worksheet xmlns="{MAIN}"/>',
    ):
        patch = planned(handmade.workbook(xml), Change("S1", 1, 1, 5))
        assert [each.reason for each in patch.refused] == ["odd_sheet"], xml


def test_a_sheet_of_another_kind_of_xml_is_odd() -> None:
    try:
        locate(NAME, "p", lambda: [b"<a/>"], {1: {1}})
    except OddSheet:
        return
    raise AssertionError
