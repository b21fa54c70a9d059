"""Pictures: their text states every number, equal values give equal bytes, and the minutes print them beside the table."""

from __future__ import annotations

import io
import itertools
import zipfile
from dataclasses import replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

import pytest
from audit_documents import opened, table
from docx.oxml.ns import qn
from lxml import etree
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure as Paper
from review_documents import DAY, REVIEWS, demo_folder, minutes
from test_review_report import SMALL
from test_word_template import FIELDS, PLACES, PROPERTIES, body, paragraph
from word_rules import faults as word_faults

from qms_xl.cli import main
from qms_xl.demo.contents import contents
from qms_xl.model import Figure, Text, Word
from qms_xl.norms import profile
from qms_xl.pictures import paper
from qms_xl.pictures.bars import Bar, Bars
from qms_xl.pictures.heat import HeatMap, State
from qms_xl.pictures.paper import FILLS, label
from qms_xl.pictures.picture import WIDTH_MM, Picture
from qms_xl.pictures.trends import Point, Trend, Trends
from qms_xl.reports._audit_pictures import _LOOKS, GRADES
from qms_xl.reports._review_window import Window
from qms_xl.reports._trends import trend
from qms_xl.settings import Settings
from qms_xl.speak import Voice
from qms_xl.supply import Supply
from qms_xl.tables import parse_tables
from qms_xl.word.image import Image
from qms_xl.word.template import render

LANGUAGES = pytest.mark.parametrize("language", ["pl", "en"])


def png(picture: Picture, say) -> bytes:
    return paper.drawn(lambda figure: picture.draw(figure, say), WIDTH_MM, picture.height_mm)


def count(value: float | None) -> Figure:
    return Figure(value, "findings", ())


BARS = Bars(
    Text("Ustalenia", "Findings"),
    (Word("grade", "major"), Word("grade", "minor")),
    (Bar("OR", (count(2), count(5))), Bar("Wydział $a_b$ & <„x”>", (count(0), count(0)))),
)
TRENDS = Trends(
    (
        Trend("M-01", "Czas", "dni", (Point("2026-Q1", count(7)), Point("2026-Q2", count(12.5))), high=count(10)),
        Trend("M-02", "Udział", "%", (Point("2025", count(80)), Point("2026", count(85))), count(90), None),
    )
)
HEAT = HeatMap(
    Text("Pokrycie", "Coverage"),
    ("OR", "KM"),
    ("P-01", "P-02"),
    {("OR", "P-01"): "audited", ("KM", "P-02"): "overdue"},
    {code: State(Word("coverage_state", code), *look) for code, look in _LOOKS.items()},
)
ALL = {"bars": BARS, "trends": TRENDS, "heat": HEAT}


@pytest.mark.parametrize("picture", ALL.values(), ids=ALL)
def test_equal_values_give_equal_bytes_of_a_png(picture):
    data = png(picture, Voice("pl").value)
    assert data.startswith(b"\x89PNG")
    assert data == png(picture, Voice("pl").value)
    assert data != png(picture, Voice("en").value)
    assert b"Software" not in data


@pytest.mark.parametrize("picture", ALL.values(), ids=ALL)
def test_a_picture_of_the_same_values_is_drawn_once_for_each_language(picture):
    image = picture.image(Voice("pl").value)
    assert image.width_mm == WIDTH_MM
    assert image.draw() is replace(picture).image(Voice("pl").value).draw()
    assert image.draw() == png(picture, Voice("pl").value)
    assert picture.image(Voice("en").value).draw() == png(picture, Voice("en").value)


@pytest.mark.parametrize("language", ["pl", "en"])
def test_the_legend_of_findings_by_grade_stands_whole_on_the_paper(language):
    say = Voice(language).value
    grades = [Word("grade", code) for code in GRADES]
    bars = Bars(Text("Ustalenia", "Findings"), grades, [Bar("OR", tuple(count(2) for _ in grades))])
    paper = Paper(figsize=(WIDTH_MM / 25.4, bars.height_mm / 25.4), layout="constrained")
    canvas = FigureCanvasAgg(paper)
    bars.draw(paper, say)
    canvas.draw()
    (legend,) = paper.legends
    assert [text.get_text() for text in legend.get_texts()] == [say(grade) for grade in grades]
    assert all(0 < text.get_window_extent().x1 < paper.bbox.width for text in legend.get_texts())


def test_the_text_of_bars_states_every_number_in_both_languages():
    assert BARS.alt(Voice("pl").value) == (
        "Wykres słupkowy. Ustalenia. OR: razem 7 (niezgodność duża: 2, niezgodność mała: 5); "
        "Wydział $a_b$ & <„x”>: razem 0."
    )
    assert BARS.alt(Voice("en").value).startswith("Bar chart. Findings. OR: total 7 (major nonconformity: 2,")


def test_the_text_of_trends_states_what_is_required_and_every_result():
    assert TRENDS.alt(Voice("pl").value) == (
        "Wykresy liniowe. Wyniki mierników na tle wymaganego poziomu. "
        "M-01 Czas: wymagany poziom nie więcej niż 10 dni; 2026-Q1: 7, 2026-Q2: 12,5. "
        "M-02 Udział: wymagany poziom nie mniej niż 90%; 2025: 80, 2026: 85."
    )


def test_the_text_of_the_map_names_each_place():
    assert HEAT.alt(Voice("en").value) == (
        "Map. Coverage. audited: 1, overdue: 1. OR: audited: P-01. KM: overdue: P-02."
    )


def test_a_result_on_the_limit_is_at_the_required_level():
    points = [Point("2026", count(value)) for value in (4.9, 5, 8, 8.1)]
    one = Trend("M", "", "", points, count(5), count(8))
    assert [one.is_met(at) for at in range(4)] == [False, True, True, False]


def test_a_result_that_adds_up_over_the_year_is_judged_by_what_is_due_by_then():
    points = [Point("2026-Q1", count(1), 0.25), Point("2026-Q2", count(1.9), 0.5), Point("2026-Q3", count(4), 0.75)]
    one = Trend("M", "", "szt.", points, count(4))
    assert [one.is_met(at) for at in range(3)] == [True, False, True]
    assert one.limits == [[1, 2, 3]]
    assert one.required(Voice("pl").value) == "nie mniej niż 4 szt. za cały rok"
    assert (
        Trend("M", "", "szt.", points[:1], count(4)).required(Voice("en").value) == "at least 4 szt. for the whole year"
    )


@pytest.mark.parametrize(
    ("way", "shares"),
    [("suma", [0.25, 0.25]), ("narastająco", [0.25, 0.75]), ("ostatnia wartość", [1.0, 1.0])],
)
def test_the_shares_of_a_year_follow_how_results_add_up(way, shares):
    text = f"""as_of 2026-11-20
indicators
| indicator | name | process | direction | target | unit_of_measure | frequency | aggregation |
| M-1 | Porady | P | nie mniej niż | 480 | szt. | kwartał | {way} |
measurements
| indicator | period | value |
| M-1 | 2026-Q1 | 100 |
| M-1 | 2026-Q3 | 400 |
"""
    registers = parse_tables(text, Settings(), "pl").registers
    supply = Supply(registers, {}, as_of=DAY, settings=Settings())
    window = Window(supply, profile("iso9001-2015"), "", DAY, date(2026, 1, 1), date(2026, 12, 31), DAY, ())
    (row,) = registers["indicators"].frame.index
    assert [point.share for point in trend(window, row, None).points] == shares


def lightness(colour: str) -> float:
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_no_two_parts_of_a_bar_look_alike_without_colour():
    for at, (one, hatch) in enumerate(FILLS):
        for other, other_hatch in FILLS[at + 1 :]:
            assert hatch != other_hatch or abs(lightness(one) - lightness(other)) > 60


def test_no_two_states_of_the_map_share_a_sign_or_a_shade():
    shades = sorted(shade for shade, _ in _LOOKS.values())
    assert min(after - before for before, after in itertools.pairwise(shades)) > 0.1
    assert len({sign for _, sign in _LOOKS.values()}) == len(_LOOKS)


def test_a_long_label_is_cut_with_an_ellipsis_and_control_characters_are_left_out():
    assert label("Wydział Spraw\x07 Obywatelskich", 14) == "Wydział Spraw\nObywatelskich"
    assert label("x" * 32_000, 10).endswith("…")
    assert len(label("x" * 32_000, 10)) <= 21


# in a document


def image() -> Image:
    return Image('razem <7> & "8"\x07', 60, 20, lambda: BARS.image(Voice("pl").value).draw())


CONTEXT = {"office": image(), "total": 5, "units": [], "audit": {"place": None, "units": []}}


def drawn(data: bytes, part: str = "word/document.xml"):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return list(etree.fromstring(archive.read(part)).iter(qn("wp:docPr")))


def test_a_picture_stands_where_its_tag_stood_with_its_text_for_who_cannot_see_it():
    data = render(body(paragraph("a {{ office }} b {{ office }}")), "s.docx", FIELDS, CONTEXT, Voice("pl"), PROPERTIES)
    assert [one.get("descr") for one in drawn(data)] == ['razem <7> & "8"'] * 2
    assert len({one.get("id") for one in drawn(data)}) == 2
    assert [fault for fault in word_faults(data) if "table" not in fault] == []
    assert opened(data).paragraphs[0].text.split() == ["a", "b"]
    again = render(body(paragraph("a {{ office }} b {{ office }}")), "s.docx", FIELDS, CONTEXT, Voice("pl"), PROPERTIES)
    assert again == data


@pytest.mark.parametrize("place", ["header", "footer"])
def test_headers_and_footers_may_hold_a_picture(place):
    data = render(PLACES[place]("{{ office }}"), "s.docx", FIELDS, CONTEXT, Voice("pl"), PROPERTIES)
    assert len(drawn(data, f"word/{place}1.xml")) == 1
    assert [fault for fault in word_faults(data) if "table" not in fault] == []


def test_where_no_picture_can_stand_its_text_does():
    data = render(
        PLACES["footnote"]("{{ office|upper }} {{ office }}"), "s.docx", FIELDS, CONTEXT, Voice("pl"), PROPERTIES
    )
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        text = "".join(etree.fromstring(archive.read("word/footnotes.xml")).itertext())
    assert text == 'RAZEM <7> & "8" razem <7> & "8"'


def test_a_picture_that_no_template_prints_is_not_drawn():
    def never() -> bytes:
        raise AssertionError

    context = {**CONTEXT, "office": Image("x", 1, 1, never)}
    assert render(body(paragraph("{% if office %}tak{% endif %}")), "s.docx", FIELDS, context, Voice("pl"), PROPERTIES)


LATE = """actions
| action | action_type | origin | description | owner | opened_on | due_on | done_on | status |
| D-1 | korygujące | z urzędu | a | Ewa Pełna | 2025-01-10 | 2025-12-30 | | w realizacji |
| D-2 | doskonalące | z urzędu | b | Ewa Pełna | 2025-01-10 | 2025-12-01 | 2026-01-05 | wykonane |
| D-3 | zapobiegawcze | z urzędu | c | Ewa Pełna | 2025-01-10 | 2025-11-30 | | w realizacji |
| D-4 | korekcja | z urzędu | d | Ewa Pełna | 2025-01-10 | 2025-02-01 | | w realizacji |
| D-5 | korekcja | z urzędu | na czas | Ewa Pełna | 2025-01-10 | 2025-12-31 | | w realizacji |
| D-6 | korekcja | z urzędu | wcześniej | Ewa Pełna | 2025-01-10 | 2025-02-01 | 2025-12-31 | wykonane |
"""


def test_the_minutes_show_overdue_actions_by_delay_on_the_last_day_of_the_period():
    text = SMALL[: SMALL.index("actions\n")] + LATE + SMALL[SMALL.index("feedback\n") :]
    document = opened(minutes("pl", text))
    said = next(text for text in texts_of(document) if "po terminie według opóźnienia" in text)
    rows = table(document, "Działania po terminie według opóźnienia")[1:]
    assert rows == [
        ["do 30 dni", "1", "1", "2"],
        ["od 31 do 90 dni", "1", "0", "1"],
        ["od 91 do 180 dni", "0", "0", "0"],
        ["ponad 180 dni", "0", "1", "1"],
    ]
    assert all(f"{row[0]}: razem {row[3]}" in said for row in rows)
    late = table(document, "Działania po terminie")[1:]
    assert [(row[0], row[4]) for row in late] == [("D-4", "333"), ("D-3", "31"), ("D-2", "30"), ("D-1", "1")]


def texts_of(document) -> list[str]:
    return [one.get("descr") for one in document.element.body.iter(qn("wp:docPr"))]


TITLES = {
    "pl": (
        *("Przebieg wyników mierników", "Ustalenia z auditów według komórki i kategorii"),
        "Pokrycie auditami: komórki i procedury",
    ),
    "en": (
        *("Results of indicators over time", "Findings of audits by unit and grade"),
        "Audit coverage: units and procedures",
    ),
}


@LANGUAGES
def test_each_picture_of_the_demo_says_the_numbers_of_the_table_beside_it(language, tmp_path):
    home = demo_folder(tmp_path, language, "iso9001-2015")
    words = ["report", "review", REVIEWS[language], "--office", str(home), "--as-of", f"{DAY}", "--language", language]
    assert main([*words, "--output", str(tmp_path / "out")]) == 0
    (path,) = (tmp_path / "out").iterdir()
    data = path.read_bytes()
    assert word_faults(data) == []
    document = opened(data)
    said = " ".join(texts_of(document))
    trends, findings, coverage = (table(document, title)[1:] for title in TITLES[language])
    assert len(trends) > 10
    assert all(point in said for row in trends for point in row[1].split("; "))
    total = {"pl": "razem", "en": "total"}[language]
    assert findings
    assert all(f"{row[0]}: {total} {row[5]}" in said for row in findings)
    drawn_map = next(text for text in texts_of(document) if TITLES[language][2] in text)
    assert coverage
    for unit, pairs, audited, waiting, overdue, docs in coverage:
        assert int(pairs) == int(audited) + int(waiting) + int(overdue)
        line = drawn_map[drawn_map.index(f" {unit}: ") :].partition(". ")[0]
        assert all(doc in line for doc in docs.split(", ") if doc != "–")
        assert line.count("P-") == int(pairs)
    assert measured(language) >= {
        (row[0].partition(" ")[0], *one.split(": ")) for row in trends for one in row[1].split("; ")
    }


def measured(language: str) -> set[tuple[str, str, str]]:
    """Return what was measured as a plain script reads it: indicator, period, number as printed."""
    rows = contents(DAY, language).rows
    percent = {row["indicator"] for row in rows["indicators"] if row.get("unit_of_measure") == "%"}
    found = set()
    for row in rows["measurements"]:
        value = row.get("value")
        if row.get("denominator"):
            value = row["numerator"] / row["denominator"] * (100 if row["indicator"] in percent else 1)
        if value is not None:
            shown = f"{Decimal(repr(float(value))).quantize(Decimal('0.1'), ROUND_HALF_UP)}".removesuffix(".0")
            found.add((row["indicator"], row["period"], shown.replace(".", ",") if language == "pl" else shown))
    return found
