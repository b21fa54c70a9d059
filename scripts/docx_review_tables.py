"""The tables of the inputs in the template of the minutes, by the code of the input."""

from __future__ import annotations

from docx_phrases import Cells, Phrases, or_dash, rows, when
from docx_review_pictures import ageing, coverage, findings_by_unit, trends
from docx_review_results import indicators, objectives

BESIDE = [("Poprzednio", "Previous"), ("Teraz", "Now"), ("Zmiana", "Change")]


def tables(p: Phrases) -> dict[str, str]:
    """Return the tables of the inputs by code."""
    return {
        "previous_actions": _decisions(p),
        "changes": _changes(p),
        "customer_feedback": _feedback(p),
        "objectives": when("objectives.objectives", objectives(p)),
        "processes": _processes(p),
        "corrective_actions": _corrective(p) + ageing(p),
        "monitoring": when("monitoring.indicators", indicators(p)) + trends(p),
        "audits": _audits(p) + findings_by_unit(p) + coverage(p),
        "suppliers": _suppliers(p),
        "resources": _trainings(p),
        "risks": _risks(p),
        "improvement": _improvement(p),
        "documents": _documents(p),
    }


def _list(p: Phrases, of: str, pl: str, en: str, columns: list[tuple[int, str, str, str | list[str]]]) -> str:
    """Return a table under its title, only where the list has something; a column is width, two headings, content."""
    widths = [width for width, *_ in columns]
    head = [(one, two) for _, one, two, _ in columns]
    cells: list[Cells] = rows("x", of, [cell for *_, cell in columns])
    return when(of, p.titled(pl, en, widths, head, cells))


def _beside(p: Phrases, of: str, pl: str, en: str, what: tuple[str, str]) -> str:
    """Return a table of figures then and now."""
    return _list(
        p,
        of,
        pl,
        en,
        [
            (580, *what, "{{ x.label }}"),
            (140, *BESIDE[0], "{{ x.before }}"),
            (130, *BESIDE[1], "{{ x.now }}"),
            (150, *BESIDE[2], "{{ x.change }}"),
        ],
    )


def _decisions(p: Phrases) -> str:
    return _list(
        p,
        "previous_actions.decisions",
        "Decyzje z wcześniejszych przeglądów",
        "Decisions of earlier reviews",
        [
            (110, "Nr", "No", "{{ x.decision }}"),
            (262, "Decyzja", "Decision", "{{ x.decision_text }}"),
            (150, "Kto odpowiada", "Responsible", "{{ x.owner }}"),
            (136, "Termin", "Due on", "{{ x.due_on }}"),
            (122, "Działanie", "Action", or_dash("x.action")),
            (220, "Stan i sposób realizacji", "State and outcome", ["**{{ x.state }}**", "{{ x.outcome }}"]),
        ],
    )


def _changes(p: Phrases) -> str:
    effects = [
        "{%p if x.needs %}",
        p.t("Potrzeby: ", "Needs: ") + "{{ x.needs }}",
        "{%p endif %}",
        "{%p if x.effect %}",
        p.t("Wpływ: ", "Effect: ") + "{{ x.effect }}",
        "{%p endif %}",
        "{%p if not x.needs and not x.effect %}",
        "{{ x.effect }}",
        "{%p endif %}",
    ]
    return _list(
        p,
        "changes.changes",
        "Zmiany w okresie przeglądu",
        "Changes in the period",
        [
            (115, "Nr", "No", "{{ x.change }}"),
            (142, "Rodzaj", "Kind", "{{ x.kind }}"),
            (262, "Opis", "Description", "{{ x.description }}"),
            (136, "Od dnia", "From", "{{ x.effective_on }}"),
            (175, "Możliwe skutki", "Consequences", "{{ x.consequences }}"),
            (170, "Wynik oceny", "Result", "{{ x.result }}"),
        ],
    ) + _list(
        p,
        "changes.context",
        "Kontekst i strony zainteresowane",
        "Context and interested parties",
        [
            (85, "Nr", "No", "{{ x.entry }}"),
            (150, "Rodzaj", "Kind", "{{ x.kind }}"),
            (240, "Czynnik lub strona", "Issue or party", "{{ x.subject }}"),
            (389, "Potrzeby i wpływ na system", "Needs, effect on the system", effects),
            (136, "Przejrzano", "Reviewed on", "{{ x.reviewed_on }}"),
        ],
    )


def _feedback(p: Phrases) -> str:
    area = ["{{ x.survey }}{% if x.unit %}, {{ x.unit }}{% endif %}", "{{ x.area }}"]
    return _beside(
        p, "customer_feedback.outcomes", "Wyniki rozpatrzenia", "Outcomes", ("Wynik rozpatrzenia", "Outcome")
    ) + _list(
        p,
        "customer_feedback.surveys",
        "Badania satysfakcji",
        "Satisfaction surveys",
        [
            (203, "Badanie i obszar", "Survey and area", area),
            (118, "Badana grupa", "Asked", "{{ x.audience }}"),
            (112, "Zwrócono ankiet", "Forms returned", "{{ x.returned }}"),
            (130, "Średnia poprzednio", "Mean, previous", "{{ x.mean_before }}"),
            (90, "Średnia teraz", "Mean, now", "{{ x.mean }}"),
            (130, "Pozytywne poprzednio, %", "Positive, previous, %", "{{ x.positive_before }}"),
            (122, "Pozytywne teraz, %", "Positive, now, %", "{{ x.positive }}"),
            (95, "Zmiana", "Change", "{{ x.change }}"),
        ],
    )


def _processes(p: Phrases) -> str:
    return _list(
        p,
        "processes.processes",
        "Procesy",
        "Processes",
        [
            (290, "Proces", "Process", "**{{ x.process }}** {{ x.name }}"),
            (155, "Właściciel", "Owner", "{{ x.owner }}"),
            (
                150,
                "Mierniki na wymaganym poziomie",
                "Indicators at the required level",
                "{{ x.met }} " + p.t("z", "of") + " {{ x.judged }}",
            ),
            (150, "Niezgodności poprzednio", "Noncon\u00adformities, previous", "{{ x.before }}"),
            (150, "Niezgodności teraz", "Noncon\u00adformities, now", "{{ x.now }}"),
            (105, "Zmiana", "Change", "{{ x.change }}"),
        ],
    )


def _corrective(p: Phrases) -> str:
    state = (
        "{% if x.open %}"
        + p.t("otwarta", "open")
        + "{% else %}"
        + p.t("zamknięta", "closed")
        + "{% if x.closed_on %} {{ x.closed_on }}{% endif %}{% endif %}"
    )
    return (
        _beside(
            p,
            "corrective_actions.sources",
            "Niezgodności według źródła",
            "Nonconformities by source",
            ("Źródło", "Source"),
        )
        + _beside(
            p,
            "corrective_actions.causes",
            "Niezgodności według przyczyny",
            "Nonconformities by cause",
            ("Przyczyna", "Cause"),
        )
        + _list(
            p,
            "corrective_actions.findings",
            "Niezgodności duże i niezgodności otwarte",
            "Major nonconformities, and those still open",
            [
                (122, "Nr", "No", "{{ x.finding }}"),
                (108, "Komórka", "Unit", "{{ x.unit }}"),
                (350, "Opis", "Description", "{{ x.description }}"),
                (135, "Kategoria", "Grade", "{{ x.grade }}"),
                (135, "Stan", "State", state),
                (150, "Działania", "Actions", or_dash("x.actions")),
            ],
        )
    )


def _audits(p: Phrases) -> str:
    return _list(
        p,
        "audits.audits",
        "Audity przeprowadzone w okresie, z liczbą niezgodności dużych i małych, spostrzeżeń (Sp.) i potencjałów doskonalenia (PD)",
        "Audits held in the period, with major and minor nonconformities, observations (Obs.) and opportunities for improvement (OFI)",
        [
            (125, "Nr", "No", "{{ x.audit }}"),
            (160, "Rodzaj", "Type", "{{ x.audit_type }}"),
            (146, "Komórki", "Units", "{{ x.units }}"),
            (136, "Data", "Date", "{{ x.held_on }}"),
            (75, "Duże", "Major", "{{ x.major }}"),
            (75, "Małe", "Minor", "{{ x.minor }}"),
            (70, "Sp.", "Obs.", "{{ x.observation }}"),
            (68, "PD", "OFI", "{{ x.improvement }}"),
            (145, "Spełnienie kryteriów", "Degree of fulfilment", or_dash("x.fulfilment")),
        ],
    )


def _suppliers(p: Phrases) -> str:
    return _list(
        p,
        "suppliers.suppliers",
        "Dostawcy zewnętrzni",
        "External providers",
        [
            (255, "Dostawca", "Provider", "{{ x.supplier }}"),
            (290, "Zakres", "Scope", "{{ x.scope }}"),
            (136, "Data oceny", "Evaluated on", "{{ x.evaluated_on }}"),
            (114, "Ocena", "Score", "{{ x.score }}"),
            (205, "Decyzja", "Decision", "{{ x.decision }}"),
        ],
    )


def _trainings(p: Phrases) -> str:
    return _list(
        p,
        "resources.trainings",
        "Szkolenia przeprowadzone w okresie",
        "Training held in the period",
        [
            (130, "Nr", "No", "{{ x.training }}"),
            (416, "Temat", "Subject", "{{ x.subject }}"),
            (136, "Data", "Date", "{{ x.held_on }}"),
            (138, "Uczestnicy", "Participants", "{{ x.participants }}"),
            (180, "Skuteczność", "Effectiveness", "{{ x.effectiveness }}"),
        ],
    )


def _risks(p: Phrases) -> str:
    actions = [
        "{%p for a in x.actions %}",
        "{{ a.action }}: {{ a.state }}{% if a.effectiveness %}, {{ a.effectiveness }}{% endif %}",
        "{%p endfor %}",
        "{%p if not x.actions %}",
        p.t("bez działania", "no action"),
        "{%p endif %}",
    ]
    return _list(
        p,
        "risks.risks",
        "Ryzyka powyżej poziomu akceptowanego oraz ryzyka i szanse, wobec których są działania",
        "Risks above the accepted level, and risks and opportunities with actions",
        [
            (75, "Nr", "No", "{{ x.risk }}"),
            (112, "Rodzaj", "Kind", "{{ x.kind }}"),
            (275, "Opis", "Description", "{{ x.description }}"),
            (110, "Istotność", "Level", "{{ x.level }}"),
            (142, "Poziom akceptowany", "Accepted level", "{{ x.accepted }}"),
            (146, "Reakcja", "Response", "{{ x.response }}"),
            (140, "Działania", "Actions", actions),
        ],
    )


def _improvement(p: Phrases) -> str:
    return _list(
        p,
        "improvement.findings",
        "Potencjały doskonalenia zgłoszone w okresie",
        "Opportunities for improvement put forward in the period",
        [
            (122, "Nr", "No", "{{ x.finding }}"),
            (108, "Komórka", "Unit", "{{ x.unit }}"),
            (430, "Opis", "Description", "{{ x.description }}"),
            (180, "Źródło", "Source", "{{ x.source }}"),
            (160, "Działania", "Actions", or_dash("x.actions")),
        ],
    ) + _list(
        p,
        "improvement.actions",
        "Działania doskonalące",
        "Improvement actions",
        [
            (122, "Nr", "No", "{{ x.action }}"),
            (416, "Opis", "Description", "{{ x.description }}"),
            (190, "Kto odpowiada", "Responsible", "{{ x.owner }}"),
            (136, "Termin", "Due on", "{{ x.due_on }}"),
            (136, "Stan", "State", ["{{ x.state }}", "{%p if x.done_on %}", "{{ x.done_on }}", "{%p endif %}"]),
        ],
    )


def _documents(p: Phrases) -> str:
    return _list(
        p,
        "documents.types",
        "Dokumenty według rodzaju",
        "Documents by type",
        [
            (340, "Rodzaj dokumentu", "Type of document", "{{ x.label }}"),
            (165, "Obowiązujące", "In force", "{{ x.in_force }}"),
            (165, "Nowe wydania", "New editions", "{{ x.new }}"),
            (150, "Wycofane", "Withdrawn", "{{ x.withdrawn }}"),
            (180, "Przegląd po terminie", "Review overdue", "{{ x.overdue }}"),
        ],
    )
