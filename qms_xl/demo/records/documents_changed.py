"""What was changed in the documents, edition by edition."""

from qms_xl.demo import cast
from qms_xl.demo.calendar import Calendar
from qms_xl.demo.notation import Records, row
from qms_xl.demo.records.documents_of_the_system import SECOND
from qms_xl.demo.records.documents_of_units import NEW
from qms_xl.model import Text


def records(at: Calendar) -> Records:
    """Return the changes."""
    second, new, targets = at.day(SECOND), at.day(NEW), at.in_year(-1, 12, 18)
    return {
        "document_changes": [
            row(
                doc="PJ",
                change_no="1",
                changed_on=second,
                edition="2",
                page="1",
                approved_by=cast.HEAD,
                description=Text(
                    "Dodano zobowiązanie do dostępności usług dla osób ze szczególnymi potrzebami",
                    "Commitment to services accessible to people with special needs added",
                ),
            ),
            row(
                doc="KJ",
                change_no="1",
                changed_on=second,
                edition="2",
                page="4",
                approved_by=cast.HEAD,
                description=Text(
                    "Doprecyzowano zakres systemu i uzasadnienie wyłączenia punktu 8.3",
                    "Scope of the system and grounds for leaving out 8.3 made precise",
                ),
            ),
            row(
                doc="KJ",
                change_no="2",
                changed_on=second,
                edition="2",
                page="9",
                approved_by=cast.HEAD,
                description=Text("Uzupełniono kontekst o zmianę klimatu", "Context completed by climate change"),
            ),
            row(
                doc="CJ",
                change_no="1",
                changed_on=targets,
                edition="{year}",
                page="1",
                approved_by=cast.HEAD,
                description=Text("Cele na kolejny rok", "Objectives for the next year"),
            ),
            row(
                doc="P-02",
                change_no="1",
                changed_on=second,
                edition="2",
                page="2",
                approved_by=cast.HEAD,
                description=Text(
                    "Termin wydania raportu skrócono z 21 do 14 dni",
                    "Term for issuing the report shortened from 21 to 14 days",
                ),
            ),
            row(
                doc="P-02",
                change_no="2",
                changed_on=second,
                edition="2",
                page="3",
                approved_by=cast.HEAD,
                description=Text(
                    "Dodano audit sprawdzający po niezgodności dużej",
                    "Follow-up audit after a major nonconformity added",
                ),
            ),
            row(
                doc="F-02",
                change_no="1",
                changed_on=second,
                edition="2",
                page="1",
                approved_by=cast.HEAD,
                description=Text("Dodano kolumnę na dowód z auditu", "Column for audit evidence added"),
            ),
            row(
                doc="P-04",
                change_no="1",
                changed_on=new,
                edition="2",
                page="3",
                approved_by=cast.HEAD,
                description=Text(
                    "Dodano listę kontrolną przyjęcia wniosku z podpisem przyjmującego",
                    "Checklist for accepting an application added, signed by the clerk who accepts it",
                ),
            ),
            row(
                doc="P-04",
                change_no="2",
                changed_on=new,
                edition="2",
                page="5",
                approved_by=cast.HEAD,
                description=Text(
                    "Wprowadzono pomiar czasu oczekiwania z systemu kolejkowego",
                    "Waiting time is now measured by the queue system",
                ),
            ),
            row(
                doc="KS-KM-01",
                change_no="1",
                changed_on=new,
                edition="2",
                page="1",
                approved_by=cast.HEAD,
                description=Text(
                    "Zaktualizowano opłaty i wykaz załączników", "Fees and list of annexes brought up to date"
                ),
            ),
        ],
    }
