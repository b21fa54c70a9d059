"""The comparison of hard workbooks sees every harm that we plant, and lets pass what is meant."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Mapping
from types import MappingProxyType

import pytest
from handmade import unzipped, zipped
from hard.harm import harm
from hard.markup import comments_instructions_and_cdata
from hard.package import BOOK, SHEET, STRINGS, Book
from hard.zips import a_comment_on_the_archive

BEFORE = comments_instructions_and_cdata()
NAMED = [(2, 2), (8, 8), (9, 8), (40, 8)]  # B2 is there, H8 in no row, H9 in a row without cells, H40 below all
MEANT = (
    (rb'<c r="B2" t="s"><v>\d+</v></c>', b'<c r="B2"><v>1</v></c>'),
    (rb'<row r="9"( ht="30" customHeight="1" x14ac:dyDescent="0.25")/>', rb'<row r="8"><c r="H8"/></row><row r="9"\1><c r="H9"/></row><row r="40"><c r="H40"/></row>'),
)  # fmt: skip


def repacked(
    parts: Mapping[str, bytes] = MappingProxyType({}),
    change: Callable[[zipfile.ZipInfo], object] = lambda info: None,
    comment: bytes = b"",
) -> bytes:
    """Return BEFORE with other parts, the zip's entry of its shared strings changed, a comment; all else as it was."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(BEFORE)) as old, zipfile.ZipFile(out, "w") as new:
        for info in old.infolist():
            content = parts.get(info.filename, old.read(info))
            if info.filename == STRINGS:
                change(info)
            new.writestr(info, content)
        new.comment = comment
    return out.getvalue()


def meant() -> bytes:
    """Return the workbook with the named cells changed by hand."""
    sheet = unzipped(BEFORE)[SHEET]
    for pattern, new in MEANT:
        sheet, times = re.subn(pattern, new, sheet)
        assert times == 1, pattern
    return repacked({SHEET: sheet})


def test_what_is_meant_passes() -> None:
    assert list(harm(BEFORE, meant(), NAMED)) == []
    assert list(harm(BEFORE, repacked({BOOK: unzipped(BEFORE)[BOOK].replace(b"<calcPr ", b'<calcPr fullCalcOnLoad="1" ')}), [])) == []  # fmt: skip


def test_a_changed_cell_that_is_not_named_is_seen() -> None:
    assert list(harm(BEFORE, meant(), NAMED[1:]))
    assert list(harm(BEFORE, meant(), NAMED[:1] + NAMED[2:]))
    assert list(harm(BEFORE, meant(), NAMED[:3]))


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        (SHEET, b'<row r="3" spans="1:8"', b'<row r="3" spans="1:9"'),
        (SHEET, b'<c r="C3"', b'<c  r="C3"'),
        (SHEET, b"<!-- koniec -->", b""),
        (SHEET, b"<![CDATA[5]]>", b"5"),
        (SHEET, b"<?dane", b"<?danf"),
        (SHEET, b'customHeight="1" ', b""),
        (SHEET, b'<dimension ref="A1:J7"/>', b'<dimension ref="A1:J40"/>'),
        (SHEET, b"</sheetData>", b'<row r="50"/></sheetData>'),
        (SHEET, b"<sheetData><!--", b"<sheetData> <!--"),
        (BOOK, b'calcId="191029"', b'calcId="191030"'),
        (BOOK, b"<sheets>", b"<sheets >"),
        (STRINGS, b"K-001", b"K-002"),
    ],
)
def test_a_planted_harm_is_seen(part: str, old: bytes, new: bytes) -> None:
    content = unzipped(BEFORE)[part]
    assert content.count(old) >= 1
    assert list(harm(BEFORE, repacked({part: content.replace(old, new, 1)}), NAMED))


def test_the_zip_itself_is_compared() -> None:
    assert list(harm(BEFORE, repacked(), [])) == []
    assert list(harm(BEFORE, repacked(change=lambda info: setattr(info, "date_time", (2020, 1, 1, 0, 0, 0))), []))
    assert list(harm(BEFORE, repacked(change=lambda info: setattr(info, "compress_type", zipfile.ZIP_STORED)), []))
    assert list(harm(BEFORE, repacked(change=lambda info: setattr(info, "external_attr", 1)), []))
    assert list(harm(BEFORE, repacked(change=lambda info: setattr(info, "extra", b"UT\1\0\0")), []))
    assert list(harm(BEFORE, repacked(comment=b"x"), []))
    parts = unzipped(BEFORE)
    for others in (dict(reversed(parts.items())), parts | {"xl/new.bin": b""}):
        assert list(harm(BEFORE, zipped(others), [])) == ["other members, or in another order"]
    commented = a_comment_on_the_archive()
    assert list(harm(commented, Book().data(), []))


def test_only_the_numbers_of_a_grown_table_may_grow() -> None:
    parts = unzipped(BEFORE)
    grown = repacked({SHEET: parts[SHEET].replace(b'ref="A1:J7"', b'ref="A1:J9"')})
    assert list(harm(BEFORE, grown, [], [("7", "9")])) == []
    assert list(harm(BEFORE, grown, [], [("7", "8")]))
