"""The text of the shipped template of the management review minutes, in Polish and English."""

from __future__ import annotations

from docx_parts import control, paragraph
from docx_phrases import Phrases, blank_rows, each, or_dash, rows, when
from docx_review_inputs import compared_with, inputs
from docx_review_results import next_objectives, policy

from qms_xl.model import Language

BEFORE = "{{ previous.review }}{% if previous.held_on %} ({{ previous.held_on }}){% endif %}"
PEOPLE = [("Rola", "Role"), ("Imię i nazwisko", "Name"), ("Stanowisko", "Position"), ("Komórka", "Unit")]


def review(language: Language) -> bytes:
    """Return the template of the minutes."""
    p = Phrases(language)
    body = [
        *_general(p),
        *_agenda(p),
        *inputs(p),
        *_conclusions(p),
        *_outputs(p),
        *_end(p),
        *annexes(p, ("w protokole", "the minutes")),
    ]
    return p.whole(
        ("Protokół z przeglądu zarządzania", "Management review minutes"),
        ("Formularz PP-01, wydanie 1", "Form MR-01, edition 1"),
        ("Protokół z przeglądu zarządzania {{ review.review }}", "Management review minutes {{ review.review }}"),
        body,
    )


def _general(p: Phrases) -> list[str]:
    """Return the title and sections 1 and 2."""
    number = "{% if review.minutes_no %}{{ review.minutes_no }}{% else %}………………{% endif %}"
    unverified = p.t(
        "Układ danych wejściowych tego wydania normy należy porównać z jego opublikowanym tekstem.",
        "The inputs of this edition of the standard have to be compared with its published text.",
    )
    refused = p.t(
        "W rejestrze jako poprzedni przegląd wpisano {{ previous.refused }}; nie ma go wśród wcześniejszych przeglądów.",
        "The register names {{ previous.refused }} as the previous review; it is not among the earlier ones.",
    )
    nothing = p.t(
        "Nie ma wcześniejszego przeglądu, z którym można porównać dane.", "There is no earlier review to compare with."
    )
    cells = ["{{ m.role }}", "{{ m.name }}", or_dash("m.position"), or_dash("m.unit")]
    return [
        paragraph(p.t("Znak sprawy: ", "Case no: ") + "{{ review.case_no }}"),
        paragraph(
            p.t(f"PROTOKÓŁ NR {number} Z PRZEGLĄDU ZARZĄDZANIA", f"MANAGEMENT REVIEW MINUTES No {number}"), "Title"
        ),
        paragraph(
            p.t(
                "za okres od {{ review.period_from }} do {{ review.period_to }}",
                "for the period from {{ review.period_from }} to {{ review.period_to }}",
            ),
            "Subtitle",
        ),
        p.h1("1. Informacje ogólne", "1. General information"),
        p.line("Numer przeglądu", "Review no", control("reviews.review", "{{ review.review }}"), keep=True),
        p.line("Numer protokołu", "Minutes no", "{{ review.minutes_no }}", keep=True),
        p.line("Data przeglądu", "Held on", "{{ review.held_on }}", keep=True),
        p.line("Miejsce", "Place", "{{ review.place }}", keep=True),
        p.line(
            "Okres objęty przeglądem",
            "Period under review",
            "{{ review.period_from }} – {{ review.period_to }}",
            keep=True,
        ),
        p.line("Norma", "Standard", "{{ review.norm }}", keep=True),
        p.line("Podstawa zwołania", "Convened under", "{{ review.basis }}", keep=True),
        when(
            "previous.review",
            p.line("Poprzedni przegląd", "Previous review", BEFORE),
            p.line("Poprzedni przegląd", "Previous review", nothing),
        ),
        compared_with(p),
        when("previous.refused", paragraph(refused)),
        when("norm_unverified", paragraph(unverified)),
        p.h1("2. Uczestnicy i nieobecni", "2. Participants and absent"),
        when(
            "participants",
            p.grid(
                "Uczestnicy i nieobecni",
                "Participants and absent",
                [220, 280, 390, 110],
                PEOPLE,
                [*rows("m", "participants", cells), *rows("m", "absent", cells)],
            ),
            p.line("Uczestnicy", "Participants", "{{ review.participants }}"),
        ),
        when("not absent", p.line("Nieobecni", "Absent", "{{ review.absent }}", before=120)),
    ]


def _agenda(p: Phrases) -> list[str]:
    """Return section 3: the agenda, as the minutes go through it."""

    def point(pl: str, en: str) -> str:
        return paragraph(p.t(pl, en), "ListLine")

    return [
        p.h1("3. Porządek obrad", "3. Agenda"),
        point(
            "1.\tOtwarcie przeglądu, przyjęcie porządku obrad.", "1.\tOpening of the review, adoption of the agenda."
        ),
        point("2.\tOmówienie danych wejściowych:", "2.\tReview of the inputs:"),
        each(
            "i", "inputs", paragraph("{{ i.no }}\t{{ i.heading }}{% if loop.last %}.{% else %};{% endif %}", "SubLine")
        ),
        point("3.\tPolityka jakości i cele.", "3.\tQuality policy and objectives."),
        point("4.\tOcena systemu.", "4.\tEvaluation of the system."),
        point("5.\tDecyzje i działania.", "5.\tDecisions and actions."),
        point("6.\tCele jakości na rok {{ next_year }}.", "6.\tQuality objectives for {{ next_year }}."),
        point("7.\tTermin następnego przeglądu, zakończenie.", "7.\tNext review, closing."),
    ]


def _conclusions(p: Phrases) -> list[str]:
    """Return sections 5 and 6: policy and objectives, evaluation of the system."""
    return [
        p.h1("5. Polityka jakości i cele", "5. Quality policy and objectives"),
        p.line("Aktualność polityki", "Still suitable", control("reviews.policy_review", "{{ review.policy_review }}")),
        policy(p),
        p.h1("6. Ocena systemu", "6. Evaluation of the system"),
        p.grid(
            "Ocena systemu",
            "Evaluation of the system",
            [300, 700],
            [("Co oceniono", "What was evaluated"), ("Ocena", "Evaluation")],
            [
                [p.t("Przydatność", "Suitability"), control("reviews.suitability", "{{ review.suitability }}")],
                [p.t("Adekwatność", "Adequacy"), control("reviews.adequacy", "{{ review.adequacy }}")],
                [p.t("Skuteczność", "Effectiveness"), control("reviews.effectiveness", "{{ review.effectiveness }}")],
                "{%tr if with_strategy %}",
                [
                    p.t("Zgodność z kierunkiem strategicznym", "Strategic alignment"),
                    control("reviews.strategic_alignment", "{{ review.strategic_alignment }}"),
                ],
                "{%tr endif %}",
            ],
            keep=True,
        ),
    ]


def _outputs(p: Phrases) -> list[str]:
    """Return section 7: decisions by category; before the review was held with room to type."""

    def number(text: str) -> str:
        return control("key", "{{ o.category }}") + control("review_decisions", text)

    decision = "{{ d.decision_text }}{% if d.dropped %} ({{ d.status }}){% endif %}"
    decisions = p.grid(
        "Decyzje z przeglądu",
        "Decisions of the review",
        [115, 410, 176, 136, 163],
        [
            (number("Nr"), number("No")),
            ("Treść decyzji", "Decision"),
            ("Kto odpowiada", "Responsible"),
            ("Termin", "Due on"),
            ("Nr działania", "Action no"),
        ],
        [
            *rows(
                "d", "o.decisions", ["{{ d.decision }}", decision, "{{ d.owner }}", "{{ d.due_on }}", "{{ d.action }}"]
            ),
            "{%tr if to_be_held %}",
            *blank_rows(3, 5),
            "{%tr endif %}",
        ],
    )
    without = (
        "{% if w.category %}{{ w.category }}{% else %}" + p.t("Decyzje", "Decisions") + "{% endif %}: {{ w.text }}."
    )
    return [
        p.h1("7. Dane wyjściowe: decyzje i działania", "7. Outputs: decisions and actions"),
        each(
            "o",
            "outputs",
            paragraph("{{ o.no }} {{ o.heading }}", "Heading2")
            + when("o.decisions or to_be_held", decisions)
            + each("w", "o.without", paragraph(without, before=80)),
        ),
    ]


def _end(p: Phrases) -> list[str]:
    """Return sections 8 to 11."""
    role = (
        "{{ x.role }}{% if x.title %}: {{ x.title }}{% endif %}{% if x.on_behalf %} ("
        + p.t("z upoważnienia", "on behalf")
        + "){% endif %}"
    )
    signing = ["{{ x.name }}", "{%p if x.position %}", "{{ x.position }}", "{%p endif %}"]
    return [
        p.h1("8. Cele jakości na następny rok", "8. Quality objectives for the next year"),
        next_objectives(p),
        p.h1("9. Termin następnego przeglądu", "9. Next review"),
        p.line("Następny przegląd", "Next review", control("reviews.next_review_on", "{{ review.next_review_on }}")),
        p.h1("10. Rozdzielnik", "10. Distribution"),
        p.line("Otrzymują", "Sent to", "{{ review.distribution|lines }}", keep=True),
        p.h1("11. Podpisy", "11. Signatures"),
        p.records(
            "signatures",
            "Podpisy",
            "Signatures",
            [
                (330, "Rola", "Role", role),
                (300, "Imię i nazwisko, stanowisko", "Name, position", signing),
                (150, "Data", "Date", "{% if x.date %}{{ x.date }}{% endif %}"),
                (220, "Podpis", "Signature", ""),
            ],
            keep=True,
            tall=True,
        ),
        p.text(
            "Uczestnicy podpisują listę obecności (załącznik 1).",
            "Participants sign the attendance list (annex 1).",
            before=120,
        ),
    ]


def annexes(p: Phrases, where: tuple[str, str]) -> list[str]:
    """Return the attendance list of a review and the sources; `where`: see `Phrases.sources`."""
    return [
        p.h1("Załącznik 1. Lista obecności", "Annex 1. Attendance list", new_page=True),
        p.line("Przegląd", "Review", "{{ review.review }}", keep=True),
        p.line("Data", "Date", "{% if review.held_on %}{{ review.held_on }}{% else %}………………{% endif %}", keep=True),
        p.grid(
            "Lista obecności",
            "Attendance list",
            [280, 360, 110, 250],
            [*PEOPLE[1:], ("Podpis", "Signature")],
            [
                *rows("m", "attendance", ["{{ m.name }}", or_dash("m.position"), or_dash("m.unit"), ""]),
                *blank_rows(5, 4),
            ],
            tall=True,
        ),
        p.sources(2, where),
    ]
