"""TPL003: a Word template with tracked changes that nobody accepted or rejected."""

from qms_xl.model import Found, Register, Rule, Text
from qms_xl.rules.tpl._faults import hits


def find(template_faults: Register) -> Found:
    """Give the first tracked change of each part of the template."""
    yield from hits(template_faults, "TPL003")


RULE = Rule(
    find=find,
    severity="error",
    title=Text("Nieprzyjęte zmiany w szablonie", "Tracked changes in a template"),
    message=Text(
        "{what} Miejsce: szablon „{template}”, {where}{near}.",
        "{what} Place: template “{template}”, {where}{near}.",
    ),
    why=Text(
        "Śledzone zmiany przeszłyby do każdego dokumentu, razem z tekstem, który ktoś skreślił. Dlatego z takiego "
        "szablonu nic nie powstaje.",
        "Tracked changes would go into every document, with the text that somebody struck out. So nothing is made of "
        "such a template.",
    ),
    remedy=Text(
        "Otwórz szablon „{template}” w Wordzie, wybierz Recenzja, potem Zaakceptuj albo Odrzuć wszystkie zmiany, "
        "wyłącz śledzenie zmian i zapisz.",
        "Open the template “{template}” in Word, choose Review, then Accept or Reject All Changes, switch off Track "
        "Changes and save.",
    ),
    good="""
template_faults
| workbook | code | where_pl | where_en | paragraph | what_pl | what_en |
| szablony/audit.docx | TPL004 | treść dokumentu | body of the document | Biuro | Coś jest nie tak; popraw to. | Something is wrong; mend it. |
""",
    bad="""
template_faults
| workbook | code | where_pl | where_en | paragraph | what_pl | what_en |
| szablony/audit.docx ! | TPL003 | treść dokumentu | body of the document | Wnioski | Są tu nieprzyjęte zmiany (śledzenie zmian). | There are tracked changes not yet accepted. |
""",
)
