"""Audits to come: one prepared with its checklist, one planned."""

from qms_xl.demo import cast
from qms_xl.demo.calendar import Calendar, after
from qms_xl.demo.notation import Records, row
from qms_xl.demo.records.programmes import LAST_AUDIT, programme_of
from qms_xl.model import Text


def records(at: Calendar) -> Records:
    """Return the audits to come and the checklist of the one that is prepared."""
    soon, later = at.day(35), at.day(LAST_AUDIT)
    audit = "{audit-fn}"
    return {
        "audits": [
            row(
                "audit-fn",
                audit_type="internal",
                units=("FN", "OS"),
                planned_from=soon,
                planned_to=after(soon, 1),
                status="prepared",
                programme=programme_of(soon),
                objective=Text(
                    "Ocena procesu zakupów oraz decyzji środowiskowych, w tym działań po kontroli zewnętrznej",
                    "To assess purchasing and environmental decisions, including the actions after the external inspection",
                ),
                scope=Text(
                    "Zakupy do progu ustawowego, ocena dostawców, zezwolenia na gospodarowanie odpadami",
                    "Purchases below the statutory threshold, evaluation of providers, waste permits",
                ),
                criteria=Text(
                    "PN-EN ISO 9001:2015-10, {doc P-08}, {doc P-09}", "ISO 9001:2015, {doc P-08}, {doc P-09}"
                ),
                lead_auditor=cast.AUDITOR_OR,
                auditors=(cast.AUDITOR_GK,),
                documents=("P-08", "P-09"),
                processes=("W2", "G4"),
                clauses=("8.2", "8.4", "8.5"),
                client=Text("Starosta", "Head of the County"),
                place=Text(
                    "Wydział Finansowy i Wydział Ochrony Środowiska", "Finance Department and Environment Department"
                ),
                method="on_site",
                case_no=f"OR.0143.9.{soon.year}",
            ),
            row(
                "audit-ks",
                audit_type="internal",
                units=("CU", "KS", "OR"),
                planned_from=later,
                planned_to=after(later, 1),
                status="planned",
                programme=programme_of(later),
                documents=("P-01", "P-02", "P-03", "P-07"),
                processes=("Z1", "W1"),
                clauses=("5.1", "5.2", "6.1", "6.3", "9.2", "9.3", "10.1", "10.2", "10.3"),
                lead_auditor=cast.AUDITOR_FN,
                auditors=(cast.AUDITOR_AB,),
                method="mixed",
            ),
        ],
        "audit_questions": [
            row(
                audit=audit,
                no="1",
                unit="FN",
                question=Text(
                    "Czy wydatek poniżej progu ma rozeznanie rynku?",
                    "Does a purchase below the threshold rest on a market enquiry?",
                ),
                doc="P-08",
                clause="8.4.1",
                auditor=cast.AUDITOR_OR,
            ),
            row(
                audit=audit,
                no="2",
                unit="FN",
                question=Text(
                    "Czy dostawcy są oceniani co roku według kryteriów?",
                    "Are providers evaluated each year by the criteria?",
                ),
                doc="P-08",
                clause="8.4.1",
                auditor=cast.AUDITOR_OR,
                result="not_checked",
            ),
            row(
                audit=audit,
                no="3",
                unit="FN",
                question=Text(
                    "Jak wdrożono zalecenia z {inspection}?",
                    "How were the recommendations of {inspection} put into practice?",
                ),
                doc="P-08",
                clause="10.2.1",
                auditor=cast.AUDITOR_OR,
            ),
            row(
                audit=audit,
                no="4",
                unit="OS",
                question=Text(
                    "Czy zezwolenia wydawane są w terminie i wpisywane do wykazu?",
                    "Are permits issued in time and entered in the public list?",
                ),
                doc="P-09",
                clause="8.5.1",
                auditor=cast.AUDITOR_GK,
            ),
            row(
                audit=audit,
                no="5",
                unit="OS",
                question=Text(
                    "Czy strony są informowane o przedłużeniu terminu?",
                    "Are the parties told when the term is extended?",
                ),
                doc="P-09",
                clause="8.2.1",
                auditor=cast.AUDITOR_GK,
            ),
        ],
    }
