"""A workbook as Excel saves it, made by hand: builders add elements, cells and parts to it."""

from __future__ import annotations

import posixpath
import re
from xml.sax.saxutils import escape

from handmade import MAIN, RELATIONS, TYPE, zipped

from hard.data import HEADERS, ROWS, STYLE_OF, WORDS
from hard.looks import Styles, theme
from hard.orders import SHEET_ORDER, WORKBOOK_ORDER, Ordered
from hard.spaces import BOOK_NAMES, CONTENT_TYPES, PACKAGE_RELATIONS, SHEET_NAMES, START

SHEET, LISTS, BOOK = "xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml", "xl/workbook.xml"
STRINGS, STYLES, THEME = "xl/sharedStrings.xml", "xl/styles.xml", "xl/theme/theme1.xml"
MARGINS = '<pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/>'
WIDTHS = (9, 30, 9, 11, 9, 9, 9, 20)
UID = "{00000000-0001-0000-0%d00-000000000000}"
LETTERS = "ABCDEFGH"


class Book:
    """A workbook with the sheets Dane (the register) and Listy (words)."""

    def __init__(self) -> None:
        self.sheet, self.lists, self.book = Ordered(SHEET_ORDER), Ordered(SHEET_ORDER), Ordered(WORKBOOK_ORDER)
        self.styles = Styles()
        self.strings: list[str] = []
        self.parts: dict[str, bytes] = {}
        self.endings = {"rels": "application/vnd.openxmlformats-package.relationships+xml", "xml": "application/xml"}
        self.types = {BOOK: TYPE + "sheet.main+xml"}
        self.relations: dict[str, list[tuple[str, str, str, str]]] = {}
        self.rows: dict[int, dict[str, str]] = {9: {}}
        self.row_attributes = {9: ' ht="30" customHeight="1"'}
        self.sheets: list[tuple[str, str]] = []
        self._draw()

    def _draw(self) -> None:
        self.relate("", "officeDocument", BOOK)
        for column, header in zip(LETTERS, HEADERS, strict=True):
            self.value(f"{column}1", header)
        for number, row in enumerate(ROWS, 2):
            for column, value in zip(LETTERS, row, strict=True):
                if value is not None:
                    self.value(f"{column}{number}", value, STYLE_OF.get(column, 0))
        columns = "".join(
            f'<col min="{at}" max="{at}" width="{width}"{_style(STYLE_OF.get(LETTERS[at - 1], 0)).replace(" s=", " style=")} customWidth="1"/>'
            for at, width in enumerate(WIDTHS, 1)
        )
        self.lists.put('<dimension ref="A1:A3"/>')
        for sheet, part in ((self.sheet, SHEET), (self.lists, LISTS)):
            sheet.put('<sheetFormatPr defaultRowHeight="15" x14ac:dyDescent="0.25"/>')
            sheet.put(MARGINS)
            self.sheets.append(("Dane" if part == SHEET else "Listy", self.relate(BOOK, "worksheet", part)))
            self.types[part] = TYPE + "worksheet+xml"
        self.sheet.put(f"<cols>{columns}</cols>")
        self.sheet.put('<sheetViews><sheetView tabSelected="1" workbookViewId="0"/></sheetViews>')
        self.lists.put('<sheetViews><sheetView workbookViewId="0"/></sheetViews>')
        self.book.put('<fileVersion appName="xl" lastEdited="7" lowestEdited="7" rupBuild="26628"/>')
        self.book.put('<workbookPr defaultThemeVersion="166925"/>')
        self.book.put('<bookViews><workbookView xWindow="0" yWindow="0" windowWidth="9000" windowHeight="6000"/></bookViews>')  # fmt: skip
        self.book.put('<calcPr calcId="191029"/>')

    def value(self, address: str, value: object, style: int = 0) -> None:
        """Set a cell of Dane; an empty text is a blank cell."""
        if isinstance(value, bool):
            self.cell(address, f'{_style(style)} t="b"', f"<v>{int(value)}</v>")
        elif isinstance(value, (int, float)):
            self.cell(address, _style(style), f"<v>{value}</v>")
        elif value:
            self.cell(address, f'{_style(style)} t="s"', f"<v>{self.string(escape(str(value)))}</v>")
        else:
            self.cell(address, _style(style))

    def cell(self, address: str, attributes: str = "", inside: str = "") -> None:
        """Set a cell of Dane as XML."""
        number = int(re.sub(r"\D", "", address))
        end = f">{inside}</c>" if inside else "/>"
        self.rows.setdefault(number, {})[address] = f'<c r="{address}"{attributes}{end}'

    def string(self, xml: str) -> int:
        """Return the index of a shared string: escaped text, or the XML inside `si`."""
        xml = xml if xml.startswith("<") else f"<t>{xml}</t>"
        if xml not in self.strings:
            self.strings.append(xml)
        return self.strings.index(xml)

    def relate(self, of: str, kind: str, target: str, mode: str = "") -> str:
        """Relate a part (`""`: the package) to a target and return the relation's id. `kind`: the type's last word, or all of it."""
        known = self.relations.setdefault(of, [])
        written = target if mode else posixpath.relpath(target, posixpath.dirname(of) or ".")
        mode = f' TargetMode="{mode}"' if mode else ""
        known.append((f"rId{len(known) + 1}", kind if ":" in kind else f"{RELATIONS}/{kind}", written, mode))
        return known[-1][0]

    def add(self, name: str, content: str | bytes, type_: str = "", kind: str = "", of: str = SHEET) -> str:
        """Add a part. `type_`: its content type, `kind`: that of its relation from `of`; return the relation's id, if any."""
        self.parts[name] = content if isinstance(content, bytes) else (START + content).encode()
        if type_:
            self.types[name] = type_ if "/" in type_ else TYPE + type_
        return self.relate(of, kind, name) if kind else ""

    def add_sheet(self, name: str, part: str, content: str, type_: str, kind: str = "worksheet") -> None:
        """Add a sheet of any kind behind the others."""
        self.sheets.append((name, self.add(part, content, type_, kind, of=BOOK)))

    def all_parts(self) -> dict[str, bytes]:
        """Return the parts in the order in which Excel writes them."""
        self.sheet.swap(self._rows())
        self.sheet.swap(f'<dimension ref="{self._dimension()}"/>')
        words = [f'<c r="A{at}" t="s"><v>{self.string(word)}</v></c>' for at, word in enumerate(WORDS, 1)]
        rows = (f'<row r="{at}" spans="1:1" x14ac:dyDescent="0.25">{cell}</row>' for at, cell in enumerate(words, 1))
        self.lists.swap(f"<sheetData>{''.join(rows)}</sheetData>")
        listed = (
            f'<sheet name="{name}" sheetId="{at}" r:id="{id_}"/>' for at, (name, id_) in enumerate(self.sheets, 1)
        )
        self.book.swap(f"<sheets>{''.join(listed)}</sheets>")
        sheets = {
            part: f'{START}<worksheet {SHEET_NAMES} xr:uid="{UID % at}">{sheet.xml()}</worksheet>'.encode()
            for at, (part, sheet) in enumerate(((SHEET, self.sheet), (LISTS, self.lists)))
        }
        for part, content, kind in (
            (THEME, theme(), "theme"),
            (STYLES, self.styles.xml(), "styles"),
            (STRINGS, self._strings(), "sharedStrings"),
        ):
            if part not in self.parts:
                type_ = "application/vnd.openxmlformats-officedocument.theme+xml" if kind == "theme" else f"{kind}+xml"
                self.add(part, content.removeprefix(START), type_, kind, of=BOOK)
        relations = {_rels(of): self._relations(of) for of in self.relations}
        first = {
            "[Content_Types].xml": self._types(),
            "_rels/.rels": relations.pop("_rels/.rels"),
            BOOK: f"{START}<workbook {BOOK_NAMES}>{self.book.xml()}</workbook>".encode(),
            "xl/_rels/workbook.xml.rels": relations.pop("xl/_rels/workbook.xml.rels"),
        }
        return first | sheets | relations | self.parts

    def _rows(self) -> str:
        found = ""
        for number, cells in sorted(self.rows.items()):
            inside = "".join(cells[address] for address in sorted(cells, key=lambda one: (len(one), one)))
            spans = ' spans="1:8"' if cells else ""
            opening = f'<row r="{number}"{spans}{self.row_attributes.get(number, "")} x14ac:dyDescent="0.25"'
            found += f"{opening}>{inside}</row>" if cells else f"{opening}/>"
        return f"<sheetData>{found}</sheetData>"

    def _dimension(self) -> str:
        """Return the area of all cells."""
        found = [address for cells in self.rows.values() for address in cells] or ["A1"]
        letters = sorted((one.rstrip("0123456789") for one in found), key=lambda one: (len(one), one))
        rows = sorted(int(one.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")) for one in found)
        first, last = f"{letters[0]}{rows[0]}", f"{letters[-1]}{rows[-1]}"
        return first if first == last else f"{first}:{last}"

    def _strings(self) -> str:
        listed = "".join(f"<si>{one}</si>" for one in self.strings)
        return f'<sst xmlns="{MAIN}" count="{len(self.strings)}" uniqueCount="{len(self.strings)}">{listed}</sst>'

    def _types(self) -> bytes:
        endings = "".join(f'<Default Extension="{e}" ContentType="{t}"/>' for e, t in self.endings.items())
        named = "".join(f'<Override PartName="/{name}" ContentType="{t}"/>' for name, t in self.types.items())
        return f'{START}<Types xmlns="{CONTENT_TYPES}">{endings}{named}</Types>'.encode()

    def _relations(self, of: str) -> bytes:
        listed = "".join(
            f'<Relationship Id="{id_}" Type="{kind}" Target="{escape(target)}"{mode}/>'
            for id_, kind, target, mode in self.relations[of]
        )
        return f'{START}<Relationships xmlns="{PACKAGE_RELATIONS}">{listed}</Relationships>'.encode()

    def data(self) -> bytes:
        return zipped(self.all_parts())


def _style(style: int) -> str:
    return f' s="{style}"' if style else ""


def _rels(of: str) -> str:
    folder, name = posixpath.split(of)
    return posixpath.join(folder, "_rels", f"{name}.rels")
