"""The tables of the minutes of a review, every cell counted anew from the workbooks; its figures are in test_review_report."""

from __future__ import annotations

import pytest
from audit_documents import all_tables, text_of, whole_text
from docx.table import Table
from minutes_recount import TABLES
from minutes_words import Minutes
from review_documents import FIGURES, by_heading, caption, figures, parts
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


def test_each_input_says_the_day_of_its_data_and_what_was_typed(made):
    document, m = made
    typed = {i["input"]: i for i in m.now.of("review_inputs") if i["review"] == m.now.key}
    under = {
        heading.partition(" ")[2].lower(): lines
        for heading, lines in by_heading(document).items()
        if heading[:2] == "4."
    }
    inputs = [one for one in profile("iso9001-2015").inputs if one.mandatory or one.code in typed]
    assert len(inputs) == 14
    for one in inputs:
        text = "\n".join(text_of(part._element) for part in under[one.heading.in_(m.office.language).lower()])
        row = typed.get(one.code, dict.fromkeys(("summary", "assessment", "prepared_by")))
        clause = f"{m.t('Punkt normy', 'Clause')} {one.clause}. " if one.clause else ""
        day = f"{m.t('Stan na dzień', 'As of')} {m.said(m.now.day(one.code))}."
        by = f" {m.t('Przygotował(a)', 'Prepared by')}: {row['prepared_by']}." if row["prepared_by"] else ""
        assert f"{clause}{day}{by}" in text
        assert f"{m.t('Omówienie', 'Summary')}:\t{m.said(row['summary'])}" in text
        assert f"{m.t('Ocena', 'Assessment')}:\t{m.said(row['assessment'])}" in text


def test_the_minutes_say_which_reviews_and_periods_they_compare(made):
    document, m = made
    text, row, (then, earlier) = whole_text(document), m.now.row, m.now.before[:2]
    days = {name: m.said(row[name]) for name in ("held_on", "period_from", "period_to", "next_review_on")}
    for label, said in (
        (m.t("Numer przeglądu", "Review no"), m.now.key),
        (m.t("Data przeglądu", "Held on"), days["held_on"]),
        (m.t("Okres objęty przeglądem", "Period under review"), f"{days['period_from']} – {days['period_to']}"),
        (m.t("Poprzedni przegląd", "Previous review"), f"{then['review']} ({m.said(then['held_on'])})"),
        (
            m.t("Przegląd wcześniejszy", "Earlier review"),
            f"{earlier['review']}, {m.t('za okres', 'for')} "
            f"{m.said(earlier['period_from'])} – {m.said(earlier['period_to'])}",
        ),
        (m.t("Następny przegląd", "Next review"), days["next_review_on"]),
        (m.t("Otrzymują", "Sent to"), "\n".join(row["distribution"])),
    ):
        assert f"{label}:\t{said}" in text
