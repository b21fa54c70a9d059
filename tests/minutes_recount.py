"""What the tables of the minutes of a review should say, every cell of them, written by a plain script; see `review_recount`.

A table is a function of the minutes under its Polish and English caption.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta

from minutes_results import indicators, measured, next_objectives, objectives, policy, processes
from minutes_words import Lines, Minutes
from review_recount import (
    OUTER,
    OWN,
    Review,
    Row,
    audit_findings,
    bad,
    documents,
    end_of,
    held_audits,
    looked_at,
    overdue,
    tenth,
)
from test_audits_report import due_by, pairs

from qms_xl.lists import shipped_lists

GRADES = ("major", "minor", "observation", "improvement")


def previous_decisions(m: Minutes) -> Lines:
    last, *older = m.now.before
    day, lines = m.now.day("previous_actions"), []
    for d in m.now.of("review_decisions"):
        old = d["review"] in [one["review"] for one in older] and d["status"] != "dropped"
        if d["review"] != last["review"] and (not old or (d["done_on"] and d["done_on"] <= last["held_on"])):
            continue
        state = m.t("otwarta, po terminie", "open, overdue") if d["due_on"] < day else m.t("otwarta", "open")
        if d["done_on"] and d["done_on"] <= day:
            state = m.word("decision_status", "done")
        elif d["status"] == "dropped":
            state = m.word("decision_status", "dropped")
        cells = [m.said(d[name]) for name in ("decision", "decision_text", "owner", "due_on")]
        lines.append([*cells, m.said(d["action"], "–"), f"{state}\n{m.said(d['outcome'])}"])
    return lines


def changes(m: Minutes) -> Lines:
    return [
        [
            c["change"],
            m.word("change_kind", c["kind"]),
            *(m.said(c[name]) for name in ("description", "effective_on", "consequences", "result")),
        ]
        for c in m.now.of("changes")
        if m.now.within(c["effective_on"])
    ]


def context(m: Minutes) -> Lines:
    lines = []
    for c in m.now.of("context"):
        texts = [f"{m.t('Potrzeby', 'Needs')}: {c['needs']}"] if c["needs"] else []
        texts += [f"{m.t('Wpływ', 'Effect')}: {c['effect']}"] if c["effect"] else []
        kind = m.word("context_kind", c["kind"])
        lines.append(
            [c["entry"], kind, m.said(c["subject"]), "\n".join(texts) or m.said(None), m.said(c["reviewed_on"])]
        )
    return lines


def counted(m: Minutes, name: str, codes: tuple[Counter, Counter], better: str = "") -> Lines:
    """Return a line for each code that occurs in one of the two reviews, in the order of its list."""
    then, now = codes
    return [
        m.beside(m.word(name, code), then[code], now[code], better)
        for code in shipped_lists()[name].codes
        if then[code] or now[code]
    ]


def outcomes(m: Minutes) -> Lines:
    codes = [Counter(f["justified"] for f in r.of("feedback") if r.within(f["received_on"])) for r in (m.old, m.now)]
    return counted(m, "justified", (codes[0], codes[1]))


def surveys(m: Minutes) -> Lines:
    def scores(s: Row) -> tuple[float, float]:
        counts = [s[f"count_{step}"] or 0 for step in range(1, 6)]
        scale = s["scale"] or 5
        good = counts[scale - 2] + counts[scale - 1]
        return sum(step * n for step, n in enumerate(counts, 1)) / sum(counts), 100 * good / sum(counts)

    def of(r: Review) -> dict[tuple, Row]:
        ours = [s for s in r.of("surveys") if r.within(end_of(str(s["period"])))]
        return {(s["area"], s["unit"], s["audience"]): s for s in ours}

    before, lines = of(m.old), []
    for key, s in of(m.now).items():
        mean, good = scores(s)
        old_mean, old_good = scores(before[key]) if key in before else (None, None)
        name = s["survey"] + (f", {s['unit']}" if s["unit"] else "") + f"\n{s['area']}"
        shares = (None if old_good is None else tenth(old_good), tenth(good))
        numbers = [m.number(one) for one in (s["returned"], old_mean, mean, old_good, good)]
        lines.append([name, m.word("audience", s["audience"]), *numbers, m.change(*shares, "more")])
    return lines


def by_column(column: str, name: str) -> Callable[[Minutes], Lines]:
    def lines(m: Minutes) -> Lines:
        then, now = (Counter(f[column] for f in bad(r) if r.within(f["detected_on"])) for r in (m.old, m.now))
        return counted(m, name, (then, now), "less")

    return lines


def nonconformities(m: Minutes) -> Lines:
    day, lines = m.now.day("corrective_actions"), []
    for f in bad(m.now):
        closed = (f["closed_on"] and f["closed_on"] <= day) or (f["status"] == "closed" and not f["closed_on"])
        still = f["detected_on"] <= day and not closed
        if still or (f["grade"] == "major" and m.now.within(f["detected_on"])):
            state = m.t("otwarta", "open") if still else f"{m.t('zamknięta', 'closed')} {m.said(f['closed_on'])}"
            cells = [m.said(f[name]) for name in ("finding", "unit", "description")]
            lines.append([*cells, m.word("grade", f["grade"]), state, actions_of(m, f)])
    return lines


def actions_of(m: Minutes, finding: Row) -> str:
    mine = [a for a in m.now.of("actions") if a["status"] != "cancelled" and a["origin"] == "finding"]
    return ", ".join(a["action"] for a in mine if a["origin_ref"] == finding["finding"]) or "–"


def late_actions(m: Minutes) -> list[tuple[Row, int]]:
    day = m.now.day("corrective_actions")
    late = overdue([a for a in m.now.of("actions") if a["status"] != "cancelled"], day)
    return sorted(((a, (day - a["due_on"]).days) for a in late), key=lambda one: -one[1])


def ageing(m: Minutes) -> Lines:
    bands = ((1, 30, "do 30 dni", "up to 30 days"), (31, 90, "od 31 do 90 dni", "31 to 90 days"))
    more = ((91, 180, "od 91 do 180 dni", "91 to 180 days"), (181, 10**6, "ponad 180 dni", "over 180 days"))
    lines = []
    for low, high, *names in (*bands, *more):
        here = [a["action_type"] in ("corrective", "preventive") for a, days in late_actions(m) if low <= days <= high]
        lines.append([m.t(*names), str(sum(here)), str(len(here) - sum(here)), str(len(here))])
    return lines


def delays(m: Minutes) -> Lines:
    names = ("action", "description", "owner", "due_on")
    return [[*(m.said(a[name]) for name in names), str(days)] for a, days in late_actions(m)]


def audits(m: Minutes) -> Lines:
    lines = []
    for a in held_audits(m.now, OWN + OUTER):
        grades = Counter(f["grade"] for f in audit_findings(m.now, a["audit"]))
        fulfilment = m.word("fulfilment", a["fulfilment"]) if a["fulfilment"] else "–"
        day = m.said(a["held_from"] or a["held_to"] or a["planned_from"])
        start = [a["audit"], m.word("audit_type", a["audit_type"]), m.said(a["units"]), day]
        lines.append([*start, *(str(grades[one]) for one in GRADES), fulfilment])
    return lines


def findings_by_unit(m: Minutes) -> Lines:
    units: dict[str, Counter] = {}
    for a in held_audits(m.now, OWN + OUTER):
        for f in audit_findings(m.now, a["audit"]):
            if f["grade"] in GRADES:
                units.setdefault(f["unit"], Counter())[f["grade"]] += 1
    ordered = sorted(units.items(), key=lambda one: ([-one[1][grade] for grade in GRADES], one[0]))
    return [[unit, *(str(n[grade]) for grade in GRADES), str(sum(n.values()))] for unit, n in ordered]


def coverage(m: Minutes) -> Lines:
    day = m.now.day("audits")
    units: dict[str, tuple[list[int], list[str]]] = {}
    for unit, doc in pairs(m.office, day):
        ends = due_by(m.office, unit, doc, day)
        counts, waiting = units.setdefault(unit, ([0, 0, 0, 0], []))
        is_far = ends > day + timedelta(days=90)
        for at, so in enumerate((True, is_far, day <= ends and not is_far, ends < day)):
            counts[at] += so
        if not is_far:
            waiting.append(doc)
    return [
        [unit, *map(str, counts), ", ".join(sorted(waiting)) or "–"]
        for unit, (counts, waiting) in sorted(units.items())
    ]


def suppliers(m: Minutes) -> Lines:
    names = ("supplier", "scope", "evaluated_on", "score", "decision")
    return [[m.said(s[name]) for name in names] for s in m.now.of("suppliers")]


def trainings(m: Minutes) -> Lines:
    lines = []
    for t in m.now.of("trainings"):
        if m.now.within(t["held_on"]):
            people = len(t["participants"]) if t["participants_count"] is None else t["participants_count"]
            cells = [m.said(t[name]) for name in ("training", "subject", "held_on")]
            lines.append([*cells, str(people), m.word("effectiveness", t["effectiveness"])])
    return lines


def risks(m: Minutes) -> Lines:
    day, lines = m.now.day("risks"), []
    alive = [a for a in m.now.of("actions") if a["status"] != "cancelled"]
    for one in m.now.of("risks"):
        level, limit = one["probability"] * one["impact"], one["accepted_level"] or 9
        mine = [
            a
            for a in alive
            if (a["origin"] == "risk" and a["origin_ref"] == one["risk"]) or a["action"] == one["action"]
        ]
        if not mine and not (one["kind"] == "risk" and level > limit):
            continue
        told = "\n".join(how_it_goes(m, a, day) for a in mine) or m.t("bez działania", "no action")
        kind, response = m.word("risk_kind", one["kind"]), m.word("risk_response", one["response"])
        lines.append((level, [one["risk"], kind, one["description"], str(level), str(limit), response, told]))
    return [line for _, line in sorted(lines, key=lambda one: -one[0])]


def how_it_goes(m: Minutes, a: Row, day: date) -> str:
    if not a["done_on"] or a["done_on"] > day:
        return f"{a['action']}: " + (
            m.t("po terminie", "overdue") if overdue([a], day) else m.t("w toku", "in progress")
        )
    known = a["effectiveness"] and a["verified_on"] and a["verified_on"] <= day
    done = f"{a['action']}: {m.t('wykonane', 'done')}"
    return done + (f", {m.word('effectiveness', a['effectiveness'])}" if known else "")


def proposals(m: Minutes) -> Lines:
    told = [f for f in m.now.of("findings") if f["grade"] == "improvement" and f["status"] != "cancelled"]
    return [
        [f["finding"], f["unit"], f["description"], m.word("source", f["source"]), actions_of(m, f)]
        for f in told
        if m.now.within(f["detected_on"])
    ]


def improving(m: Minutes) -> Lines:
    day, lines = m.now.day("improvement"), []
    for a in m.now.of("actions"):
        over = a["done_on"] and a["done_on"] < m.now.first
        if (
            a["action_type"] == "improvement"
            and a["status"] != "cancelled"
            and a["opened_on"] <= m.now.last
            and not over
        ):
            done = a["done_on"] if a["done_on"] and a["done_on"] <= day else None
            state = m.t("wykonane", "done") if done else how_it_goes(m, a, day).partition(": ")[2]
            cells = [m.said(a[name]) for name in ("action", "description", "owner", "due_on")]
            lines.append([*cells, f"{state}\n{m.said(done)}" if done else state])
    return lines


def documents_by_type(m: Minutes) -> Lines:
    day, lines = m.now.day("documents"), []
    for code in shipped_lists()["doc_type"].codes:
        mine = {**m.office.books, "documents": [d for d in m.now.of("documents") if d["doc_type"] == code]}
        valid, new, gone, _, late = documents(Review(mine, m.now.key, new_norm=True), day)
        if valid or new or gone or late:
            lines.append([m.word("doc_type", code), *map(str, (valid, new, gone, late))])
    return lines


def people(m: Minutes) -> list[tuple[str, str]]:
    """Return everyone at the meeting once, with the role there."""
    row = m.now.row
    named = [
        (m.t("przewodniczący przeglądu", "chair"), row["chair"]),
        (m.t("protokolant", "secretary"), row["secretary"]),
    ]
    named += [(m.t("uczestnik", "participant"), name) for name in row["participants"]]
    return [(role, name) for at, (role, name) in enumerate(named) if name not in [one for _, one in named[:at]]]


def person(m: Minutes, name: str) -> list[str]:
    known = next((p for p in m.now.of("people") if p["person"] == name), {"position": None, "unit": None})
    return [name, m.said(known["position"], "–"), m.said(known["unit"], "–")]


def invited(m: Minutes) -> Lines:
    """Return who is invited; where no participant is named those of the review before, too."""
    before = [] if m.now.row["participants"] else [name for _, name in people(Minutes(m.office, m.old, m.old))]
    own = people(m)
    more = [(m.t("uczestnik", "participant"), name) for name in before if name not in [one for _, one in own]]
    return [[role, *person(m, name)] for role, name in (*own, *more)]


def participants(m: Minutes) -> Lines:
    absent = [(m.t("nieobecny", "absent"), name) for name in m.now.row["absent"]]
    return [[role, *person(m, name)] for role, name in (*people(m), *absent)]


def attendance(m: Minutes) -> Lines:
    """Return those who sign, and the lines left for others."""
    return [*([*line[1:], ""] for line in invited(m)), *[[""] * 4] * 5]


def decisions(m: Minutes) -> Lines:
    """Return the decisions in the order of the outputs of the standard."""
    order = ("qms_improvement", "service_improvement", "qms_change", "resources")
    lines = []
    for d in sorted(m.now.of("review_decisions"), key=lambda d: max(order.index(d["category"]), 1)):
        if d["review"] == m.now.key:
            served = [
                a["action"]
                for a in m.now.of("actions")
                if (a["origin"], a["origin_ref"]) == ("decision", d["decision"])
            ]
            needless = m.t("nie wymaga działania", "needs no action") if d["needs_action"] == "no" else ""
            cells = [m.said(d[name]) for name in ("decision", "decision_text", "owner", "due_on")]
            lines.append([*cells, d["action"] or ", ".join(served) or needless or m.said(None)])
    return lines


def evaluation(m: Minutes) -> Lines:
    names = {
        "suitability": ("Przydatność", "Suitability"),
        "adequacy": ("Adekwatność", "Adequacy"),
        "effectiveness": ("Skuteczność", "Effectiveness"),
        "strategic_alignment": ("Zgodność z kierunkiem strategicznym", "Strategic alignment"),
    }
    return [[m.t(*label), m.said(m.now.row[name])] for name, label in names.items()]


TABLES: dict[tuple[str, str], Callable[[Minutes], Lines]] = {
    ("Uczestnicy i nieobecni", "Participants and absent"): participants,
    ("Decyzje z wcześniejszych przeglądów", "Decisions of earlier reviews"): previous_decisions,
    ("Zmiany w okresie przeglądu", "Changes in the period"): changes,
    ("Kontekst i strony zainteresowane", "Context and interested parties"): context,
    ("Wyniki rozpatrzenia", "Outcomes"): outcomes,
    ("Badania satysfakcji", "Satisfaction surveys"): surveys,
    ("Stopień realizacji celów jakości", "Achievement of quality objectives"): lambda m: objectives(
        m, [o for o in m.now.of("objectives") if o["year"] in m.now.years]
    ),
    ("Procesy", "Processes"): processes,
    ("Niezgodności według źródła", "Nonconformities by source"): by_column("source", "source"),
    ("Niezgodności według przyczyny", "Nonconformities by cause"): by_column("cause_category", "cause"),
    ("Niezgodności duże i niezgodności otwarte", "Major nonconformities, and those still open"): nonconformities,
    ("Działania po terminie według opóźnienia", "Overdue actions by delay"): ageing,
    ("Działania po terminie", "Overdue actions"): delays,
    ("Mierniki", "Indicators"): lambda m: indicators(m, looked_at(m.now)),
    ("Przebieg wyników mierników", "Results of indicators over time"): lambda m: measured(m, looked_at(m.now)),
    (
        "Audity przeprowadzone w okresie, z liczbą niezgodności dużych i małych, spostrzeżeń (Sp.) i potencjałów doskonalenia (PD)",
        "Audits held in the period, with major and minor nonconformities, observations (Obs.) and opportunities for improvement (OFI)",
    ): audits,
    ("Ustalenia z auditów według komórki i kategorii", "Findings of audits by unit and grade"): findings_by_unit,
    ("Pokrycie auditami: komórki i procedury", "Audit coverage: units and procedures"): coverage,
    ("Dostawcy zewnętrzni", "External providers"): suppliers,
    ("Szkolenia przeprowadzone w okresie", "Training held in the period"): trainings,
    (
        "Ryzyka powyżej poziomu akceptowanego oraz ryzyka i szanse, wobec których są działania",
        "Risks above the accepted level, and risks and opportunities with actions",
    ): risks,
    (
        "Potencjały doskonalenia zgłoszone w okresie",
        "Opportunities for improvement put forward in the period",
    ): proposals,
    ("Działania doskonalące", "Improvement actions"): improving,
    ("Dokumenty według rodzaju", "Documents by type"): documents_by_type,
    ("Od zobowiązań polityki jakości do wyników", "From the commitments of the quality policy to results"): policy,
    ("Ocena systemu", "Evaluation of the system"): evaluation,
    ("Decyzje z przeglądu", "Decisions of the review"): decisions,
    ("Cele jakości na następny rok", "Quality objectives for the next year"): next_objectives,
    ("Lista obecności", "Attendance list"): attendance,
}
