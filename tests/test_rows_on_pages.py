"""Rows of tables over pages: whole, but for the first row of text, after which LibreOffice would lose the rest of the table."""

from __future__ import annotations

import pytest
from audit_documents import audit_report, opened
from docx.table import Table
from test_documents_report import listed

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def whole(table: Table) -> list[bool]:
    """Return for each row below the header whether it must stay on one page."""
    rows = [row._tr for row in table.rows if row._tr.find(f"{W}trPr/{W}tblHeader") is None]
    return [row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows]


@pytest.mark.parametrize("made", [listed, lambda: audit_report("pl")])
def test_every_row_of_text_but_the_first_stays_whole(made):
    tables = [whole(table) for table in opened(made()).tables]
    assert all(rows == [False, *[True] * (len(rows) - 1)] for rows in tables)
    assert any(len(rows) > 2 for rows in tables)
