"""Findings that no audit made: a complaint, an inspection, internal control, staff, monitoring, the survey."""

from datetime import date

from qms_xl.demo import cast
from qms_xl.demo.calendar import Calendar, working_day
from qms_xl.demo.notation import Records, Row, row
from qms_xl.model import Text


def trial(at: Calendar) -> tuple[date, date]:
    """Return when the latest survey asked for longer hours, and when the trial of them ended."""
    return working_day(date(at.survey_year, 11, 6)), working_day(date(at.survey_year + 1, 1, 20))


def _findings(at: Calendar) -> list[Row]:
    counted, tried = trial(at)
    return [
        row(
            "late-answer",
            source="complaint",
            source_ref="{complaint-waste}",
            detected_on=at.day(-130),
            unit="OS",
            process="G4",
            doc="P-09",
            clause="8.2.1",
            status="verifying",
            grade="minor",
            owner=cast.HEAD_OS,
            description=Text(
                "Strona nie dostała zawiadomienia o przedłużeniu terminu w sprawie zezwolenia na zbieranie odpadów.",
                "A party was not told that the term of a waste permit case had been extended.",
            ),
            requirement=Text(
                "art. 36 KPA: o każdym niezałatwieniu sprawy w terminie zawiadamia się strony",
                "Code of Administrative Procedure, art. 36: parties are told of every case not settled in time",
            ),
            evidence=Text("akta sprawy, brak zawiadomienia po 30 dniach", "case file, no notice after 30 days"),
            correction=Text(
                "Wysłano zawiadomienie z przeprosinami, sprawę zakończono",
                "Notice sent with an apology, the case was concluded",
            ),
            correction_due=at.day(-122),
            correction_done=at.day(-125),
            cause_category="not_followed",
            cause=Text(
                "Terminarz spraw prowadzono w notesie, podczas urlopu nikt go nie przejął",
                "Terms were kept in a notebook that nobody took over during leave",
            ),
            similar_checked="yes",
            action_needed="yes",
        ),
        row(
            "inspection",
            source="supervision",
            source_ref=Text(f"pismo RIO-K.601.{at.day(-100).year}", f"letter RIO-K.601.{at.day(-100).year}"),
            detected_on=at.day(-100),
            unit="FN",
            process="W2",
            doc="P-08",
            clause="8.4.1",
            status="verifying",
            grade="major",
            owner=cast.HEAD_FN,
            description=Text(
                "Zakupy poniżej progu ustawowego realizowano bez udokumentowanego rozeznania rynku.",
                "Purchases below the statutory threshold were made without a documented market enquiry.",
            ),
            requirement=Text(
                "P-08 pkt 3.1: zapytanie do co najmniej trzech dostawców",
                "P-08, 3.1: enquiry to at least three providers",
            ),
            evidence=Text("protokół kontroli: 7 z 18 zamówień", "inspection record: 7 of 18 orders"),
            correction=Text(
                "Dla trwających umów uzupełniono uzasadnienie wyboru",
                "Grounds of the choice added for running contracts",
            ),
            correction_due=at.day(-86),
            correction_done=at.day(-88),
            cause_category="no_procedure",
            cause=Text(
                "Procedura nie wskazywała, kto przed podpisem zlecenia sprawdza rozeznanie rynku",
                "The procedure did not say who checks the market enquiry before an order is signed",
            ),
            similar_checked="yes",
            action_needed="yes",
            accepted_by=cast.HEAD_FN,
            accepted_on=at.day(-97),
        ),
        row(
            "bip-late",
            source="internal_control",
            detected_on=at.day(-75),
            unit="OR",
            process="W1",
            doc="I-01",
            clause="7.4",
            status="running",
            grade="minor",
            owner=cast.HEAD_OR,
            reported_by=cast.AUDITOR_OR,
            description=Text(
                "Zarządzenia starosty publikowane są w BIP z opóźnieniem.",
                "Orders of the head of the county are published in the public bulletin late.",
            ),
            requirement=Text(
                "I-01 pkt 2: publikacja w ciągu trzech dni roboczych", "I-01, 2: publication within three working days"
            ),
            evidence=Text(
                "9 z 24 zarządzeń po terminie, najdłużej 17 dni", "9 of 24 orders late, the longest by 17 days"
            ),
            correction=Text("Opublikowano zaległe zarządzenia", "Outstanding orders published"),
            correction_due=at.day(-70),
            correction_done=at.day(-73),
            cause_category="communication",
            cause=Text(
                "Podpisane zarządzenia krążyły w papierze między wydziałem a informatykiem",
                "Signed orders travelled on paper between the department and the IT specialist",
            ),
            similar_checked="yes",
            action_needed="yes",
            accepted_by=cast.HEAD_OR,
            accepted_on=at.day(-72),
        ),
        row(
            "backup-test",
            source="self",
            detected_on=at.day(-30),
            unit="OR",
            process="W1",
            clause="7.1.3",
            status="planned",
            grade="observation",
            owner=cast.IT,
            reported_by=cast.IT,
            description=Text(
                "Kopie zapasowe systemu obiegu dokumentów wykonuje się codziennie, lecz odtworzenia nie próbowano od roku.",
                "Backups of the document system are made daily, but a restore has not been tried for a year.",
            ),
        ),
        row(
            "survey-backlog",
            source="monitoring",
            detected_on=at.day(-22),
            unit="GK",
            process="G3",
            doc="P-06",
            clause="9.1.3",
            status="analysis",
            grade="minor",
            owner=cast.HEAD_GK,
            reported_by=cast.HEAD_GK,
            description=Text(
                "W ubiegłym miesiącu czas weryfikacji operatu przekroczył ustawowe siedem dni roboczych.",
                "Last month the verification of a report took longer than the statutory seven working days.",
            ),
            requirement=Text(
                "art. 12b Prawa geodezyjnego i kartograficznego; P-06 pkt 4.2",
                "Geodetic and Cartographic Law, art. 12b; P-06, 4.2",
            ),
            evidence=Text("raport z systemu: 11 z 96 operatów", "report of the system: 11 of 96 reports"),
            correction=Text(
                "Zaległe operaty zweryfikowano, dyżur dwóch weryfikatorów w piątki",
                "Overdue reports verified, two verifiers on duty on Fridays",
            ),
            correction_due=at.day(-15),
            correction_done=at.day(-17),
        ),
        row(
            "hours",
            source="survey",
            source_ref=f"BS-{at.survey_year}",
            detected_on=counted,
            unit="KM",
            process="G1",
            clause="9.1.2",
            grade="improvement",
            owner=cast.HEAD_KM,
            status=at.latest((counted, "planned"), (tried, "closed")),
            description=Text(
                "Co piąty klient prosi o jedno popołudnie obsługi do godz. 18.",
                "One client in five asks for one afternoon open until 6 p.m.",
            ),
            closed_on=at.past(tried),
            closed_by=at.once(tried, cast.SECRETARY),
        ),
        row(
            "twice",
            source="self",
            detected_on=at.day(-110),
            unit="KM",
            process="G1",
            status="cancelled",
            reported_by=cast.CLERK_KM,
            description=Text("Nieaktualna opłata na karcie sprawy.", "Outdated fee on a service card."),
            notes=Text("to samo co {old-fees}", "the same as {old-fees}"),
        ),
    ]


def records(at: Calendar) -> Records:
    """Return the findings from elsewhere."""
    return {"findings": _findings(at)}
