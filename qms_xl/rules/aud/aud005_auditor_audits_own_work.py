"""AUD005: an auditor who audits the own unit, or what is the auditor's own."""

from __future__ import annotations

from datetime import date

from qms_xl.model import Found, Hit, Register, Rule, Text
from qms_xl.norms import Norm
from qms_xl.rules.aud._own_work import in_own_units, representatives, system_documents
from qms_xl.rules.aud._team import Seat, seats
from qms_xl.settings import Settings


def own_unit(
    audits: Register,
    people: Register,
    as_of: date,
    settings: Settings,
    book: tuple[str, ...],
    audit_questions: Register | None = None,
) -> Found:
    """Give each auditor who belongs to a unit of the audit, unless others ask all questions there."""
    for seat, unit in in_own_units(audits, people, audit_questions, as_of, settings).items():
        if not ("AUD019" in book and seat.person in representatives(people)):
            facts = {"person": seat.person, "unit": unit}
            yield Hit(audits.cell(seat.row, seat.column), facts, about=seat.person)


def own_process(
    audits: Register,
    processes: Register,
    as_of: date,
    settings: Settings,
    people: Register | None = None,
    audit_questions: Register | None = None,
) -> Found:
    """Give each auditor who owns an audited process; where it is also the own unit, that is said."""
    said = in_own_units(audits, people, audit_questions, as_of, settings)
    for seat, process in _owning_process(audits, processes, as_of, settings).items():
        if seat not in said:
            facts = {"person": seat.person, "process": process}
            yield Hit(
                audits.cell(seat.row, seat.column), facts, about=seat.person, severity="warning", variant="process"
            )


def own_document(
    audits: Register,
    documents: Register,
    as_of: date,
    settings: Settings,
    norm: Norm,
    book: tuple[str, ...],
    people: Register | None = None,
    processes: Register | None = None,
    audit_questions: Register | None = None,
) -> Found:
    """Give each auditor who owns an audited document; where it is also the own unit or process, that is said."""
    said = set(in_own_units(audits, people, audit_questions, as_of, settings))
    if processes is not None:
        said |= set(_owning_process(audits, processes, as_of, settings))
    effective = documents["status"] == "effective"
    owners = dict(zip(documents["doc"][effective], documents["owner"][effective], strict=True))
    the_representatives = representatives(people) if people is not None and "AUD019" in book else frozenset()
    of_system = system_documents(documents, norm) if the_representatives else frozenset()
    for seat in seats(audits, as_of, settings):
        own = [doc for doc in audits["documents"].loc[seat.row] if owners.get(doc) == seat.person]
        if seat.person in the_representatives:
            own = [doc for doc in own if doc not in of_system]
        if own and seat not in said:
            facts = {"person": seat.person, "doc": own[0]}
            yield Hit(
                audits.cell(seat.row, seat.column), facts, about=seat.person, severity="warning", variant="document"
            )


def _owning_process(audits: Register, processes: Register, as_of: date, settings: Settings) -> dict[Seat, str]:
    owners = dict(zip(processes["process"], processes["owner"], strict=True))
    found = {}
    for seat in seats(audits, as_of, settings):
        own = [process for process in audits["processes"].loc[seat.row] if owners.get(process) == seat.person]
        if own:
            found[seat] = own[0]
    return found


RULE = Rule(
    find=(own_unit, own_process, own_document),
    severity="error",
    clause="9.2.2 c [8.2.2]",
    settings=("look_back_months",),
    title=Text("Auditor audituje własną pracę", "Auditor audits own work"),
    message=Text(
        "Auditor {person} pracuje w komórce „{unit}”, którą obejmuje audit „{record}”.",
        "Auditor {person} works in unit “{unit}”, which audit “{record}” covers.",
    ),
    variants={
        "process": Text(
            "Auditor {person} jest właścicielem procesu „{process}”, który obejmuje audit „{record}”.",
            "Auditor {person} owns process “{process}”, which audit “{record}” covers.",
        ),
        "document": Text(
            "Auditor {person} jest właścicielem dokumentu „{doc}”, który obejmuje audit „{record}”.",
            "Auditor {person} owns document “{doc}”, which audit “{record}” covers.",
        ),
    },
    why=Text(
        "Auditorzy mają być obiektywni i bezstronni, dlatego nie auditują własnej pracy. Wyniki takiego auditu można podważyć.",
        "Auditors are to be objective and impartial, so they do not audit their own work. The results of such an audit may be "
        "disputed.",
    ),
    remedy=Text(
        "Wyznacz w komórce {cell} innego auditora. Jeżeli w „{unit}” pyta ktoś inny, wpisz go na liście pytań przy każdym "
        "pytaniu, które tam zadano.",
        "Appoint another auditor in cell {cell}. If somebody else asks the questions in “{unit}”, write that name at each of "
        "them in the checklist.",
    ),
    remedies=dict.fromkeys(
        ("process", "document"),
        Text(
            "Wyznacz w komórce {cell} innego auditora. Jeżeli właścicielem jest już kto inny, popraw to w rejestrze.",
            "Appoint another auditor in cell {cell}. If somebody else is the owner by now, correct that in its register.",
        ),
    ),
    good="""
as_of 2026-11-20
people
| person     | unit | roles |
| Anna Nowak | KM   |       |
| Jan Lis    | OR   |       |

processes
| process | owner      |
| PR-1    | Anna Nowak |

documents
| doc  | edition | status    | owner      | clauses |
| P-01 | 1       | withdrawn | Jan Lis    |         |
| P-01 | 2       | effective | Anna Nowak |         |

audits
| audit      | audit_type   | status    | planned_from | held_from  | units  | lead_auditor | auditors   | processes | documents |
| AW-2026-01 | internal     | closed    | 2026-02-01   | 2026-02-01 | KM     | Jan Lis      | Ewa Kot    | PR-1      | P-01      |
| AW-2026-02 | internal     | planned   | 2026-12-01   |            | KM; OR | Jan Lis      | Anna Nowak |           |           |
| AW-2026-03 | internal     | cancelled | 2026-12-01   |            | KM     | Anna Nowak   |            |           |           |
| AW-2024-01 | internal     | closed    | 2024-11-19   | 2024-11-19 | KM     | Anna Nowak   |            | PR-1      | P-01      |
| AZ-2026-01 | surveillance | planned   | 2026-12-01   |            | KM     | Anna Nowak   |            |           |           |

audit_questions
| audit      | no | unit | auditor    |
| AW-2026-02 | 1  | KM   | Jan Lis    |
| AW-2026-02 | 2  | OR   | Anna Nowak |
""",
    bad="""
as_of 2026-11-20
people
| person     | unit | roles |
| Anna Nowak | KM   |       |
| Jan Lis    | OR   |       |
| Ewa Kot    |      |       |

processes
| process | owner      |
| PR-1    | Anna Nowak |

documents
| doc  | edition | status    | owner   | clauses |
| P-01 | 2       | effective | Ewa Kot |         |

audits
| audit      | audit_type | status  | planned_from | held_from  | units  | lead_auditor | auditors     | processes | documents |
| AW-2026-01 | internal   | closed  | 2026-02-01   | 2026-02-01 | KM     | Anna Nowak ! | Anna Nowak   | PR-1      |           |
| AW-2026-02 | internal   | planned | 2026-12-01   |            | KM; OR | Jan Lis      | Anna Nowak ! |           |           |
| AW-2026-03 | follow_up  | planned | 2026-12-01   |            | OR     | Anna Nowak ! | Ewa Kot !    | PR-1      | P-01      |
| AW-2024-01 | unplanned  | closed  | 2024-11-20   | 2024-11-20 | KM     | Anna Nowak ! |              |           |           |

audit_questions
| audit      | no | unit | auditor    |
| AW-2026-02 | 1  | KM   | Jan Lis    |
| AW-2026-02 | 2  |      | Anna Nowak |
""",
)
