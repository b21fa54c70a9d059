"""What the tables of the minutes of a review should say, every cell of them, written by a plain script; see `review_recount`.

A table is a function of the minutes under its Polish and English caption.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from dated_documents import Demo
from review_recount import (
    MET,
    OUTER,
    OWN,
    UNKNOWN,
    Review,
    Row,
    audit_findings,
    bad,
    documents,
    due,
    end_of,
    held_audits,
    indicator_result,
    looked_at,
    objective_status,
    overdue,
    process_of,
    tasks_done,
    tenth,
)
from test_arithmetic_plainly import Plain
from test_audits_report import due_by, pairs
from test_objectives_report import printed

from qms_xl.lists import shipped_lists
from qms_xl.speak import day as spoken

Lines = list[list[str]]
GRADES = ("major", "minor", "observation", "improvement")


@dataclass(frozen=True)
class Minutes:
    """A review, the one before it, and how the office writes."""

    office: Demo
    now: Review
    old: Review

    def t(self, polish: str, english: str) -> str:
        return {"pl": polish, "en": english}[self.office.language]

    def word(self, name: str, code: str | None) -> str:
        if code is None:
            return self.t("nie uzupełniono", "not filled in")
        return shipped_lists()[name].word(code, self.office.language)  # type: ignore[arg-type]

    def said(self, value: object, empty: str = "") -> str:
        """Return a cell as documents print it; an empty one says so."""
        if value in (None, "", []):
            return empty or self.t("nie uzupełniono", "not filled in")
        if isinstance(value, date):
            return spoken(value, self.office.language)  # type: ignore[arg-type]
        if isinstance(value, list):
            return ", ".join(value)
        return self.number(value) if isinstance(value, int | float) else str(value)

    def number(self, value: object) -> str:
        if value is None:
            return "–"
        return f"{tenth(float(value)):g}".replace(".", self.t(",", "."))  # type: ignore[arg-type]

    def change(self, before: float | None, now: float | None, better: str = "") -> str:
        if before is None or now is None:
            return "–"
        if before == now:
            return self.t("bez zmian", "no change")
        grew = now > before
        if not better:
            return self.t("więcej", "more") if grew else self.t("mniej", "fewer")
        return self.t("lepiej", "better") if grew == (better == "more") else self.t("gorzej", "worse")

    def beside(self, label: str, before: int, now: int, better: str = "") -> list[str]:
        return [label, str(before), str(now), self.change(before, now, better)]


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


def required(m: Minutes, i: Row) -> str:
    unit = {"%": "%", None: ""}.get(i["unit_of_measure"], f"\u00a0{i['unit_of_measure']}")
    if i["direction"] == "yes_no":
        return m.t("tak", "yes")
    if i["direction"] == "range":
        return f"{m.word('direction', 'range')} {m.number(i['target_low'])}–{m.number(i['target_high'])}{unit}"
    return f"{m.word('direction', i['direction'])} {m.number(i['target'])}{unit}"


def reached(m: Minutes, i: Row, plain: Plain) -> str:
    if plain.actual is None:
        return "–"
    if i["direction"] == "yes_no":
        return m.word("yesno", "yes" if plain.actual else "no")
    unit = {"%": "%", None: ""}.get(i["unit_of_measure"], f"\u00a0{i['unit_of_measure']}")
    return printed(plain.actual, m.office.language) + unit


def same_before(m: Minutes, i: Row) -> Row | None:
    """Return the indicator of the review before that is the same: its own number, else its name, unit and process."""
    there = looked_at(m.old)
    if not i["objective"] and i in there:
        return i
    alike = [
        one
        for one in there
        if (one["name"], one["unit_of_measure"], process_of(m.old, one))
        == (i["name"], i["unit_of_measure"], process_of(m.now, i))
    ]
    return next((one for one in alike if one is i), next(iter(alike), None))


def indicators(m: Minutes, chosen: list[Row]) -> Lines:
    day, lines = m.now.day("monitoring"), []
    for i in chosen:
        plain, old = indicator_result(m.now, i, day), same_before(m, i)
        then = indicator_result(m.old, old, m.old.day("monitoring")) if old else None
        values = [tenth(float(one.actual)) if one and one.actual is not None else None for one in (then, plain)]
        better = {"higher": "more", "lower": "less", "yes_no": "more"}.get(i["direction"], "")
        process = process_of(m.now, i)
        name = f"{i['indicator']} {i['name']}" + (f" ({process})" if process else "")
        if plain.stale:
            name += f"\n{m.t('brak pomiarów', 'not measured')}: " + ", ".join(period_names(m, i, plain.stale))
        word = m.change(values[0], values[1], better)
        before = reached(m, i, then) if then else "–"
        status = m.word("objective_status", plain.status)
        lines.append([name, required(m, i), before, reached(m, i, plain), word, status])
    return lines


def period_names(m: Minutes, i: Row, numbers: list[int]) -> list[str]:
    mark = {"month": "{:02}", "quarter": "Q{}", "half_year": "H{}", "year": ""}[i["frequency"]]
    year = min(m.now.last, m.now.day("monitoring")).year
    return [f"{year}-{mark.format(number)}".removesuffix("-") for number in numbers]


def measured(m: Minutes, chosen: list[Row]) -> Lines:
    lines = []
    for i in chosen:
        if i["direction"] == "yes_no":
            continue
        points = {}
        for r, one in ((m.old, same_before(m, i)), (m.now, i)):
            points |= results_by_period(m, r, one, r.day("monitoring")) if one else {}
        if len(points) > 1:
            told = "; ".join(f"{period}: {m.number(points[period])}" for period in sorted(points))
            lines.append([f"{i['indicator']} {i['name']}", told])
    return lines


def results_by_period(m: Minutes, r: Review, i: Row, day: date) -> dict[str, float]:
    objective = next((o for o in r.of("objectives") if o["objective"] == i["objective"]), None)
    year = int(objective["year"]) if objective else min(day, r.last).year
    found = {}
    for row in r.of("measurements"):
        period = str(row["period"])
        if row["indicator"] == i["indicator"] and period[:4] == str(year) and row["approved"] != "no":
            both = row["numerator"] is not None and row["denominator"]
            times = 100 if i["unit_of_measure"] == "%" else 1
            value = row["numerator"] / row["denominator"] * times if both else row["value"]
            if end_of(period) <= day:
                found[period] = value
    return found


def objectives(m: Minutes, chosen: list[Row]) -> Lines:
    day, lines = m.now.day("objectives"), []
    for o in chosen:
        results = [
            [i["name"], required(m, i), reached(m, i, plain), printed(plain.achievement, m.office.language), plain]
            for i in m.now.of("indicators")
            if i["objective"] == o["objective"]
            for plain in [indicator_result(m.now, i, day)]
        ]
        state = objective_status(m.now, o, day)
        if not results:
            results = [tasks(m, o, day)]
        head = f"{o['objective']} {o['statement']}"
        if len(results) > 1:
            head += f"\n{m.t('Ocena celu: ', 'Objective: ')}{m.word('objective_status', state)}"
        forecast = min((one[-1].forecast for one in results if one[-1] and one[-1].forecast is not None), default=None)
        if forecast is not None and day < due(o):
            label = m.t("Prognoza (szacunek)", "Forecast (estimate)")
            head += f"\n{label}: {printed(forecast, m.office.language)}%"
        if o["reason"]:
            head += f"\n{m.t('Przyczyna odchylenia: ', 'Reason for deviation: ')}{o['reason']}"
        for at, (*cells, plain) in enumerate(results):
            status = state if len(results) == 1 else plain.status
            lines.append([o["objective"] if at else head, *cells, m.word("objective_status", status)])
    return lines


def tasks(m: Minutes, o: Row, day: date) -> list:
    mine, share = tasks_done(m.now, o, day)
    name = m.t("zadania wykonane, % tych, które miały być", "tasks done, % of those due")
    return [name if mine else "–", "100" if mine else "–", m.number(share), m.number(share), None]


def processes(m: Minutes) -> Lines:
    day, lines = m.now.day("processes"), []
    for p in m.now.of("processes"):
        mine = [i for i in looked_at(m.now) if process_of(m.now, i) == p["process"]]
        states = [indicator_result(m.now, i, day).status for i in mine]
        known = [one for one in states if one not in UNKNOWN]
        met = sum(one in MET for one in known)
        then, now = (
            sum(f["process"] == p["process"] and r.within(f["detected_on"]) for f in bad(r)) for r in (m.old, m.now)
        )
        share = f"{met} {m.t('z', 'of')} {len(known)}"
        name = f"{p['process']} {p['name']}"
        lines.append([name, p["owner"], share, str(then), str(now), m.change(then, now, "less")])
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


def policy(m: Minutes) -> Lines:
    day, lines = m.now.day("objectives"), []
    for p in m.now.of("policy_items"):
        if (p["active_from"] and p["active_from"] > day) or (p["active_to"] and p["active_to"] < day):
            continue
        goals = [o for o in m.now.of("objectives") if o["year"] in m.now.years and o["policy_ref"] == p["item"]]
        served, shown = [], set()
        for line in (line for o in goals for line in of_objective(m, o, day)):
            served.append(line[:-1])
            shown.add(line[-1])
        for i in looked_at(m.now):
            if i["indicator"] in p["indicators"] and i["indicator"] not in shown:
                plain = indicator_result(m.now, i, day)
                served.append(
                    [
                        "–",
                        i["name"],
                        f"{reached(m, i, plain)}\n({required(m, i)})",
                        m.word("objective_status", plain.status),
                    ]
                )
        if not served and p["kind"] == "commitment":
            served = [[m.t("bez celu i miernika", "neither objective nor indicator"), "–", "–", "–"]]
        lines += [[f"{p['item']} {p['text']}" if not at else p["item"], *one] for at, one in enumerate(served)]
    return lines


def of_objective(m: Minutes, o: Row, day: date) -> Lines:
    """Return what serves a commitment by an objective: goal, indicator, result with what is required, status; and the number."""
    goal = f"{o['objective']} {o['statement']}"
    found = [(i, indicator_result(m.now, i, day)) for i in m.now.of("indicators") if i["objective"] == o["objective"]]
    if found:
        return [
            [
                goal,
                i["name"],
                f"{reached(m, i, one)}\n({required(m, i)})",
                m.word("objective_status", one.status),
                i["indicator"],
            ]
            for i, one in found
        ]
    name, asked, share, _, _ = tasks(m, o, day)
    told = share if asked == "–" else f"{share}\n({asked})"
    return [[goal, name, told, m.word("objective_status", objective_status(m.now, o, day)), ""]]


def next_objectives(m: Minutes) -> Lines:
    year, lines = m.now.last.year + 1, []
    for o in m.now.of("objectives"):
        if o["year"] == year:
            mine = [i for i in m.now.of("indicators") if i["objective"] == o["objective"]]
            told = "\n".join(f"{i['name']}: {required(m, i)}" for i in mine) or m.t("zadania", "tasks")
            ends = m.said(o["due_on"] or date(year, 12, 31))
            lines.append([o["objective"], o["statement"], m.said(o["owner"]), told, ends])
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
