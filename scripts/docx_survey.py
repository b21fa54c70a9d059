"""The text of the shipped template of the survey results, in Polish and English."""

from __future__ import annotations

from docx_dated import signatures
from docx_parts import paragraph
from docx_phrases import Phrases, or_dash, rows, when
from docx_review_pictures import picture

from qms_xl.model import Language

STEPS = (1, 2, 3, 4, 5)
AREA = "{{ x.area }}{% if x.unit %} ({{ x.unit }}){% endif %}"


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
        p.records(
            "results",
            "Wyniki według obszarów",
            "Results by area",
            [
                (260, "Obszar", "Area", AREA),
                (125, "Odpowiedzi", "Answers", "{{ x.answers }}"),
                (125, "Średnia poprzednio", "Mean, previous", "{{ x.mean_before }}"),
                (100, "Średnia teraz", "Mean, now", "{{ x.mean }}"),
                (135, "Pozytywne poprzednio, %", "Positive, previous, %", "{{ x.positive_before }}"),
                (130, "Pozytywne teraz, %", "Positive, now, %", "{{ x.positive }}"),
                (125, "Zmiana", "Change", "{{ x.change }}"),
            ],
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
    fell = p.records(
        "fallen",
        "Obszary, w których satysfakcja spadła",
        "Areas where satisfaction fell",
        [
            (520, "Obszar", "Area", AREA),
            (240, "Pozytywne poprzednio, %", "Positive, previous, %", "{{ x.positive_before }}"),
            (240, "Pozytywne teraz, %", "Positive, now, %", "{{ x.positive }}"),
        ],
    )
    findings = p.titled_records(
        "findings",
        "Ustalenia z badania",
        "Findings of the survey",
        [
            (130, "Nr", "No", "{{ x.finding }}"),
            (135, "Data", "Date", "{{ x.detected_on }}"),
            (100, "Komórka", "Unit", "{{ x.unit }}"),
            (325, "Opis", "Description", "{{ x.description }}"),
            (160, "Kategoria", "Grade", "{{ x.grade }}"),
            (150, "Stan", "Status", "{{ x.status }}"),
        ],
        holds=True,
    )
    actions = p.titled_records(
        "actions",
        "Działania po badaniu",
        "Actions after the survey",
        [
            (130, "Nr", "No", "{{ x.action }}"),
            (400, "Opis", "Description", "{{ x.description }}"),
            (190, "Kto odpowiada", "Responsible", "{{ x.owner }}"),
            (140, "Termin", "Due on", "{{ x.due_on }}"),
            (140, "Wykonano", "Done on", or_dash("x.done_on")),
        ],
        holds=True,
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
        findings,
        actions,
        when(
            "not findings and not actions",
            p.text(
                "W rejestrach nie ma ustaleń ani działań, które wskazują to badanie jako źródło.",
                "The registers hold no finding or action that names this survey as its source.",
                keep=True,
            ),
        ),
    ]


def _end(p: Phrases) -> list[str]:
    """Return section 7 and the sources."""
    return [
        p.h1("7. Podpisy", "7. Signatures"),
        *signatures(p),
        p.sources(1, ("w wynikach", "the results")),
    ]
