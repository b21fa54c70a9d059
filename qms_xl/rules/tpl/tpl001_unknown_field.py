"""TPL001: a Word template with a field that no report has."""

from qms_xl.model import Found, Register, Rule, Text
from qms_xl.rules.tpl._faults import hits


def find(template_faults: Register) -> Found:
    """Give each field that the template names and that there is not."""
    yield from hits(template_faults, "TPL001")


RULE = Rule(
    find=find,
    severity="error",
    title=Text("Nieznane pole w szablonie", "Unknown field in a template"),
    message=Text(
        "{what} Miejsce: szablon „{template}”, {where}{near}.",
        "{what} Place: template “{template}”, {where}{near}.",
    ),
    why=Text(
        "Z takiego szablonu nie powstanie żaden dokument: program nie wie, co w tym miejscu wpisać, i nie zgaduje.",
        "No document is made of such a template: the program does not know what to write there, and does not guess.",
    ),
    remedy=Text(
        "Otwórz szablon „{template}” w Wordzie i popraw nazwę pola między podwójnymi klamrami. Nazwy wszystkich pól podaje polecenie "
        "`qms-xl template fields`.",
        "Open the template “{template}” in Word and correct the name of the field between the double braces. The command "
        "`qms-xl template fields` lists the names.",
    ),
    good="""
template_faults
| workbook | code | where_pl | where_en | paragraph | what_pl | what_en |
| szablony/audit.docx | TPL002 | treść dokumentu | body of the document | Biuro | Coś jest nie tak; popraw to. | Something is wrong; mend it. |
""",
    bad="""
template_faults
| workbook | code | where_pl | where_en | paragraph | what_pl | what_en |
| szablony/audit.docx ! | TPL001 | treść dokumentu | body of the document | Miejsce auditu | Nie ma pola „audit.plce”. Czy chodzi o „audit.place”? | There is no field “audit.plce”. Is “audit.place” meant? |
| szablony/pl/przeglad.docx ! | TPL001 | nagłówek | header | Wnioski | Nie ma pola „ofice”. | There is no field “ofice”. |
""",
)
