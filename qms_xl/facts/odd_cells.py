"""Odd cells: one row per merged area, error value, formula without result, stray cell and external link."""

from qms_xl.facts import fact_column, fact_schema

# kind: merged (in a register; `value` is the area, B5:C6), error and uncached (in a column of the schema), stray, and the kinds
# of links: external_workbook, dde, web_query, embedded_object (`value` is the target).
SCHEMA = fact_schema(
    "odd_cells",
    "Nietypowe komórki",
    ("workbook", "sheet", "cell", "kind"),
    (
        fact_column("workbook"),
        fact_column("sheet"),
        fact_column("cell"),
        fact_column("kind"),
        fact_column("register"),
        fact_column("row_id", "int"),
        fact_column("column"),
        fact_column("header"),
        fact_column("record"),
        fact_column("value"),
        fact_column("hidden", "yesno", list_name="yesno"),
    ),
)
