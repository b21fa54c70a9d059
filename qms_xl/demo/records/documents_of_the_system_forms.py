"""Forms of the quality management system: request to change a document, audit checklist, nonconformity card."""

from qms_xl.demo import cast
from qms_xl.demo.calendar import Calendar, after
from qms_xl.demo.notation import Records, row
from qms_xl.demo.records.documents_of_the_system import FIRST, SECOND, approved
from qms_xl.model import Text


def records(at: Calendar) -> Records:
    """Return the forms in force."""
    first, second = at.day(FIRST), at.day(SECOND)
    first_from, second_from = after(first, 8), after(second, 10)
    by_first, by_second = approved(first, 1), approved(second, 2)
    form = {
        "owner": cast.SECRETARY,
        "prepared_by": cast.AUDITOR_OR,
        "doc_type": "form",
        "process": "Z1",
        "medium": "electronic",
        "review_months": 36,
        "jrwa": "0143",
        "retention": "B10",
    }
    return {
        "documents": [
            row(
                doc="F-01",
                title=Text("Wniosek o zmianę dokumentu", "Request to change a document"),
                status="effective",
                edition="1",
                parent_doc="P-01",
                issued_on=first,
                effective_from=first_from,
                **by_first,
                **form,
                reviewed_on=at.day(-250),
                storage=Text("Wydział Organizacyjny", "Organisation Department"),
            ),
            row(
                doc="F-02",
                title=Text("Lista pytań auditowych", "Audit checklist"),
                status="effective",
                edition="2",
                parent_doc="P-02",
                issued_on=second,
                effective_from=second_from,
                **by_second,
                **form,
                storage=Text("pełnomocnik ds. SZJ", "quality representative"),
            ),
            row(
                doc="F-03",
                title=Text("Karta niezgodności", "Nonconformity card"),
                status="effective",
                edition="1",
                parent_doc="P-03",
                issued_on=first,
                effective_from=first_from,
                **by_first,
                **form,
                reviewed_on=at.day(-250),
                storage=Text("pełnomocnik ds. SZJ", "quality representative"),
            ),
        ],
    }
