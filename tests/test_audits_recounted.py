"""Audit reports, summaries of external audits and audit plans of the demo office: every cell of their tables written anew plainly."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from audit_documents import all_tables
from minutes_recount import actions_of, person
from minutes_words import Lines, Minutes
from review_documents import DAY
from review_recount import HELD, OUTER, OWN, Row
from test_actions_report import state
from test_audits_report import year_of
from test_figures_recounted import earlier, of_audit, questions
from test_process_recounted import edition_on

PLANNED = ("planned", "prepared", "running", "postponed")


@pytest.fixture(scope="module")
def m(unsettled):
    return Minutes(unsettled, year_of(unsettled, DAY.year), year_of(unsettled, DAY.year - 1))


def day_of(audit: Row) -> date:
    return audit["held_from"] or audit["planned_from"]


def status(m: Minutes, finding: Row) -> str:
    return finding["status"] if finding["status"] == "in_progress" else m.word("finding_status", finding["status"])


def criteria(m: Minutes, audit: Row) -> Lines:
    """Return the documents that were the criteria, each in its edition of the day of the audit."""
    lines = []
    for doc in audit["documents"]:
        d = edition_on(m, doc, day_of(audit))
        missing = m.said(None)
        edition = [d["title"], m.said(d["edition"], "1"), m.said(d["effective_from"])] if d else [missing] * 3
        lines.append([doc, *edition])
    return lines


def previous(m: Minutes, audit: Row) -> Lines:
    return [
        [
            f["finding"],
            f["unit"],
            f["description"],
            m.word("grade", f["grade"]),
            status(m, f),
            m.said(f["closed_on"], "–"),
        ]
        for f in earlier(m.office, audit)
    ]


def still_open(m: Minutes, audit: Row) -> Lines:
    closed = m.word("finding_status", "closed")
    return [line[:5] for line in previous(m, audit) if line[4] != closed]


def graded(grade: str) -> Callable[[Minutes, Row], Lines]:
    def lines(m: Minutes, audit: Row) -> Lines:
        names = ("finding", "unit", "description", "evidence")
        return [[m.said(f[name]) for name in names] for f in of_audit(m.office, audit) if f["grade"] == grade]

    return lines


def nonconformities(m: Minutes, audit: Row) -> Lines:
    lines = []
    for f in of_audit(m.office, audit):
        if f["grade"] in ("major", "minor"):
            named = ", ".join(
                [*([f"{m.t('pkt', 'clause')} {f['clause']}"] if f["clause"] else []), *filter(None, [f["doc"]])]
            )
            requirement = m.said(f["requirement"]) + (f"\n{named}" if named else "")
            cells = [requirement, m.said(f["evidence"]), f["description"], m.word("grade", f["grade"])]
            lines.append([f"{f['finding']}\n{f['unit']}", *cells])
    return lines


def agreed(m: Minutes, audit: Row) -> Lines:
    """Return for each finding its correction, then its actions."""
    lines = []
    for f in of_audit(m.office, audit):
        if f["correction"]:
            cells = [m.said(f[name]) for name in ("correction", "owner", "correction_due")]
            lines.append([f["finding"], "–", m.word("action_type", "correction"), *cells])
        for a in serving(m, f):
            cells = [m.said(a[name]) for name in ("description", "owner", "due_on")]
            lines.append([f["finding"], a["action"], m.word("action_type", a["action_type"]), *cells])
    return lines


def serving(m: Minutes, finding: Row) -> list[Row]:
    numbers = actions_of(m, finding).split(", ")
    return [a for a in m.now.of("actions") if a["action"] in numbers]


def checklist(m: Minutes, audit: Row) -> Lines:
    lines = []
    for q in questions(m.office, audit):
        where = ", ".join(filter(None, [q["doc"], q["clause"]])) or m.said(None)
        result = m.word("question_result", q["result"] or "not_checked")
        lines.append([str(q["no"]), q["question"], where, result, m.said(q["evidence"]), q["finding"] or "–"])
    return lines


def answered(m: Minutes, audit: Row) -> Lines:
    """Return what an external audit found, with what the office does about it."""
    lines = []
    for f in of_audit(m.office, audit):
        done = [f"{m.t('Korekcja: ', 'Correction: ')}{f['correction']}"] if f["correction"] else []
        for a in serving(m, f):
            until = f"{m.t('do', 'by')} {m.said(a['due_on'])}; {m.word('action_state', state(a))}"
            done.append(f"{a['action']}: {a['description']} ({a['owner']}, {until})")
        done = done or [f["no_action_reason"] or m.t("w rejestrze nie ma działań", "no action in the register")]
        name = f"{f['finding']}\n{m.word('grade', f['grade'])}"
        lines.append([name, f["description"], m.said(f["external_due"], "–"), "\n".join(done)])
    return lines


def authorised(m: Minutes, audit: Row) -> Lines:
    roles = [m.word("role", "lead_auditor"), *[m.word("role", "auditor")] * len(audit["auditors"])]
    names = [audit["lead_auditor"], *audit["auditors"]]
    return [[role, *person(m, name)] for role, name in zip(roles, names, strict=True)]


KINDS: dict[str, tuple[Callable[[Row], bool], dict[tuple[str, str], Callable[[Minutes, Row], Lines]]]] = {
    "audit": (
        lambda a: a["audit_type"] in OWN and a["status"] in HELD,
        {
            ("Dokumenty, z którymi porównywano", "Documents that were the criteria"): criteria,
            ("Ustalenia z poprzednich auditów", "Findings of previous audits"): previous,
            ("Dobre praktyki", "Good practices"): graded("good_practice"),
            ("Niezgodności", "Nonconformities"): nonconformities,
            ("Spostrzeżenia", "Observations"): graded("observation"),
            ("Potencjały doskonalenia", "Opportunities for improvement"): graded("improvement"),
            ("Uzgodnione działania", "Agreed actions"): agreed,
            ("Lista pytań z wynikami", "Checklist with results"): checklist,
        },
    ),
    "external": (
        lambda a: a["audit_type"] in OUTER and a["status"] in HELD,
        {("Ustalenia z auditu", "Findings of the audit"): answered},
    ),
    "plan": (
        lambda a: a["audit_type"] in OWN and a["status"] in PLANNED,
        {
            ("Dokumenty, z którymi będzie się porównywać", "Documents that are the criteria"): criteria,
            ("Niezamknięte ustalenia z poprzednich auditów", "Findings of previous audits that are open"): still_open,
            ("Osoby upoważnione", "Persons authorised"): authorised,
        },
    ),
}


@pytest.mark.parametrize(
    ("kind", "title"), [(kind, title) for kind, (_, tables) in KINDS.items() for title in tables], ids=str
)
def test_every_cell_is_what_a_plain_script_writes(m, kind, title):
    fits, tables = KINDS[kind]
    written = 0
    for audit in filter(fits, m.now.of("audits")):
        document = m.office.document(kind, audit["audit"])[1]
        expected = tables[title](m, audit)
        written += len(expected)
        assert [row for one in all_tables(document, m.t(*title)) for row in one[1:]] == expected, audit["audit"]
    assert written > 1
