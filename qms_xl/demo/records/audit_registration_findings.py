"""What the audit of vehicle registration found, and what was decided."""

from qms_xl.demo import cast
from qms_xl.demo.calendar import Calendar, after
from qms_xl.demo.notation import Records, Row, row
from qms_xl.model import Text


def _findings(at: Calendar) -> list[Row]:
    held = at.day(-205)
    shared = {
        "source": "internal_audit",
        "source_ref": "{audit-km}",
        "detected_on": held,
        "unit": "KM",
        "process": "G1",
    }
    return [
        row(
            "unsigned",
            **shared,
            grade="major",
            status="closed",
            owner=cast.HEAD_KM,
            reported_by=cast.AUDITOR_OR,
            doc="P-04",
            clause="8.5.1",
            description=Text(
                "Listy kontrolne przyjęcia wniosku nie są podpisywane, nie da się ustalić, kto sprawdził komplet załączników.",
                "Checklists for accepting an application are not signed; it cannot be told who checked that the annexes were complete.",
            ),
            requirement=Text(
                "P-04 pkt 4.3: przyjmujący podpisuje listę kontrolną i dołącza ją do akt",
                "P-04, 4.3: the clerk signs the checklist and adds it to the file",
            ),
            evidence=Text(
                "6 z 20 akt pojazdów bez podpisu, w tym 2 bez kompletu załączników",
                "6 of 20 vehicle files without a signature, 2 of them without all annexes",
            ),
            correction=Text(
                "Uzupełniono załączniki w dwóch sprawach, sześć list opisano notatką służbową",
                "Annexes completed in two cases, six lists explained by an official note",
            ),
            correction_due=after(held, 10),
            correction_done=after(held, 7),
            cause_category="not_followed",
            cause=Text(
                "W godzinach szczytu listę odkładano do podpisu na koniec dnia; druk był osobną kartką, którą łatwo pominąć",
                "At peak hours the list was put aside to be signed at the end of the day; the form was a separate sheet, easily left out",
            ),
            similar_checked="yes",
            action_needed="yes",
            accepted_by=cast.HEAD_KM,
            accepted_on=after(held, 3),
            evaluation=Text(
                "Audit sprawdzający: 30 z 30 akt z podpisem i kompletem załączników",
                "Follow-up audit: 30 of 30 files signed and complete",
            ),
            closed_on=at.day(-80),
            closed_by=cast.SECRETARY,
        ),
        row(
            "queue",
            **shared,
            grade="minor",
            status="running",
            owner=cast.HEAD_KM,
            reported_by=cast.AUDITOR_OR,
            doc="P-04",
            clause="8.2.1",
            description=Text(
                "W poniedziałki klienci czekają na rejestrację dłużej, niż przewiduje standard obsługi.",
                "On Mondays clients wait for registration longer than the service standard allows.",
            ),
            requirement=Text(
                "P-04 pkt 4.1: średni czas oczekiwania do 30 minut", "P-04, 4.1: average waiting time up to 30 minutes"
            ),
            evidence=Text(
                "średnio 47 minut w siedem kolejnych poniedziałków", "47 minutes on average on seven Mondays in a row"
            ),
            correction=Text(
                "Uruchomiono czwarte stanowisko w poniedziałki do godz. 13",
                "A fourth desk opened on Mondays until 1 p.m.",
            ),
            correction_due=after(held, 14),
            correction_done=after(held, 12),
            cause_category="organisation",
            cause=Text(
                "Obsada stanowisk nie zależała od liczby rezerwacji, a zbiorcze wnioski dealerów przyjmowano w godzinach szczytu",
                "Staffing of the desks did not follow the number of bookings, and dealers' bulk applications were taken at peak hours",
            ),
            similar_checked="yes",
            action_needed="yes",
            accepted_by=cast.HEAD_KM,
            accepted_on=after(held, 3),
        ),
        row(
            "old-fees",
            **shared,
            grade="observation",
            status="closed",
            owner=cast.HEAD_KM,
            reported_by=cast.AUDITOR_GK,
            doc="KS-KM-01",
            clause="8.2.1",
            evidence=Text(
                "karta na sali i w BIP, tabela opłat z systemu kasowego",
                "card in the hall and on the web, table of fees of the cash system",
            ),
            description=Text(
                "Karta sprawy podaje opłaty sprzed ostatniej zmiany rozporządzenia.",
                "The service card gives the fees from before the latest change of the regulation.",
            ),
            closed_on=at.day(-110),
            closed_by=cast.SECRETARY,
        ),
        row(
            "sms",
            **shared,
            grade="good_practice",
            status="closed",
            reported_by=cast.AUDITOR_GK,
            doc="P-04",
            clause="8.2.1",
            evidence=Text("wykaz 412 wiadomości z ostatniego miesiąca", "list of 412 messages of the last month"),
            description=Text(
                "Powiadomienia SMS o dokumencie do odbioru zmniejszyły liczbę pytań przy okienku.",
                "Text messages about documents ready for collection have reduced questions at the desk.",
            ),
            closed_on=after(held, 12),
            closed_by=cast.SECRETARY,
        ),
    ]


def _actions(at: Calendar) -> list[Row]:
    held = at.day(-205)
    return [
        row(
            "unsigned-fix",
            action_type="correction",
            origin="finding",
            origin_ref="{unsigned}",
            unit="KM",
            owner=cast.CLERK_KM,
            opened_on=held,
            due_on=after(held, 10),
            status="closed",
            description=Text(
                "Przejrzeć akta z ostatniego miesiąca i uzupełnić brakujące podpisy notatką",
                "Go through the files of the last month and explain missing signatures by a note",
            ),
            done_on=after(held, 7),
            done_evidence=Text("notatka służbowa, 214 akt", "official note, 214 files"),
        ),
        row(
            "unsigned-cause",
            action_type="corrective",
            origin="finding",
            origin_ref="{unsigned}",
            unit="KM",
            owner=cast.HEAD_KM,
            opened_on=held,
            due_on=at.day(-180),
            status="closed",
            description=Text(
                "Wydrukować listę kontrolną na odwrocie wniosku i uzależnić nadanie numeru sprawy od podpisu",
                "Print the checklist on the back of the application and give a case number only after the signature",
            ),
            success_criterion=Text(
                "100% podpisanych list w próbie 30 akt", "100% of lists signed in a sample of 30 files"
            ),
            done_on=at.day(-188),
            done_evidence=Text(
                "nowy wzór wniosku, zrzut ustawień systemu", "new application form, screenshot of the system's settings"
            ),
            verify_due=at.day(-75),
            verified_on=at.day(-85),
            verified_by=cast.AUDITOR_OR,
            effectiveness="effective",
        ),
        row(
            "queue-desk",
            action_type="corrective",
            origin="finding",
            origin_ref="{queue}",
            unit="KM",
            owner=cast.HEAD_KM,
            opened_on=after(held, 8),
            due_on=at.day(-165),
            status="verified",
            description=Text(
                "Grafik czterech stanowisk w poniedziałki i piątki według liczby rezerwacji",
                "Roster of four desks on Mondays and Fridays by the number of bookings",
            ),
            success_criterion=Text(
                "średnie oczekiwanie do 30 minut w sześć kolejnych poniedziałków",
                "average wait up to 30 minutes on six Mondays in a row",
            ),
            done_on=at.day(-170),
            done_evidence=Text("grafiki na dwa miesiące", "rosters of two months"),
            verify_due=at.day(-80),
            verified_on=at.day(-85),
            verified_by=cast.AUDITOR_OR,
            effectiveness="ineffective",
            follow_up="{queue-dealers}",
            notes=Text("w sezonie nadal 38 minut", "still 38 minutes in the season"),
        ),
        row(
            "queue-dealers",
            action_type="corrective",
            origin="finding",
            origin_ref="{queue}",
            unit="KM",
            owner=cast.HEAD_KM,
            opened_on=at.day(-83),
            due_on=at.day(34),
            status="running",
            due_original=at.day(4),
            description=Text(
                "Osobne okno dla dealerów po godz. 14 i rezerwacja godzin przez internet",
                "A separate window for dealers after 2 p.m. and booking of hours on the web",
            ),
            success_criterion=Text(
                "średnie oczekiwanie do 30 minut przez cały kwartał",
                "average wait up to 30 minutes for a whole quarter",
            ),
            extension_reason=Text(
                "dostawca systemu kolejkowego przesunął wdrożenie o miesiąc",
                "the supplier of the queue system moved the launch by a month",
            ),
            verify_due=at.day(110),
        ),
        row(
            "old-fees-new",
            action_type="improvement",
            origin="finding",
            origin_ref="{old-fees}",
            unit="KM",
            owner=cast.CLERK_KM,
            opened_on=after(held, 8),
            due_on=at.day(-115),
            status="closed",
            description=Text(
                "Nowe wydanie karty sprawy i ostrzeżenie o zmianach opłat z systemu informacji prawnej",
                "New edition of the service card, and an alert from the legal information system on changed fees",
            ),
            done_on=at.day(-119),
            done_evidence=Text("KS-KM-01 wyd. 2", "KS-KM-01 ed. 2"),
        ),
    ]


def records(at: Calendar) -> Records:
    """Return the findings of the audit of vehicle registration and their actions."""
    return {"findings": _findings(at), "actions": _actions(at)}
