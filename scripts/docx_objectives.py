"""The text of the shipped template of the objectives of a year, in Polish and English."""

from __future__ import annotations

from docx_dated import head, signatures
from docx_parts import paragraph
from docx_phrases import Phrases, each, rows, when
from docx_review_pictures import picture
from docx_review_results import required, result, unit

from qms_xl.model import Language


def objectives(language: Language) -> bytes:
    """Return the template of the objectives."""
    p = Phrases(language)
    return p.whole(
        ("Realizacja celów jakości", "Achievement of quality objectives"),
        ("Formularz PC-01, wydanie 1", "Form QO-01, edition 1"),
        ("Realizacja celów jakości w roku {{ year }}", "Achievement of quality objectives, {{ year }}"),
        [
            *head(p, "REALIZACJA CELÓW JAKOŚCI W ROKU {{ year }}", "ACHIEVEMENT OF QUALITY OBJECTIVES, {{ year }}"),
            *_numbers(p),
            *_results(p),
            *_measured(p),
            *_deviations(p),
            p.h1("5. Podpisy", "5. Signatures"),
            *signatures(p),
            p.sources(1, ("w dokumencie", "the document")),
        ],
    )


def _numbers(p: Phrases) -> list[str]:
    """Return section 1: how many objectives stand how, beside the year before."""
    table = p.grid(
        "Cele według oceny",
        "Objectives by status",
        [580, 150, 130, 140],
        [
            ("Ocena", "Status"),
            ("Rok poprzedni", "Year before"),
            ("Ten rok", "This year"),
            ("Zmiana", "Change"),
        ],
        rows("x", "numbers", ["{{ x.label }}", "{{ x.before }}", "{{ x.now }}", "{{ x.change }}"]),
    )
    return [p.h1("1. Zestawienie", "1. Overview"), table]


def _results(p: Phrases) -> list[str]:
    """Return section 2: a line for each indicator with achievement and forecast."""
    goal = [
        "{%p if loop.first %}",
        "**{{ o.objective }}** {{ o.statement }}",
        "{{ o.owner }}{% if o.due_on %}, " + p.t("do ", "by ") + "{{ o.due_on }}{% endif %}",
        "{%p else %}",
        "{{ o.objective }}",
        "{%p endif %}",
        "{%p if loop.first and loop.length > 1 %}",
        p.t("Ocena celu: ", "Objective: ") + "{{ o.status }}",
        "{%p endif %}",
    ]
    table = p.grid(
        "Cele i wyniki",
        "Objectives and results",
        [240, 165, 125, 102, 130, 118, 120],
        [
            ("Cel jakości", "Objective"),
            ("Miernik", "Indicator"),
            ("Wymagane", "Required"),
            ("Wynik", "Result"),
            ("Wykonanie, %", "Achieved, %"),
            ("Prognoza, %", "Forecast, %"),
            ("Ocena", "Status"),
        ],
        [
            "{%tr for o in objectives %}",
            "{%tr for r in o.results %}",
            [
                goal,
                "{{ r.name }}",
                required(p),
                result(),
                "{{ r.achievement }}",
                "{{ r.forecast }}",
                "{% if loop.length == 1 %}{{ o.status }}{% else %}{{ r.status }}{% endif %}",
            ],
            "{%tr endfor %}",
            "{%tr endfor %}",
        ],
    )
    return [
        p.h1("2. Cele i wyniki", "2. Objectives and results"),
        p.either(
            "objectives",
            table
            + p.text(
                "Wykonanie porównuje wynik z tym, co powinno być osiągnięte do {{ as_of }}. Prognoza jest szacunkiem: uzupełnia "
                "okresy bez pomiaru i porównuje wynik całego roku z wartością docelową.",
                "Achievement compares the result with what should be reached by {{ as_of }}. The forecast is an estimate: it "
                "fills in the periods that were not measured and compares the whole year with the target.",
                before=120,
            ),
            "W rejestrze nie ma celów jakości na rok {{ year }}.",
            "The register holds no quality objectives for {{ year }}.",
        ),
    ]


def _measured(p: Phrases) -> list[str]:
    """Return section 3: the measurements of the year and how they go."""
    points = (
        "{% for m in r.points %}{{ m.period }}:\u00a0{{ m.value }}{% if not loop.last %}, {% endif %}"
        "{% else %}" + p.t("brak pomiarów", "not measured") + "{% endfor %}"
    )
    before = "{{ r.before }}{% if r.before != '–' %}" + unit("r") + "{% endif %}"
    table = p.grid(
        "Pomiary i tendencje",
        "Measurements and trends",
        [235, 285, 120, 110, 125, 125],
        [
            ("Miernik", "Indicator"),
            ("Pomiary w roku", "Measurements of the year"),
            ("Postęp od wartości bazowej, %", "Progress from the baseline, %"),
            ("Rok poprzedni", "Year before"),
            ("Zmiana wobec roku poprze\u00addniego", "Change against the year before"),
            ("Ostatni pomiar wobec poprze\u00addniego", "Last against the one before"),
        ],
        [
            "{%tr for o in objectives %}",
            "{%tr for r in o.results %}",
            "{%tr if o.by_indicator %}",
            [
                "**{{ r.indicator }}** {{ r.name }}",
                [
                    points,
                    "{%p if r.missing %}",
                    p.t("bez pomiaru: ", "not measured: ") + "{{ r.missing }}",
                    "{%p endif %}",
                ],
                *("{{ r.progress }}", before, "{{ r.change }}", "{{ r.trend }}"),
            ],
            "{%tr endif %}",
            "{%tr endfor %}",
            "{%tr endfor %}",
        ],
    )
    return [
        p.h1("3. Pomiary i tendencje", "3. Measurements and trends"),
        each("one", "trends", picture("one", keep=False)),
        p.either(
            "objectives",
            table,
            "W rejestrze nie ma celów, których pomiary można pokazać.",
            "The register holds no objectives whose measurements could be shown.",
        ),
    ]


def _deviations(p: Phrases) -> list[str]:
    """Return section 4: the objectives that are not where they should be, why, and what is done."""
    one = [
        paragraph("4.{{ loop.index }} {{ o.objective }} {{ o.statement }}", "Heading2"),
        p.line("Ocena", "Status", "{{ o.status }}", keep=True),
        p.line("Wykonanie, %", "Achieved, %", "{{ o.achievement }}", keep=True),
        p.line("Prognoza, %", "Forecast, %", "{{ o.forecast }}", keep=True),
        p.line("Odpowiedzialny", "Responsible", "{{ o.owner }}", keep=True),
        p.line("Przyczyna odchylenia", "Reason for deviation", "{{ o.reason }}", keep=True),
        when("loop.last", _done_about_it(p, keep=True), _done_about_it(p)),
    ]
    return [
        p.h1("4. Odchylenia i działania", "4. Deviations and actions"),
        p.either(
            "deviations",
            each("o", "deviations", "".join(one)),
            "Żaden cel nie odbiega od planu.",
            "No objective deviates from its plan.",
            keep=True,
        ),
    ]


def _done_about_it(p: Phrases, *, keep: bool = False) -> str:
    """Return the actions of a deviation; `keep`: they stay on one page with what follows."""
    action = (
        "{{ a.action }}: {{ a.description }} ({{ a.owner }}, "
        + p.t("do ", "by ")
        + "{{ a.due_on }}; **{{ a.state }}**)"
    )
    none = p.t("w rejestrze nie ma działania", "no action in the register")
    return each("a", "o.actions", p.line("Działanie", "Action", action, keep=keep)) + when(
        "not o.actions", p.line("Działanie", "Action", none, keep=keep)
    )
