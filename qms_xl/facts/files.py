"""Files: one row per path that the registers name, and per further file in the documents folder."""

from qms_xl.facts import fact_column, fact_schema

# `path`: as cells name it, `/` between the parts (of a file that no cell names: relative to the office folder). `named`: a cell
# names it. `exists`: there is such a file. `unsafe`: why the path may not be followed (outside, network, device ...). `nearest`: the
# file of the folder most like one that is missing. `has_text`: its text could be taken out; `sha256` is of the text then, else of
# the bytes. `printed`: lines of headers, footers and properties; `codes`, `editions`, `days` that stand there as such.
SCHEMA = fact_schema(
    "files",
    "Pliki",
    ("path",),
    (
        fact_column("path"),
        fact_column("named", "yesno", list_name="yesno"),
        fact_column("exists", "yesno", list_name="yesno"),
        fact_column("unsafe"),
        fact_column("nearest"),
        fact_column("has_text", "yesno", list_name="yesno"),
        fact_column("sha256"),
        fact_column("printed"),
        fact_column("codes"),
        fact_column("editions"),
        fact_column("days"),
    ),
)
