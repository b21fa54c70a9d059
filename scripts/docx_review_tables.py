"""The tables of the inputs in the template of the minutes, by the code of the input."""

from __future__ import annotations

import docx_review_means as means
from docx_phrases import Column, Phrases, or_dash, when
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
        "suppliers": means.suppliers(p),
        "resources": means.trainings(p),
        "risks": means.risks(p),
        "improvement": means.improvement(p),
        "documents": means.documents(p),
    }


def beside(pl: str, en: str) -> list[Column]:
    """Return the columns of figures then and now; the heading of the first is given."""
    return [
        (580, pl, en, "{{ x.label }}"),
        (140, *BESIDE[0], "{{ x.before }}"),
        (130, *BESIDE[1], "{{ x.now }}"),
        (150, *BESIDE[2], "{{ x.change }}"),
    ]


def _decisions(p: Phrases) -> str:
    return p.titled_records(
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
    return p.titled_records(
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
    ) + p.titled_records(
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
    return p.titled_records(
        "customer_feedback.outcomes", "Wyniki rozpatrzenia", "Outcomes", beside("Wynik rozpatrzenia", "Outcome")
    ) + p.titled_records(
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
    return p.titled_records(
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
        p.titled_records(
            "corrective_actions.sources",
            "Niezgodności według źródła",
            "Nonconformities by source",
            beside("Źródło", "Source"),
        )
        + p.titled_records(
            "corrective_actions.causes",
            "Niezgodności według przyczyny",
            "Nonconformities by cause",
            beside("Przyczyna", "Cause"),
        )
        + p.titled_records(
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
    return p.titled_records(
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
