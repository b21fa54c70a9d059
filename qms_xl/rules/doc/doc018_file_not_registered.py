"""DOC018: a file in the documents folder that no cell names."""

from __future__ import annotations

from qms_xl.facts import fact, rows_where
from qms_xl.model import Found, Hit, Register, Rule, Text
from qms_xl.rules.doc._files import missing


def find(
    documents: Register,
    files: Register,
    findings: Register | None = None,
    audit_questions: Register | None = None,
    actions: Register | None = None,
) -> Found:
    """Give the register's header for each file that nothing names; the one that DOC007 suggests for a missing file is left to it."""
    others = ((findings, "evidence"), (audit_questions, "evidence"), (actions, "done_evidence"))
    tables = [(documents, "file"), *((table, column) for table, column in others if table and table.has(column))]
    gone = [row for table, column in tables for _, row in missing(table, column, files)]
    suggested = {fact(files, row, "nearest") for row in gone}
    for row in rows_where(files, "named", "no"):
        path = str(files["path"].loc[row])
        if path not in suggested:
            yield Hit(documents.header(), {"path": path}, about=path)


RULE = Rule(
    find=find,
    severity="note",
    clause="7.5.3 [4.2.3]",
    title=Text("Plik spoza rejestru dokumentów", "File that the register does not name"),
    message=Text(
        "W folderze dokumentów leży plik „{path}”, którego nie wymienia rejestr dokumentów.",
        "The documents folder holds the file “{path}”, which the register of documents does not name.",
    ),
    why=Text(
        "Kto zajrzy do folderu, weźmie każdy plik za obowiązujący. Plik spoza rejestru bywa starym wydaniem albo czyjąś kopią.",
        "Whoever looks into the folder takes every file for one in force. A file outside the register is often an old edition or "
        "somebody's copy.",
    ),
    remedy=Text(
        "Dopisz plik w kolumnie „Plik” jego dokumentu albo przenieś go do podfolderu „archiwum”. Pliki, które mają tu leżeć, można "
        "pominąć ustawieniem `documents.ignored` w pliku qms.toml.",
        "Write the file into the column “File” of its document, or move it into the subfolder “archive”. Files that belong here can "
        "be left out by the setting `documents.ignored` in qms.toml.",
    ),
    good="""
documents
| doc  | edition | status    | file                |
| P-01 | 1       | effective | dokumenty/P-01.docx |
| P-02 | 1       | draft     | dokumenty/P-02.docx |
| P-03 | 1       | effective | dokumenty/P-03.docx |

files
| path                 | named | exists | nearest              |
| dokumenty/P-01.docx  | yes   | yes    |                      |
| dokumenty/P-02.docx  | yes   | yes    |                      |
| dokumenty/P-03.docx  | yes   | no     | dokumenty/P-03a.docx |
| dokumenty/P-03a.docx | no    | yes    |                      |
""",
    bad="""
documents
| doc ! | edition | status    | file                |
| P-01  | 1       | effective | dokumenty/P-01.docx |
| P-02  | 1       | withdrawn | dokumenty/P-02.docx |

files
| path                     | named | exists | nearest             |
| dokumenty/P-01.docx      | yes   | yes    |                     |
| dokumenty/P-01 (1).docx  | no    | yes    |                     |
| dokumenty/P-02.docx      | yes   | no     | dokumenty/P-2.docx  |
| dokumenty/P-2.docx       | no    | yes    |                     |
""",
)
