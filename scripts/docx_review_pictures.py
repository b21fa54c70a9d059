"""The pictures of the inputs in the template of the minutes, each under its title with the table of its numbers."""

from __future__ import annotations

from docx_parts import paragraph
from docx_phrases import Phrases, each, or_dash, rows, when


def picture(tag: str, *, keep: bool = True) -> str:
    """Return the paragraph of a picture; `keep`: on one page with what follows it."""
    return paragraph(f"{{{{ {tag} }}}}", "Picture", keep=keep)


def trends(p: Phrases) -> str:
    """Return the small charts of the indicators, and what was measured period by period."""
    title = ("Przebieg wyników mierników", "Results of indicators over time")
    table = p.grid(
        *title,
        [330, 670],
        [("Miernik", "Indicator"), ("Wyniki pomiarów (okres: wynik)", "Results measured (period: result)")],
        rows(
            "x",
            "monitoring.measured",
            [
                "**{{ x.indicator }}** {{ x.name }}",
                "{% for r in x.points %}{{ r.period }}: {{ r.value }}{% if not loop.last %}; {% endif %}{% endfor %}",
            ],
        ),
        small=True,
    )
    shown = each("picture", "monitoring.trends", picture("picture", keep=False))
    return when("monitoring.measured", paragraph(p.t(*title), "TableTitle") + shown + table)


def ageing(p: Phrases) -> str:
    """Return how long actions are overdue: in bands, and one by one."""
    title = ("Działania po terminie według opóźnienia", "Overdue actions by delay")
    bands = p.grid(
        *title,
        [340, 260, 200, 200],
        [
            ("Opóźnienie", "Delay"),
            ("Korygujące i zapobiegawcze", "Corrective and preventive"),
            ("Pozostałe", "Other"),
            ("Razem", "Total"),
        ],
        rows(
            "x", "corrective_actions.ageing", ["{{ x.label }}", "{{ x.first }}", "{{ x.other }}", "**{{ x.total }}**"]
        ),
        keep=True,
    )
    single = p.titled(
        "Działania po terminie",
        "Overdue actions",
        [122, 448, 190, 136, 104],
        [
            ("Nr", "No"),
            ("Opis", "Description"),
            ("Kto odpowiada", "Responsible"),
            ("Termin", "Due on"),
            ("Dni po terminie", "Days overdue"),
        ],
        rows(
            "x",
            "corrective_actions.overdue",
            ["{{ x.action }}", "{{ x.description }}", "{{ x.owner }}", "{{ x.due_on }}", "{{ x.days }}"],
        ),
    )
    return when(
        "corrective_actions.overdue",
        paragraph(p.t(*title), "TableTitle") + picture("corrective_actions.ageing_picture") + bands + single,
    )


def findings_by_unit(p: Phrases) -> str:
    """Return the findings of audits by unit and grade."""
    title = ("Ustalenia z auditów według komórki i kategorii", "Findings of audits by unit and grade")
    head = [
        ("Komórka", "Unit"),
        ("Niezgodności duże", "Major noncon\u00adformities"),
        ("Niezgodności małe", "Minor noncon\u00adformities"),
        ("Spostrzeżenia", "Observations"),
        ("Potencjały doskonalenia", "Opportunities for improvement"),
        ("Razem", "Total"),
    ]
    cells = ["{{ x.label }}", "{{ x.major }}", "{{ x.minor }}", "{{ x.observation }}", "{{ x.improvement }}"]
    table = p.grid(
        *title,
        [175, 165, 165, 175, 190, 130],
        head,
        rows("x", "audits.units", [*cells, "**{{ x.total }}**"]),
        small=True,
    )
    return when("audits.units", paragraph(p.t(*title), "TableTitle") + picture("audits.units_picture") + table)


def coverage(p: Phrases) -> str:
    """Return which procedures were audited in which units: the map, and each unit in numbers."""
    title = ("Pokrycie auditami: komórki i procedury", "Audit coverage: units and procedures")
    table = p.grid(
        *title,
        [120, 130, 130, 190, 150, 280],
        [
            ("Komórka", "Unit"),
            ("Procedury", "Procedures"),
            ("Objęte auditem", "Audited"),
            ("Zaplanowane lub z bliskim terminem", "Planned or due soon"),
            ("Po terminie", "Overdue"),
            ("Procedury nieobjęte", "Procedures not audited"),
        ],
        rows(
            "x",
            "audits.coverage",
            [
                "{{ x.label }}",
                "{{ x.pairs }}",
                "{{ x.audited }}",
                "{{ x.waiting }}",
                "{{ x.overdue }}",
                or_dash("x.docs"),
            ],
        ),
        small=True,
    )
    shown = each("map", "audits.coverage_maps", picture("map"))
    return when("audits.coverage", paragraph(p.t(*title), "TableTitle") + shown + table)
