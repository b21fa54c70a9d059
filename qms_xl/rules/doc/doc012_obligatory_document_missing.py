"""DOC012: a document that the standard demands and that is not in force."""

from __future__ import annotations

from datetime import date

from qms_xl.model import Found, Hit, Register, Rule, Text
from qms_xl.norms import Norm
from qms_xl.rules._clauses import excluded, serves


def find(documents: Register, norm: Norm, as_of: date, certificates: Register | None = None) -> Found:
    """Give the register's header for each demanded document that no document in force is or serves as.

    A missing quality policy is POL001's. Clauses that the valid certificates exclude demand nothing.
    """
    effective = documents["status"] == "effective"
    types = set(documents["doc_type"][effective].dropna())
    clauses = {clause for several in documents["clauses"][effective] for clause in several}
    exempt = excluded(certificates, as_of)
    for demanded in norm.documents:
        if demanded.code == "policy" or any(serves(clause, demanded.clause) for clause in exempt):
            continue
        if types.isdisjoint(demanded.doc_types) and not any(serves(clause, demanded.clause) for clause in clauses):
            yield Hit(
                documents.header(), {"title": demanded.title, "demanded_by": demanded.clause}, about=demanded.code
            )


RULE = Rule(
    find=find,
    severity="error",
    clause="7.5.1 [4.2.1]",
    title=Text("Brak dokumentu wymaganego przez normę", "Document that the standard demands is missing"),
    message=Text(
        "W rejestrze nie ma obowiązującego dokumentu, którego wymaga norma: {title} (punkt {demanded_by}).",
        "The register has no document in force that the standard demands: {title} (clause {demanded_by}).",
    ),
    why=Text(
        "Norma wymienia dokumenty, bez których system nie jest kompletny. Auditor certyfikujący pyta o nie na początku.",
        "The standard names the documents without which the system is not complete. A certification auditor asks for them "
        "first.",
    ),
    remedy=Text(
        "Dopisz dokument do rejestru ze statusem „obowiązujący”. Jeżeli tę treść zawiera inny dokument, wpisz punkt "
        "{demanded_by} w jego polu „Punkty normy”.",
        "Add the document to the register with the status “in force”. If another document holds it, write clause "
        "{demanded_by} in its “Clauses”.",
    ),
    good="""
norm iso9001-2008
as_of 2026-11-20
documents
| doc  | doc_type   | status    | clauses             |
| KJ   | manual     | effective |                     |
| CJ   | objectives | effective |                     |
| P-01 | procedure  | effective | 4.2                 |
| P-02 | procedure  | effective | 8.2.2               |
| P-03 | procedure  | effective | 8.5.2; 8.5.3        |

certificates
| certificate | status | issued_on  | valid_to   | exclusions |
| 1/2025      | valid  | 2025-01-01 | 2027-12-31 | 7.3; 8.3   |
""",
    bad="""
norm iso9001-2008
as_of 2026-11-20
documents
| doc ! | doc_type   | status    | clauses |
| KJ    | manual     | effective |         |
| CJ    | objectives | effective |         |
| P-01  | procedure  | effective | 4.2.3   |
| P-02  | procedure  | draft     | 4.2.4   |
| P-03  | procedure  | effective | 8.5; 8.3; 8.2.2 |
""",
)
