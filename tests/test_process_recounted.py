"""The process cards of the demo office: every cell of every table counted anew from the workbooks."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from audit_documents import table, whole_text
from docx.table import Table
from minutes_results import indicators, measured, objectives
from minutes_words import Lines, Minutes
from review_documents import DAY, caption, parts
from review_recount import HELD, MET, UNKNOWN, Row, bad, indicator_result, looked_at, process_of
from test_audits_report import year_of
from word_rules import faults


@pytest.fixture(scope="module")
def minutes(unsettled):
    """This year beside the last, as a plain script knows reviews."""
    return Minutes(unsettled, year_of(unsettled, DAY.year), year_of(unsettled, DAY.year - 1))


def looked_after(m: Minutes, process: str) -> list[Row]:
    return [i for i in looked_at(m.now) if process_of(m.now, i) == process]


def goals(m: Minutes, process: str) -> Lines:
    return objectives(m, [o for o in m.now.of("objectives") if o["year"] == DAY.year and o["process"] == process])


def ends(m: Minutes, process: str) -> Lines:
    row = next(p for p in m.now.of("processes") if p["process"] == process)
    return [[m.said(row[name]) for name in ("inputs", "outputs", "customer")]]


def edition_on(m: Minutes, doc: str, day: date) -> Row | None:
    """Return a document in the edition that was in force on a day; of several in the one that began last."""
    found = []
    for d in m.now.of("documents"):
        begun, over = d["effective_from"] or d["issued_on"], d["effective_to"]
        is_valid = begun and begun <= day and not (over and over < day)
        if d["doc"] == doc and is_valid and d["status"] not in ("draft", "consultation", "abandoned"):
            found.append((begun, d["#"], d))
    return max(found)[2] if found else None


def in_force(m: Minutes, process: str) -> Lines:
    """Return the documents of a process in the edition of today."""
    lines = []
    for doc in dict.fromkeys(d["doc"] for d in m.now.of("documents") if d["process"] == process):
        d = edition_on(m, doc, DAY)
        if d and d["process"] == process:
            kind = m.word("doc_type", d["doc_type"])
            lines.append([doc, d["title"], kind, m.said(d["edition"], "1"), m.said(d["effective_from"])])
    return lines


def risks(m: Minutes, process: str) -> Lines:
    found = []
    for one in m.now.of("risks"):
        if one["process"] != process:
            continue
        serving = [
            a["action"]
            for a in m.now.of("actions")
            if a["status"] != "cancelled"
            and ((a["origin"], a["origin_ref"]) == ("risk", one["risk"]) or a["action"] == one["action"])
        ]
        level, kind = one["probability"] * one["impact"], m.word("risk_kind", one["kind"])
        numbers = [str(level), str(one["accepted_level"] or 9)]
        response = m.word("risk_response", one["response"])
        line = [one["risk"], kind, one["description"], *numbers, response, ", ".join(serving) or "–"]
        found.append((level, line))
    return [line for _, line in sorted(found, key=lambda one: -one[0])]


def figures(m: Minutes, process: str) -> Lines:
    """Return the figures of this year beside the last; of the risks nobody knows what they were."""
    counts, complaints = [], ("complaint", "appeal", "inaction")
    for r, day in ((m.old, date(DAY.year - 1, 12, 31)), (m.now, DAY)):
        states = [indicator_result(r, i, day).status for i in looked_at(r) if process_of(r, i) == process]
        known = [one for one in states if one not in UNKNOWN]
        theirs = [f for f in bad(r) if f["process"] == process]
        told = [f for f in r.of("feedback") if f["process"] == process and f["channel"] in complaints]
        counts.append(
            [
                len(known),
                sum(one in MET for one in known),
                sum(r.within(f["detected_on"]) for f in theirs),
                sum(f["detected_on"] <= day and not (f["closed_on"] and f["closed_on"] <= day) for f in theirs),
                sum(r.within(f["received_on"]) for f in told),
                sum(
                    process in a["processes"] and a["status"] in HELD and r.within(a["held_from"] or a["planned_from"])
                    for a in r.of("audits")
                ),
            ]
        )
    labels = (
        ("mierniki, które można ocenić", "indicators that can be judged", ""),
        ("mierniki osiągające wymagany poziom", "indicators at the required level", "more"),
        ("niezgodności stwierdzone w roku", "nonconformities found in the year", "less"),
        ("niezgodności otwarte", "nonconformities open", "less"),
        ("skargi, odwołania i ponaglenia", "complaints and appeals", "less"),
        ("audity przeprowadzone", "audits held", ""),
    )
    high = [
        line for line in risks(m, process) if line[1] == m.word("risk_kind", "risk") and int(line[3]) > int(line[4])
    ]
    return [
        *(
            m.beside(m.t(polish, english), then, now, better)
            for (polish, english, better), then, now in zip(labels, *counts, strict=True)
        ),
        [m.t("ryzyka powyżej poziomu akceptowanego", "risks above the accepted level"), "–", str(len(high)), "–"],
    ]


def open_findings(m: Minutes, process: str) -> Lines:
    return [
        [
            *(m.said(f[name]) for name in ("finding", "detected_on", "unit", "description")),
            m.word("grade", f["grade"]),
            f["status"] if f["status"] == "in_progress" else m.word("finding_status", f["status"]),
        ]
        for f in bad(m.now)
        if f["process"] == process and not f["closed_on"]
    ]


def audits(m: Minutes, process: str) -> Lines:
    """Return the audits of a process held this year and the last, and those to come, by date."""
    found = []
    for a in m.now.of("audits"):
        day = a["held_from"] or a["planned_from"]
        recent = a["status"] in HELD and date(DAY.year - 1, 1, 1) <= day <= date(DAY.year, 12, 31)
        if process in a["processes"] and (recent or a["status"] in ("planned", "prepared", "running")):
            kind, status = m.word("audit_type", a["audit_type"]), m.word("audit_status", a["status"])
            found.append((day, [a["audit"], kind, m.said(a["units"]), m.said(day), status]))
    return [line for _, line in sorted(found, key=lambda one: one[0])]


def changes(m: Minutes, process: str) -> Lines:
    return [
        [
            c["change"],
            m.word("change_kind", c["kind"]),
            *(m.said(c[name]) for name in ("description", "effective_on", "result")),
        ]
        for c in m.now.of("changes")
        if process in c["processes"] and date(DAY.year - 1, 1, 1) <= c["effective_on"] <= date(DAY.year, 12, 31)
    ]


TABLES: dict[tuple[str, str], Callable[[Minutes, str], Lines]] = {
    ("Wejścia, wyjścia i klient procesu", "Inputs, outputs and customer of the process"): ends,
    ("Dokumenty procesu", "Documents of the process"): in_force,
    ("Stopień realizacji celów jakości", "Achievement of quality objectives"): goals,
    ("Mierniki", "Indicators"): lambda m, process: indicators(m, looked_after(m, process)),
    ("Przebieg wyników mierników", "Results of indicators over time"): lambda m, process: measured(
        m, looked_after(m, process)
    ),
    ("Ryzyka i szanse", "Risks and opportunities"): risks,
    ("Funkcjonowanie procesu", "Functioning of the process"): figures,
    ("Niezgodności otwarte", "Nonconformities open"): open_findings,
    ("Audity procesu", "Audits of the process"): audits,
    ("Zmiany procesu", "Changes of the process"): changes,
}


@pytest.mark.parametrize("title", TABLES, ids=lambda title: title[1])
def test_every_cell_is_what_a_plain_script_writes(minutes, title):
    written = 0
    for process in [p["process"] for p in minutes.now.of("processes") if not p["active_to"]]:
        document = minutes.office.document("process", process)[1]
        expected = TABLES[title](minutes, process)
        written += len(expected)
        if expected:
            assert table(document, minutes.t(*title))[1:] == expected, process
        else:
            assert minutes.t(*title) not in captions(document), process
    assert written > 1


def captions(document) -> set[str]:
    return {caption(part) for part in parts(document) if isinstance(part, Table)}


def test_no_table_is_left_out_and_every_card_is_sound_and_names_its_owner(minutes):
    others = {  # signatures and sources have tests of their own
        "pl": {"Podpisy", "Źródła liczb", "Sumy kontrolne skoroszytów, z których czytano"},
        "en": {"Signatures", "Sources of the numbers", "Checksums of the workbooks that were read"},
    }[minutes.office.language]
    found = set()
    for p in minutes.now.of("processes"):
        if not p["active_to"]:
            data, document = minutes.office.document("process", p["process"])
            assert faults(data) == []
            found |= captions(document)
            text = whole_text(document)
            assert all(str(p[name]) in text for name in ("process", "name", "owner", "purpose") if p[name])
    assert found - others == {minutes.t(*title) for title in TABLES}
