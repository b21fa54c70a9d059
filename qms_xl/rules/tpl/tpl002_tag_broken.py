"""TPL002: a Word template with a tag that is not closed, has no partner, or is split by formatting."""

from qms_xl.model import Found, Register, Rule, Text
from qms_xl.rules.tpl._faults import hits


def find(template_faults: Register) -> Found:
    """Give each tag that cannot be read."""
    yield from hits(template_faults, "TPL002")


RULE = Rule(
    find=find,
    severity="error",
    title=Text("Uszkodzony znacznik w szablonie", "Broken tag in a template"),
    message=Text(
        "{what} Miejsce: szablon „{template}”, {where}{near}.",
        "{what} Place: template “{template}”, {where}{near}.",
    ),
    why=Text(
        "Znacznika, który jest niedomknięty albo pocięty formatowaniem, nie da się wypełnić. Z takiego szablonu nie "
        "powstanie żaden dokument.",
        "A tag that is not closed, or is cut up by formatting, cannot be filled in. No document is made of such a "
        "template.",
    ),
    remedy=Text(
        "Otwórz szablon „{template}” w Wordzie, usuń znacznik i wpisz go od nowa w całości, jednym formatem. Każde "
        "„for” i „if” musi mieć swoje „endfor” i „endif”.",
        "Open the template “{template}” in Word, delete the tag and type it again as a whole, in one format. Each "
        "“for” and “if” needs its “endfor” and “endif”.",
    ),
    good="""
template_faults
| workbook | code | where_pl | where_en | paragraph | what_pl | what_en |
| szablony/audit.docx | TPL006 | treść dokumentu | body of the document | Biuro | Coś jest nie tak; popraw to. | Something is wrong; mend it. |
""",
    bad="""
template_faults
| workbook | code | where_pl | where_en | paragraph | what_pl | what_en |
| szablony/audit.docx ! | TPL002 | treść dokumentu | body of the document | Miejsce auditu | Znacznik nie jest zamknięty w tym samym akapicie. | The tag is not closed in the same paragraph. |
""",
)
