"""Tables of objectives, indicators and results in the template of the minutes."""

from __future__ import annotations

from docx_phrases import Phrases, or_dash, rows


def required(p: Phrases, one: str = "r") -> str:
    """Return the tags of what is required of an indicator: "nie mniej niż 95 %"."""
    return (
        f"{{% if {one}.measure == 'yes_no' %}}{p.t('tak', 'yes')}"
        f"{{% elif {one}.measure == 'range' and {one}.target_low != none and {one}.target_high != none %}}"
        f"{{{{ {one}.direction }}}} {{{{ {one}.target_low }}}}–{{{{ {one}.target_high }}}}{unit(one)}"
        f"{{% elif {one}.measure == 'range' %}}{{{{ {one}.direction }}}}: {{{{ {one}.target_low }}}} – {{{{ {one}.target_high }}}}"
        f"{{% elif {one}.measure == 'tasks' %}}{or_dash(f'{one}.target')}"
        f"{{% elif {one}.measure == 'nothing' %}}–"
        f"{{% elif {one}.measure and {one}.target != none %}}{{{{ {one}.direction }}}} {{{{ {one}.target }}}}{unit(one)}"
        f"{{% elif {one}.measure %}}{{{{ {one}.direction }}}}: {{{{ {one}.target }}}}"
        f"{{% else %}}{{{{ {one}.direction }}}}{{% endif %}}"
    )


def unit(one: str) -> str:
    """Return the tags of a unit of measure behind its number: "90%", "26 min"."""
    return f"{{% if {one}.unit == '%' %}}%{{% elif {one}.unit %}}\u00a0{{{{ {one}.unit }}}}{{% endif %}}"


def result(one: str = "r") -> str:
    """Return the tags of what was reached: a number with its unit, or yes and no."""
    return (
        f"{{% if {one}.measure == 'yes_no' %}}{{{{ {one}.yes_no }}}}"
        f"{{% elif {one}.measure == 'nothing' %}}–"
        f"{{% else %}}{{{{ {one}.actual }}}}{{% if {one}.actual != '–' %}}{unit(one)}{{% endif %}}{{% endif %}}"
    )


def objectives(p: Phrases) -> str:
    """Return the table of the objectives of the period: one line for each indicator."""
    head = [
        ("Cel jakości", "Objective"),
        ("Miernik", "Indicator"),
        ("Wymagane", "Required"),
        ("Wynik", "Result"),
        ("Wykonanie, %", "Achieved, %"),
        ("Ocena", "Status"),
    ]
    goal = [
        "{%p if loop.first %}",
        "**{{ o.objective }}** {{ o.statement }}",
        "{%p else %}",
        "{{ o.objective }}",
        "{%p endif %}",
        "{%p if loop.first and loop.length > 1 %}",
        p.t("Ocena celu: ", "Objective: ") + "{{ o.status }}",
        "{%p endif %}",
        "{%p if loop.first and o.forecast != none %}",
        p.t("Prognoza (szacunek): ", "Forecast (estimate): ") + "{{ o.forecast }}%",
        "{%p endif %}",
        "{%p if loop.first and o.reason %}",
        p.t("Przyczyna odchylenia: ", "Reason for deviation: ") + "{{ o.reason }}",
        "{%p endif %}",
    ]
    return p.titled(
        "Stopień realizacji celów jakości",
        "Achievement of quality objectives",
        [290, 185, 135, 105, 130, 155],
        head,
        [
            "{%tr for o in objectives.objectives %}",
            "{%tr for r in o.results %}",
            [
                goal,
                "{{ r.name }}",
                required(p),
                result(),
                "{{ r.achievement }}",
                "{% if loop.length == 1 %}{{ o.status }}{% else %}{{ r.status }}{% endif %}",
            ],
            "{%tr endfor %}",
            "{%tr endfor %}",
        ],
    )


def indicators(p: Phrases) -> str:
    """Return the table of indicators: then, now, and a word."""
    name = [
        "**{{ r.indicator }}** {{ r.name }}{% if r.process %} ({{ r.process }}){% endif %}",
        "{%p if r.missing %}",
        p.t("brak pomiarów: ", "not measured: ") + "{{ r.missing }}",
        "{%p endif %}",
    ]
    before = "{{ r.before }}{% if r.before != '–' %}" + unit("r") + "{% endif %}"
    return p.titled(
        "Mierniki",
        "Indicators",
        [326, 155, 132, 122, 110, 155],
        [
            ("Miernik (proces)", "Indicator (process)"),
            ("Wymagane", "Required"),
            ("Poprzednio", "Previous"),
            ("Teraz", "Now"),
            ("Zmiana", "Change"),
            ("Ocena", "Status"),
        ],
        rows("r", "monitoring.indicators", [name, required(p), before, result(), "{{ r.change }}", "{{ r.status }}"]),
    )


def policy(p: Phrases) -> str:
    """Return the table that leads from the commitments of the policy to results."""
    item = ["{%p if r.first %}", "**{{ r.item }}** {{ r.text }}", "{%p else %}", "{{ r.item }}", "{%p endif %}"]
    goal = "{% if r.objective %}**{{ r.objective }}** {% endif %}{{ r.statement }}"
    table = p.titled(
        "Od zobowiązań polityki jakości do wyników",
        "From the commitments of the quality policy to results",
        [245, 245, 190, 165, 155],
        [
            ("Zobowiązanie", "Commitment"),
            ("Cel jakości", "Objective"),
            ("Miernik", "Indicator"),
            ("Wynik i wymagany poziom", "Result, required level"),
            ("Ocena", "Status"),
        ],
        rows(
            "r",
            "policy",
            [
                item,
                goal,
                or_dash("r.name"),
                [
                    result(),
                    "{%p if r.measure != 'nothing' and not (r.measure == 'tasks' and r.target == none) %}",
                    f"({required(p)})",
                    "{%p endif %}",
                ],
                or_dash("r.status"),
            ],
        ),
    )
    return p.either(
        "policy",
        table,
        "Rejestr polityki jakości nie ma obowiązujących zobowiązań.",
        "The register of the quality policy holds no valid commitments.",
    )


def next_objectives(p: Phrases) -> str:
    """Return the table of the objectives of the next year."""
    table = p.grid(
        "Cele jakości na następny rok",
        "Quality objectives for the next year",
        [125, 322, 182, 235, 136],
        [
            ("Nr", "No"),
            ("Cel jakości", "Objective"),
            ("Kto odpowiada", "Responsible"),
            ("Miernik i wymagany poziom", "Indicator, required level"),
            ("Termin", "Due on"),
        ],
        rows(
            "o",
            "next_objectives",
            [
                "{{ o.objective }}",
                "{{ o.statement }}",
                "{{ o.owner }}",
                [
                    "{%p for r in o.results %}",
                    "{{ r.name }}: " + required(p),
                    "{%p endfor %}",
                    "{%p if not o.results %}",
                    p.t("zadania", "tasks"),
                    "{%p endif %}",
                ],
                "{% if o.due_on %}{{ o.due_on }}{% else %}31.12.{{ next_year }}{% endif %}"
                if p.language == "pl"
                else "{% if o.due_on %}{{ o.due_on }}{% else %}31 December {{ next_year }}{% endif %}",
            ],
        ),
    )
    return p.either(
        "next_objectives",
        table,
        "W rejestrze nie ma celów jakości na rok {{ next_year }}.",
        "The register holds no quality objectives for {{ next_year }}.",
    )
