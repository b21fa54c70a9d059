"""Any changes to any mixture of hard features: made or refused, never anything else."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from handmade import unzipped
from hard.all_kinds import KINDS
from hard.edits import EDITS, change, expected, held
from hard.harm import harm, part_of
from hard.package import Book
from hard.plainly import plain_sheet
from hypothesis import given, settings
from hypothesis import strategies as st
from test_hard_workbooks import CHANGED, FATES, applied, strings_of

from qms_xl.workbook.changes import Change

FEATURES = [name for name, kind in KINDS.items() if kind.add and FATES[name] == CHANGED]
TEXTS = st.text("aZ09 ąłŻ„—&<>\"'\n]=+-@_x0041\U0001f600", max_size=12)
DATES = st.dates(datetime.date(1905, 1, 1), datetime.date(2200, 12, 31))
NUMBERS = st.integers(-(10**15), 10**15) | st.floats(-1e300, 1e300, allow_nan=False)
CONTENTS = st.none() | st.booleans() | TEXTS | NUMBERS | DATES
CELLS = st.tuples(st.sampled_from([*range(1, 15), 40]), st.sampled_from([*range(1, 13), 300]))


@cache
def claims(name: str) -> frozenset[object]:
    """Return what a feature takes for itself: elements, parts, cells, endings; two that share one do not go together."""
    add, book, bare = KINDS[name].add, Book(), Book()
    assert add is not None
    add(book)
    found: set[object] = set(book.parts)
    for title in ("sheet", "lists", "book"):
        one, other = getattr(book, title), getattr(bare, title)
        found |= {(title, key) for key, value in one.children.items() if other.children.get(key) != value}
        found |= {(title, uri) for uri in re.findall('uri="([^"]+)"', one.extensions)}
    for one, other in ((book.styles.parts, bare.styles.parts), (book.endings, bare.endings), (book.types, bare.types)):
        found |= {key for key, value in one.items() if other.get(key) != value}
    for row in book.rows.keys() | bare.rows.keys():
        new, old = book.rows.get(row, {}), bare.rows.get(row, {})
        found |= {at for at in new.keys() | old.keys() if new.get(at) != old.get(at)}
        found |= {row} if book.row_attributes.get(row) != bare.row_attributes.get(row) else set()
    return frozenset(found)


def mixed(names: list[str]) -> tuple[bytes, list[str]]:
    """Return a workbook with those of the features that go together, and their names."""
    book, taken, used = Book(), set(), []
    for name in names:
        add = KINDS[name].add
        if add and not taken & claims(name):
            taken |= claims(name)
            used.append(name)
            add(book)
    return book.data(), used


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.sampled_from(FEATURES), max_size=8, unique=True),
    st.dictionaries(CELLS, CONTENTS, min_size=1, max_size=12),
)
def test_any_changes_to_any_mixture_are_made_or_refused(
    names: list[str], contents: dict[tuple[int, int], object]
) -> None:
    data, used = mixed(names)
    epoch = KINDS["dates counted from 1904"].epoch if "dates counted from 1904" in used else datetime.date(1899, 12, 30)
    asked = [Change("Dane", *at, content) for at, content in contents.items()]  # type: ignore[arg-type]
    after, patch = applied(data, asked)
    refused = {one.what for one in patch.refused}
    made = [one for one in asked if one not in refused]
    assert refused <= set(asked)
    assert list(harm(data, after, [one[1:3] for one in made])) == []
    cells, strings = plain_sheet(unzipped(after)[part_of(after, "Dane")[1]]).cells, strings_of(after)
    for one in made:
        assert held(cells.get(one[1:3]), strings, epoch) == (expected(one, epoch) if one.content != "" else None)
    assert applied(after, made)[0] == after


LEFT_OUT = {
    "a sheet protected but for some cells",  # nothing in it may be changed
    "ranges that some may edit",
    "smart tags of excel 2007",  # of the standard's first edition, which the Open XML SDK no longer knows
    "a table mapped to xml",  # the SDK misses the map, which is there
    "dates in words of iso",  # the SDK takes no date for one
}


def in_few() -> list[list[str]]:
    """Return the features dealt out to workbooks in which they go together; those of one or two are left out."""
    found: list[list[str]] = []
    for name in FEATURES:
        if name in LEFT_OUT:
            continue
        home = next((names for names in found if not claims(name) & frozenset().union(*map(claims, names))), None)
        if home is not None:
            home.append(name)
        else:
            found.append([name])
    return [names for names in found if len(names) > 2]


@pytest.mark.npm
def test_mixtures_are_valid_after_their_changes(tmp_path: Path, open_xml_errors: Callable[[Path], list[str]]) -> None:
    assert max(map(len, in_few())) > 20
    for names in in_few():
        data, used = mixed(names)
        assert used == names
        after, patch = applied(data, [change(at, content) for at, content in EDITS.items()])
        assert patch
        path = tmp_path / f"mixed.{'xlsm' if 'old macro and dialog sheets' in used else 'xlsx'}"
        path.write_bytes(after)
        assert open_xml_errors(path) == [], names
