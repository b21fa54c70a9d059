"""Pictures, charts and shapes, over the cells and in them."""

from __future__ import annotations

import io
from typing import Any

import xlsxwriter
from handmade import MAIN, RELATIONS

from hard.drawn import PIXEL, drawn
from hard.package import BOOK, SHEET, Book
from hard.registry import feature, kind
from hard.spaces import DRAWING_NAMES, DRAWING_TYPE, MC, MICROSOFT, A

DRAWING = "xl/drawings/drawing1.xml"
DIAGRAM = "http://schemas.openxmlformats.org/drawingml/2006/diagram"
FROM_TO = (
    "<xdr:from><xdr:col>9</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>1</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from>"
    "<xdr:to><xdr:col>12</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>8</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:to>"
)
FRAME = '<xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm>'
SHAPE = '<xdr:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="900000" cy="900000"/></a:xfrm><a:prstGeom prst="{}"><a:avLst/></a:prstGeom></xdr:spPr>'


def draw_on(book: Book, anchored: str, of: str = SHEET) -> None:
    """Add a drawing with one anchored thing to the sheet Dane."""
    xml = f"<xdr:wsDr {DRAWING_NAMES}><xdr:twoCellAnchor>{FROM_TO}{anchored}<xdr:clientData/></xdr:twoCellAnchor></xdr:wsDr>"
    book.sheet.put(f'<drawing r:id="{book.add(DRAWING, xml, DRAWING_TYPE, "drawing", of=of)}"/>')


def graphic(uri: str, inside: str, name: str = "Obiekt 1") -> str:
    return (
        f'<xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="2" name="{name}"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr>'
        f'{FRAME}<a:graphic><a:graphicData uri="{uri}">{inside}</a:graphicData></a:graphic></xdr:graphicFrame>'
    )


@kind("xl/media/image1.png", more={"J3": "pod obrazem"})
def pictures_over_cells() -> bytes:
    return drawn(lambda _book, sheet: sheet.insert_image("J2", "p.png", {"image_data": io.BytesIO(PIXEL), "description": "Logo", "url": "https://example.org"}))  # fmt: skip


@kind("_rvRel:LocalImageIdentifier", more={"J3": "zamiast obrazu"})
def pictures_in_cells() -> bytes:
    def draw(_book: xlsxwriter.Workbook, sheet: Any) -> None:
        for row in (1, 2, 3):
            sheet.embed_image(row, 9, "p.png", {"image_data": io.BytesIO(PIXEL), "description": "Logo"})

    return drawn(draw)


@kind("xl/charts/chart1.xml", more={"C5": 15})
def charts() -> bytes:
    def draw(book: xlsxwriter.Workbook, sheet: Any) -> None:
        for at, type_ in enumerate(("column", "line", "pie", "scatter", "radar")):
            chart = book.add_chart({"type": type_})
            chart.add_series({"name": "=Dane!$C$1", "categories": "=Dane!$A$2:$A$7", "values": "=Dane!$C$2:$C$7"})
            chart.set_title({"name": "Liczby"})
            sheet.insert_chart(1 + 15 * at, 9, chart, {"description": "Wykres liczb"})

    return drawn(draw)


@kind("xl/chartsheets/sheet1.xml")
def sheets_that_are_charts() -> bytes:
    def draw(book: xlsxwriter.Workbook, _sheet: Any) -> None:
        chart = book.add_chart({"type": "bar"})
        chart.add_series({"values": "=Dane!$C$2:$C$7"})
        book.add_chartsheet("Wykres").set_chart(chart)

    return drawn(draw)


@feature("<cx:chartSpace ")
def charts_of_the_new_sort(book: Book) -> None:
    cx = f"{MICROSOFT}/drawing/2014/chartex"
    chart = "xl/charts/chartEx1.xml"
    found = book.add(
        chart,
        f'<cx:chartSpace xmlns:a="{A}" xmlns:r="{RELATIONS}" xmlns:cx="{cx}"><cx:chartData><cx:data id="0"><cx:strDim type="cat"><cx:f>Dane!$A$2:$A$7</cx:f></cx:strDim><cx:numDim type="val"><cx:f>Dane!$C$2:$C$7</cx:f></cx:numDim></cx:data></cx:chartData>'
        '<cx:chart><cx:title pos="t" align="ctr" overlay="0"/><cx:plotArea><cx:plotAreaRegion><cx:series layoutId="waterfall" uniqueId="{C0000000-0000-0000-0000-000000000000}"><cx:dataLabels pos="outEnd"/><cx:dataId val="0"/><cx:layoutPr><cx:subtotals/></cx:layoutPr></cx:series></cx:plotAreaRegion><cx:axis id="0"><cx:catScaling/></cx:axis><cx:axis id="1"><cx:valScaling/></cx:axis></cx:plotArea></cx:chart></cx:chartSpace>',
        "application/vnd.ms-office.chartex+xml",
        f"{MICROSOFT}/2014/relationships/chartEx",
        of=DRAWING,
    )
    frame = graphic(cx, f'<cx:chart xmlns:cx="{cx}" r:id="{found}"/>')
    other = f'<xdr:sp macro="" textlink=""><xdr:nvSpPr><xdr:cNvPr id="0" name=""/><xdr:cNvSpPr/></xdr:nvSpPr>{SHAPE.format("rect")}</xdr:sp>'
    draw_on(book, f'<mc:AlternateContent xmlns:mc="{MC}"><mc:Choice xmlns:cx1="{MICROSOFT}/drawing/2015/9/8/chartex" Requires="cx1">{frame}</mc:Choice><mc:Fallback>{other}</mc:Fallback></mc:AlternateContent>')  # fmt: skip


@feature("<a:prstTxWarp ")
def shapes_and_word_art(book: Book) -> None:
    text = '<xdr:txBody><a:bodyPr><a:prstTxWarp prst="textWave1"><a:avLst/></a:prstTxWarp></a:bodyPr><a:lstStyle/><a:p><a:r><a:rPr lang="pl-PL" sz="4000"/><a:t>Jakość &amp; ład</a:t></a:r></a:p></xdr:txBody>'
    draw_on(book, f'<xdr:sp macro="" textlink="Dane!$A$2"><xdr:nvSpPr><xdr:cNvPr id="2" name="WordArt 1" descr="Napis"/><xdr:cNvSpPr/></xdr:nvSpPr>{SHAPE.format("star5")}{text}</xdr:sp>')  # fmt: skip


@feature("xl/diagrams/data1.xml")
def smart_art(book: Book) -> None:
    names = f'xmlns:dgm="{DIAGRAM}" xmlns:a="{A}"'
    node = '<dgm:pt modelId="{D0000000-0000-0000-0000-000000000001}" type="doc"><dgm:prSet/><dgm:spPr/><dgm:t><a:bodyPr/><a:lstStyle/><a:p><a:r><a:rPr lang="pl-PL"/><a:t>Zaplanuj</a:t></a:r></a:p></dgm:t></dgm:pt>'
    parts = {
        "data": f"<dgm:dataModel {names}><dgm:ptLst>{node}</dgm:ptLst><dgm:cxnLst/><dgm:bg/><dgm:whole/></dgm:dataModel>",
        "layout": f'<dgm:layoutDef {names} uniqueId="urn:microsoft.com/office/officeart/2005/8/layout/default"><dgm:title val=""/><dgm:desc val=""/><dgm:catLst/><dgm:layoutNode name="diagram"/></dgm:layoutDef>',
        "quickStyle": f'<dgm:styleDef {names} uniqueId="urn:microsoft.com/office/officeart/2005/8/quickstyle/simple1"><dgm:title val=""/><dgm:desc val=""/><dgm:catLst/><dgm:styleLbl name="node0"><dgm:scene3d><a:camera prst="orthographicFront"/><a:lightRig rig="threePt" dir="t"/></dgm:scene3d></dgm:styleLbl></dgm:styleDef>',
        "colors": f'<dgm:colorsDef {names} uniqueId="urn:microsoft.com/office/officeart/2005/8/colors/accent1_2"><dgm:title val=""/><dgm:desc val=""/><dgm:catLst/></dgm:colorsDef>',
    }
    types = {"data": "diagramData", "layout": "diagramLayout", "quickStyle": "diagramStyle", "colors": "diagramColors"}
    ids = {
        short: book.add(f"xl/diagrams/{short}1.xml", xml, f"application/vnd.openxmlformats-officedocument.drawingml.{types[short]}+xml", f"diagram{short[0].upper()}{short[1:]}", of=DRAWING)
        for short, xml in parts.items()
    }  # fmt: skip
    draw_on(book, graphic(DIAGRAM, f'<dgm:relIds xmlns:dgm="{DIAGRAM}" r:dm="{ids["data"]}" r:lo="{ids["layout"]}" r:qs="{ids["quickStyle"]}" r:cs="{ids["colors"]}"/>'))  # fmt: skip


@feature("<oleObjects>")
def embedded_objects(book: Book) -> None:
    book.endings |= {"bin": "application/vnd.openxmlformats-officedocument.oleObject", "emf": "image/x-emf", "vml": "application/vnd.openxmlformats-officedocument.vmlDrawing"}  # fmt: skip
    inner = book.add("xl/embeddings/oleObject1.bin", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504), kind="oleObject")
    image = book.add("xl/media/image1.emf", b"\x01\0\0\0" + bytes(84), kind="image")
    vml = book.add("xl/drawings/vmlDrawing1.vml", b'<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"><v:shape id="_x0000_s1025" type="#_x0000_t75" style=\'position:absolute\'/></xml>', kind="vmlDrawing")  # fmt: skip
    draw_on(book, f'<xdr:sp macro="" textlink=""><xdr:nvSpPr><xdr:cNvPr id="1025" name="Object 1" hidden="1"/><xdr:cNvSpPr/></xdr:nvSpPr>{SHAPE.format("rect")}</xdr:sp>')  # fmt: skip
    ends = FROM_TO.replace("<xdr:from>", "<from>").replace("</xdr:from>", "</from>").replace("<xdr:to>", "<to>").replace("</xdr:to>", "</to>")  # fmt: skip
    xdr = 'xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"'
    book.sheet.put(f'<legacyDrawing r:id="{vml}"/>')
    book.sheet.put(
        f'<oleObjects><mc:AlternateContent xmlns:mc="{MC}"><mc:Choice Requires="x14" xmlns:x14="{MICROSOFT}/spreadsheetml/2009/9/main"><oleObject progId="Packager Shell Object" shapeId="1025" r:id="{inner}"><objectPr defaultSize="0" r:id="{image}"><anchor {xdr} moveWithCells="1">{ends}</anchor></objectPr></oleObject></mc:Choice><mc:Fallback><oleObject progId="Packager Shell Object" shapeId="1025" r:id="{inner}"/></mc:Fallback></mc:AlternateContent></oleObjects>'
    )


@kind("<legacyDrawingHF ")
def pictures_in_headers() -> bytes:
    return drawn(lambda _book, sheet: sheet.set_header("&L&G&C&\"Arial,Bold\"Rejestr &A && &P z &N", {"image_left": "p.png", "image_data_left": io.BytesIO(PIXEL)}))  # fmt: skip


@kind("<picture ")
def a_picture_behind_the_sheet() -> bytes:
    return drawn(lambda _book, sheet: sheet.set_background(io.BytesIO(PIXEL)))


@feature("docProps/thumbnail.jpeg")
def a_picture_of_the_first_page(book: Book) -> None:
    book.endings["jpeg"] = "image/jpeg"
    book.add("docProps/thumbnail.jpeg", b"\xff\xd8\xff\xe0" + bytes(60), kind="http://schemas.openxmlformats.org/package/2006/relationships/metadata/thumbnail", of="")  # fmt: skip


@feature("_linkedentity", more={"J2": "Polska (tekst)"})
def linked_data_types(book: Book) -> None:
    """A cell that is a country: its text is only the fallback, the value lies in rich data parts."""
    rich = f"{MICROSOFT}/spreadsheetml/2017/richdata"
    book.cell("J2", ' t="e" vm="1"', "<v>#VALUE!</v>")
    book.cell("J3", ' t="e" vm="1"', "<v>#VALUE!</v>")
    parts = {
        "rdrichvalue": ("rdRichValue", f'<rvData xmlns="{rich}" count="1"><rv s="0"><v>536870912</v><v>Polska</v><v>pl-PL</v></rv></rvData>'),
        "rdrichvaluestructure": ("rdRichValueStructure", f'<rvStructures xmlns="{rich}" count="1"><s t="_linkedentity2"><k n="%EntityServiceId" t="i"/><k n="_DisplayString" t="s"/><k n="%EntityCulture" t="s"/></s></rvStructures>'),
        "rdRichValueTypes": ("rdRichValueTypes", f'<rvTypesInfo xmlns="{rich}2" xmlns:mc="{MC}" mc:Ignorable="x" xmlns:x="{MAIN}"><global><keyFlags><key name="_Self"><flag name="ExcludeFromFile" value="1"/></key></keyFlags></global></rvTypesInfo>'),
    }  # fmt: skip
    for name, (kind_, xml) in parts.items():
        book.add(f"xl/richData/{name}.xml", xml, f"application/vnd.ms-excel.{name.lower()}+xml", f"{MICROSOFT}/2017/06/relationships/{kind_}", of=BOOK)  # fmt: skip
    book.add(
        "xl/metadata.xml",
        f'<metadata xmlns="{MAIN}" xmlns:xlrd="{rich}"><metadataTypes count="1"><metadataType name="XLRICHVALUE" minSupportedVersion="120000" copy="1" pasteAll="1" pasteValues="1" merge="1" splitFirst="1" rowColShift="1" clearFormats="1" clearComments="1" assign="1" coerce="1"/></metadataTypes>'
        '<futureMetadata name="XLRICHVALUE" count="1"><bk><extLst><ext uri="{3e2802c4-a4d2-4d8b-9148-e3be6c30e623}"><xlrd:rvb i="0"/></ext></extLst></bk></futureMetadata><valueMetadata count="1"><bk><rc t="1" v="0"/></bk></valueMetadata></metadata>',
        "sheetMetadata+xml",
        "sheetMetadata",
        of=BOOK,
    )
