"""The live formulas give what Python gives, on every row: worked out by LibreOffice over planted wrong values."""

from __future__ import annotations

import datetime
import functools
import io
import itertools
import random
import re
import warnings
import zipfile

import openpyxl
import pandas as pd
import pytest
from libreoffice import recalculated
from openpyxl.utils.cell import range_boundaries

from qms_xl.lists import shipped_lists
from qms_xl.make import AsTyped, make_workbooks
from qms_xl.model import CellError, RegisterSchema
from qms_xl.settings import Settings
from qms_xl.shelf import collect
from qms_xl.statuses.action_state import action_state
from qms_xl.statuses.days_late import days_late
from qms_xl.statuses.document_review import document_review
from qms_xl.statuses.risk_level import risk_level
from qms_xl.statuses.survey_scores import survey_scores
from qms_xl.typed import RawRegister, typed_registers

pytestmark = pytest.mark.soffice

SCHEMAS: dict[str, RegisterSchema] = collect("qms_xl.registers", "SCHEMA")
DAY = datetime.timedelta(1)
ROWS = 400
OWN_WORDS = [  # an office's own words for statuses: two for one code, one spelled as another code
    ("planned", "zaplanowane"),
    ("running", "w toku"),
    ("running", "rozpoczęte – czeka na środki"),
    ("done", "zrobione"),
    ("verified", "sprawdzone"),
    ("closed", "done"),
    ("cancelled", "anulowane"),
]


def combinations(parts, count, seed):
    """Return rows of all combinations of the parts, a fixed choice of them where there are more than `count`."""
    every = list(itertools.product(*parts.values()))
    chosen = random.Random(seed).sample(every, count) if len(every) > count else every
    return [dict(zip(parts, row, strict=True)) for row in chosen]


def near(today):
    """Return dates around today's boundaries, no date, and what staff type instead of one."""
    return [
        *(today + n * DAY for n in (-400, -1, 0, 1, 14, 15)),
        AsTyped(datetime.datetime.combine(today + 14 * DAY, datetime.time(18, 30))),
        *(None, AsTyped("w maju"), AsTyped("brak"), AsTyped("N/A"), AsTyped("31.02.2026"), AsTyped("  ")),
    ]


def action_rows(today, words):
    parts = {
        "action_type": ["corrective", "preventive", "improvement", None, AsTyped("naprawcze")],
        "status": [*(AsTyped(word) for word in words), None, AsTyped("nie wiadomo"), AsTyped("running")],
        "due_on": near(today),
        "done_on": [None, None, None, *near(today)],
        "verify_due": [None, None, *near(today)],
        "verified_on": [None, None, None, today, AsTyped("tak"), AsTyped("brak")],
        "effectiveness": [None, "effective", "ineffective", "not_evaluated"],
        "follow_up": [None, "D-2", AsTyped(" "), AsTyped("brak")],
    }
    rows = combinations(parts, ROWS, seed=1)
    return [*({"action": f"D-{number}", **row} for number, row in enumerate(rows)), {}, {"unit": "KM"}]


def document_rows(today, words):
    months_end = [datetime.date(2024, 1, 31), datetime.date(2023, 8, 31), datetime.date(2024, 2, 29)]
    days = [None, *months_end, today, AsTyped("w maju"), AsTyped("brak")]
    parts = {
        "status": ["effective", "effective", "approved", "withdrawn", None],
        "issued_on": days,
        "effective_from": days,
        "reviewed_on": days,
        "review_months": [None, 0, 1, 6, 12, 13, 36, -1, AsTyped("12 miesięcy"), AsTyped(1.5), AsTyped("brak")],
    }
    rows = combinations(parts, ROWS, seed=2)
    return [*({"doc": f"P-{number}", **row} for number, row in enumerate(rows)), {}]


def risk_rows(today, words):
    values = [None, 1, 3, 5, 0, AsTyped("duże"), AsTyped(2.5), AsTyped("brak"), AsTyped("  ")]
    return [*combinations({"probability": values, "impact": values}, ROWS, seed=3), {}]


def survey_rows(today, words):
    counts = [None, 0, 1, 7, AsTyped("brak"), None, 3, AsTyped("dużo")]
    parts = {"scale": [None, 1, 2, 3, 4, 5, 6, AsTyped("pięć"), AsTyped("brak"), AsTyped(2.5)]}
    parts |= {f"count_{step}": counts[: 8 if step == 1 else 7] for step in range(1, 6)}
    return [*({"survey": "B", **row} for row in combinations(parts, ROWS, seed=4)), {}]


MADE = {
    ("actions", "Actions"): action_rows,
    ("documents", "Documents"): document_rows,
    ("risks", "Risks"): risk_rows,
    ("surveys", "Customers"): survey_rows,
}


def wrong_values(data):
    """Return the workbook with a wrong value planted in every formula cell."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            if name.startswith("xl/worksheets/sheet"):
                content = re.sub(rb"(</f>)<v>[^<]*</v>", rb"\1<v>987654</v>", content)
                content = re.sub(rb'(<c [^>]*) t="str"(><f>)', rb"\1\2", content)
            new.writestr(name, content)
    return out.getvalue()


@functools.cache
def pages(data):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl knows no print areas of whole columns
        return openpyxl.load_workbook(io.BytesIO(data), data_only=True).worksheets


def sheet(data, register, language):
    """Return the register's cells by column, as the workbook shows them."""
    schema = SCHEMAS[register]
    page = next(p for p in pages(data) if p.title == schema.title.in_(language))
    left, top, right, bottom = range_boundaries(page.tables[f"qms_{register}"].ref)
    rows = list(page.iter_rows(top, bottom, left, right, values_only=True))
    titles = {column.title.in_(language): column.name for column in schema.columns}
    cells = {titles[str(header)]: number for number, header in enumerate(rows[0]) if header}
    return {name: [row[number] for row in rows[1:]] for name, number in cells.items()}


def python_values(register, cells, today, language, own_lists):
    """Return computed column -> values, by the statuses over the cells that the workbook shows."""
    typed = [column.name for column in SCHEMAS[register].columns if not column.computed]
    raws = {register: RawRegister(SCHEMAS[register], pd.DataFrame({n: cells[n] for n in typed}, dtype=object))}
    if own_lists:
        words = [("action_status", word, code) for code, word in OWN_WORDS]
        raws["lists"] = RawRegister(
            SCHEMAS["lists"], pd.DataFrame(words, columns=["list", "value", "means"], dtype=object)
        )
    settings = Settings()
    read = typed_registers(raws, settings=settings, as_of=today)[register]
    words = shipped_lists()["action_state"]
    if register == "actions":
        states = [words.word(code, language) for code in action_state(read, today, settings)]
        return {"state": states, "days_late": list(days_late(read, today))}
    if register == "documents":
        return {"next_review": [None if pd.isna(day) else day.to_pydatetime() for day in document_review(read)]}
    if register == "risks":
        return {"level": list(risk_level(read))}
    scores = survey_scores(read)
    return {name: list(scores[name]) for name in scores.columns}


def shown(value):
    """Return a value for comparison: nothing is None, numbers to twelve digits."""
    if value is None or value == "" or value != value:
        return None
    return float(f"{value:.12g}") if isinstance(value, int | float) else value


@pytest.fixture(scope="module", params=["pl", "en", "own words"])
def worked_out(request, tmp_path_factory):
    """Return language, the day, the workbooks with LibreOffice's values, and those with Python's."""
    own = request.param == "own words"
    language = "pl" if own else request.param
    for attempt in range(2):  # a second time where midnight fell between
        today = datetime.date.today()
        words = shipped_lists()["action_status"]
        words = [word for _, word in OWN_WORDS] if own else [words.word(code, language) for code in words.codes]
        rows = {register: rows(today, words) for (register, _), rows in MADE.items()}
        if own:
            rows["lists"] = [{"list": "action_status", "value": word, "means": code} for code, word in OWN_WORDS]
        created = datetime.datetime.combine(today, datetime.time())
        made = make_workbooks(language, rows, created=created)
        titles = {register: SCHEMAS[register].workbook.in_(language) + ".xlsx" for register, _ in MADE}
        wrong = {name: wrong_values(made[name]) for name in titles.values()}
        found = recalculated(wrong, tmp_path_factory.mktemp(f"office{attempt}"))
        if datetime.date.today() == today:
            break
    return language, today, own, {r: (found[t], made[t]) for r, t in titles.items()}


@pytest.mark.parametrize("register", [register for register, _ in MADE])
def test_formulas_give_what_python_gives_on_every_row(worked_out, register):
    language, today, own, books = worked_out
    after, _ = books[register]
    cells = sheet(after, register, language)
    wanted = python_values(register, cells, today, language, own)
    typed = [column.name for column in SCHEMAS[register].columns if not column.computed]
    filled = [any(cells[name][row] is not None for name in typed) for row in range(len(cells[typed[0]]))]
    assert sum(filled) > 70
    for column, values in wanted.items():
        found = [shown(value) for value in cells[column]]
        expected = [shown(value) if some else None for value, some in zip(values, filled, strict=True)]
        wrong = [
            ({n: cells[n][row] for n in typed if cells[n][row] is not None}, found[row], expected[row])
            for row in range(len(found))
            if found[row] != expected[row]
        ]
        assert wrong[:5] == []
        assert 987654 not in found


@pytest.mark.parametrize("register", [register for register, _ in MADE])
def test_the_file_holds_the_values_that_formulas_will_give(worked_out, register):
    language, _, _, books = worked_out
    after, before = (sheet(data, register, language) for data in books[register])
    for column in SCHEMAS[register].columns:
        if column.formula:
            assert [shown(value) for value in before[column.name]] == [shown(value) for value in after[column.name]]


@pytest.mark.parametrize("register", [register for register, _ in MADE])
def test_no_formula_is_an_error(worked_out, register):
    _, _, _, books = worked_out
    for page in pages(books[register][0]):
        for row in page.iter_rows(values_only=True):
            assert not [value for value in row if isinstance(value, str) and re.match(r"#|Err:", value)]


def test_an_error_in_a_cell_leaves_the_formulas_standing(tmp_path):
    today = datetime.date.today()
    rows = {"actions": [{"action": "D-1", "status": "running", "due_on": AsTyped(CellError("#N/A"))}]}
    made = make_workbooks("en", rows, created=datetime.datetime.combine(today, datetime.time()))["Actions.xlsx"]
    found = sheet(recalculated({"Actions.xlsx": made}, tmp_path)["Actions.xlsx"], "actions", "en")
    assert (found["state"], found["days_late"]) == (["open"], [None])


def test_a_word_typed_under_its_list_is_known_at_once(tmp_path):
    """To the formulas, and to the names that feed the drop-downs, without the table having grown."""
    made = make_workbooks(
        "pl",
        {"actions": [{"action": "D-1", "status": AsTyped("skończone"), "due_on": datetime.date(2020, 1, 1)}]},
        created=datetime.datetime(2026, 11, 20),
    )["Działania.xlsx"]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book = openpyxl.load_workbook(io.BytesIO(made))
    lists = book["Słowniki"]
    table = lists.tables["qms_list_action_status"]
    left, _, right, bottom = range_boundaries(table.ref)
    lists.cell(bottom + 1, left).value, lists.cell(bottom + 1, right).value = "skończone", "closed"
    lists["A300"] = "=ROWS(qms_words_action_status)"
    lists["A301"] = "=INDEX(qms_words_action_status,ROWS(qms_words_action_status))"
    out = io.BytesIO()
    book.save(out)
    found = recalculated({"Działania.xlsx": out.getvalue()}, tmp_path)["Działania.xlsx"]
    after = next(page for page in pages(found) if page.title == "Słowniki")
    assert (after["A300"].value, after["A301"].value) == (7, "skończone")
    assert sheet(found, "actions", "pl")["state"] == ["zamknięte"]
