"""What the minutes of a review should say, counted by a plain script: openpyxl, dictionaries and loops, nothing of ours but names.

Written from the domain page and the docstrings, not from the code that it judges. Of our package it takes the headers of the
registers and the words of the lists alone. Indicators are judged in fractions, so that a year that still runs is known too.
"""

from __future__ import annotations

import calendar
import warnings
from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from pathlib import Path

import openpyxl
from review_documents import DAY
from test_arithmetic_plainly import Case, Plain, plainly

from qms_xl.lists import shipped_lists
from qms_xl.shelf import collect

Row = dict
OWN = ("internal", "unplanned", "follow_up")
OUTER = ("pre_certification", "certification", "surveillance", "recertification")
HELD = ("held", "reported", "closed")
STATES = ("behind", "not_achieved", "not_assessed", "at_risk", "partly_achieved", "on_track", "achieved", "no_data")
MET, UNKNOWN = ("achieved", "on_track"), ("not_assessed", "no_data")


def read(folder: Path, language: str) -> dict[str, list[Row]]:
    """Return every register by name: rows by English column, list words as codes, `many` cells as lists."""
    schemas = collect("qms_xl.registers", "SCHEMA")
    codes = {}
    for name, words in shipped_lists().items():
        codes[name] = {words.word(code, language): code for code in words.codes}  # type: ignore[arg-type]
    found: dict[str, list[Row]] = {}
    for path in sorted(folder.glob("*.xlsx")):
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of a print area, which is none of this script's business
            book = openpyxl.load_workbook(path, data_only=True)
        for sheet in book.worksheets:
            for table in sheet.tables.values():
                register = table.name.removeprefix("qms_")
                if register not in schemas or register == "lists":
                    continue
                head, *lines = [[cell.value for cell in line] for line in sheet[table.ref]]
                columns = {column.title.in_(language): column for column in schemas[register].columns}
                rows = []
                for number, line in enumerate(lines, start=sheet[table.ref][1][0].row):
                    row: Row = {"#": number}
                    for title, value in zip(head, line, strict=True):
                        column = columns[title]
                        if isinstance(value, datetime):
                            value = value.date()
                        words = codes.get("yesno" if column.kind == "yesno" else column.list, {})
                        if column.many:
                            parts = [part.strip() for part in str(value or "").replace("\n", ";").split(";")]
                            value = [words.get(part, part) for part in parts if part]
                        elif isinstance(value, str) and words:
                            value = words.get(value, value)
                        row[column.name] = value
                    if any(value for name, value in row.items() if name != "#"):
                        rows.append(row)
                found.setdefault(register, []).extend(rows)
    return found


def tenth(value: float | None) -> float | None:
    if value is None:
        return None
    return float(Decimal(repr(float(value))).quantize(Decimal("0.1"), ROUND_HALF_UP))


def pct(part: float, whole: float) -> float | None:
    return tenth(100 * part / whole) if whole else None


def plus_months(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


class Review:
    """A review with what was then: its period, the day of the data of each input."""

    def __init__(self, books: dict[str, list[Row]], key: str, new_norm: bool) -> None:
        self.books = books
        self.row = next(row for row in books["reviews"] if row["review"] == key)
        self.key, self.first, self.last = key, self.row["period_from"], self.row["period_to"]
        self.new_norm = new_norm
        held = [row for row in books["reviews"] if row["status"] in ("held", "approved", "closed")]
        before = [row for row in held if row["held_on"] < self.held]
        self.before = sorted(before, key=lambda row: row["held_on"], reverse=True)
        self.years = range(self.first.year, self.last.year + 1)

    @property
    def held(self) -> date:
        return self.row["held_on"] or self.row["planned_on"]

    def day(self, code: str) -> date:
        for row in self.books["review_inputs"]:
            if row["review"] == self.key and row["input"] == code and row["data_as_of"]:
                return min(row["data_as_of"], DAY)
        return min(self.last, DAY)

    def of(self, register: str) -> list[Row]:
        return self.books.get(register, [])

    def within(self, day: date | None) -> bool:
        return day is not None and self.first <= day <= self.last


def recounted(review: Review, code: str) -> list[float | None]:
    """Return the figures of an input in the order of the minutes; None where a dash stands."""
    return [tenth(value) for value in COUNTS[code](review, review.day(code))]


def previous_actions(r: Review, day: date) -> list:
    if not r.before:
        return [0, 0, None, 0]
    last, *older = r.before
    rows = []
    for d in r.of("review_decisions"):
        old = d["review"] in [one["review"] for one in older] and d["status"] != "dropped"
        if d["review"] == last["review"] or (old and not (d["done_on"] and d["done_on"] <= last["held_on"])):
            rows.append(d)
    done = [d for d in rows if d["done_on"] and d["done_on"] <= day]
    late = [d for d in rows if d not in done and d["status"] != "dropped" and d["due_on"] and d["due_on"] < day]
    return [len(rows), len(done), pct(len(done), len(rows)), len(late)]


def changes(r: Review, day: date) -> list:
    rows = [c for c in r.of("changes") if r.within(c["effective_on"])]
    judged = [c for c in rows if c["reviewed_on"] and c["reviewed_on"] <= day]
    late = [c for c in rows if c not in judged and (c["review_due"] or c["effective_on"] + timedelta(30)) < day]
    found = [len(rows), pct(len(judged), len(rows)), len(late)]
    if r.new_norm:
        context = r.of("context")
        found += [
            sum(c["kind"] in ("external", "internal") for c in context),
            sum(c["kind"] == "party" for c in context),
            sum(bool(c["reviewed_on"]) and day - timedelta(365) <= c["reviewed_on"] <= day for c in context),
            sum(c["climate"] == "yes" for c in context),
        ]
    return found


def customer_feedback(r: Review, day: date) -> list:
    came = [f for f in r.of("feedback") if r.within(f["received_on"])]
    kinds = ("complaint", "appeal", "inaction", "request", "petition", "remark", "praise")
    found: list = [sum(f["channel"] == kind for f in came) for kind in kinds]
    found.append(sum(f["channel"] in kinds[:3] and f["justified"] in ("yes", "partly") for f in came))
    late = 0
    for f in came:
        months = {"complaint": 1, "request": 1, "petition": 3}.get(f["channel"])
        term = f["extended_to"] or f["due_on"] or (months and plus_months(f["received_on"], months))
        answered = f["answered_on"] if f["answered_on"] and f["answered_on"] <= day else None
        gone = f["justified"] in ("forwarded", "unexamined", "withdrawn")
        late += bool(term) and (answered > term if answered else term < day and not gone)
    found.append(late)
    lines = [s for s in r.of("surveys") if s["audience"] != "employees" and r.within(end_of(str(s["period"])))]
    forms: dict = {}
    for s in lines:
        forms[s["survey"], s["unit"]] = max(forms.get((s["survey"], s["unit"]), 0), s["returned"])
    answers = positive = 0
    for s in lines:
        counts = [s[f"count_{step}"] or 0 for step in range(1, 6)]
        answers += sum(counts)
        positive += sum(counts[(s["scale"] or 5) - 2 : s["scale"] or 5])
    return [*found, sum(forms.values()) if lines else None, pct(positive, answers)]


def end_of(period: str) -> date:
    year, _, part = period.partition("-")
    month = {"": 12, "H": 6, "Q": 3}.get(part[:1])
    month = int(part) if month is None else month * int(part[1:] or 1)
    return date(int(year), month, calendar.monthrange(int(year), month)[1])


GRACE = {"month": 20, "quarter": 30, "half_year": 45, "year": 60}


def fraction(value: object) -> Fraction | None:
    return None if value is None else Fraction(str(value))


def case_of(books: Mapping[str, list[Row]], indicator: Row, year: int = DAY.year, as_of: date = DAY) -> Case:
    """Return an indicator for the plain arithmetic; one without objective is due at the end of the year."""
    objectives = [o for o in books["objectives"] if o["objective"] == indicator["objective"]]
    names = {
        "month": [f"{year}-{number:02}" for number in range(1, 13)],
        "quarter": [f"{year}-Q{number}" for number in range(1, 5)],
        "half_year": [f"{year}-H1", f"{year}-H2"],
        "year": [f"{year}"],
    }[indicator["frequency"]]
    rows = {
        names.index(str(m["period"])) + 1: tuple(number(m[name]) for name in ("value", "numerator", "denominator"))
        for m in books["measurements"]
        if m["indicator"] == indicator["indicator"] and str(m["period"]) in names and m["approved"] != "no"
    }
    has_both = any(top is not None and bottom is not None for _, top, bottom in rows.values())
    return Case(
        direction=indicator["direction"],
        aggregation=indicator["aggregation"] or ("ratio" if has_both else "latest"),
        frequency=indicator["frequency"],
        due=next((o["due_on"] for o in objectives if o["due_on"]), date(year, 12, 31)),
        as_of=as_of,
        target=fraction(indicator["target"]),
        low=fraction(indicator["target_low"]),
        high=fraction(indicator["target_high"]),
        baseline=fraction(indicator["baseline"]),
        tolerance=10 if indicator["tolerance_pct"] is None else indicator["tolerance_pct"],
        percent=indicator["unit_of_measure"] == "%",
        grace=GRACE[indicator["frequency"]],
        rows=rows,  # type: ignore[arg-type]
        year=year,
    )


def number(value: object) -> object:
    said = {"tak": 1, "nie": 0, "yes": 1, "no": 0}.get(str(value), value)
    return fraction(said) if isinstance(said, float) else said


def indicator_result(r: Review, indicator: Row, day: date) -> Plain:
    """Return how an indicator stands on a day; of one without objective on a day of the period."""
    objective = next((o for o in r.of("objectives") if o["objective"] == indicator["objective"]), None)
    on = day if objective else min(day, r.last)
    return plainly(case_of(r.books, indicator, int(objective["year"]) if objective else on.year, on))


def looked_at(r: Review) -> list[Row]:
    ours = {o["objective"] for o in r.of("objectives") if o["year"] in r.years}
    return [i for i in r.of("indicators") if not i["objective"] or i["objective"] in ours]


def due(objective: Row) -> date:
    return objective["due_on"] or date(int(objective["year"]), 12, 31)


def tasks_done(r: Review, objective: Row, day: date) -> tuple[list[Row], float | None]:
    """Return the tasks of an objective and which share of them is done: of all from its day on, before it of those due by now."""
    mine = [
        a
        for a in r.of("actions")
        if a["status"] != "cancelled"
        and (
            (a["origin"] == "objective" and a["origin_ref"] == objective["objective"])
            or (objective["action"] and a["action"] == objective["action"])
        )
    ]
    asked = [a for a in mine if day >= due(objective) or (a["due_on"] and a["due_on"] <= day)]
    done = [a for a in mine if a["done_on"] and a["done_on"] <= day]
    return mine, 100 * len(done) / len(asked) if asked else None


def objective_status(r: Review, objective: Row, day: date) -> str:
    if objective["declared_status"] == "abandoned" and objective["reason"]:
        return "abandoned"
    mine = [i for i in r.of("indicators") if i["objective"] == objective["objective"]]
    if mine:
        return min((indicator_result(r, i, day).status for i in mine), key=STATES.index)
    actions, share = tasks_done(r, objective, day)
    runs = day < due(objective)
    if share is None:
        return "not_assessed" if not runs else "on_track" if actions else "no_data"
    words = ("on_track", "at_risk", "behind") if runs else ("achieved", "partly_achieved", "not_achieved")
    return words[0] if share >= 100 else words[1] if share >= 90 else words[2]


def objectives(r: Review, day: date) -> list:
    found = [objective_status(r, o, day) for o in r.of("objectives") if o["year"] in r.years]
    words = (MET, ("partly_achieved", "at_risk"), ("not_achieved", "behind"), UNKNOWN, ("abandoned",))
    met, partly, missed, unknown, gone = (sum(one in group for one in found) for group in words)
    return [len(found), met, pct(met, len(found)), partly, missed, unknown, gone]


def process_of(r: Review, indicator: Row) -> str | None:
    objective = next((o for o in r.of("objectives") if o["objective"] == indicator["objective"]), {})
    return indicator["process"] or objective.get("process")


def bad(r: Review) -> list[Row]:
    return [f for f in r.of("findings") if f["grade"] in ("major", "minor") and f["status"] != "cancelled"]


def processes(r: Review, day: date) -> list:
    alive = [p for p in r.of("processes") if not p["active_to"] or p["active_to"] > r.first]
    results = [indicator_result(r, i, day).status for i in looked_at(r) if process_of(r, i)]
    judged = [one for one in results if one not in UNKNOWN]
    new = [f for f in bad(r) if r.within(f["detected_on"])]
    told = sum(f["source"] in ("complaint", "request", "appeal", "survey") for f in new)
    return [len(alive), pct(sum(one in MET for one in judged), len(judged)), sum(bool(f["process"]) for f in new), told]


def corrective_actions(r: Review, day: date) -> list:
    new = [f for f in bad(r) if r.within(f["detected_on"])]
    still = [f for f in bad(r) if f["detected_on"] <= day and not (f["closed_on"] and f["closed_on"] <= day)]
    kinds = ("corrective",) if r.new_norm else ("corrective", "preventive")
    ours = [a for a in r.of("actions") if a["action_type"] in kinds and a["status"] != "cancelled"]
    done = [a for a in ours if r.within(a["done_on"])]
    verified = [a for a in ours if r.within(a["verified_on"])]
    waiting = [
        a
        for a in ours
        if a["done_on"]
        and a["done_on"] <= day
        and not (a["verified_on"] and a["verified_on"] <= day)
        and not (a["status"] in ("verified", "closed") and not a["verified_on"])
    ]
    return [
        len(new),
        sum(f["grade"] == "major" for f in new),
        len(still),
        sum(r.within(a["opened_on"]) for a in ours),
        len(done),
        pct(sum(a["done_on"] <= a["due_on"] for a in done), len(done)),
        len(overdue(ours, day)),
        len(waiting),
        pct(sum(a["effectiveness"] == "effective" for a in verified), len(verified)),
    ]


def overdue(actions: list[Row], day: date) -> list[Row]:
    return [
        a
        for a in actions
        if a["opened_on"] <= day
        and a["due_on"]
        and a["due_on"] < day
        and not (a["done_on"] and a["done_on"] <= day)
        and not (a["status"] in ("done", "verified", "closed") and not a["done_on"])
    ]


def monitoring(r: Review, day: date) -> list:
    results = [indicator_result(r, i, day) for i in looked_at(r)]
    measured, lacking = sum(one.counted for one in results), sum(len(one.stale or ()) for one in results)
    return [len(results), measured, pct(measured, measured + lacking), sum(bool(one.stale) for one in results)]


def held_audits(r: Review, types: tuple[str, ...]) -> list[Row]:
    return [
        a
        for a in r.of("audits")
        if a["audit_type"] in types
        and a["status"] in HELD
        and r.within(a["held_from"] or a["held_to"] or a["planned_from"])
    ]


def audit_findings(r: Review, audit: str) -> list[Row]:
    asked = [q["finding"] for q in r.of("audit_questions") if q["audit"] == audit and q["finding"]]
    return [
        f
        for f in r.of("findings")
        if f["status"] != "cancelled"
        and (
            (f["source"] in ("internal_audit", "external_audit") and f["source_ref"] == audit)
            or (not f["source_ref"] and f["finding"] in asked)
        )
    ]


def audits(r: Review, day: date) -> list:
    planned = [
        a
        for a in r.of("audits")
        if a["audit_type"] in OWN and r.within(a["planned_from"]) and a["status"] not in ("cancelled", "postponed")
    ]
    held = [a for a in planned if a["status"] in HELD and (not a["held_from"] or a["held_from"] <= day)]
    grades = [f["grade"] for a in held_audits(r, OWN + OUTER) for f in audit_findings(r, a["audit"])]
    return [
        len(planned),
        pct(len(held), len(planned)),
        len(held_audits(r, OWN)),
        len(held_audits(r, OUTER)),
        *(grades.count(grade) for grade in ("major", "minor", "observation", "improvement", "good_practice")),
    ]


def suppliers(r: Review, day: date) -> list:
    rows = r.of("suppliers")
    fresh = [s for s in rows if s["evaluated_on"] and plus_months(day, -12) <= s["evaluated_on"] <= day]
    return [len(rows), len(fresh), len(rows) - len(fresh)]


def resources(r: Review, day: date) -> list:
    planned = [t for t in r.of("trainings") if r.within(t["planned_on"])]
    held = [t for t in r.of("trainings") if r.within(t["held_on"])]
    judged = [t for t in held if t["effectiveness"] in ("effective", "partly_effective", "ineffective")]
    return [
        len(planned),
        pct(sum(bool(t["held_on"]) and t["held_on"] <= day for t in planned), len(planned)),
        len(held),
        sum(t["qms"] == "yes" for t in held),
        sum(len(t["participants"]) if t["participants_count"] is None else t["participants_count"] for t in held),
        pct(sum(t["effectiveness"] == "effective" for t in judged), len(judged)),
    ]


def risks(r: Review, day: date) -> list:
    rows = r.of("risks")
    above = [
        one
        for one in rows
        if one["kind"] == "risk" and one["probability"] * one["impact"] > (one["accepted_level"] or 9)
    ]
    alive = [a for a in r.of("actions") if a["status"] != "cancelled"]
    served = {a["origin_ref"] for a in alive if a["origin"] == "risk"}
    named = {one["action"] for one in rows if one["action"]}
    ours = [a for a in alive if a["origin"] == "risk" or a["action"] in named]
    return [
        sum(one["kind"] == "risk" for one in rows),
        sum(one["kind"] == "opportunity" for one in rows),
        len(above),
        sum(not one["action"] and one["risk"] not in served for one in above),
        sum(r.within(a["done_on"]) for a in ours),
        len(overdue(ours, day)),
    ]


def improvement(r: Review, day: date) -> list:
    told = [f for f in r.of("findings") if f["grade"] == "improvement" and f["status"] != "cancelled"]
    ours = [a for a in r.of("actions") if a["action_type"] == "improvement" and a["status"] != "cancelled"]
    return [
        sum(r.within(f["detected_on"]) for f in told),
        sum(r.within(a["opened_on"]) for a in ours),
        sum(r.within(a["done_on"]) for a in ours),
        len(overdue(ours, day)),
    ]


def policy(r: Review, day: date) -> list:
    items = [
        p
        for p in r.of("policy_items")
        if p["kind"] == "commitment"
        and not (p["active_from"] and p["active_from"] > day)
        and not (p["active_to"] and p["active_to"] < day)
    ]
    named = {o["policy_ref"] for o in r.of("objectives") if o["year"] in r.years}
    return [len(items), pct(sum(bool(p["indicators"]) or p["item"] in named for p in items), len(items))]


def documents(r: Review, day: date) -> list:
    draft = ("draft", "consultation", "abandoned")
    rows = [d for d in r.of("documents") if d["status"] not in draft]
    valid = [
        d
        for d in rows
        if d["effective_from"]
        and d["effective_from"] <= day
        and not (d["effective_to"] and d["effective_to"] < day)
        and not (d["status"] in ("withdrawn", "archived") and not d["effective_to"])
    ]
    late = 0
    for d in r.of("documents"):
        days = [d[name] for name in ("reviewed_on", "effective_from", "issued_on") if d[name]]
        if d["status"] == "effective" and d["doc_type"] != "external" and d["review_months"] and days:
            late += plus_months(max(days), int(d["review_months"])) < day
    return [
        len(valid),
        sum(r.within(d["effective_from"]) for d in rows),
        sum(r.within(d["effective_to"]) for d in r.of("documents")),
        sum(r.within(c["changed_on"]) for c in r.of("document_changes")),
        late,
    ]


COUNTS: dict[str, Callable[[Review, date], list]] = {
    function.__name__: function
    for function in (
        *(previous_actions, changes, customer_feedback, objectives, processes, corrective_actions, monitoring),
        *(audits, suppliers, resources, risks, improvement, policy, documents),
    )
}
