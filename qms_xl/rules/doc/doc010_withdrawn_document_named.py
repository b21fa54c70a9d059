"""DOC010: a document that was withdrawn is still named where work goes on."""

from __future__ import annotations

from datetime import date

from qms_xl.model import Found, Hit, Register, Rule, Text
from qms_xl.rules._roles import is_active
from qms_xl.rules.aud._kinds import TO_COME
from qms_xl.rules.doc._in_force import withdrawn_docs
from qms_xl.statuses.open_rows import open_rows


def in_findings(documents: Register, findings: Register, as_of: date) -> Found:
    """Give the document of each open finding that is in force in no edition any more."""
    named = findings["doc"].isin(withdrawn_docs(documents)) & open_rows(findings, as_of)
    for row in named.index[named]:
        yield Hit(findings.cell(row, "doc"), {"doc": findings["doc"].loc[row]}, about=str(findings["doc"].loc[row]))


def in_processes(documents: Register, processes: Register, as_of: date) -> Found:
    """Give the same for processes that are not withdrawn."""
    named = processes["doc"].isin(withdrawn_docs(documents)) & is_active(processes, as_of)
    for row in named.index[named]:
        yield Hit(processes.cell(row, "doc"), {"doc": processes["doc"].loc[row]}, about=str(processes["doc"].loc[row]))


def in_audits(documents: Register, audits: Register) -> Found:
    """Give the same for audits to come, each document once."""
    named = _in_audits(documents, audits)
    for row, doc in named:
        yield Hit(audits.cell(row, "documents"), {"doc": doc}, about=doc)


def in_questions(documents: Register, audits: Register, audit_questions: Register) -> Found:
    """Give the same for the unanswered questions of audits to come, where the audit does not name the document itself."""
    to_come = audits["audit"][audits["status"].isin(TO_COME)]
    unanswered = audit_questions.blank("result") | (audit_questions["result"] == "not_checked")
    named = audit_questions["doc"].isin(withdrawn_docs(documents)) & unanswered & audit_questions["audit"].isin(to_come)
    said = {(audits["audit"].loc[row], doc) for row, doc in _in_audits(documents, audits)}
    for row in named.index[named]:
        doc = str(audit_questions["doc"].loc[row])
        if (audit_questions["audit"].loc[row], doc) not in said:
            yield Hit(audit_questions.cell(row, "doc"), {"doc": doc}, about=doc)


def _in_audits(documents: Register, audits: Register) -> list[tuple[int, str]]:
    named = audits.each("documents")
    named = named[named.isin(withdrawn_docs(documents)) & audits["status"].isin(TO_COME).loc[named.index]]
    return [(int(str(row)), str(doc)) for row, doc in named.items()]


RULE = Rule(
    find=(in_findings, in_processes, in_audits, in_questions),
    severity="warning",
    clause="7.5.3.2 [4.2.3 g]",
    yields_to=("AUD008",),
    title=Text("Powołany dokument wycofano", "Withdrawn document still named"),
    message=Text(
        "W polu „{header}” wiersza „{record}” stoi dokument „{doc}”, który wycofano i który nie ma obowiązującego wydania.",
        "“{header}” of “{record}” names document “{doc}”, which was withdrawn and has no edition in force.",
    ),
    why=Text(
        "Nieaktualny dokument nie może służyć za podstawę bieżącej pracy: ani auditu, ani działania, ani opisu procesu.",
        "An outdated document must not be the basis of work that goes on: of an audit, an action, a description of a process.",
    ),
    remedy=Text(
        "Wpisz w komórce {cell} dokument, który zastąpił „{doc}”. Jeżeli „{doc}” nadal obowiązuje, popraw jego status "
        "w rejestrze dokumentów.",
        "Write in cell {cell} the document that replaced “{doc}”. If “{doc}” is still in force, correct its status in the "
        "register of documents.",
    ),
    good="""
as_of 2026-11-20
documents
| doc  | edition | status    |
| P-01 | 1       | withdrawn |
| P-01 | 2       | effective |
| P-02 | 1       | withdrawn |
| P-03 | 1       | approved  |

findings
| finding    | status  | doc  |
| U-2026-001 | running | P-01 |
| U-2026-002 | closed  | P-02 |
| U-2026-003 | running | P-03 |
| U-2026-004 | running |      |

processes
| process | doc  | active_to  |
| PR-1    | P-01 |            |
| PR-2    | P-02 | 2026-11-19 |

audits
| audit      | status  | documents  |
| AW-2026-01 | planned | P-01; P-03 |
| AW-2026-02 | held    | P-02       |

audit_questions
| audit      | no | doc  | result     |
| AW-2026-01 | 1  | P-01 |            |
| AW-2026-01 | 2  | P-02 | conforming |
| AW-2026-02 | 1  | P-02 |            |
""",
    bad="""
as_of 2026-11-20
documents
| doc  | edition | status    |
| P-02 | 1       | withdrawn |

findings
| finding    | status  | doc    |
| U-2026-001 | running | P-02 ! |

processes
| process | doc    | active_to  |
| PR-2    | P-02 ! | 2026-11-20 |

audits
| audit      | status  | documents |
| AW-2026-01 | planned | P-02 !    |
| AW-2026-02 | planned |           |

audit_questions
| audit      | no | doc    | result      |
| AW-2026-01 | 1  | P-02   |             |
| AW-2026-02 | 1  | P-02 ! | not_checked |
""",
)
