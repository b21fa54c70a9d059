"""The text of the shipped template of the agenda of a management review, in Polish and English."""

from __future__ import annotations

from docx_dated import signatures
from docx_parts import paragraph
from docx_phrases import Cells, Phrases, blank_rows, or_dash, rows, when
from docx_review import BEFORE, PEOPLE, annexes
from docx_review_inputs import compared_with, inputs
from docx_review_results import next_objectives, policy

from qms_xl.model import Language


def agenda(language: Language) -> bytes:
    """Return the template of the agenda."""
    p = Phrases(language)
    return p.whole(
        ("Porządek przeglądu zarządzania", "Management review agenda"),
        ("Formularz PO-01, wydanie 1", "Form RA-01, edition 1"),
        ("Porządek przeglądu zarządzania {{ review.review }}", "Management review agenda {{ review.review }}"),
        [*_convened(p), *_points(p), *inputs(p), *_goals(p), *_to_do(p), *_end(p)],
    )


def _convened(p: Phrases) -> list[str]:
    """Return the title and sections 1 and 2: when, where, about what, who is invited."""
    borrowed = p.t(
        "Uczestników nie wpisano jeszcze do rejestru; podano tych z przeglądu {{ invited_from }}.",
        "The register names no participants yet; those of review {{ invited_from }} are listed.",
    )
    unverified = p.t(
        "Układ danych wejściowych tego wydania normy należy porównać z jego opublikowanym tekstem.",
        "The inputs of this edition of the standard have to be compared with its published text.",
    )
    return [
        paragraph(p.t("Znak sprawy: ", "Case no: ") + "{{ review.case_no }}"),
        paragraph(p.t("PORZĄDEK PRZEGLĄDU ZARZĄDZANIA", "MANAGEMENT REVIEW AGENDA"), "Title"),
        paragraph(
            p.t(
                "{{ review.review }}, za okres od {{ review.period_from }} do {{ review.period_to }}",
                "{{ review.review }}, for the period from {{ review.period_from }} to {{ review.period_to }}",
            ),
            "Subtitle",
        ),
        p.h1("1. Zwołanie przeglądu", "1. Notice of the review"),
        p.line("Termin", "Date", "{{ review.planned_on }}", keep=True),
        p.line("Miejsce", "Place", "{{ review.place }}", keep=True),
        p.line("Norma", "Standard", "{{ review.norm }}", keep=True),
        p.line("Podstawa zwołania", "Convened under", "{{ review.basis }}", keep=True),
        p.line("Przewodniczący", "Chair", "{{ review.chair }}", keep=True),
        p.line("Protokolant", "Secretary", "{{ review.secretary }}", keep=True),
        p.line("Stan danych na dzień", "Data as of", "{{ as_of }}", keep=True),
        when("previous.review", p.line("Poprzedni przegląd", "Previous review", BEFORE)),
        compared_with(p),
        when("norm_unverified", paragraph(unverified)),
        p.h1("2. Zaproszeni", "2. Invited"),
        when("invited_from", paragraph(borrowed, keep=True)),
        when(
            "invited",
            p.grid(
                "Zaproszeni",
                "Invited",
                [220, 280, 390, 110],
                PEOPLE,
                rows("m", "invited", ["{{ m.role }}", "{{ m.name }}", or_dash("m.position"), or_dash("m.unit")]),
            ),
            p.line("Uczestnicy", "Participants", "{{ review.participants }}"),
        ),
    ]


def _points(p: Phrases) -> list[str]:
    """Return section 3: the agenda, who presents what, with room for the hour."""

    def point(no: str, pl: str, en: str, who: str) -> list[str]:
        return [no, p.t(pl, en), who, ""]

    cells: list[Cells] = [
        point("1", "Otwarcie, przyjęcie porządku obrad", "Opening, adoption of the agenda", "{{ review.chair }}"),
        *rows("i", "inputs", ["{{ i.no }}", "{{ i.heading }}", "{{ i.prepared_by }}", ""]),
        point("5", "Polityka jakości i cele", "Quality policy and objectives", "{{ review.chair }}"),
        point("6", "Ocena systemu", "Evaluation of the system", "{{ review.chair }}"),
        point("7", "Decyzje i działania", "Decisions and actions", "{{ review.chair }}"),
        point(
            "8", "Cele jakości na rok {{ next_year }}", "Quality objectives for {{ next_year }}", "{{ review.chair }}"
        ),
        point("9", "Termin następnego przeglądu, zakończenie", "Next review, closing", "{{ review.chair }}"),
    ]
    return [
        p.h1("3. Porządek obrad", "3. Agenda"),
        p.text(
            "Punkty mają numery części protokołu. Dane do punktów od 4.1 są w części 4.",
            "The points have the numbers of the sections of the minutes. The data for the points from 4.1 on are in section 4.",
            keep=True,
        ),
        p.grid(
            "Porządek obrad",
            "Agenda",
            [80, 520, 270, 130],
            [("Punkt", "Point"), ("Temat", "Subject"), ("Kto przedstawia", "Presented by"), ("Godzina", "Hour")],
            cells,
        ),
    ]


def _goals(p: Phrases) -> list[str]:
    """Return sections 5 and 6: policy and results, objectives of the next year."""
    return [
        p.h1("5. Polityka jakości i cele", "5. Quality policy and objectives"),
        policy(p),
        p.h1("6. Cele jakości na następny rok", "6. Quality objectives for the next year"),
        next_objectives(p),
    ]


def _to_do(p: Phrases) -> list[str]:
    """Return sections 7 and 8: proposals of decisions, and what is lacking."""
    proposals = p.grid(
        "Projekty decyzji",
        "Proposed decisions",
        [130, 190, 380, 170, 130],
        [
            ("Nr", "No"),
            ("Kategoria", "Category"),
            ("Treść decyzji", "Decision"),
            ("Kto odpowiada", "Responsible"),
            ("Termin", "Due on"),
        ],
        [
            *rows(
                "d",
                "proposals",
                ["{{ d.decision }}", "{{ d.category }}", "{{ d.decision_text }}", "{{ d.owner }}", "{{ d.due_on }}"],
            ),
            *blank_rows(6, 5),
        ],
        tall=True,
    )
    lacking = p.records(
        "lacking",
        "Do uzupełnienia przed przeglądem",
        "To be filled in before the review",
        [
            (90, "Punkt", "Point", "{{ x.no }}"),
            (400, "Dana wejściowa", "Input", "{{ x.heading }}"),
            (220, "Kto przygotowuje", "Prepared by", "{{ x.who }}"),
            (290, "Brakuje", "Lacking", "{{ x.what }}"),
        ],
        holds=True,
    )
    return [
        p.h1("7. Projekty decyzji", "7. Proposed decisions"),
        p.text(
            "Projekty z rejestru i miejsce na dalsze, do wpisania przed przeglądem lub w jego trakcie.",
            "Proposals from the register, and room for others, to be written in before the review or during it.",
            keep=True,
        ),
        proposals,
        p.h1("8. Do uzupełnienia przed przeglądem", "8. To be filled in before the review"),
        p.either(
            "lacking",
            p.text(
                "W rejestrze „Dane wejściowe przeglądu” nie wpisano jeszcze:",
                "The register “Review inputs” does not yet hold:",
                keep=True,
            )
            + lacking,
            "W rejestrze opisano wszystkie dane wejściowe.",
            "The register describes every input.",
            keep=True,
        ),
    ]


def _end(p: Phrases) -> list[str]:
    """Return section 9, the attendance list and the sources."""
    return [
        p.h1("9. Podpisy", "9. Signatures"),
        *signatures(p),
        *annexes(p, ("w porządku przeglądu", "the agenda")),
    ]
