"""The audit of vehicle registration: queue, unsigned checklists, an old service card; and what came of it."""

from qms_xl.demo import cast
from qms_xl.demo.calendar import Calendar, after
from qms_xl.demo.notation import Records, Row, row
from qms_xl.demo.records.programmes import programme_of
from qms_xl.model import Text


def _questions() -> list[Row]:
    audit = "{audit-km}"
    return [
        row(
            audit=audit,
            no="1",
            question=Text(
                "Czy przyjęcie wniosku dokumentuje lista kontrolna podpisana przez przyjmującego?",
                "Is the acceptance of an application documented by a checklist signed by the clerk?",
            ),
            doc="P-04",
            clause="8.5.1",
            auditor=cast.AUDITOR_OR,
            result="nonconforming",
            evidence=Text("6 z 20 akt bez podpisu na liście", "6 of 20 files without a signature on the list"),
            finding="{unsigned}",
        ),
        row(
            audit=audit,
            no="2",
            question=Text(
                "Czy mierzy się czas oczekiwania i czy mieści się on w standardzie 30 minut?",
                "Is the waiting time measured, and does it keep to the standard of 30 minutes?",
            ),
            doc="P-04",
            clause="8.2.1",
            auditor=cast.AUDITOR_OR,
            result="nonconforming",
            evidence=Text(
                "wydruk z systemu kolejkowego: w poniedziałki średnio 47 minut",
                "printout of the queue system: 47 minutes on average on Mondays",
            ),
            finding="{queue}",
        ),
        row(
            audit=audit,
            no="3",
            question=Text(
                "Czy karta sprawy podaje aktualne opłaty i załączniki?",
                "Does the service card give current fees and annexes?",
            ),
            doc="KS-KM-01",
            clause="8.2.1",
            auditor=cast.AUDITOR_GK,
            result="observation",
            evidence=Text(
                "karta w BIP i na sali podaje opłatę sprzed zmiany",
                "the card on the web and in the hall gives the fee from before the change",
            ),
            finding="{old-fees}",
        ),
        row(
            audit=audit,
            no="4",
            question=Text(
                "Jak klient dowiaduje się, że dokument jest do odbioru?",
                "How does the client learn that the document is ready?",
            ),
            doc="P-04",
            clause="8.2.1",
            auditor=cast.AUDITOR_GK,
            result="conforming",
            evidence=Text("powiadomienia SMS, wykaz z ostatniego miesiąca", "text messages, list of the last month"),
            finding="{sms}",
        ),
        row(
            audit=audit,
            no="5",
            question=Text("Czy druki ścisłego zarachowania są nadzorowane?", "Are numbered forms under control?"),
            doc="P-04",
            clause="8.5.4",
            auditor=cast.AUDITOR_OR,
            result="conforming",
            evidence=Text(
                "książka druków zgodna ze stanem w sejfie", "the book of forms agrees with the stock in the safe"
            ),
        ),
        row(
            audit=audit,
            no="6",
            question=Text(
                "Czy błędnie wydane dokumenty są wycofywane i opisywane?",
                "Are documents issued in error withdrawn and described?",
            ),
            doc="P-04",
            clause="8.7",
            auditor=cast.AUDITOR_GK,
            result="conforming",
            evidence=Text("dwa protokoły unieważnienia dowodów", "two records of cancelled certificates"),
        ),
        row(
            audit=audit,
            no="7",
            question=Text(
                "Czy skargi na obsługę trafiają do wydziału organizacyjnego?",
                "Do complaints about the service reach the Organisation Department?",
            ),
            doc="P-07",
            clause="8.2.1",
            auditor=cast.AUDITOR_OR,
            result="conforming",
            evidence=Text("dwie skargi przekazane tego samego dnia", "two complaints passed on the same day"),
        ),
    ]


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
    """Return the audit of vehicle registration, its checklist, findings and actions."""
    held, reported = at.day(-205), at.day(-194)
    return {
        "audits": [
            row(
                "audit-km",
                audit_type="internal",
                units=("KM",),
                planned_from=held,
                planned_to=held,
                status="closed",
                programme=programme_of(held),
                objective=Text(
                    "Ocena, czy rejestracja pojazdów przebiega zgodnie z procedurą i standardem obsługi klienta",
                    "To assess whether vehicle registration follows the procedure and the service standard",
                ),
                scope=Text(
                    "Przyjęcie wniosku, rejestracja, wydanie dokumentów, informacja dla klienta; stanowiska rejestracji pojazdów",
                    "Acceptance of applications, registration, issue of documents, information for clients; vehicle registration desks",
                ),
                criteria=Text(
                    "PN-EN ISO 9001:2015-10, {doc P-04}, {doc P-07}, {doc KS-KM-01}",
                    "ISO 9001:2015, {doc P-04}, {doc P-07}, {doc KS-KM-01}",
                ),
                lead_auditor=cast.AUDITOR_OR,
                auditors=(cast.AUDITOR_GK,),
                documents=("P-04", "P-07"),
                processes=("G1",),
                clauses=("8.2", "8.5", "8.6", "8.7"),
                auditees=(cast.HEAD_KM, cast.CLERK_KM),
                client=Text("Starosta", "Head of the County"),
                place=Text(
                    "Wydział Komunikacji, sala obsługi i pok. 3",
                    "Vehicles and Drivers Department, customer hall and room 3",
                ),
                method="on_site",
                opened_at=held,
                closed_at=held,
                held_from=held,
                held_to=held,
                course=Text(
                    "Audit przebiegł zgodnie z planem, w godzinach największego ruchu. Obserwowano pracę trzech stanowisk, zbadano 20 akt pojazdów i wydruki z systemu kolejkowego.",
                    "The audit took place as planned, during busy hours. Three desks were observed, 20 vehicle files and printouts of the queue system examined.",
                ),
                strengths=Text(
                    "Powiadomienia SMS o dokumentach do odbioru; wzorowy nadzór nad drukami ścisłego zarachowania.",
                    "Text messages about documents to be collected; exemplary control of numbered forms.",
                ),
                obstacles=Text(
                    "Przez pół godziny nie działało połączenie z CEPiK; plan wydłużono odpowiednio.",
                    "The link to the national vehicle register was down for half an hour; the plan was extended.",
                ),
                not_covered=Text("uprawnienia kierowców", "driving licences"),
                diverging_opinions=Text("nie zgłoszono", "none"),
                conclusion=Text(
                    "Proces jest opisany i realizowany, lecz kontrola kompletności wniosków nie jest dokumentowana, a standard oczekiwania nie jest dotrzymywany w dniach szczytu. Wymagany audit sprawdzający.",
                    "The process is described and carried out, but the check of completeness is not documented, and the waiting standard is not kept on peak days. A follow-up audit is required.",
                ),
                fulfilment="partly_met",
                report_no="R-{audit-km}",
                reported_on=reported,
                report_to=(
                    Text("Starosta", "Head of the County"),
                    Text("pełnomocnik ds. SZJ", "quality representative"),
                    Text("Naczelnik KM", "Head of KM"),
                ),
                case_no=f"OR.0143.5.{held.year}",
            ),
        ],
        "audit_questions": _questions(),
        "findings": _findings(at),
        "actions": _actions(at),
    }
