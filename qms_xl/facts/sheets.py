"""Sheets: one row per table or range of a register."""

from qms_xl.facts import fact_column, fact_schema

# found_by: table, headers (a plain range, recognised by sheet title and headers), declared (in qms.toml), lost (declared
# there, but not in the workbook). `cell`: the header of the key column. `place`: 1 for the register's first place, 2 ...
# `named`: qms.toml names this place. `rows_below`, `first_below`: rows under the table's end, and the cell of the first.
SCHEMA = fact_schema(
    "sheets",
    "Arkusze",
    ("workbook", "sheet", "cell"),
    (
        fact_column("workbook"),
        fact_column("sheet"),
        fact_column("cell"),
        fact_column("register"),
        fact_column("table"),
        fact_column("found_by"),
        fact_column("place", "int"),
        fact_column("named", "yesno", list_name="yesno"),
        fact_column("column"),
        fact_column("header"),
        fact_column("rows", "int"),
        fact_column("rows_below", "int"),
        fact_column("first_below"),
    ),
)
