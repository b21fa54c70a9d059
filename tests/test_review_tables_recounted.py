"""The tables of the minutes of a review, every cell counted anew from the workbooks; its figures are in test_review_report."""

from __future__ import annotations

import pytest
from audit_documents import all_tables
from docx.table import Table
from minutes_recount import TABLES
from minutes_words import Minutes
from review_documents import FIGURES, caption, figures, parts
from review_labels import labels_and_words
from review_recount import Review

from qms_xl.norms import profile


@pytest.fixture(scope="module")
def made(unsettled):
    """The minutes of 2026 about 2025, and the reviews of 2026 and 2025 as a plain script knows them."""
    now, before = {"pl": ("PZ-2026", "PZ-2025"), "en": ("MR-2026", "MR-2025")}[unsettled.language]
    reviews = (Review(unsettled.books, key, new_norm=True) for key in (now, before))
    return unsettled.document("review", now)[1], Minutes(unsettled, *reviews)


def test_every_figure_has_its_name_and_the_word_that_follows_from_it(made):
    document, m = made
    codes = {one.heading.in_(m.office.language).lower(): one.code for one in profile("iso9001-2015").inputs}
    for heading, lines in figures(document, m.office.language).items():
        expected = labels_and_words(m, codes[heading.lower()], lines)
        assert [(line[0], line[-1]) for line in lines] == expected


@pytest.mark.parametrize("title", TABLES, ids=lambda title: title[1])
def test_every_cell_is_what_a_plain_script_writes(made, title):
    document, minutes = made
    expected = TABLES[title](minutes)
    assert expected
    assert [row for one in all_tables(document, minutes.t(*title)) for row in one[1:]] == expected


def test_no_table_is_left_out(made):
    document, minutes = made
    others = {  # figures, signatures and sources have tests of their own
        "pl": {*FIGURES["pl"], "Podpisy", "Źródła liczb", "Sumy kontrolne skoroszytów, z których czytano"},
        "en": {*FIGURES["en"], "Signatures", "Sources of the numbers", "Checksums of the workbooks that were read"},
    }[minutes.office.language]
    found = {caption(part) for part in parts(document) if isinstance(part, Table)}
    assert found - others == {minutes.t(*title) for title in TABLES}
