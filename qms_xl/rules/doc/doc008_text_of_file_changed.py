"""DOC008: a document whose text has changed since it was registered, without a new edition."""

from __future__ import annotations

from qms_xl.facts import fact
from qms_xl.model import Found, Hit, Register, Rule, Text
from qms_xl.rules.doc._files import in_use


def find(documents: Register, files: Register) -> Found:
    """Give the file of each document in use whose checksum is another than that in its row; a blank one is not judged."""
    for row, of_file in in_use(documents, files):
        was, now = documents["file_sha256"].loc[row], fact(files, of_file, "sha256")
        if isinstance(was, str) and now and was.strip().casefold() != now:
            has_text = fact(files, of_file, "has_text") == "yes"
            sum_cell = documents.cell(row, "file_sha256")
            yield Hit(
                documents.cell(row, "file"),
                {"sum_cell": sum_cell.cell, "sum_header": sum_cell.header},
                severity="error" if has_text else "warning",
                variant="" if has_text else "bytes",
            )


RULE = Rule(
    find=find,
    severity="error",
    clause="7.5.3.2 c [4.2.3 c]",
    title=Text("Treść dokumentu zmieniła się bez nowego wydania", "Text changed without a new edition"),
    message=Text(
        "W pliku „{value}” dokumentu „{record}” jest inny tekst niż wtedy, gdy go zarejestrowano, a wydanie się nie zmieniło.",
        "The file “{value}” of document “{record}” holds another text than when it was registered, and the edition is the same.",
    ),
    variants={
        "bytes": Text(
            "Plik „{value}” dokumentu „{record}” zmieniono po zarejestrowaniu. Nie da się odczytać jego tekstu, więc nie wiadomo, "
            "czy zmieniła się treść.",
            "The file “{value}” of document “{record}” was changed after it was registered. Its text cannot be read, so that nobody "
            "knows whether it still says the same.",
        )
    },
    why=Text(
        "Zatwierdzono określony tekst. Jeżeli ktoś go potem zmienił, obowiązuje coś, czego nikt nie zatwierdził.",
        "It was a certain text that was approved. If somebody changed it afterwards, something is in force that nobody approved.",
    ),
    remedy=Text(
        "Porównaj plik z zatwierdzonym egzemplarzem. Jeżeli zmieniono go przez pomyłkę, przywróć poprzednią wersję. Jeżeli zmiana jest "
        "potrzebna, wydaj nowe wydanie. Jeżeli zmianę zatwierdzono, wyczyść komórkę {sum_cell} (kolumna „{sum_header}” jest ukryta) i "
        "uruchom `qms-xl reconcile --apply`.",
        "Compare the file with the approved copy. If it was changed by mistake, bring the former version back. If the change is "
        "needed, issue a new edition. If the change was approved, empty cell {sum_cell} (the column “{sum_header}” is hidden) and run "
        "`qms-xl reconcile --apply`.",
    ),
    good="""
documents
| doc  | edition | status    | file      | file_sha256 |
| P-01 | 1       | effective | d/P1.docx | aaaa        |
| P-02 | 1       | effective | d/P2.docx |             |
| P-03 | 1       | withdrawn | d/P3.docx | cccc        |
| P-04 | 1       | effective | d/P4.docx | dddd        |

files
| path      | named | exists | has_text | sha256 |
| d/P1.docx | yes   | yes    | yes      | aaaa   |
| d/P2.docx | yes   | yes    | yes      | bbbb   |
| d/P3.docx | yes   | yes    | yes      | eeee   |
| d/P4.docx | yes   | yes    | no       |        |
""",
    bad="""
documents
| doc  | edition | status    | file        | file_sha256 |
| P-01 | 1       | effective | d/P1.docx ! | aaaa        |
| P-02 | 1       | approved  | d\\P2.pdf !  | bbbb        |

files
| path      | named | exists | has_text | sha256 |
| d/P1.docx | yes   | yes    | yes      | aaab   |
| d/P2.pdf  | yes   | yes    | no       | bbbc   |
""",
)
