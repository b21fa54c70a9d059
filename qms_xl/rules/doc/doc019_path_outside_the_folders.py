"""DOC019: a path that leads out of the office's folders, or that no program should follow."""

from __future__ import annotations

from qms_xl.facts import fact
from qms_xl.model import Found, Hit, Register, Rule, Text
from qms_xl.ondisk.paths_named import leaves, paths_in
from qms_xl.paths import unsafe

_ELSEWHERE = ("network", "scheme")
_NAMES = ("device", "colon", "trailing", "control")


def of_documents(documents: Register, files: Register | None = None) -> Found:
    """Give the path of each document that lies neither in the office folder nor in the documents folder, or is unsafe.

    Without the fact table (there is no documents folder) a path is judged by its text alone.
    """
    yield from _hits(documents, "file", files)


def of_findings(findings: Register, files: Register | None = None) -> Found:
    """Give the same for the evidence of findings that is a path."""
    yield from _hits(findings, "evidence", files)


def of_questions(audit_questions: Register, files: Register | None = None) -> Found:
    """Give the same for the evidence of answers."""
    yield from _hits(audit_questions, "evidence", files)


def of_actions(actions: Register, files: Register | None = None) -> Found:
    """Give the same for the evidence of actions done."""
    yield from _hits(actions, "done_evidence", files)


def _hits(register: Register, column: str, files: Register | None) -> Found:
    seen = {} if files is None else {str(files["path"].loc[row]): row for row in files.frame.index}
    for path, rows in paths_in(register, column).items():
        why = fact(files, seen[path], "unsafe") if files is not None and path in seen else _by_text(path)
        variant = "elsewhere" if why in _ELSEWHERE else "name" if why in _NAMES else ""
        for row in rows if why else ():
            yield Hit(register.cell(row, column), variant=variant)


def _by_text(path: str) -> str | None:
    if leaves(path):
        return "outside"
    why = unsafe(path)
    return None if why == "parent" else why


RULE = Rule(
    find=(of_documents, of_findings, of_questions, of_actions),
    severity="error",
    title=Text("Ścieżka poza folderami biura", "Path outside the office's folders"),
    message=Text(
        "Ścieżka „{value}” wychodzi poza folder biura i folder dokumentów.",
        "The path “{value}” leads out of the office folder and the documents folder.",
    ),
    variants={
        "elsewhere": Text(
            "Ścieżka „{value}” prowadzi na inny komputer albo do internetu, a nie do pliku w folderach biura.",
            "The path “{value}” leads to another computer or to the internet, not to a file in the office's folders.",
        ),
        "name": Text(
            "Ścieżka „{value}” zawiera nazwę albo znak, których Windows w nazwach plików nie przyjmuje.",
            "The path “{value}” holds a name or a sign that Windows does not allow in the names of files.",
        ),
    },
    why=Text(
        "Program zagląda tylko do folderów biura: poza nimi nie sprawdzi, czy plik istnieje, i nie chce niczego otwierać. Takiej "
        "ścieżki nie otworzy też kolega na innym komputerze.",
        "The program looks only into the office's folders: elsewhere it cannot tell whether a file exists, and will open nothing. A "
        "colleague at another computer cannot open such a path either.",
    ),
    remedy=Text(
        "Przenieś plik do folderu dokumentów biura i wpisz w komórce {cell} jego położenie od tego folderu, np. "
        "„dokumenty/P-01.docx”, bez litery dysku, nazwy serwera i „..”.",
        "Move the file into the office's documents folder and write its place in cell {cell} beginning with that folder, such as "
        "“documents/P-01.docx”, without a drive letter, a server name or “..”.",
    ),
    good="""
documents
| doc  | edition | status    | file                       |
| P-01 | 1       | effective | dokumenty\\P-01.docx        |
| P-02 | 1       | draft     | dokumenty/stare/../P2.docx |
| P-03 | 1       | draft     |                            |

findings
| finding    | evidence                                    |
| U-2026-001 | https://bip.example.pl/protokol.pdf         |
| U-2026-002 | Pokazano teczkę nr 3, a w niej ../notatka   |
""",
    bad="""
documents
| doc  | edition | status    | file                            |
| P-01 | 1       | effective | ../../hasla.docx !              |
| P-02 | 1       | draft     | C:\\Users\\Anna\\P2.docx !         |
| P-03 | 1       | withdrawn | \\\\serwer\\udzial\\P3.docx !       |
| P-04 | 1       | effective | dokumenty/NUL.docx !            |
| P-05 | 1       | effective | https://example.pl/P5.docx !    |
| P-06 | 1       | effective | /etc/passwd !                   |

findings
| finding    | evidence          |
| U-2026-001 | ../protokol.pdf ! |

audit_questions
| audit      | no | evidence            |
| AW-2026-01 | 1  | D:/skany/lista.pdf ! |

actions
| action     | done_evidence             |
| D-2026-001 | //serwer/dowody/x.pdf !   |
""",
)
