"""Trainings and external providers of the demo office."""

from datetime import date

from qms_xl.demo import cast
from qms_xl.demo.calendar import Calendar, after, working_day
from qms_xl.demo.notation import Records, Row, row
from qms_xl.model import Text


def _yearly(at: Calendar, year: int) -> list[Row]:
    """Return the trainings of one year: two that are held each year, planned until their day has come."""
    spring, autumn = working_day(date(year, 4, 15)), working_day(date(year, 10, 9))
    rows = []
    for day, subject, units, people, count in (
        (
            spring,
            Text("System zarządzania jakością dla nowych pracowników", "The quality management system for new staff"),
            ("wszystkie",),
            None,
            17,
        ),
        (
            autumn,
            Text(
                "Doskonalenie auditorów wewnętrznych według PN-EN ISO 19011",
                "Internal auditors' refresher by ISO 19011",
            ),
            None,
            (cast.AUDITOR_OR, cast.AUDITOR_FN, cast.AUDITOR_GK),
            3,
        ),
    ):
        rows.append(
            row(
                subject=subject,
                planned_on=day,
                held_on=at.past(day),
                units=units,
                participants=people,
                participants_count=at.once(day, count),
                qms="yes",
                evaluate="yes",
                effectiveness=at.once(after(day, 95), "effective"),
                evaluated_on=at.past(after(day, 95)),
            )
        )
    return rows


def records(at: Calendar) -> Records:
    """Return trainings and providers."""
    seen = at.day(-90)
    return {
        "trainings": [
            *_yearly(at, at.year - 1),
            *_yearly(at, at.year),
            row(
                "training-sign",
                subject=Text("Ustawa o języku migowym: kontakt z osobą głuchą", "Contact with deaf clients"),
                planned_on=at.day(-210),
                held_on=at.day(-210),
                units=("KM", "OR"),
                participants_count=12,
                qms="no",
                evaluate="yes",
                effectiveness="effective",
                evaluated_on=at.day(-110),
            ),
            row(
                "training-law",
                subject=Text("Zmiany w Prawie budowlanym", "Changes of the Construction Law"),
                planned_on=at.day(-50),
                held_on=at.day(-48),
                units=("AB",),
                participants=(cast.HEAD_AB, cast.AUDITOR_AB),
                participants_count=9,
                qms="no",
                evaluate="no",
            ),
            row(
                subject=Text("Udzielanie zamówień poniżej progu", "Purchasing below the threshold"),
                planned_on=at.day(30),
                units=("FN", "OR"),
                qms="no",
                evaluate="yes",
            ),
        ],
        "suppliers": [
            row(
                supplier=Text("Drukarnia Pod Jarzębem", "Drukarnia Pod Jarzębem (printers)"),
                scope=Text("druki i formularze", "forms and printed matter"),
                criteria=Text("cena, termin, jakość druku", "price, delivery, print quality"),
                evaluated_on=seen,
                score=4.5,
                decision=Text("tak", "yes"),
                owner=cast.AUDITOR_FN,
            ),
            row(
                supplier=Text("eKolejka s.c.", "eKolejka s.c. (queue systems)"),
                scope=Text("system kolejkowy i jego utrzymanie", "queue system and its maintenance"),
                criteria=Text("dostępność, czas reakcji", "availability, response time"),
                evaluated_on=seen,
                score=3.4,
                decision=Text("tak, z uwagami", "yes, with remarks"),
                owner=cast.IT,
            ),
            row(
                "supplier-flow",
                supplier=Text("Obieg24 sp. z o.o.", "Obieg24 Ltd"),
                scope=Text("system obiegu dokumentów", "document system"),
                criteria=Text("dostępność, wsparcie, bezpieczeństwo", "availability, support, security"),
                evaluated_on=seen,
                score=4.8,
                decision=Text("tak", "yes"),
                owner=cast.IT,
            ),
            row(
                supplier=Text("Pomiar-Wzorzec", "Pomiar-Wzorzec (calibration)"),
                scope=Text("wzorcowanie przyrządów", "calibration of instruments"),
                criteria=Text("akredytacja, termin", "accreditation, delivery"),
                evaluated_on=seen,
                score=4.0,
                decision=Text("tak", "yes"),
                owner=cast.HEAD_GK,
            ),
        ],
    }
