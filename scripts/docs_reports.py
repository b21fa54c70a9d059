"""The kinds of Word documents as tables: what each is for, what it counts from, fields as a template names them, filters."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from qms_xl.model import Language, Report, Text
from qms_xl.render import reports
from qms_xl.speak import Voice
from qms_xl.supply import parameters
from qms_xl.tables import schemas
from qms_xl.word.engine import Engine
from qms_xl.word.language import Shape

_KINDS = Text(
    "| rodzaj | dokument | do czego | co podać | `report all` sporządza dla |\n|---|---|---|---|---|",
    "| kind | document | what it is for | what to name | `report all` makes it for |\n|---|---|---|---|---|",
)
_COUNTED = Text("| rodzaj | liczy z rejestrów |\n|---|---|", "| kind | counts from the registers |\n|---|---|")
_FIELDS = Text("| pole | co wpisze |\n|---|---|", "| field | prints |\n|---|---|")
_FILTERS = Text("| filtr | co robi | przykład |\n|---|---|---|", "| filter | does | example |\n|---|---|---|")
_ALWAYS = Text("zawsze", "always")
_NOTHING = Text("nic: jest jeden", "nothing: there is one")
_YEAR, _YEARS = Text("rok", "year"), Text("rok bieżący i poprzedni", "this year and the last")


class About(NamedTuple):
    """What a kind of document is for, which records `report all` makes it of, and what is named where that is no key."""

    use: Text
    due: Text
    names: Text | None = None


ABOUT: Mapping[str, About] = {
    "actions": About(
        Text(
            "Wszystko, co osoby z jednej komórki mają jeszcze do zrobienia, każda na osobnej stronie, do rozdania.",
            "Everything that the people of a unit still have to do, each person on a page of their own, to be handed out.",
        ),
        Text("komórki, w których ktoś ma coś do zrobienia", "units where somebody has something to do"),
        Text("komórka, np. AB", "unit, such as AB"),
    ),
    "agenda": About(
        Text(
            "Zawiadomienie o przeglądzie: porządek, pakiet danych i to, czego jeszcze brakuje; do rozesłania przed naradą.",
            "Notice of the review: agenda, data package and what is still lacking; to be sent round before the meeting.",
        ),
        Text("przegląd, który dopiero będzie, a jego okres już się zaczął", "a review to come whose period has begun"),
    ),
    "audit": About(
        Text(
            "Raport z auditu wewnętrznego, z listą pytań, kartami niezgodności i listą obecności.",
            "The report of an internal audit, with checklist, nonconformity cards and attendance list.",
        ),
        Text("audity odbyte i jeszcze niezamknięte", "audits held and not yet closed"),
    ),
    "audits": About(
        Text(
            "Audity jednego roku obok poprzedniego: wykonanie programu, ustalenia, działania, pokrycie, wnioski.",
            "The audits of a year beside the year before: programme, findings, actions, coverage, conclusions.",
        ),
        _YEARS,
        _YEAR,
    ),
    "card": About(
        Text(
            "Krąży do podpisu, od stwierdzenia niezgodności do oceny skuteczności.",
            "Goes round for signatures, from the nonconformity to the evaluation of effect.",
        ),
        Text("niezgodności otwarte", "open nonconformities"),
        Text("ustalenie albo audit (wtedy wszystkie jego karty)", "finding, or audit (then all of its cards)"),
    ),
    "documents": About(
        Text(
            "Wykaz dokumentów obowiązujących, kart spraw i formularzy do publikacji; podaje stanowiska, nie nazwiska.",
            "The documents in force, service cards and forms, ready to be published; names posts, not people.",
        ),
        _ALWAYS,
        _NOTHING,
    ),
    "external": About(
        Text(
            "Strona o audicie jednostki certyfikującej: jej ustalenia z terminami i działania urzędu.",
            "One page on an audit by the certification body: its findings with deadlines, the office's actions.",
        ),
        Text("audity zewnętrzne odbyte i jeszcze niezamknięte", "external audits held and not yet closed"),
    ),
    "objectives": About(
        Text(
            "Co stało się z celami roku: wykonanie, prognoza, tendencja, przyczyny odchyleń i działania.",
            "What became of a year's objectives: achievement, forecast, trend, reasons for deviations, actions.",
        ),
        _YEARS,
        _YEAR,
    ),
    "plan": About(
        Text(
            "Plan auditu z zawiadomieniem, upoważnieniem, listą pytań do wydruku i listą obecności.",
            "The audit plan with notice, authorisation, checklist to print and attendance list.",
        ),
        Text(
            "audity przygotowane i te planowane, których dzień jest blisko albo minął",
            "audits prepared, and those planned whose day is near or gone by",
        ),
    ),
    "process": About(
        Text(
            "Proces na kilku stronach: dokumenty, cele, mierniki, ryzyka, jak proces działa w tym roku, audity, zmiany.",
            "A process on a few pages: documents, objectives, indicators, risks, how it works this year, audits, changes.",
        ),
        Text("procesy niewycofane", "processes not withdrawn"),
    ),
    "programme": About(
        Text(
            "Program auditów do zatwierdzenia i wywieszenia: audity, komórki według miesięcy, pokrycie, auditorzy, wykonanie.",
            "The audit programme to approve and put up: audits, units by month, coverage, auditors, progress.",
        ),
        Text("programy w przygotowaniu i w realizacji", "programmes being drawn up or carried out"),
    ),
    "review": About(
        Text(
            "Protokół z przeglądu zarządzania: dane wejściowe poprzednio i teraz, ocena systemu, decyzje.",
            "The minutes of the management review: inputs, previous and present, evaluation of the system, decisions.",
        ),
        Text(
            "przeglądy z zebranymi danymi oraz odbyte, dopóki protokołu nie zatwierdzono",
            "reviews whose data are collected, and those held whose minutes are not yet approved",
        ),
    ),
    "survey": About(
        Text(
            "Wyniki badania satysfakcji obok poprzedniego, odpowiedzi i to, co po nim zrobiono.",
            "The results of a survey beside the one before, the answers, and what was done about them.",
        ),
        Text("badania zakończone w ciągu ostatniego roku", "surveys that ended within the last year"),
        Text("badanie", "survey"),
    ),
    "timeline": About(
        Text(
            "Historia systemu i certyfikatów, do publikacji na stronie urzędu, bez nazwisk.",
            "The history of the system and its certificates, for the office's web page, without names.",
        ),
        _ALWAYS,
        _NOTHING,
    ),
}

FILTERS: Mapping[str, tuple[Text, Text]] = {
    "lines": (
        Text(
            "wartości pola, w którym jest ich kilka, każda w osobnym wierszu",
            "several values, each on a line of its own",
        ),
        Text("{{ audit.units|lines }}", "{{ audit.units|lines }}"),
    ),
    "upper": (Text("wielkie litery", "capital letters"), Text("{{ office|upper }}", "{{ office|upper }}")),
    "plural": (
        Text("liczba z właściwą formą rzeczownika (1, 2–4, 5 i więcej)", "a number with the right form of its noun"),
        Text('{{ total|plural("ustalenie|ustalenia|ustaleń") }}', '{{ total|plural("finding|findings") }}'),
    ),
    "noun": (
        Text("sama forma rzeczownika, bez liczby", "the form of the noun alone"),
        Text('{{ total|noun("ustalenie|ustalenia|ustaleń") }}', '{{ total|noun("finding|findings") }}'),
    ),
}


def kinds_table(language: Language) -> str:
    """Return every kind of document with what it is for, what to name, and when `report all` makes it."""
    rows = (
        f"| `{kind}` | {report.title.in_(language)} | {ABOUT[kind].use.in_(language)} | {_names(report, language)} "
        f"| {ABOUT[kind].due.in_(language)} |"
        for kind, report in reports().items()
    )
    return "\n".join([_KINDS.in_(language), *rows])


def counted_table(language: Language) -> str:
    """Return for every kind the registers that its figures are counted from."""
    titles = {name: schema.title.in_(language) for name, schema in schemas().items()}
    rows = (
        f"| `{kind}` | {', '.join(titles[name] for name in _registers(report) if name in titles)} |"
        for kind, report in reports().items()
    )
    return "\n".join([_COUNTED.in_(language), *rows])


def fields_table(language: Language, kind: str, *paths: str) -> str:
    """Return some fields of a kind with their meaning, as `qms-xl template fields` tells it."""
    help = reports()[kind].field_help
    voice = Voice(language)
    return "\n".join([_FIELDS.in_(language), *(f"| `{path}` | {voice.own(help[path])} |" for path in paths)])


def filters_table(language: Language) -> str:
    """Return every filter of the template language with an example."""
    rows = []
    for name in sorted(Engine(Shape()).names):
        does, example = FILTERS[name]
        shown = example.in_(language).replace("|", "\\|")
        rows.append(f"| `{name}` | {does.in_(language)} | `{shown}` |")
    return "\n".join([_FILTERS.in_(language), *rows])


def _names(report: Report, language: Language) -> str:
    """Return what a person names to have this document: its own subjects, else the key of its register."""
    if (names := ABOUT[report.kind].names) is not None:
        return names.in_(language)
    schema = schemas()[report.register]
    title = schema[schema.key[0]].title.in_(language)
    return f"{title[:1].lower()}{title[1:]}"


def _registers(report: Report) -> list[str]:
    """Return the registers that a report asks for, each once."""
    return list(dict.fromkeys([*(name for name, _ in parameters(report.fields)), *report.reads]))
