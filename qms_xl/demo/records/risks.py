"""Context, risks and changes of the demo office."""

from qms_xl.demo import cast
from qms_xl.demo.calendar import Calendar
from qms_xl.demo.notation import Records, Row, row
from qms_xl.model import Text


def _context(at: Calendar) -> list[Row]:
    seen = at.day(-120)
    return [
        row(
            entry="K-01",
            kind="external",
            subject=Text(
                "Częste zmiany prawa budowlanego i opłat komunikacyjnych",
                "Frequent changes of construction law and of vehicle fees",
            ),
            effect=Text(
                "karty spraw i procedury szybko tracą aktualność", "service cards and procedures soon grow old"
            ),
            climate="no",
            owner=cast.SECRETARY,
            reviewed_on=seen,
        ),
        row(
            entry="K-02",
            kind="external",
            subject=Text(
                "Gwałtowne zjawiska pogodowe w powiecie (podtopienia, wichury)",
                "Extreme weather in the county (floods, gales)",
            ),
            effect=Text(
                "spiętrzenie wniosków o rozbiórki i wycinki, zagrożenie dla archiwum w przyziemiu",
                "peaks of applications for demolition and felling, a threat to the archive in the basement",
            ),
            climate="yes",
            owner=cast.HEAD_OS,
            reviewed_on=seen,
        ),
        row(
            entry="K-03",
            kind="internal",
            subject=Text("Odejścia na emeryturę w wydziałach AB i OR", "Retirements in AB and OR"),
            effect=Text("utrata wiedzy, opóźnienia decyzji", "loss of knowledge, late decisions"),
            climate="no",
            owner=cast.HEAD_OR,
            reviewed_on=seen,
        ),
        row(
            entry="K-04",
            kind="internal",
            subject=Text(
                "System obiegu dokumentów wdrożony w całym urzędzie", "Document system in use in the whole office"
            ),
            effect=Text("możliwy pomiar terminów bez dodatkowej pracy", "terms can be measured without extra work"),
            climate="no",
            owner=cast.IT,
            reviewed_on=seen,
        ),
        row(
            entry="K-05",
            kind="party",
            subject=Text("Mieszkańcy powiatu", "Residents of the county"),
            needs=Text(
                "sprawa załatwiona podczas jednej wizyty lub bez wizyty, jasna informacja",
                "cases settled in one visit or none, clear information",
            ),
            effect=Text("standard obsługi klienta, karty spraw", "service standard, service cards"),
            climate="no",
            owner=cast.SECRETARY,
            reviewed_on=seen,
        ),
        row(
            entry="K-06",
            kind="party",
            subject=Text("Geodeci i projektanci", "Surveyors and designers"),
            needs=Text("przewidywalne terminy, usługi przez internet", "predictable terms, services on the web"),
            effect=Text("mierniki procesów G2 i G3", "indicators of G2 and G3"),
            climate="no",
            owner=cast.HEAD_GK,
            reviewed_on=seen,
        ),
    ]


def _risks(at: Calendar) -> list[Row]:
    seen = at.day(-95)
    return [
        row(
            kind="risk",
            process="G1",
            description=Text("Awaria CEPiK w dniu szczytu", "Breakdown of the national vehicle register on a peak day"),
            probability=2,
            impact=4,
            owner=cast.HEAD_KM,
            cause=Text("system zewnętrzny", "external system"),
            consequence=Text("klienci wracają bez załatwienia sprawy", "clients leave with nothing settled"),
            response="accept",
            controls=Text("instrukcja pracy awaryjnej, komunikaty SMS", "instruction for emergencies, text messages"),
            reviewed_on=seen,
        ),
        row(
            "risk-term",
            kind="risk",
            process="G2",
            description=Text("Przekroczenie terminu 65 dni i kara pieniężna", "Term of 65 days exceeded and a fine"),
            probability=3,
            impact=4,
            owner=cast.HEAD_AB,
            cause=Text("zmiany kadrowe, brak ostrzeżeń w systemie", "changes of staff, no warnings in the system"),
            consequence=Text("kara za każdy dzień zwłoki", "a fine for every day of delay"),
            response="reduce",
            action="{deputies}",
            reviewed_on=seen,
        ),
        row(
            "risk-flood",
            kind="risk",
            process="G3",
            description=Text("Zalanie archiwum zasobu geodezyjnego", "Flooding of the survey archive"),
            probability=2,
            impact=5,
            owner=cast.HEAD_GK,
            cause=Text("archiwum w przyziemiu, ulewy", "archive in the basement, downpours"),
            consequence=Text("utrata oryginałów operatów", "loss of original reports"),
            response="reduce",
            action="{archive-scan}",
            controls=Text("czujnik zalania, regały 30 cm nad posadzką", "flood sensor, shelves 30 cm above the floor"),
            reviewed_on=seen,
        ),
        row(
            kind="risk",
            process="G4",
            description=Text("Uchylenie decyzji środowiskowej w odwołaniu", "Environmental decision quashed on appeal"),
            probability=2,
            impact=3,
            owner=cast.HEAD_OS,
            response="accept",
            controls=Text("konsultacja prawna spraw spornych", "legal advice in disputed cases"),
            reviewed_on=seen,
        ),
        row(
            "chance-forms",
            kind="opportunity",
            process="W1",
            description=Text(
                "Wniosek elektroniczny zamiast wizyty w pięciu najczęstszych sprawach",
                "Electronic application instead of a visit in the five most frequent cases",
            ),
            probability=4,
            impact=3,
            owner=cast.HEAD_OR,
            response="exploit",
            action="{e-forms}",
            reviewed_on=seen,
        ),
        row(
            kind="risk",
            process="W2",
            description=Text(
                "Przerwa w usługach jedynego dostawcy utrzymania systemu",
                "Service gap of the only provider that maintains the system",
            ),
            probability=2,
            impact=4,
            owner=cast.HEAD_FN,
            response="transfer",
            controls=Text("kary umowne, depozyt kodu", "contractual penalties, code deposit"),
            reviewed_on=seen,
        ),
        row(
            kind="risk",
            process="Z1",
            description=Text(
                "Działania korygujące odkładane przez nadmiar bieżących spraw",
                "Corrective actions put off because of daily work",
            ),
            probability=3,
            impact=3,
            owner=cast.SECRETARY,
            response="reduce",
            controls=Text(
                "wykaz działań na kwartalnej naradzie naczelników", "list of actions at the heads' quarterly meeting"
            ),
            reviewed_on=seen,
        ),
    ]


def records(at: Calendar) -> Records:
    """Return context, risks and changes."""
    return {
        "context": _context(at),
        "risks": _risks(at),
        "changes": [
            row(
                "change-fees",
                kind="legal",
                description=Text(
                    "Nowe rozporządzenie o opłatach za dokumenty komunikacyjne",
                    "New regulation on fees for vehicle documents",
                ),
                effective_on=at.day(-230),
                owner=cast.HEAD_KM,
                purpose=Text(
                    "dostosowanie kart spraw i systemu kasowego", "to adapt service cards and the cash system"
                ),
                consequences=Text("błędne opłaty, zwroty", "wrong fees, refunds"),
                documents=("KS-KM-01",),
                processes=("G1",),
                review_due=at.day(-195),
                reviewed_on=at.day(-200),
                result=Text(
                    "karta poprawiona po audicie {audit-km}, zwrotów nie było",
                    "card corrected after audit {audit-km}, no refunds",
                ),
            ),
            row(
                "change-desk",
                kind="organisational",
                description=Text(
                    "Biuro Obsługi Klienta przeniesione na parter", "Customer service desk moved to the ground floor"
                ),
                effective_on=at.day(-150),
                owner=cast.HEAD_OR,
                purpose=Text("dostęp bez barier", "access without barriers"),
                consequences=Text("zmiana oznakowania i kart spraw", "new signs and service cards"),
                documents=("PI-KM",),
                processes=("W1",),
                review_due=at.day(-110),
                reviewed_on=at.day(-112),
                result=Text("skargi na dojście ustały", "complaints about access have stopped"),
            ),
            row(
                "change-system",
                kind="it",
                description=Text("Nowa wersja systemu obiegu dokumentów", "New version of the document system"),
                effective_on=at.day(-20),
                owner=cast.IT,
                purpose=Text(
                    "terminarz spraw z zastępstwami, podpis elektroniczny zarządzeń",
                    "calendar of terms with deputies, electronic signature of orders",
                ),
                consequences=Text("przestój jednego dnia, szkolenie", "one day without the system, training"),
                documents=("P-01",),
                processes=("W1",),
                review_due=at.day(30),
            ),
        ],
    }
