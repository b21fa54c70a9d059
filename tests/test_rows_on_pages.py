"""Rows of tables over pages: whole, but for the first row of text, after which LibreOffice would lose the rest of the table."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from audit_documents import audit_report, opened
from docx.table import Table
from test_documents_report import listed

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DOCUMENTS = pytest.mark.parametrize("made", [listed, lambda: audit_report("pl")])


def rows_of(table: Table) -> list[Any]:
    """Return the rows below the header."""
    return [row._tr for row in table.rows if row._tr.find(f"{W}trPr/{W}tblHeader") is None]


@DOCUMENTS
def test_every_row_of_text_but_the_first_of_several_stays_whole(made: Callable[[], bytes]) -> None:
    tables = [rows_of(table) for table in opened(made()).tables]
    whole = [[row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows] for rows in tables]
    assert all(rows == [len(rows) == 1, *[True] * (len(rows) - 1)] for rows in whole)
    assert any(len(rows) > 2 for rows in whole)


@DOCUMENTS
def test_the_first_row_of_several_stands_on_the_page_of_the_next(made: Callable[[], bytes]) -> None:
    firsts = [rows[0] for rows in map(rows_of, opened(made()).tables) if len(rows) > 1]
    kept = [p.find(f"{W}pPr/{W}keepNext") is not None for row in firsts for p in row.iter(f"{W}p")]
    assert kept
    assert all(kept)
