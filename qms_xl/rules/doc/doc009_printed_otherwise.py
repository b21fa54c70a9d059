"""DOC009: a Word document that prints another code, edition or date than its row, or none at all."""

from __future__ import annotations

from datetime import date
from typing import Any

from qms_xl.facts import fact
from qms_xl.fold import fold
from qms_xl.model import Found, Hit, Register, Rule, Text
from qms_xl.rules.doc._files import in_use
from qms_xl.rules.doc._printed import other_code, other_day, other_edition, prints

_DAYS = ("issued_on", "effective_from", "approved_on")
_NAMES = {
    "code": Text("symbolu", "the code"),
    "edition": Text("wydania", "the edition"),
    "date": Text("daty", "the date"),
}


def find(documents: Register, files: Register) -> Found:
    """Give the file of each document in use that prints something else than its row, and the code of one that prints nothing.

    Any of the days of issue, of effect and of approval will do as the date. Only Word documents are judged.
    """
    blank = documents.blank("edition")
    known = {fold(code) for code in documents["doc"].dropna().unique()}
    for row, of_file in in_use(documents, files):
        code = documents["doc"].loc[row]
        if fact(files, of_file, "has_text") != "yes" or not isinstance(code, str):
            continue
        lines, codes, editions, days = (
            _lines(files, of_file, name) for name in ("printed", "codes", "editions", "days")
        )
        edition = None if blank.loc[row] else documents["edition"].loc[row]
        own_days = _days(documents, row)
        differing: dict[str, Any] = {
            "code": (other_code(codes, lines, code, known), code),
            "edition": (other_edition(editions, edition) if isinstance(edition, str) else None, edition),
            "date": (other_day(days, own_days), own_days[0] if own_days else None),
        }
        for about, (printed, own) in differing.items():
            if printed is not None:
                facts = {"printed": printed, "own": own}
                cell, severity = documents.cell(row, "file"), "error" if about == "code" else "warning"
                yield Hit(cell, facts, about=about, severity=severity, variant=about)  # type: ignore[arg-type]
        nothing = [
            *(["code"] if not codes and not prints(lines, code) else []),
            *(["edition"] if not editions and isinstance(edition, str) else []),
            *(["date"] if not days and own_days else []),
        ]
        if nothing:
            facts = {"names": tuple(_NAMES[name] for name in nothing), "file": documents["file"].loc[row]}
            yield Hit(documents.cell(row, "doc"), facts, about="; ".join(nothing), severity="note")


def _lines(files: Register, row: int, column: str) -> tuple[str, ...]:
    return tuple(str(fact(files, row, column) or "").splitlines())


def _days(documents: Register, row: int) -> list[date]:
    if not all(map(documents.has, _DAYS)):  # the day printed may be that of the column that is not there
        return []
    days = [documents[column].loc[row] for column in _DAYS]
    return [day.date() for day in days if day == day]


RULE = Rule(
    find=find,
    severity="error",
    clause="7.5.2 a [4.2.3 c]",
    instead_of=("DOC008",),
    title=Text("Wydruk dokumentu mówi co innego niż rejestr", "Document prints something else than the register"),
    message=Text(
        "W nagłówku, stopce i właściwościach pliku „{file}” dokumentu „{record}” nie ma: {names}.",
        "Header, footer and properties of the file “{file}” of document “{record}” do not give: {names}.",
    ),
    variants={
        "code": Text(
            "Na dokumencie „{record}” (plik „{value}”) wydrukowany jest symbol „{printed}” zamiast „{own}”.",
            "Document “{record}” (file “{value}”) prints the code “{printed}” instead of “{own}”.",
        ),
        "edition": Text(
            "Na dokumencie „{record}” (plik „{value}”) wydrukowane jest wydanie „{printed}”, a w rejestrze stoi „{own}”.",
            "Document “{record}” (file “{value}”) prints edition “{printed}”, while the register has “{own}”.",
        ),
        "date": Text(
            "Na dokumencie „{record}” (plik „{value}”) wydrukowana jest data {printed}, a w rejestrze stoi {own}.",
            "Document “{record}” (file “{value}”) prints the date {printed}, while the register has {own}.",
        ),
    },
    why=Text(
        "Po symbolu, wydaniu i dacie na stronie pracownik poznaje, czy trzyma aktualny dokument. Gdy nie zgadzają się z rejestrem, "
        "nie wie, czemu wierzyć.",
        "From the code, edition and date on the page staff tell whether they hold the current document. Where these disagree with the "
        "register, nobody knows what to believe.",
    ),
    remedy=Text(
        "Otwórz plik w Wordzie i dopisz w nagłówku to, czego brakuje, np. „Symbol: P-01”, „Wydanie: 2”, „Data wydania: 01.03.2026”.",
        "Open the file in Word and add to its header what is missing, such as “Code: P-01”, “Edition: 2”, “Issued on: 1 March 2026”.",
    ),
    remedies={
        name: Text(
            "Sprawdź w zatwierdzonym egzemplarzu, co jest prawdą. Popraw nagłówek pliku w Wordzie albo wiersz w rejestrze; jeżeli w "
            "komórce {cell} wskazano niewłaściwy plik, wpisz właściwy.",
            "Look up in the approved copy which is right. Correct the header of the file in Word, or the row of the register; if cell "
            "{cell} names the wrong file, write the right one.",
        )
        for name in ("code", "edition", "date")
    },
    good="""
documents
| doc     | edition | doc_type  | status    | issued_on  | effective_from | approved_on | file      |
| P-01    | 3       | procedure | effective | 2026-02-01 | 2026-02-15     |             | d/P1.docx |
| P-02    | 2       | procedure | effective | 2026-02-01 | 2026-02-15     |             | d/P2.docx |
| 12/2026 |         | order     | effective |            |                |             | d/Z.docx  |
| P-03    | 1       | procedure | withdrawn | 2026-02-01 |                |             | d/P3.docx |
| P-04    | 1       | procedure | effective | 2026-02-01 |                |             | d/P4.pdf  |

files
| path      | named | exists | has_text | printed                                    | codes       | editions | days            |
| d/P1.docx | yes   | yes    | yes      | Symbol: P-01                               | P-01        | III      | 1 lutego 2026   |
| d/P2.docx | yes   | yes    | yes      | Procedura P 02 nadzoru nad dokumentami     |             | 02       | 15.02.2026      |
| d/Z.docx  | yes   | yes    | yes      | Zarządzenie nr 12/2026 Starosty            | nr 12/2026  |          |                 |
| d/P3.docx | yes   | yes    | yes      |                                            |             |          |                 |
| d/P4.pdf  | yes   | yes    | no       |                                            |             |          |                 |
""",
    bad="""
documents
| doc    | edition | doc_type  | status    | issued_on  | effective_from | approved_on | file        |
| P-01   | 3       | procedure | effective | 2026-02-01 | 2026-02-15     |             | d/P1.docx ! |
| P-02   | 2       | procedure | approved  | 2026-02-01 |                |             | d/P2.docx ! |
| P-03   | 1       | procedure | effective | 2026-02-01 |                |             | d/P3.docx ! |
| P-04 ! | 1       | procedure | effective | 2026-02-01 |                |             | d/P4.docx   |

files
| path      | named | exists | has_text | printed                 | codes | editions | days       |
| d/P1.docx | yes   | yes    | yes      | Symbol: P-02            | P-02  | 3        | 2026-02-01 |
| d/P2.docx | yes   | yes    | yes      | Symbol: P-02            | P-02  | I        | 01.02.2026 |
| d/P3.docx | yes   | yes    | yes      | Symbol: P-03            | P-03  | 1        | 31.01.2026 |
| d/P4.docx | yes   | yes    | yes      | Starostwo Powiatowe     |       |          |            |
""",
)
