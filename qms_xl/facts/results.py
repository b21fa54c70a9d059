"""Results: one row per issue that other rules found; rules that ask for them run last."""

from qms_xl.facts import fact_column, fact_schema

SCHEMA = fact_schema(
    "results",
    "Wyniki reguł",
    ("code", "register", "record", "column"),
    (
        fact_column("code"),
        fact_column("register"),
        fact_column("record"),
        fact_column("row", "int"),
        fact_column("column"),
        fact_column("header"),
        fact_column("hidden", "yesno", list_name="yesno"),
        fact_column("about"),
    ),
)
