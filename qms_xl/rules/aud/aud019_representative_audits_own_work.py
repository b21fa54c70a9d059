"""AUD019: a quality representative who audits the own unit, or procedures of the system that are the representative's own."""

from __future__ import annotations

from datetime import date

from qms_xl.model import Found, Hit, Register, Rule, Text
from qms_xl.norms import Norm
from qms_xl.rules.aud._own_work import in_own_units, representatives, system_documents
from qms_xl.rules.aud._team import seats
from qms_xl.settings import Settings


def own_unit(
    audits: Register, people: Register, as_of: date, settings: Settings, audit_questions: Register | None = None
) -> Found:
    """Give each representative among the auditors of the own unit, unless others ask all questions there."""
    having = representatives(people)
    for seat, unit in in_own_units(audits, people, audit_questions, as_of, settings).items():
        if seat.person in having:
            facts = {"person": seat.person, "unit": unit}
            yield Hit(audits.cell(seat.row, seat.column), facts, about=seat.person)


def own_procedure(
    audits: Register,
    people: Register,
    documents: Register,
    as_of: date,
    settings: Settings,
    norm: Norm,
    audit_questions: Register | None = None,
) -> Found:
    """Give each representative among the auditors of a procedure of the system that the representative owns."""
    having, of_system = representatives(people), system_documents(documents, norm)
    effective = documents["status"] == "effective"
    owners = dict(zip(documents["doc"][effective], documents["owner"][effective], strict=True))
    said = in_own_units(audits, people, audit_questions, as_of, settings)
    for seat in seats(audits, as_of, settings):
        if seat.person not in having or seat in said:
            continue
        own = [doc for doc in audits["documents"].loc[seat.row] if doc in of_system and owners.get(doc) == seat.person]
        if own:
            facts = {"person": seat.person, "doc": own[0]}
            yield Hit(audits.cell(seat.row, seat.column), facts, about=seat.person, variant="procedure")


RULE = Rule(
    find=(own_unit, own_procedure),
    severity="error",
    clause="9.2.2 c [8.2.2]",
    instead_of=("AUD005",),
    settings=("look_back_months",),
    title=Text("Pełnomocnik audituje własną pracę", "Representative audits own work"),
    message=Text(
        "Pełnomocnik ds. jakości {person} audituje w audicie „{record}” własną komórkę „{unit}”.",
        "In audit “{record}” the quality representative {person} audits their own unit “{unit}”.",
    ),
    variants={
        "procedure": Text(
            "Pełnomocnik ds. jakości {person} audituje w audicie „{record}” własną procedurę systemu „{doc}”.",
            "In audit “{record}” the quality representative {person} audits “{doc}”, their own procedure of the "
            "system.",
        )
    },
    why=Text(
        "Nikt nie audituje własnej pracy. Przy pełnomocniku zdarza się to najczęściej, bo sam prowadzi nadzór nad dokumentami, "
        "audity i działania korygujące.",
        "Nobody audits their own work. It happens most often to the representative, who looks after documents, audits and "
        "corrective actions in person.",
    ),
    remedy=Text(
        "Wyznacz do tej części innego auditora (komórka {cell}) albo przydziel mu pytania na liście pytań.",
        "Appoint another auditor for this part (cell {cell}), or give the questions to one in the list of questions.",
    ),
    good="""
as_of 2026-11-20
audits
| audit      | audit_type | status  | units | lead_auditor | auditors   | documents | planned_from | held_from |
| AW-2026-01 | internal   | planned | KM    | Anna Nowak   | Jan Lis    | PS-01     | 2026-12-01   |           |
| AW-2026-02 | internal   | planned | OR    | Jan Lis      |            | PS-02     | 2026-12-01   |           |

people
| person     | unit | roles                  |
| Anna Nowak | OR   | quality_representative |
| Jan Lis    | FN   | auditor                |

documents
| doc   | status    | owner      | clauses |
| PS-01 | effective | Anna Nowak | 8.5     |
| PS-02 | effective | Anna Nowak | 7.5     |
""",
    bad="""
as_of 2026-11-20
audits
| audit      | audit_type | status  | units | lead_auditor | auditors     | documents | planned_from | held_from |
| AW-2026-01 | internal   | planned | KM    | Anna Nowak ! | Jan Lis      | PS-02     | 2026-12-01   |           |
| AW-2026-02 | internal   | planned | OR    | Jan Lis      | Anna Nowak ! | PS-01     | 2026-12-01   |           |

people
| person     | unit | roles                  |
| Anna Nowak | OR   | quality_representative |
| Jan Lis    | FN   | auditor                |

documents
| doc   | status    | owner      | clauses |
| PS-01 | effective | Anna Nowak | 8.5     |
| PS-02 | effective | Anna Nowak | 7.5     |
""",
)
