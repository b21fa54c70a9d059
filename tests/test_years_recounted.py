"""The yearly summaries of audits and of objectives: every cell and every number in a sentence counted anew from the workbooks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable

import pytest
from audit_documents import all_tables, whole_text
from docx.table import Table
from minutes_recount import actions_of, coverage, findings_by_unit
from minutes_recount import audits as held_in
from minutes_results import measured, reached, required, same_before, tasks
from minutes_words import Lines, Minutes
from review_documents import DAY, by_heading, caption, parts
from review_labels import LABELS, labels_and_words
from review_recount import (
    HELD,
    OUTER,
    OWN,
    Row,
    audit_findings,
    audits,
    case_of,
    due,
    held_audits,
    indicator_result,
    objective_status,
    tasks_done,
    tenth,
)
from test_actions_report import state
from test_arithmetic_plainly import value_of
from test_audits_report import year_of
from test_objectives_report import printed

from qms_xl.lists import shipped_lists


@pytest.fixture(scope="module")
def m(unsettled):
    """This year beside the last, as a plain script knows reviews."""
    return Minutes(unsettled, year_of(unsettled, DAY.year), year_of(unsettled, DAY.year - 1))


def figures_of_audits(m: Minutes) -> Lines:
    lines = [
        ["", m.number(then), m.number(now), ""]
        for then, now in zip(audits(m.old, DAY), audits(m.now, DAY), strict=True)
    ]
    return [["", *line[1:3], word] for line, (_, word) in zip(lines, labels_and_words(m, "audits", lines), strict=True)]


def held(m: Minutes) -> Lines:
    lead = {a["audit"]: m.said(a["lead_auditor"]) for a in m.now.of("audits")}
    return [[*line[:4], lead[line[0]], *line[4:]] for line in held_in(m)]


def missed(m: Minutes) -> Lines:
    lines = []
    for a in m.now.of("audits"):
        if m.now.within(a["planned_from"]) and a["status"] not in HELD:
            gone = a["status"] in ("postponed", "cancelled")
            start = [a["audit"], m.word("audit_type", a["audit_type"]), m.said(a["units"]), m.said(a["planned_from"])]
            lines.append([*start, m.word("audit_status", a["status"]), m.said(a["change_reason"]) if gone else "–"])
    return lines


def found(m: Minutes) -> list[Row]:
    return [f for a in held_audits(m.now, OWN + OUTER) for f in audit_findings(m.now, a["audit"])]


def still_open(m: Minutes) -> Lines:
    lines = []
    for f in found(m):
        if f["status"] not in ("closed", "cancelled") and not f["closed_on"] and f["grade"] != "good_practice":
            status = f["status"] if f["status"] == "in_progress" else m.word("finding_status", f["status"])
            start = [f["finding"], m.said(f["unit"]), f["description"], m.word("grade", f["grade"])]
            lines.append([*start, status, actions_of(m, f)])
    return lines


def that_follow(m: Minutes) -> list[Row]:
    keys = {f["finding"] for f in found(m)}
    ours = [a for a in m.now.of("actions") if a["origin"] == "finding" and a["origin_ref"] in keys]
    return [a for a in ours if a["status"] != "cancelled"]


def states(m: Minutes) -> Lines:
    counts = Counter(state(a) for a in that_follow(m))
    order = ("open", "due_soon", "overdue", "awaiting_verification", "verification_overdue", "ineffective", "closed")
    lines = [[m.word("action_state", code), str(counts[code])] for code in order if counts[code]]
    return [*lines, [m.t("razem", "total"), str(sum(counts.values()))]]


def past_their_day(m: Minutes) -> Lines:
    late = []
    for a in that_follow(m):
        how = state(a)
        if how in ("overdue", "verification_overdue"):
            ends = a["due_on"] if how == "overdue" else a["verify_due"]
            start = [m.said(a[name]) for name in ("action", "origin_ref", "description", "owner")]
            late.append(((DAY - ends).days, how, [*start, m.said(ends), m.word("action_state", how)]))
    ordered = sorted(late, key=lambda one: (-one[0], one[1] != "overdue"))
    return [[*line, str(days)] for days, _, line in ordered]


def conclusions(m: Minutes) -> Lines:
    names = ("audit", "units", "strengths", "conclusion")
    return [[m.said(a[name]) for name in names] for a in held_audits(m.now, OWN + OUTER)]


def auditors(m: Minutes) -> Lines:
    """Return the auditors without order: those who led or joined an audit of the year, or who are qualified."""
    ours, lines = held_audits(m.now, OWN), []
    lead = Counter(a["lead_auditor"] for a in ours)
    joined = Counter(name for a in ours for name in a["auditors"] if name != a["lead_auditor"])
    for p in m.now.of("people"):
        is_auditor = {"auditor", "lead_auditor"} & set(p["roles"]) and not (p["active_to"] and p["active_to"] < DAY)
        if is_auditor or lead[p["person"]] or joined[p["person"]]:
            until = m.said(p["auditor_valid_to"], m.t("bezterminowo", "without end"))
            lines.append([p["person"], m.said(p["unit"], "–"), until, str(lead[p["person"]]), str(joined[p["person"]])])
    return sorted(lines)


AUDITS: dict[tuple[str, str], Callable[[Minutes], Lines]] = {
    (
        "Audity i ustalenia w porównaniu z rokiem poprzednim",
        "Audits and findings compared with the year before",
    ): figures_of_audits,
    (
        "Audity przeprowadzone, z liczbą niezgodności dużych i małych, spostrzeżeń (Sp.) i potencjałów doskonalenia (PD)",
        "Audits held, with major and minor nonconformities, observations (Obs.) and opportunities for improvement (OFI)",
    ): held,
    ("Audity zaplanowane i nieprzeprowadzone", "Audits planned and not held"): missed,
    ("Ustalenia z auditów według komórki i kategorii", "Findings of audits by unit and grade"): findings_by_unit,
    ("Ustalenia otwarte", "Open findings"): still_open,
    ("Działania po auditach według stanu", "Actions that follow from audits, by state"): states,
    (
        "Działania po auditach, których termin minął",
        "Actions that follow from audits whose day has passed",
    ): past_their_day,
    ("Pokrycie auditami: komórki i procedury", "Audit coverage: units and procedures"): coverage,
    ("Mocne strony i wnioski", "Strengths and conclusions"): conclusions,
    ("Auditorzy", "Auditors"): auditors,
}


def goals(m: Minutes) -> list[tuple[Row, list[Row]]]:
    """Return the objectives of the year with their indicators."""
    ours = [o for o in m.now.of("objectives") if o["year"] == DAY.year]
    return [(o, [i for i in m.now.of("indicators") if i["objective"] == o["objective"]]) for o in ours]


def by_status(m: Minutes) -> Lines:
    then, now = (
        Counter(objective_status(r, o, DAY) for o in r.of("objectives") if o["year"] in r.years) for r in (m.old, m.now)
    )
    lines = [m.beside(m.t("Cele ustalone na rok", "Objectives set for the year"), then.total(), now.total())]
    for code in shipped_lists()["objective_status"].codes:
        if then[code] or now[code]:
            lines.append(m.beside(m.word("objective_status", code), then[code], now[code]))
    return sorted(lines)


def results(m: Minutes) -> Lines:
    lines, language = [], m.office.language
    for o, ours in goals(m):
        whole = objective_status(m.now, o, DAY)
        head = f"{o['objective']} {o['statement']}\n{m.said(o['owner'])}"
        head += f", {m.t('do', 'by')} {m.said(o['due_on'])}" if o["due_on"] else ""
        if len(ours) > 1:
            head += f"\n{m.t('Ocena celu: ', 'Objective: ')}{m.word('objective_status', whole)}"
        for at, i in enumerate(ours):
            one = indicator_result(m.now, i, DAY)
            numbers = [printed(value, language) for value in (one.achievement, one.forecast)]
            status = m.word("objective_status", whole if len(ours) == 1 else one.status)
            lines.append(
                [o["objective"] if at else head, i["name"], required(m, i), reached(m, i, one), *numbers, status]
            )
        if not ours:
            name, asked, share, achieved, _ = tasks(m, o, DAY)
            lines.append([head, name, asked, share, achieved, "–", m.word("objective_status", whole)])
    return lines


MONTHS = (
    "sty lut mar kwi maj cze lip sie wrz paź lis gru",
    "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
)


def period(m: Minutes, frequency: str, number: int) -> str:
    roman = ("I", "II", "III", "IV")[min(number, 4) - 1]
    return {
        "month": m.t(*MONTHS).split()[number - 1],
        "quarter": m.t(f"{roman} kw.", f"Q{number}"),
        "half_year": m.t(f"{roman} półrocze", f"H{number}"),
        "year": m.t("rok", "year"),
    }[frequency]


def went(m: Minutes) -> Lines:
    """Return the measurements of the year, the progress, and words for the change."""
    lines, language = [], m.office.language
    for i in (i for _, ours in goals(m) for i in ours):
        case, one = case_of(m.office.books, i), indicator_result(m.now, i, DAY)
        better = {"higher": "more", "lower": "less", "yes_no": "more"}.get(i["direction"], "")
        points = [(number, value_of(row, case)) for number, row in sorted(case.rows.items())]
        known = [(number, value) for number, value in points if value is not None]

        def said(value: object, i: Row = i) -> str:
            yes_no = m.word("yesno", "yes" if value else "no")
            return yes_no if i["direction"] == "yes_no" else printed(value, language)  # type: ignore[arg-type]

        told = ", ".join(f"{period(m, i['frequency'], number)}:\u00a0{said(value)}" for number, value in known)
        told = told or m.t("brak pomiarów", "not measured")
        if one.stale:
            stale = ", ".join(period(m, i["frequency"], number) for number in one.stale)
            told += f"\n{m.t('bez pomiaru: ', 'not measured: ')}{stale}"
        old = same_before(m, i)
        then = indicator_result(m.old, old, DAY) if old else None
        values = [tenth(float(x.actual)) if x and x.actual is not None else None for x in (then, one)]
        last = [tenth(float(value)) for _, value in known[-2:]]
        trend = m.change(*last, better) if len(last) == 2 and i["aggregation"] != "cumulative" else "–"
        progress = printed(None if one.progress is None else 100 * one.progress, language)
        before = reached(m, old, then) if old and then else "–"
        lines.append(
            [f"{i['indicator']} {i['name']}", told, progress, before, m.change(values[0], values[1], better), trend]
        )
    return lines


OBJECTIVES: dict[tuple[str, str], Callable[[Minutes], Lines]] = {
    ("Cele według oceny", "Objectives by status"): by_status,
    ("Cele i wyniki", "Objectives and results"): results,
    ("Pomiary i tendencje", "Measurements and trends"): went,
}
EVERY = [("audits", title, write) for title, write in AUDITS.items()]
EVERY += [("objectives", title, write) for title, write in OBJECTIVES.items()]


@pytest.mark.parametrize(("kind", "title", "write"), EVERY, ids=lambda one: one[1] if isinstance(one, tuple) else "")
def test_every_cell_is_what_a_plain_script_writes(m, kind, title, write):
    document = m.office.document(kind, str(DAY.year))[1]
    lines = [row for one in all_tables(document, m.t(*title)) for row in one[1:]]
    if write is figures_of_audits:
        assert [line[0] for line in lines] == LABELS_OF_AUDITS if m.office.language == "en" else len(lines) == 9
        lines = [["", *line[1:]] for line in lines]
    expected = write(m)
    assert expected
    assert (sorted(lines) if write in (auditors, by_status) else lines) == expected


LABELS_OF_AUDITS = [label.removesuffix(" +").removesuffix(" -") for label in LABELS["audits"]]


@pytest.mark.parametrize(("kind", "tables"), [("audits", AUDITS), ("objectives", OBJECTIVES)])
def test_no_table_is_left_out(m, kind, tables):
    others = ("Podpisy", "Źródła liczb", "Sumy kontrolne skoroszytów, z których czytano")
    others_too = ("Signatures", "Sources of the numbers", "Checksums of the workbooks that were read")
    document = m.office.document(kind, str(DAY.year))[1]
    captions = {caption(part) for part in parts(document) if isinstance(part, Table)}
    assert captions - {*others, *others_too} == {m.t(*title) for title in tables}


def test_the_number_of_open_findings_stands_in_a_sentence(m):
    text = whole_text(m.office.document("audits", str(DAY.year))[1])
    (stated,) = re.findall(m.t(r"Nie zamknięto (\d+) ustale", r"(\d+) findings? (?:is|are) still open"), text)
    assert int(stated) == len(still_open(m)) > 1


def test_what_deviates_stands_with_its_achievement_and_forecast(m):
    under = by_heading(m.office.document("objectives", str(DAY.year))[1])
    expected = {}
    for o, ours in goals(m):
        status = objective_status(m.now, o, DAY)
        if status not in ("at_risk", "behind", "partly_achieved", "not_achieved", "abandoned"):
            continue
        judged = [indicator_result(m.now, i, DAY) for i in ours]
        lowest = min((one.achievement for one in judged if one.achievement is not None), default=None)
        forecast = min((one.forecast for one in judged if one.forecast is not None), default=None)
        achieved = printed(lowest, m.office.language) if ours else m.number(tasks_done(m.now, o, DAY)[1])
        head = f"4.{len(expected) + 1} {o['objective']} {o['statement']}"
        expected[head] = [
            m.word("objective_status", status),
            achieved,
            printed(forecast, m.office.language),
            m.said(o["owner"]),
            m.said(o["reason"]),
        ]
        assert due(o) >= DAY
    found = {
        head: [part.text.partition(":\t")[2] for part in lines if not isinstance(part, Table)][:5]
        for head, lines in under.items()
        if head.startswith("4.") and head[2] != " "
    }
    assert found == expected
    assert expected


def test_pictures_of_the_objectives_state_what_is_required_and_every_result_of_two_years(m):
    ours = [i for _, mine in goals(m) for i in mine]
    asked = {
        f"{i['indicator']} {i['name']}": required(m, i).removeprefix(f"{m.word('direction', 'range')} ") for i in ours
    }
    body = m.office.document("objectives", str(DAY.year))[1].element.body
    texts = " ".join(one.get("descr") for one in body.iter() if one.tag.endswith("}docPr"))
    lines = measured(m, ours)
    assert len(lines) > 10
    for name, told in lines:
        level = f"{name}: {m.t('wymagany poziom', 'required level')} {asked[name]}"
        assert level.replace("\u00a0", " ") in texts.replace("\u00a0", " ")
        assert f"; {told.replace('; ', ', ')}." in texts, name
