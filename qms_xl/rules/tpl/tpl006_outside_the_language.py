"""TPL006: a Word template with something that the template language does not have."""

from qms_xl.model import Found, Register, Rule, Text
from qms_xl.rules.tpl._faults import hits


def find(template_faults: Register) -> Found:
    """Give each tag that goes beyond the language."""
    yield from hits(template_faults, "TPL006")


RULE = Rule(
    find=find,
    severity="error",
    title=Text("Niedozwolony zapis w szablonie", "Something that templates may not hold"),
    message=Text(
        "{what} Miejsce: szablon „{template}”, {where}{near}.",
        "{what} Place: template “{template}”, {where}{near}.",
    ),
    why=Text(
        "Szablon wypełnia, a nie liczy ani nie uruchamia programów: dzięki temu można bezpiecznie użyć szablonu, "
        "który przysłał ktoś obcy.",
        "A template is filled in; it neither calculates nor runs programs. That is why a template from a stranger can"
        " be used safely.",
    ),
    remedy=Text(
        "Otwórz szablon „{template}” w Wordzie i uprość wskazany znacznik: wolno użyć nazw pól, „if”, „for”, "
        "porównań, „and”, „or”, „not” i filtrów, które podaje polecenie `qms-xl template fields`.",
        "Open the template “{template}” in Word and simplify the tag: it may hold field names, “if”, “for”, "
        "comparisons, “and”, “or”, “not” and the filters that the command `qms-xl template fields` lists.",
    ),
    good="""
template_faults
| workbook | code | where_pl | where_en | paragraph | what_pl | what_en |
| szablony/audit.docx | TPL005 | treść dokumentu | body of the document | Biuro | Coś jest nie tak; popraw to. | Something is wrong; mend it. |
""",
    bad="""
template_faults
| workbook | code | where_pl | where_en | paragraph | what_pl | what_en |
| szablony/audit.docx ! | TPL006 | treść dokumentu | body of the document | Razem | Szablon może zawierać tylko nazwy pól, if, for, porównania i filtry. | A template may hold field names, if, for, comparisons and filters only. |
| szablony/audit.docx ! | TPL006 | treść dokumentu | body of the document | Razem | Filtra „safe” nie ma. | There is no filter “safe”. |
""",
)
