"""TPL004: a Word template that reaches for content outside itself, or holds objects, controls or macros."""

from qms_xl.model import Found, Register, Rule, Text
from qms_xl.rules.tpl._faults import hits


def find(template_faults: Register) -> Found:
    """Give each thing of that kind."""
    yield from hits(template_faults, "TPL004")


RULE = Rule(
    find=find,
    severity="error",
    title=Text("Szablon sięga poza siebie", "Template reaches outside itself"),
    message=Text(
        "{what} Miejsce: szablon „{template}”, {where}{near}.",
        "{what} Place: template “{template}”, {where}{near}.",
    ),
    why=Text(
        "Obraz z sieci, dołączony szablon, pole DDE albo osadzony plik mogą przynieść do dokumentu cudzą treść albo "
        "uruchomić program na komputerze czytelnika.",
        "A picture from the network, an attached template, a DDE field or an embedded file can bring foreign content "
        "into a document, or run a program on the reader's computer.",
    ),
    remedy=Text(
        "Otwórz szablon „{template}” w Wordzie i usuń to, co wskazano. Obraz wstaw do dokumentu (Wstawianie, Obrazy),"
        " a pole zamień na zwykły tekst (Ctrl+Shift+F9).",
        "Open the template “{template}” in Word and remove what is named. Put a picture into the document itself "
        "(Insert, Pictures), and make a field plain text (Ctrl+Shift+F9).",
    ),
    good="""
template_faults
| workbook | code | where_pl | where_en | paragraph | what_pl | what_en |
| szablony/audit.docx | TPL003 | treść dokumentu | body of the document | Biuro | Coś jest nie tak; popraw to. | Something is wrong; mend it. |
""",
    bad="""
template_faults
| workbook | code | where_pl | where_en | paragraph | what_pl | what_en |
| szablony/audit.docx ! | TPL004 | nagłówek | header |  | Szablon sięga do treści spoza dokumentu (http://host/logo.png). | The template reaches for content outside the document (http://host/logo.png). |
""",
)
