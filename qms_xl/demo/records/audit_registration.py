"""The audit of vehicle registration: queue, unsigned checklists, an old service card; and what came of it."""

from qms_xl.demo import cast
from qms_xl.demo.calendar import Calendar
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


def records(at: Calendar) -> Records:
    """Return the audit of vehicle registration and its checklist."""
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
    }
