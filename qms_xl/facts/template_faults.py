"""Template faults: one row per fault of a Word template in the office's templates folder."""

from qms_xl.facts import fact_column, fact_schema

# `workbook`: the template, relative to the office folder, where other facts have the workbook they are about. `code`: TPL001 to
# TPL006. `where` and `what`, in each language: the part of the document, and what is wrong with the cure; `paragraph`: its text.
SCHEMA = fact_schema(
    "template_faults",
    "Usterki szablonów",
    ("workbook", "code", "paragraph"),
    (
        fact_column("workbook"),
        fact_column("code"),
        fact_column("where_pl"),
        fact_column("where_en"),
        fact_column("paragraph"),
        fact_column("what_pl"),
        fact_column("what_en"),
    ),
)
