"""What the shipped templates are written with: headings, fields, tables and the annex of sources, in one of two languages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from docx_package import document
from docx_parts import AFTER_LAST_TABLE, Table, field, paragraph, run, table, uncontrolled

from qms_xl.model import Language

Cells = str | Sequence[str | Sequence[str]]
Column = tuple[int, str, str, str | Sequence[str]]
"""A column of a table of records: its width, its heading in both languages, what stands in it (of the record `x`)."""
DOTS = "…" * 9


@dataclass(frozen=True)
class Phrases:
    """A language to write a template in; every text is given in both."""

    language: Language

    def t(self, pl: str, en: str) -> str:
        """Return the text of the language."""
        return pl if self.language == "pl" else en

    def h1(self, pl: str, en: str, *, new_page: bool = False) -> str:
        """Return a heading of a section."""
        return paragraph(self.t(pl, en), "Heading1", new_page=new_page)

    def h2(self, pl: str, en: str) -> str:
        """Return a heading of a part of a section."""
        return paragraph(self.t(pl, en), "Heading2")

    def text(self, pl: str, en: str, *, keep: bool = False, before: int = 0) -> str:
        """Return a paragraph."""
        return paragraph(self.t(pl, en), keep=keep, before=before)

    def line(self, pl: str, en: str, value: str, *, keep: bool = False, before: int = 0) -> str:
        """Return a name in bold and its value beside it."""
        return paragraph(f"**{self.t(pl, en)}:**\t{value}", "Field", keep=keep, before=before)

    def titled(
        self,
        pl: str,
        en: str,
        widths: Sequence[int],
        head: Sequence[tuple[str, str]],
        cells: Sequence[Cells],
        **how: bool,
    ) -> str:
        """Return a table under its title."""
        return paragraph(self.t(pl, en), "TableTitle") + self.grid(pl, en, widths, head, cells, **how)

    def either(self, condition: str, then: str, pl: str, en: str, *, keep: bool = False) -> str:
        """Return `then` where the condition holds, else a sentence."""
        return when(condition, then, self.text(pl, en, keep=keep))

    def grid(
        self,
        pl: str,
        en: str,
        widths: Sequence[int],
        head: Sequence[tuple[str, str]],
        rows: Sequence[Cells],
        *,
        keep: bool = False,
        holds: bool = False,
        bold_last: bool = False,
        tall: bool = False,
        small: bool = False,
    ) -> str:
        """Return a table with its caption and a description of its columns; see `docx_parts.Table`."""
        titles = [self.t(*one) for one in head]
        described = self.t("Kolumny: ", "Columns: ") + ", ".join(map(uncontrolled, titles))
        return table(Table(self.t(pl, en), described, widths, titles, rows, keep, holds, bold_last, tall, small))

    def records(self, of: str, pl: str, en: str, columns: Sequence[Column], **how: bool) -> str:
        """Return a table with a row for each record `x` of a list; see `grid`."""
        head = [(one, two) for _, one, two, _ in columns]
        cells = rows("x", of, [cell for *_, cell in columns])
        return self.grid(pl, en, [width for width, *_ in columns], head, cells, **how)

    def titled_records(self, of: str, pl: str, en: str, columns: Sequence[Column], **how: bool) -> str:
        """Return such a table under its title, only where the list has something."""
        return when(of, paragraph(self.t(pl, en), "TableTitle") + self.records(of, pl, en, columns, **how))

    def sources(self, number: int, where: tuple[str, str]) -> str:
        """Return the annex of sources: where every number of the document (`where`: "w raporcie") comes from, and the checksums."""
        about = self.t(
            f"Skąd pochodzi każda liczba {where[0]}: skoroszyt, arkusz i (w nawiasie) wiersze, z których ją policzono. Stan na dzień ",
            f"Where each number of {where[1]} comes from: the workbook, sheet and (in brackets) rows that it was counted from. As of ",
        )
        place = self.t("{{ s.workbook }}, arkusz „{{ s.sheet }}”", "{{ s.workbook }}, sheet “{{ s.sheet }}”")
        counted = paragraph(place, "TableTitle") + self.grid(
            "Źródła liczb",
            "Sources of the numbers",
            [265, 735],
            [("Co policzono", "What was counted"), ("Liczba (wiersze)", "Number (rows)")],
            rows("x", "s.lines", ["{{ x.label }}", "{{ x.numbers }}"]),
            small=True,
        )
        book = ("Skoroszyt", "Workbook"), ("Suma kontrolna SHA-256", "SHA-256 checksum")
        hashes = ["{{ w.name }}", "{{ w.sha256 }}"]
        return "".join(
            (
                self.h1(f"Załącznik {number}. Zestawienie źródeł danych", f"Annex {number}. Sources", new_page=True),
                paragraph(about + "{{ as_of }}.", keep=True),
                each("s", "sources", counted),
                self.titled(
                    "Sumy kontrolne skoroszytów, z których czytano",
                    "Checksums of the workbooks that were read",
                    [300, 700],
                    [*book],
                    rows("w", "workbooks", hashes),
                    small=True,
                ),
                AFTER_LAST_TABLE,
            )
        )

    def whole(
        self, title: tuple[str, str], form: tuple[str, str], footer: tuple[str, str], body: Sequence[str]
    ) -> bytes:
        """Return the document: office and form at the head, what it is and the pages at the foot."""
        head = paragraph("**{{ office }}**\t" + self.t(*form), "Header")
        foot = (
            '<w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>'
            + run(self.t(*footer) + "\t" + self.t("Strona ", "Page "))
            + field("PAGE")
            + run(self.t(" z ", " of "))
            + field("NUMPAGES")
            + "</w:p>"
        )
        return document(self.language, self.t(*title), "".join(body), head, foot)


def when(condition: str, then: str, otherwise: str = "") -> str:
    """Return paragraphs and tables that stand only where the condition holds, others where it does not."""
    parts = [paragraph(f"{{%p if {condition} %}}"), then]
    parts += [paragraph("{%p else %}"), otherwise] if otherwise else []
    return "".join((*parts, paragraph("{%p endif %}")))


def each(name: str, of: str, inside: str) -> str:
    """Return paragraphs and tables that stand once for each record of a list."""
    return "".join((paragraph(f"{{%p for {name} in {of} %}}"), inside, paragraph("{%p endfor %}")))


def rows(name: str, of: str, cells: Sequence[str | Sequence[str]]) -> list[Cells]:
    """Return a table's row that stands once for each record of a list."""
    return [f"{{%tr for {name} in {of} %}}", list(cells), "{%tr endfor %}"]


def or_dash(value: str) -> str:
    """Return a tag that prints the value, or a dash where there is none and none is asked for."""
    return f"{{% if {value} %}}{{{{ {value} }}}}{{% else %}}–{{% endif %}}"


def blank_rows(number: int, cells: int) -> list[Cells]:
    """Return rows to be filled in by hand."""
    return [[""] * cells for _ in range(number)]
