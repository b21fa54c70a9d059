"""Headers: one row per header cell of a register's table, and one per column that has none."""

from qms_xl.facts import fact_column, fact_schema

# match: exact, declared (in qms.toml), alias, folded (only without diacritics), doubled, blank, extra (staff's own), missing
# (at the cell of the key column; `required` says whether it is marked `*`, `nearest` is the header that looks most like it).
# `used`: whether any cell under it is filled.
SCHEMA = fact_schema(
    "headers",
    "Nagłówki",
    ("workbook", "sheet", "cell", "column"),
    (
        fact_column("workbook"),
        fact_column("sheet"),
        fact_column("cell"),
        fact_column("register"),
        fact_column("place", "int"),
        fact_column("header"),
        fact_column("column"),
        fact_column("match"),
        fact_column("required", "yesno", list_name="yesno"),
        fact_column("nearest"),
        fact_column("used", "yesno", list_name="yesno"),
    ),
)
