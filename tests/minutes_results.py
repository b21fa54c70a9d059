"""What the tables of indicators, objectives and processes should say, every cell of them, written by a plain script."""

from __future__ import annotations

from datetime import date

from minutes_words import Lines, Minutes
from review_recount import (
    MET,
    UNKNOWN,
    Review,
    Row,
    bad,
    due,
    end_of,
    indicator_result,
    looked_at,
    objective_status,
    process_of,
    tasks_done,
    tenth,
)
from test_arithmetic_plainly import Plain
from test_objectives_report import printed


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
