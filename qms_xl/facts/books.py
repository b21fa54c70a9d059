"""Books: one row per file of the registers folder that was looked at."""

from qms_xl.facts import fact_column, fact_schema

# state: read, conflict_copy (not read), unreadable. `original`: the workbook that a conflict copy copies.
# `written_on`: the day on which the file says it was last written (core property `modified`), blank where it does not say;
# `written_at`: the same to the second, as the file has it; `written_by`: who it says wrote it.
SCHEMA = fact_schema(
    "books",
    "Skoroszyty",
    ("workbook",),
    (
        fact_column("workbook"),
        fact_column("state"),
        fact_column("original"),
        fact_column("sha256"),
        fact_column("written_on", "date"),
        fact_column("written_at"),
        fact_column("written_by"),
    ),
)
