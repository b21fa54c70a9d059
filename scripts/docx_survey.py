"""The text of the shipped template of the survey results, in Polish and English."""

from __future__ import annotations

from docx_parts import paragraph
from docx_phrases import Phrases, or_dash, rows, when
from docx_review_pictures import picture

from qms_xl.model import Language

STEPS = (1, 2, 3, 4, 5)


def survey(language: Language) -> bytes:
    """Return the template of the survey results."""
    p = Phrases(language)
    return p.whole(
        ("Wyniki badania satysfakcji", "Survey results"),
        ("Formularz BS-01, wydanie 1", "Form SU-01, edition 1"),
        ("Wyniki badania satysfakcji {{ survey.survey }}", "Survey results {{ survey.survey }}"),
        [*_about(p), *_results(p), *_answers(p), *_what_follows(p), *_end(p)],
    )


def _about(p: Phrases) -> list[str]:
    """Return the title and sections 1 and 2: what was asked whom, and how many answered."""
    return [
        paragraph(p.t("WYNIKI BADANIA SATYSFAKCJI", "SATISFACTION SURVEY RESULTS"), "Title"),
        paragraph("{{ survey.survey }}", "Subtitle"),
        p.h1("1. Informacje o badaniu", "1. The survey"),
        p.line("Okres", "Period", "{{ survey.periods }}", keep=True),
        p.line("Badana grupa", "Respondents", "{{ survey.audiences }}", keep=True),
        p.line(
            "Poprzednie badanie",
            "Survey before",
            "{% if survey.earlier %}{{ survey.earlier }}{% else %}"
            + p.t("w rejestrze nie ma badania, z którym można porównać", "the register holds none to compare with")
            + "{% endif %}",
        ),
        p.h1("2. Zwrot ankiet", "2. Forms returned"),
        p.grid(
            "Zwrot ankiet",
            "Forms returned",
            [460, 180, 180, 180],
            [
                ("Komórka", "Unit"),
                ("Wydano", "Given out"),
                ("Zwrócono", "Returned"),
                ("Zwrot, %", "Returned, %"),
            ],
            [
                *rows("f", "forms", ["{{ f.unit }}", "{{ f.issued }}", "{{ f.returned }}", "{{ f.share }}"]),
                [p.t("Razem", "Total"), "{{ issued }}", "{{ returned }}", "–"],
            ],
            bold_last=True,
        ),
    ]


def _results(p: Phrases) -> list[str]:
    """Return section 3: the scores by area."""
    return [
        p.h1("3. Wyniki według obszarów", "3. Results by area"),
        p.text(
            "Oceny pozytywne to odpowiedzi na dwóch najwyższych stopniach skali (w skali dwustopniowej na najwyższym). Wszystkich ocen pozytywnych jest {{ positive }}{% if positive != '–' %}%{% endif %}, średnia wszystkich ocen wynosi {{ mean }}.",
            "Positive answers are those on the two highest steps of the scale (of a scale of two: on the highest). Of all answers {{ positive }}{% if positive != '–' %}%{% endif %} are positive; the mean of all answers is {{ mean }}.",
            keep=True,
        ),
        p.grid(
            "Wyniki według obszarów",
            "Results by area",
            [260, 125, 125, 100, 135, 130, 125],
            [
                ("Obszar", "Area"),
                ("Odpowiedzi", "Answers"),
                ("Średnia poprzednio", "Mean, previous"),
                ("Średnia teraz", "Mean, now"),
                ("Pozytywne poprzednio, %", "Positive, previous, %"),
                ("Pozytywne teraz, %", "Positive, now, %"),
                ("Zmiana", "Change"),
            ],
            rows(
                "r",
                "results",
                [
                    "{{ r.area }}{% if r.unit %} ({{ r.unit }}){% endif %}",
                    "{{ r.answers }}",
                    "{{ r.mean_before }}",
                    "{{ r.mean }}",
                    "{{ r.positive_before }}",
                    "{{ r.positive }}",
                    "{{ r.change }}",
                ],
            ),
            small=True,
        ),
    ]


def _answers(p: Phrases) -> list[str]:
    """Return section 4: how often each step was chosen."""
    title = ("Rozkład ocen według obszarów", "Answers by area")
    table = p.grid(
        *title,
        [400, *[100] * 5, 100],
        [("Obszar", "Area"), *((str(step), str(step)) for step in STEPS), ("Razem", "Total")],
        rows(
            "a",
            "answers",
            [
                "{{ a.label }}",
                *(f"{{% if a.count_{n} == none %}}–{{% else %}}{{{{ a.count_{n} }}}}{{% endif %}}" for n in STEPS),
                "**{{ a.total }}**",
            ],
        ),
        small=True,
    )
    return [
        p.h1("4. Rozkład ocen", "4. Answers"),
        when(
            "answers_picture",
            picture("answers_picture"),
            p.text("W rejestrze nie ma policzonych odpowiedzi.", "The register holds no counted answers."),
        ),
        table,
    ]


def _what_follows(p: Phrases) -> list[str]:
    """Return sections 5 and 6: what fell, and what is done about it."""
    fell = p.grid(
        "Obszary, w których satysfakcja spadła",
        "Areas where satisfaction fell",
        [520, 240, 240],
        [
            ("Obszar", "Area"),
            ("Pozytywne poprzednio, %", "Positive, previous, %"),
            ("Pozytywne teraz, %", "Positive, now, %"),
        ],
        rows(
            "r",
            "fallen",
            ["{{ r.area }}{% if r.unit %} ({{ r.unit }}){% endif %}", "{{ r.positive_before }}", "{{ r.positive }}"],
        ),
    )
    findings = p.titled(
        "Ustalenia z badania",
        "Findings of the survey",
        [140, 130, 100, 330, 150, 150],
        [
            ("Nr", "No"),
            ("Data", "Date"),
            ("Komórka", "Unit"),
            ("Opis", "Description"),
            ("Kategoria", "Grade"),
            ("Stan", "Status"),
        ],
        rows(
            "f",
            "findings",
            [
                "{{ f.finding }}",
                "{{ f.detected_on }}",
                "{{ f.unit }}",
                "{{ f.description }}",
                "{{ f.grade }}",
                "{{ f.status }}",
            ],
        ),
    )
    actions = p.titled(
        "Działania po badaniu",
        "Actions after the survey",
        [140, 390, 190, 140, 140],
        [
            ("Nr", "No"),
            ("Opis", "Description"),
            ("Kto odpowiada", "Responsible"),
            ("Termin", "Due on"),
            ("Wykonano", "Done on"),
        ],
        rows(
            "a",
            "actions",
            ["{{ a.action }}", "{{ a.description }}", "{{ a.owner }}", "{{ a.due_on }}", or_dash("a.done_on")],
        ),
    )
    return [
        p.h1("5. Spadki satysfakcji", "5. Falls of satisfaction"),
        p.text(
            "Wymieniono obszary, w których udział ocen pozytywnych spadł o więcej niż {{ points }} p.p., a w obu badaniach zwrócono co najmniej {{ least }} ankiet.",
            "Listed are areas whose share of positive answers fell by more than {{ points }} percentage points, with at least {{ least }} forms returned in both surveys.",
            keep=True,
        ),
        p.either("fallen", fell, "Takich obszarów nie ma.", "There is no such area."),
        p.h1("6. Ustalenia i działania po badaniu", "6. Findings and actions after the survey"),
        when("findings", findings),
        when("actions", actions),
        when(
            "not findings and not actions",
            p.text(
                "W rejestrach nie ma ustaleń ani działań, które wskazują to badanie jako źródło.",
                "The registers hold no finding or action that names this survey as its source.",
            ),
        ),
    ]


def _end(p: Phrases) -> list[str]:
    """Return section 7 and the sources."""
    return [
        p.h1("7. Podpisy", "7. Signatures"),
        p.grid(
            "Podpisy",
            "Signatures",
            [370, 260, 140, 230],
            [("Rola", "Role"), ("Imię i nazwisko", "Name"), ("Data", "Date"), ("Podpis", "Signature")],
            rows("s", "signatures", ["{{ s.role }}{% if s.title %}: {{ s.title }}{% endif %}", "{{ s.name }}", "", ""]),
            keep=True,
            tall=True,
        ),
        p.sources(1, ("w wynikach", "the results")),
    ]
