"""TPL005: a Word template whose documents people who cannot see well could not read."""

from qms_xl.model import Found, Register, Rule, Text
from qms_xl.rules.tpl._faults import hits


def find(template_faults: Register) -> Found:
    """Give each picture without alternative text, table without header row, and a missing language or title."""
    yield from hits(template_faults, "TPL005")


RULE = Rule(
    find=find,
    severity="warning",
    title=Text("Szablon niedostępny cyfrowo", "Template not accessible"),
    message=Text(
        "{what} Miejsce: szablon „{template}”, {where}{near}.",
        "{what} Place: template “{template}”, {where}{near}.",
    ),
    why=Text(
        "Dokumenty podmiotów publicznych muszą być dostępne cyfrowo (ustawa z 4 kwietnia 2019 r.). Program czytający "
        "nie opisze obrazu bez tekstu i nie odczyta tabeli bez nagłówka.",
        "Documents of public bodies have to be accessible. A screen reader cannot describe a picture without text, "
        "nor make sense of a table without a header row.",
    ),
    remedy=Text(
        "Otwórz szablon „{template}” w Wordzie i wybierz Recenzja, Sprawdź ułatwienia dostępu: Word pokaże to miejsce"
        " i poprowadzi przez poprawkę.",
        "Open the template “{template}” in Word and choose Review, Check Accessibility: Word shows the place and "
        "leads you through the correction.",
    ),
    good="""
template_faults
| workbook | code | where_pl | where_en | paragraph | what_pl | what_en |
| szablony/audit.docx | TPL001 | treść dokumentu | body of the document | Biuro | Coś jest nie tak; popraw to. | Something is wrong; mend it. |
""",
    bad="""
template_faults
| workbook | code | where_pl | where_en | paragraph | what_pl | what_en |
| szablony/audit.docx ! | TPL005 | treść dokumentu | body of the document |  | Obraz nie ma tekstu alternatywnego. | A picture has no alternative text. |
| szablony/review.docx ! | TPL005 | właściwości dokumentu | document properties |  | Dokument nie ma tytułu we właściwościach. | The document has no title in its properties. |
""",
)
