"""XLS010: a workbook that takes something from elsewhere: other files, other programs, the web."""

from qms_xl.facts import fact, real_cell, rows_where
from qms_xl.model import Found, Hit, Register, Rule, Text

_LINKS = ("external_workbook", "dde", "web_query", "embedded_object")


def find(odd_cells: Register) -> Found:
    """Give each link that leads out of a workbook, once for one target."""
    seen = set()
    for row in rows_where(odd_cells, "kind", *_LINKS):
        cell, kind = real_cell(odd_cells, row), fact(odd_cells, row, "kind")
        link = (cell.workbook, str(cell.value or ""))
        if (kind, *link) in seen:
            continue
        seen.add((kind, *link))
        hit = Hit(cell, {"target": cell.value}, about=" / ".join(part for part in link if part))
        yield hit if kind == "external_workbook" else hit._replace(severity="warning", variant=kind)


RULE = Rule(
    find=find,
    severity="note",
    title=Text("Łącze poza skoroszyt", "External link"),
    message=Text(
        "Skoroszyt „{workbook}” pobiera dane z innego pliku: {target}. Program nie otworzył tego pliku.",
        "The workbook “{workbook}” takes data from another file: {target}. That file was not opened.",
    ),
    variants={
        "dde": Text(
            "Skoroszyt „{workbook}” ma połączenie z innym programem (DDE): {target}. Program z niego nie skorzystał.",
            "The workbook “{workbook}” is connected to another program (DDE): {target}. The connection was not used.",
        ),
        "web_query": Text(
            "Skoroszyt „{workbook}” pobiera dane z sieci lub z bazy danych: {target}. Program z tego połączenia nie skorzystał.",
            "The workbook “{workbook}” takes data from the web or a database: {target}. The connection was not used.",
        ),
        "embedded_object": Text(
            "W skoroszycie „{workbook}” jest osadzony obcy obiekt: {target}. Program go nie otworzył.",
            "The workbook “{workbook}” holds an embedded object: {target}. It was not opened.",
        ),
    },
    why=Text(
        "Gdy plik źródłowy zmieni nazwę lub miejsce, rejestr pokaże stare wartości albo błędy. Połączenia z programami, siecią "
        "i osadzone obiekty mogą też uruchomić coś, czego nikt nie chciał.",
        "When the source is renamed or moved, the register shows old values or errors. Connections to programs and the web, and "
        "embedded objects, may also start something that nobody wanted.",
    ),
    remedy=Text(
        "Wybierz Dane → Edytuj łącza (w nowszym Excelu: Łącza skoroszytu) i przerwij zbędne łącze; zostaną ostatnie wartości. "
        "Połączenia usuwa się w Dane → Zapytania i połączenia, osadzony obiekt – klawiszem Delete.",
        "Choose Data → Edit Links (newer Excel: Workbook Links) and break the link that is not needed; the last values stay. "
        "Connections are removed in Data → Queries & Connections, an embedded object with the Delete key.",
    ),
    good="""
odd_cells
| workbook       | sheet     | cell | kind  | value |
| Działania.xlsx | Działania | AA90 | stray |       |
""",
    bad="""
odd_cells
| workbook       | sheet | cell | kind              | value              |
| Działania.xlsx |       | !    | external_workbook | Kadry.xlsx         |
| Działania.xlsx |       | !    | dde               | cmd                |
| Cele.xlsx      |       | !    | web_query         | https://example.pl |
""",
)
