"""What the audit of building permits found, and what was decided."""

from qms_xl.demo import cast
from qms_xl.demo.calendar import Calendar, after
from qms_xl.demo.notation import Records, Row, row
from qms_xl.model import Text


def _findings(at: Calendar) -> list[Row]:
    _, held = at.two_days(-61)
    shared = {
        "source": "internal_audit",
        "source_ref": "{audit-ab}",
        "detected_on": held,
        "unit": "AB",
        "process": "G2",
    }
    return [
        row(
            "late-permits",
            **shared,
            grade="minor",
            status="running",
            owner=cast.HEAD_AB,
            reported_by=cast.AUDITOR_FN,
            doc="P-05",
            clause="8.5.1",
            description=Text(
                "Część pozwoleń na budowę wydaje się po upływie 65 dni.",
                "Some building permits are issued after the term of 65 days.",
            ),
            requirement=Text(
                "art. 35 ust. 6 Prawa budowlanego; P-05 pkt 3.4", "Construction Law, art. 35 (6); P-05, 3.4"
            ),
            evidence=Text(
                "4 z 15 zbadanych decyzji, opóźnienie od 3 do 19 dni", "4 of 15 decisions examined, 3 to 19 days late"
            ),
            correction=Text(
                "Wydano zaległe decyzje, naczelnik co tydzień przegląda sprawy starsze niż 45 dni",
                "Overdue decisions issued, the head goes through cases older than 45 days each week",
            ),
            correction_due=after(held, 14),
            correction_done=after(held, 13),
            cause_category="resources",
            cause=Text(
                "Sprawy odchodzącej osoby podzielono bez oceny terminów, a system nie ostrzega przed upływem 65 dni",
                "Cases of a leaving colleague were shared out without a look at their terms, and the system gives no warning before day 65",
            ),
            similar_checked="yes",
            action_needed="yes",
            accepted_by=cast.HEAD_AB,
            accepted_on=after(held, 6),
        ),
        row(
            "register-gaps",
            **shared,
            grade="minor",
            status="planned",
            owner=cast.HEAD_AB,
            reported_by=cast.AUDITOR_GK,
            doc="P-05",
            clause="7.5.3",
            description=Text(
                "W rejestrze wniosków i decyzji (RWDZ) brakuje dat uzupełnienia braków formalnych.",
                "The national register of applications and decisions lacks the dates on which missing papers came in.",
            ),
            requirement=Text(
                "P-05 pkt 5.1: wpis najpóźniej w następnym dniu roboczym",
                "P-05, 5.1: entry on the next working day at the latest",
            ),
            evidence=Text("5 z 15 spraw bez daty", "5 of 15 cases without the date"),
            correction=Text("Uzupełniono daty w pięciu sprawach", "Dates entered in the five cases"),
            correction_due=after(held, 10),
            correction_done=after(held, 5),
            cause_category="it",
            cause=Text(
                "Pole daty nie jest w systemie obowiązkowe i znajduje się na drugiej zakładce",
                "The date field is not compulsory and stands on the second tab",
            ),
            similar_checked="yes",
            action_needed="yes",
            accepted_by=cast.HEAD_AB,
            accepted_on=after(held, 6),
        ),
        row(
            "visit-notes",
            **shared,
            grade="observation",
            status="planned",
            owner=cast.HEAD_AB,
            reported_by=cast.AUDITOR_FN,
            doc="P-05",
            clause="8.2.1",
            evidence=Text("sprawy 3, 8 i 11 z próby", "cases 3, 8 and 11 of the sample"),
            description=Text(
                "Notatki z oględzin i rozmów mają różny układ, trudno w nich znaleźć ustalenia.",
                "Notes of visits and talks differ in layout; what was agreed is hard to find.",
            ),
        ),
        row(
            "e-permits",
            **shared,
            grade="improvement",
            status="planned",
            owner=cast.AUDITOR_AB,
            reported_by=cast.AUDITOR_GK,
            doc="KS-AB-01",
            clause="8.2.1",
            evidence=Text(
                "karta w BIP, wydanie 1; w próbie jeden wniosek elektroniczny na 15",
                "card on the web, edition 1; one electronic application of 15 in the sample",
            ),
            description=Text(
                "Karta sprawy mogłaby zachęcać do wniosku przez portal e-Budownictwo.",
                "The service card could invite clients to apply through the national e-construction portal.",
            ),
        ),
    ]


def _actions(at: Calendar) -> list[Row]:
    _, held = at.two_days(-61)
    return [
        row(
            "late-permits-list",
            action_type="corrective",
            origin="finding",
            origin_ref="{late-permits}",
            unit="AB",
            owner=cast.HEAD_AB,
            opened_on=held,
            due_on=after(held, 14),
            status="done",
            description=Text(
                "Wykaz spraw starszych niż 45 dni z nazwiskiem i terminem, omawiany w każdy poniedziałek",
                "List of cases older than 45 days with name and term, discussed every Monday",
            ),
            success_criterion=Text(
                "żadna sprawa nie przekracza 60 dni bez decyzji naczelnika",
                "no case goes beyond 60 days without the head's decision",
            ),
            done_on=after(held, 13),
            done_evidence=Text("wykaz 61 spraw, notatki z trzech narad", "list of 61 cases, notes of three meetings"),
            verify_due=at.day(45),
        ),
        row(
            "late-permits-alert",
            action_type="corrective",
            origin="finding",
            origin_ref="{late-permits}",
            unit="AB",
            owner=cast.HEAD_AB,
            opened_on=after(held, 8),
            due_on=at.day(40),
            status="running",
            description=Text(
                "Ostrzeżenie w systemie na 20 dni przed terminem i zasada przekazywania spraw przy zmianie obsady",
                "Warning in the system 20 days before the term, and a rule for handing over cases when staff change",
            ),
            success_criterion=Text("brak decyzji po terminie przez kwartał", "no decision after term for a quarter"),
            verify_due=at.day(140),
        ),
        row(
            "register-field",
            action_type="corrective",
            origin="finding",
            origin_ref="{register-gaps}",
            unit="OR",
            owner=cast.IT,
            opened_on=after(held, 10),
            due_on=at.day(26),
            status="planned",
            description=Text(
                "Pole daty uzupełnienia braków jako obowiązkowe, na pierwszej zakładce; zgłoszenie do dostawcy",
                "The date of completion made compulsory on the first tab; request to the supplier",
            ),
            success_criterion=Text("komplet dat w próbie 20 spraw", "all dates present in a sample of 20 cases"),
            verify_due=at.day(75),
        ),
        row(
            "visit-form",
            action_type="improvement",
            origin="finding",
            origin_ref="{visit-notes}",
            unit="AB",
            owner=cast.AUDITOR_AB,
            opened_on=after(held, 10),
            due_on=at.day(12),
            status="planned",
            description=Text(
                "Jeden wzór notatki z oględzin z polem na ustalenia",
                "One form for notes of visits, with a field for what was agreed",
            ),
        ),
        row(
            "e-permits-card",
            action_type="improvement",
            origin="finding",
            origin_ref="{e-permits}",
            unit="AB",
            owner=cast.AUDITOR_AB,
            opened_on=after(held, 10),
            due_on=at.day(70),
            status="planned",
            description=Text(
                "Drugie wydanie karty sprawy z instrukcją wniosku elektronicznego",
                "Second edition of the service card with instructions for the electronic application",
            ),
        ),
    ]


def records(at: Calendar) -> Records:
    """Return the findings of the audit of building permits and their actions."""
    return {"findings": _findings(at), "actions": _actions(at)}
