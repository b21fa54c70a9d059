"""Notes and discussions beside cells."""

from __future__ import annotations

from typing import Any

import xlsxwriter
from handmade import MAIN

from hard.drawn import drawn
from hard.package import BOOK, Book
from hard.registry import feature, kind
from hard.spaces import MICROSOFT

VML = '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"><v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"/><v:shape id="_x0000_s1025" type="#_x0000_t202" style=\'position:absolute;visibility:hidden\'><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Row>2</x:Row><x:Column>1</x:Column></x:ClientData></v:shape></xml>'  # fmt: skip
THREAD = "{E0000000-0000-0000-0000-000000000001}"
PERSON = "{E0000000-0000-0000-0000-000000000009}"


@kind("xl/drawings/vmlDrawing1.vml", more={"A3": "K-022"})
def notes_on_cells() -> bytes:
    def draw(_book: xlsxwriter.Workbook, sheet: Any) -> None:
        sheet.set_comments_author("Anna Nowak")
        for address in ("A3", "B3", "H40", "J5"):
            sheet.write_comment(address, "Sprawdź <to> & „owo”", {"visible": address == "B3"})

    return drawn(draw)


@feature("<threadedComment ", more={"A3": "K-022"})
def threaded_comments(book: Book) -> None:
    space = f"{MICROSOFT}/spreadsheetml/2018/threadedcomments"
    note = f'<comments xmlns="{MAIN}"><authors><author>tc={THREAD}</author></authors><commentList><comment ref="B3" authorId="0" shapeId="0"><text><t>[Wątek]</t></text></comment></commentList></comments>'
    book.endings["vml"] = "application/vnd.openxmlformats-officedocument.vmlDrawing"
    vml = book.add("xl/drawings/vmlDrawing1.vml", VML.encode(), kind="vmlDrawing")
    book.sheet.put(f'<legacyDrawing r:id="{vml}"/>')
    book.add("xl/comments1.xml", note, "comments+xml", "comments")
    asked = f'<threadedComment ref="B3" dT="2026-01-05T10:00:00.00" personId="{PERSON}" id="{THREAD}"><text>Czy to pewne? @Jan</text></threadedComment>'
    answer = f'<threadedComment ref="B3" dT="2026-01-05T11:00:00.00" personId="{PERSON}" id="{THREAD.replace("01}", "02}")}" parentId="{THREAD}" done="1"><text>Tak &amp; już.</text></threadedComment>'
    book.add("xl/threadedComments/threadedComment1.xml", f'<ThreadedComments xmlns="{space}">{asked}{answer}</ThreadedComments>', "application/vnd.ms-excel.threadedcomments+xml", f"{MICROSOFT}/2017/10/relationships/threadedComment")  # fmt: skip
    book.add("xl/persons/person.xml", f'<personList xmlns="{space}"><person displayName="Anna Nowak" id="{PERSON}" userId="anna" providerId="AD"/></personList>', "application/vnd.ms-excel.person+xml", f"{MICROSOFT}/2017/10/relationships/person", of=BOOK)  # fmt: skip
