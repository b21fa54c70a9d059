"""The follow-up audit of vehicle registration after a major nonconformity."""

from qms_xl.demo import cast
from qms_xl.demo.calendar import Calendar
from qms_xl.demo.notation import Records, row
from qms_xl.demo.records.programmes import programme_of
from qms_xl.model import Text


def records(at: Calendar) -> Records:
    """Return the audit, its checklist and its one finding."""
    held, reported = at.day(-85), at.day(-78)
    audit = "{audit-follow-up}"
    return {
        "audits": [
            row(
                "audit-follow-up",
                audit_type="follow_up",
                units=("KM",),
                planned_from=held,
                planned_to=held,
                status="closed",
                programme=programme_of(held),
                objective=Text(
                    "Sprawdzenie skuteczności działań po audicie {audit-km}",
                    "To verify the effect of the actions after audit {audit-km}",
                ),
                scope=Text(
                    "Lista kontrolna przyjęcia wniosku, czas oczekiwania, karta sprawy",
                    "Checklist for accepting applications, waiting time, service card",
                ),
                criteria=Text(
                    "{doc P-04}, {doc KS-KM-01}, karty niezgodności {unsigned} i {queue}",
                    "{doc P-04}, {doc KS-KM-01}, nonconformity cards {unsigned} and {queue}",
                ),
                lead_auditor=cast.AUDITOR_OR,
                documents=("P-04",),
                processes=("G1",),
                clauses=("8.2", "8.5", "10.2"),
                auditees=(cast.HEAD_KM, cast.CLERK_KM),
                client=Text("pełnomocnik ds. SZJ", "quality representative"),
                place=Text("Wydział Komunikacji, sala obsługi", "Vehicles and Drivers Department, customer hall"),
                method="on_site",
                opened_at=held,
                closed_at=held,
                held_from=held,
                held_to=held,
                course=Text(
                    "Zbadano 30 akt z ostatniego miesiąca i wydruki z systemu kolejkowego z sześciu tygodni.",
                    "30 files of the last month and six weeks of printouts of the queue system were examined.",
                ),
                strengths=Text(
                    "Nowy wzór wniosku z listą kontrolną na odwrocie.",
                    "New application form with the checklist on its back.",
                ),
                obstacles=Text("nie wystąpiły", "none"),
                not_covered=Text("brak", "none"),
                diverging_opinions=Text("nie zgłoszono", "none"),
                conclusion=Text(
                    "Działania dotyczące podpisów są skuteczne. Grafik stanowisk nie wystarczył: w sezonie czas oczekiwania nadal przekracza standard, potrzebne działanie następcze.",
                    "The actions on signatures are effective. The roster of desks was not enough: in the season the waiting time still exceeds the standard, a further action is needed.",
                ),
                fulfilment="met_with_remarks",
                report_no="R-{audit-follow-up}",
                reported_on=reported,
                report_to=(Text("pełnomocnik ds. SZJ", "quality representative"), Text("Naczelnik KM", "Head of KM")),
                case_no=f"OR.0143.6.{held.year}",
            ),
        ],
        "audit_questions": [
            row(
                audit=audit,
                no="1",
                question=Text(
                    "Czy wszystkie listy kontrolne są podpisane, a załączniki kompletne?",
                    "Are all checklists signed and the annexes complete?",
                ),
                doc="P-04",
                clause="8.5.1",
                auditor=cast.AUDITOR_OR,
                result="conforming",
                evidence=Text("30 z 30 akt", "30 of 30 files"),
            ),
            row(
                audit=audit,
                no="2",
                question=Text(
                    "Czy czas oczekiwania mieści się w standardzie?", "Does the waiting time keep to the standard?"
                ),
                doc="P-04",
                clause="8.2.1",
                auditor=cast.AUDITOR_OR,
                result="observation",
                evidence=Text("poniedziałki: średnio 38 minut (było 47)", "Mondays: 38 minutes on average (was 47)"),
                finding="{queue-season}",
            ),
            row(
                audit=audit,
                no="3",
                question=Text(
                    "Czy karta sprawy jest aktualna w BIP i na sali?",
                    "Is the service card current on the web and in the hall?",
                ),
                doc="KS-KM-01",
                clause="8.2.1",
                auditor=cast.AUDITOR_OR,
                result="conforming",
                evidence=Text("obowiązujące wydanie w obu miejscach", "current edition in both places"),
            ),
        ],
        "findings": [
            row(
                "queue-season",
                source="internal_audit",
                source_ref=audit,
                detected_on=held,
                unit="KM",
                process="G1",
                doc="P-04",
                clause="8.2.1",
                status="closed",
                grade="observation",
                owner=cast.HEAD_KM,
                reported_by=cast.AUDITOR_OR,
                evidence=Text(
                    "wydruki z systemu kolejkowego z sześciu tygodni", "printouts of the queue system of six weeks"
                ),
                description=Text(
                    "Czas oczekiwania skrócił się z 47 do 38 minut, lecz w sezonie nadal przekracza standard; dalszy ciąg prowadzi karta {queue}.",
                    "The waiting time fell from 47 to 38 minutes, but still exceeds the standard in the season; followed up on card {queue}.",
                ),
                action_needed="no",
                no_action_reason=Text(
                    "działanie następcze prowadzone przy {queue}", "the further action is kept with {queue}"
                ),
                closed_on=reported,
                closed_by=cast.SECRETARY,
            ),
        ],
    }
