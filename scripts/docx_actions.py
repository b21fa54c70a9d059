"""The text of the shipped template of the tasks of a department, in Polish and English: each person on a page of their own."""

from __future__ import annotations

from docx_parts import AFTER_LAST_TABLE, paragraph
from docx_phrases import Phrases, each, or_dash, rows, when

from qms_xl.model import Language

_DAYS = ("Dni po terminie", "Days overdue")


def actions(language: Language) -> bytes:
    """Return the template of the tasks."""
    p = Phrases(language)
    unit = "{% if unit.unit %}{{ unit.unit }} – {% endif %}{{ unit.name }}"
    return p.whole(
        ("Zadania", "Tasks"),
        ("Formularz PD-01, wydanie 1", "Form AL-01, edition 1"),
        ("Zadania, {{ unit.unit }}, {{ as_of }}", "Tasks, {{ unit.unit }}, {{ as_of }}"),
        [
            paragraph(
                p.t("ZADANIA W SYSTEMIE ZARZĄDZANIA JAKOŚCIĄ", "TASKS IN THE QUALITY MANAGEMENT SYSTEM"), "Title"
            ),
            paragraph(unit + p.t(", stan na dzień {{ as_of }}", ", as of {{ as_of }}"), "Subtitle"),
            *_overview(p),
            each("o", "people", "".join(_person(p))),
            p.sources(1, ("w dokumencie", "the document")),
        ],
    )


def _overview(p: Phrases) -> list[str]:
    """Return the page of the head of the unit: who has how much to do."""
    numbers = ("actions", "overdue", "soon", "waiting", "decisions", "findings", "longest")
    table = p.grid(
        "Zadania według osób",
        "Tasks by person",
        [212, 105, 105, 105, 118, 105, 110, 140],
        [
            ("Osoba", "Person"),
            ("Działania otwarte", "Open actions"),
            ("Działania po terminie", "Actions overdue"),
            ("Zbliża się termin", "Due soon"),
            ("Do wery\u00adfikacji", "To be verified"),
            ("Decyzje otwarte", "Open decisions"),
            ("Ustalenia otwarte", "Open findings"),
            ("Najdłuższe opóźnie\u00adnie, dni", "Longest delay, days"),
        ],
        [
            *rows("x", "people", ["{{ x.label }}", *(f"{{{{ x.numbers.{name} }}}}" for name in numbers)]),
            [p.t("razem", "total"), *(f"{{{{ numbers.{name} }}}}" for name in numbers)],
        ],
        bold_last=True,
    )
    return [
        p.h1("Zestawienie", "Overview"),
        p.line("Kierownik", "Head", "{{ unit.head }}"),
        p.either(
            "people", table + paragraph(""), "W rejestrach nie ma otwartych zadań.", "The registers hold no open tasks."
        ),
    ]


def _person(p: Phrases) -> list[str]:
    """Return the page of a person."""
    action, decision, finding = (
        ("działanie|działania|działań", "action|actions"),
        ("decyzja|decyzje|decyzji", "decision|decisions"),
        ("ustalenie|ustalenia|ustaleń", "finding|findings"),
    )

    def counted(field: str, forms: tuple[str, str]) -> str:
        return f'{{{{ o.numbers.{field}|plural("{p.t(*forms)}") }}}}'

    whole = ", ".join((counted("actions", action), counted("decisions", decision), counted("findings", finding)))
    return [
        paragraph("{{ o.label }}", "Heading1", new_page=True),
        when("o.name", p.line("Stanowisko", "Position", "{{ o.position }}", keep=True)),
        p.line("Do załatwienia", "To be done", whole, keep=True),
        p.line("Po terminie", "Overdue", counted("overdue", action) + ", " + counted("decisions_overdue", decision)),
        when("o.actions", _actions(p) + paragraph("")),
        when("o.decisions", _decisions(p) + paragraph("")),
        when("o.findings", _findings(p) + paragraph("")),
        when("o.name", _signature(p)),
    ]


def _actions(p: Phrases) -> str:
    description = [
        "{{ a.description }}",
        "{%p if a.success_criterion %}",
        p.t("Kryterium skuteczności: ", "Success criterion: ") + "{{ a.success_criterion }}",
        "{%p endif %}",
    ]
    day = [
        "{{ a.due_on }}",
        "{%p if a.due_original and a.due_original != a.due_on %}",
        p.t("pierwotnie ", "originally ") + "{{ a.due_original }}",
        "{%p endif %}",
        "{%p if a.done_on %}",
        p.t("wykonano ", "done ") + "{{ a.done_on }}; " + p.t("weryfikacja do ", "verify by ") + "{{ a.verify_due }}",
        "{%p endif %}",
    ]
    origin = ["{{ a.origin }}", "{%p if a.origin_ref %}", "{{ a.origin_ref }}", "{%p endif %}"]
    return p.titled(
        "Działania",
        "Actions",
        [118, 315, 150, 160, 147, 110],
        [("Nr", "No"), ("Opis", "Description"), ("Źródło", "Origin"), ("Termin", "Due on"), ("Stan", "State"), _DAYS],
        rows("a", "o.actions", ["{{ a.action }}", description, origin, day, "**{{ a.state }}**", "{{ a.days }}"]),
    )


def _decisions(p: Phrases) -> str:
    return p.titled(
        "Decyzje z przeglądu zarządzania",
        "Decisions of management reviews",
        [118, 612, 160, 110],
        [("Nr", "No"), ("Decyzja", "Decision"), ("Termin", "Due on"), _DAYS],
        rows("d", "o.decisions", ["{{ d.decision }}", "{{ d.decision_text }}", "{{ d.due_on }}", "{{ d.days }}"]),
    )


def _findings(p: Phrases) -> str:
    return p.titled(
        "Ustalenia do zamknięcia",
        "Findings to be closed",
        [118, 310, 152, 134, 143, 143],
        [
            ("Nr", "No"),
            ("Opis", "Description"),
            ("Kategoria", "Grade"),
            ("Status", "Status"),
            ("Termin korekcji", "Correction due"),
            ("Termin jednostki", "Deadline of the body"),
        ],
        rows(
            "f",
            "o.findings",
            [
                *("{{ f.finding }}", "{{ f.description }}", "{{ f.grade }}", "{{ f.status }}"),
                *(or_dash("f.correction_due"), or_dash("f.external_due")),
            ],
        ),
    )


def _signature(p: Phrases) -> str:
    return (
        p.grid(
            "Potwierdzenie zapoznania się z zadaniami",
            "Acknowledgement of the tasks",
            [520, 180, 300],
            [("Z zadaniami zapoznał(a) się", "Tasks acknowledged by"), ("Data", "Date"), ("Podpis", "Signature")],
            [["{{ o.name }}", "", ""]],
            tall=True,
        )
        + AFTER_LAST_TABLE
    )
