"""The audit of the land survey archive, held last week; its report is being written."""

from qms_xl.demo import cast
from qms_xl.demo.calendar import Calendar, after
from qms_xl.demo.notation import Records, row
from qms_xl.demo.records.programmes import programme_of
from qms_xl.model import Text


def records(at: Calendar) -> Records:
    """Return the audit, its checklist and findings."""
    held = at.day(-6)
    audit = "{audit-gk}"
    shared = {
        "source": "internal_audit",
        "source_ref": audit,
        "detected_on": held,
        "unit": "GK",
        "process": "G3",
        "status": "reported",
        "owner": cast.HEAD_GK,
    }
    return {
        "audits": [
            row(
                "audit-gk",
                audit_type="internal",
                units=("GK",),
                planned_from=held,
                planned_to=held,
                status="held",
                programme=programme_of(held),
                objective=Text(
                    "Ocena prowadzenia zasobu geodezyjnego i obsługi zgłoszeń prac",
                    "To assess how the land survey archive is run and notices of works are handled",
                ),
                scope=Text(
                    "Zgłoszenia prac, weryfikacja operatów, udostępnianie materiałów, przechowywanie zasobu",
                    "Notices of works, verification of reports, access to materials, storage of the archive",
                ),
                criteria=Text(
                    "PN-EN ISO 9001:2015-10, {doc P-06}, {doc P-03}, {doc KS-GK-01}, Prawo geodezyjne i kartograficzne",
                    "ISO 9001:2015, {doc P-06}, {doc P-03}, {doc KS-GK-01}, Geodetic and Cartographic Law",
                ),
                lead_auditor=cast.AUDITOR_OR,
                auditors=(cast.AUDITOR_AB,),
                documents=("P-06", "P-03"),
                processes=("G3",),
                clauses=("7.1", "8.2", "8.5", "10.2"),
                auditees=(cast.HEAD_GK, cast.AUDITOR_GK),
                client=Text("Starosta", "Head of the County"),
                place=Text(
                    "Wydział Geodezji i Kartografii, ośrodek dokumentacji",
                    "Land Survey and Mapping Department, documentation centre",
                ),
                method="on_site",
                opened_at=held,
                closed_at=held,
                held_from=held,
                held_to=held,
                course=Text(
                    "Zbadano 12 zgłoszeń, 10 operatów i stan dwóch regałów archiwum.",
                    "12 notices, 10 reports and two shelves of the archive were examined.",
                ),
                strengths=Text(
                    "Operaty weryfikowane średnio w 6 dni; pełna cyfryzacja zgłoszeń.",
                    "Reports verified in 6 days on average; notices fully digital.",
                ),
                obstacles=Text("nie wystąpiły", "none"),
                diverging_opinions=Text("nie zgłoszono", "none"),
                case_no=f"OR.0143.8.{held.year}",
            ),
        ],
        "audit_questions": [
            row(
                audit=audit,
                no="1",
                question=Text(
                    "Czy wypożyczenia i zwroty operatów są rejestrowane?",
                    "Are loans and returns of reports registered?",
                ),
                doc="P-06",
                clause="8.5.2",
                auditor=cast.AUDITOR_OR,
                result="nonconforming",
                evidence=Text(
                    "3 operaty na regale bez wpisu o zwrocie, 1 poza ośrodkiem bez wpisu",
                    "3 reports on the shelf without a return entry, 1 out of the centre without an entry",
                ),
                finding="{loans}",
            ),
            row(
                audit=audit,
                no="2",
                question=Text("Czy warunki przechowywania są monitorowane?", "Are storage conditions monitored?"),
                doc="P-06",
                clause="7.1.4",
                auditor=cast.AUDITOR_AB,
                result="observation",
                evidence=Text(
                    "higrometr bez świadectwa, odczyty nieregularne",
                    "hygrometer without certificate, readings irregular",
                ),
                finding="{hygrometer}",
            ),
            row(
                audit=audit,
                no="3",
                question=Text("Czy zgłoszenia obsługiwane są w terminie?", "Are notices handled in time?"),
                doc="P-06",
                clause="8.5.1",
                auditor=cast.AUDITOR_OR,
                result="conforming",
                evidence=Text("12 z 12 zgłoszeń", "12 of 12 notices"),
            ),
            row(
                audit=audit,
                no="4",
                question=Text(
                    "Czy błędy wykryte przy weryfikacji operatu są analizowane?",
                    "Are errors found in verification analysed?",
                ),
                doc="P-03",
                clause="10.2.1",
                auditor=cast.AUDITOR_OR,
                result="conforming",
                evidence=Text("kwartalne zestawienie usterek operatów", "quarterly list of errors in reports"),
            ),
            row(
                audit=audit,
                no="5",
                question=Text("Czy karta sprawy podaje aktualne stawki?", "Does the service card give current rates?"),
                doc="KS-GK-01",
                clause="8.2.1",
                auditor=cast.AUDITOR_AB,
                result="conforming",
                evidence=Text("stawki zgodne z obwieszczeniem", "rates agree with the announcement"),
            ),
        ],
        "findings": [
            row(
                "loans",
                **shared,
                grade="minor",
                reported_by=cast.AUDITOR_OR,
                doc="P-06",
                clause="8.5.2",
                description=Text(
                    "Wypożyczenia i zwroty operatów technicznych nie są na bieżąco odnotowywane.",
                    "Loans and returns of technical reports are not entered day by day.",
                ),
                requirement=Text(
                    "P-06 pkt 6.2: każde wydanie i zwrot wpisuje się tego samego dnia",
                    "P-06, 6.2: every loan and return is entered on the same day",
                ),
                evidence=Text("4 z 25 sprawdzonych operatów", "4 of 25 reports checked"),
                correction=Text(
                    "Operat odzyskano, wpisy uzupełniono", "The report was recovered, the entries were made"
                ),
                correction_due=after(held, 14),
                accepted_by=cast.HEAD_GK,
                accepted_on=at.day(-5),
            ),
            row(
                "hygrometer",
                **shared,
                grade="observation",
                reported_by=cast.AUDITOR_AB,
                doc="P-06",
                clause="7.1.4",
                evidence=Text(
                    "zeszyt odczytów: 9 wpisów w miesiącu, przyrząd bez świadectwa",
                    "book of readings: 9 entries in a month, instrument without certificate",
                ),
                description=Text(
                    "Wilgotność w archiwum odczytuje się nieregularnie, higrometr nie był wzorcowany.",
                    "Humidity in the archive is read irregularly, the hygrometer has not been calibrated.",
                ),
            ),
        ],
    }
