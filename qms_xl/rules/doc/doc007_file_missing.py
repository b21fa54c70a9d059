"""DOC007: a file that a cell names and that is not there."""

from __future__ import annotations

from qms_xl.facts import fact
from qms_xl.model import Found, Hit, Register, Rule, Text
from qms_xl.rules.doc._files import missing


def of_documents(documents: Register, files: Register) -> Found:
    """Give the path of each document in use whose file is not there, and the file that looks most like it."""
    yield from _hits(documents, "file", files)


def of_findings(findings: Register, files: Register) -> Found:
    """Give the same for the evidence of findings that is a path."""
    yield from _hits(findings, "evidence", files)


def of_questions(audit_questions: Register, files: Register) -> Found:
    """Give the same for the evidence of answers."""
    yield from _hits(audit_questions, "evidence", files)


def of_actions(actions: Register, files: Register) -> Found:
    """Give the same for the evidence of actions done."""
    yield from _hits(actions, "done_evidence", files)


def _hits(register: Register, column: str, files: Register) -> Found:
    for row, of_file in missing(register, column, files):
        like = fact(files, of_file, "nearest")
        yield Hit(register.cell(row, column), {"nearest": like}, variant="nearest" if like else "")


RULE = Rule(
    find=(of_documents, of_findings, of_questions, of_actions),
    severity="error",
    clause="7.5.3.1 a [4.2.3 d]",
    title=Text("Pliku nie ma we wskazanym miejscu", "File missing at its path"),
    message=Text(
        "Wiersz „{record}” wskazuje w polu „{header}” plik „{value}”, którego nie ma.",
        "“{header}” of “{record}” names the file “{value}”, which is not there.",
    ),
    variants={
        "nearest": Text(
            "Wiersz „{record}” wskazuje w polu „{header}” plik „{value}”, którego nie ma. Najbardziej podobny plik to „{nearest}”.",
            "“{header}” of “{record}” names the file “{value}”, which is not there. The file most like it is “{nearest}”.",
        )
    },
    why=Text(
        "Dokument i dowód muszą być pod ręką, gdy ktoś ich potrzebuje. Pliku, którego nie ma, nie pokaże się auditorowi.",
        "A document and a proof must be at hand when somebody needs them. A file that is not there cannot be shown to an auditor.",
    ),
    remedy=Text(
        "Odszukaj plik i popraw jego położenie w komórce {cell}: zapis zaczyna się od folderu w folderze biura, np. "
        "„dokumenty/P-01.docx”. Jeżeli plik usunięto, przywróć go z kopii.",
        "Find the file and correct its place in cell {cell}: it begins with a folder of the office folder, such as "
        "“documents/P-01.docx”. If the file was deleted, bring it back from a backup.",
    ),
    remedies={
        "nearest": Text(
            "Sprawdź, czy to plik „{nearest}”. Jeżeli tak, przepisz jego położenie do komórki {cell}; jeżeli nie, odszukaj właściwy "
            "plik albo przywróć go z kopii.",
            "See whether it is the file “{nearest}”. If so, copy its place into cell {cell}; if not, find the right file or bring it "
            "back from a backup.",
        )
    },
    good="""
documents
| doc  | edition | status    | file                |
| P-01 | 1       | effective | dokumenty\\P-01.docx |
| P-02 | 1       | withdrawn | dokumenty/P-02.docx |
| P-03 | 1       | approved  |                     |

actions
| action     | done_evidence                   |
| D-2026-001 | notatka służbowa z 20.11.2026   |
| D-2026-002 | https://bip.example.pl/plik.pdf |

files
| path                | named | exists |
| dokumenty/P-01.docx | yes   | yes    |
| dokumenty/P-02.docx | yes   | no     |
""",
    bad="""
documents
| doc  | edition | status    | file                  |
| P-01 | 1       | effective | dokumenty\\P-01.docx ! |
| P-02 | 1       | approved  | dokumenty/P-02.docx ! |

findings
| finding    | evidence               |
| U-2026-001 | dowody/zdjecie 1.jpg ! |

audit_questions
| audit      | no | evidence                |
| AW-2026-01 | 1  | dowody/zestawienie.xlsx ! |

actions
| action     | done_evidence        |
| D-2026-001 | dowody/lista.pdf !   |

files
| path                    | named | exists | nearest             |
| dokumenty/P-01.docx     | yes   | no     | dokumenty/P-01a.docx |
| dokumenty/P-02.docx     | yes   | no     |                     |
| dowody/zdjecie 1.jpg    | yes   | no     |                     |
| dowody/zestawienie.xlsx | yes   | no     |                     |
| dowody/lista.pdf        | yes   | no     |                     |
""",
)
