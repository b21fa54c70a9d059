"""The data package sent round before a review, while its year still runs: every figure and every cell counted anew."""

from __future__ import annotations

import pytest
from audit_documents import all_tables
from docx.table import Table
from minutes_recount import TABLES, invited
from minutes_words import Minutes
from review_documents import FIGURES, caption, figures, older, parts
from review_labels import labels_and_words
from review_recount import Review, recounted
from test_review_report import SOURCES, UNKNOWN_BEFORE, late, number
from word_rules import faults

from qms_xl.norms import profile

NOT_YET = ("Participants and absent", "Documents by type", "Evaluation of the system", "Decisions of the review")
OWN = {title: write for title, write in TABLES.items() if title[1] not in NOT_YET} | {
    ("Zaproszeni", "Invited"): invited
}


@pytest.fixture(scope="module")
def made(unsettled):
    now, before = {"pl": ("PZ-2027", "PZ-2026"), "en": ("MR-2027", "MR-2026")}[unsettled.language]
    reviews = (Review(unsettled.books, key, new_norm=True) for key in (now, before))
    return *unsettled.document("agenda", now), Minutes(unsettled, *reviews)


def test_every_figure_is_what_a_plain_script_counts(made):
    data, document, m = made
    assert faults(data) == []
    codes = {one.heading.in_(m.office.language).lower(): one.code for one in profile("iso9001-2015").inputs}
    shown = {codes[heading.lower()]: lines for heading, lines in figures(document, m.office.language).items()}
    assert len(shown) >= 12
    for code, lines in shown.items():
        assert [number(line[2]) for line in lines] == recounted(m.now, code), code
        before = [None if at in UNKNOWN_BEFORE.get(code, ()) else one for at, one in enumerate(recounted(m.old, code))]
        assert [number(line[1]) for line in lines] == before, code
        assert [(line[0], line[-1]) for line in lines] == labels_and_words(m, code, lines)


@pytest.mark.parametrize("title", OWN, ids=lambda title: title[1])
def test_every_cell_is_what_a_plain_script_writes(made, title):
    _, document, m = made
    assert [row for one in all_tables(document, m.t(*title)) for row in one[1:]] == OWN[title](m)


def test_figures_of_the_year_before_are_what_a_plain_script_counts(made):
    _, document, m = made
    codes = {one.heading.in_(m.office.language).lower(): one.code for one in profile("iso9001-2015").inputs}
    long_ago = Review(m.office.books, m.now.before[1]["review"], new_norm=True)
    for heading, lines in older(document, m.office.language).items():
        code = codes[heading.lower()]
        unknown = UNKNOWN_BEFORE.get(code, set()) | {
            at for at, name in enumerate(SOURCES[code]) if late(m.office.books, name, long_ago.last)
        }
        expected = [None if at in unknown else one for at, one in enumerate(recounted(long_ago, code))]
        assert [number(line) for line in lines] == expected, code


def test_no_table_is_left_out(made):
    _, document, m = made
    others = {  # the points, what is lacking, proposals and signatures have tests of their own
        "pl": {*FIGURES["pl"], "Porządek obrad", "Projekty decyzji", "Do uzupełnienia przed przeglądem", "Podpisy"},
        "en": {*FIGURES["en"], "Agenda", "Proposed decisions", "To be filled in before the review", "Signatures"},
    }[m.office.language]
    sources = ("Źródła liczb", "Sources of the numbers", "Sumy kontrolne skoroszytów, z których czytano")
    others |= {*sources, "Checksums of the workbooks that were read"}
    printed = {title for title, write in OWN.items() if write(m)}
    found = {caption(part) for part in parts(document) if isinstance(part, Table)}
    assert found - others == {m.t(*title) for title in printed}
