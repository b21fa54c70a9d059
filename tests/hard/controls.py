"""Macros, buttons and controls."""

from __future__ import annotations

import io
from typing import Any

import xlsxwriter
from handmade import RELATIONS

from hard.drawn import drawn
from hard.package import BOOK, Book
from hard.pictures import FROM_TO, SHAPE, draw_on
from hard.registry import feature, kind
from hard.spaces import MAIN_NAMES, MC, MICROSOFT, X14, XDR

VML_TYPE = "application/vnd.openxmlformats-officedocument.vmlDrawing"
MACRO_TYPE = "application/vnd.ms-excel.sheet.macroEnabled.main+xml"
PROJECT = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1528)
ENDS = FROM_TO.replace("xdr:from>", "from>").replace("xdr:to>", "to>")
VML = '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"><v:shape id="_x0000_s1025" type="#_x0000_t201" style=\'position:absolute\'><x:ClientData ObjectType="%s"><x:FmlaLink>$J$2</x:FmlaLink></x:ClientData></v:shape></xml>'


@kind("xl/vbaProject.bin", more={"J2": "x"})
def macros() -> bytes:
    def draw(book: xlsxwriter.Workbook, _sheet: Any) -> None:
        book.add_vba_project(io.BytesIO(PROJECT), is_stream=True)
        book.set_vba_name("TenSkoroszyt")

    return drawn(draw)


@kind("xl/vbaProjectSignature.bin")
def macros_that_are_signed() -> bytes:
    def draw(book: xlsxwriter.Workbook, _sheet: Any) -> None:
        book.add_signed_vba_project(io.BytesIO(PROJECT), io.BytesIO(b"\x08" + bytes(99)), True, True)

    return drawn(draw)


@kind('ObjectType="Button"')
def buttons() -> bytes:
    def draw(book: xlsxwriter.Workbook, sheet: Any) -> None:
        book.add_vba_project(io.BytesIO(PROJECT), is_stream=True)
        sheet.insert_button("J2", {"macro": "Sprawdz", "caption": "Sprawdź", "description": "Sprawdza"})

    return drawn(draw)


def _control(book: Book, control: str, fallback: str, object_type: str) -> None:
    book.endings["vml"] = VML_TYPE
    draw_on(book, f'<xdr:sp macro="" textlink=""><xdr:nvSpPr><xdr:cNvPr id="1025" name="Pole 1" hidden="1"/><xdr:cNvSpPr/></xdr:nvSpPr>{SHAPE.format("rect")}</xdr:sp>')  # fmt: skip
    vml = book.add("xl/drawings/vmlDrawing1.vml", (VML % object_type).encode(), kind="vmlDrawing")
    book.sheet.put(f'<legacyDrawing r:id="{vml}"/>')
    book.sheet.put(
        f'<mc:AlternateContent xmlns:mc="{MC}"><mc:Choice Requires="x14" xmlns:x14="{X14}"><controls>'
        f'<mc:AlternateContent><mc:Choice Requires="x14">{control}</mc:Choice>{fallback}</mc:AlternateContent></controls></mc:Choice></mc:AlternateContent>',
        "controls",
    )


ANCHOR = f'<anchor moveWithCells="1" xmlns:xdr="{XDR}">{ENDS}</anchor>'


@feature("<formControlPr ", more={"J2": True})
def form_controls(book: Book) -> None:
    properties = f'<formControlPr xmlns="{X14}" objectType="CheckBox" checked="Checked" fmlaLink="$J$2" lockText="1" noThreeD="1"/>'
    found = book.add("xl/ctrlProps/ctrlProp1.xml", properties, "application/vnd.ms-excel.controlproperties+xml", "ctrlProp")  # fmt: skip
    book.value("J2", False)
    _control(book, f'<control shapeId="1025" r:id="{found}" name="Pole 1"><controlPr defaultSize="0" autoFill="0" autoLine="0" autoPict="0" altText="Gotowe">{ANCHOR}</controlPr></control>', "", "Checkbox")  # fmt: skip


@feature("xl/activeX/activeX1.bin")
def active_x_controls(book: Book) -> None:
    book.endings |= {"bin": "application/vnd.ms-office.activeX", "emf": "image/x-emf"}
    part = "xl/activeX/activeX1.xml"
    book.add("xl/activeX/activeX1.bin", bytes(64), kind=f"{MICROSOFT}/2006/relationships/activeXControlBinary", of=part)
    found = book.add(part, f'<ax:ocx ax:classid="{{8BD21D40-EC42-11CE-9E0D-00AA006002F3}}" ax:persistence="persistStreamInit" r:id="rId1" xmlns:ax="{MICROSOFT}/2006/activeX" xmlns:r="{RELATIONS}"/>', "application/vnd.ms-office.activeX+xml", "control")  # fmt: skip
    image = book.add("xl/media/image1.emf", b"\x01\0\0\0" + bytes(84), kind="image")
    plain = f'<control shapeId="1025" r:id="{found}" name="CheckBox1"/>'
    full = f'<control shapeId="1025" r:id="{found}" name="CheckBox1"><controlPr defaultSize="0" autoLine="0" r:id="{image}">{ANCHOR}</controlPr></control>'
    _control(book, full, f"<mc:Fallback>{plain}</mc:Fallback>", "Pict")


@feature("customUI/customUI14.xml")
def a_ribbon_of_ones_own(book: Book) -> None:
    ribbon = '<customUI xmlns="http://schemas.microsoft.com/office/{}/customui"><ribbon><tabs><tab id="qms" label="Jakość"><group id="g" label="Rejestr"><button id="b" label="Sprawdź" onAction="Sprawdz"/></group></tab></tabs></ribbon></customUI>'
    book.add("customUI/customUI.xml", ribbon.format("2006/01"), kind=f"{MICROSOFT}/2006/relationships/ui/extensibility", of="")  # fmt: skip
    book.add("customUI/customUI14.xml", ribbon.format("2009/07"), kind=f"{MICROSOFT}/2007/relationships/ui/extensibility", of="")  # fmt: skip


@feature("xl/macrosheets/sheet1.xml")
def old_macro_and_dialog_sheets(book: Book) -> None:
    book.types[BOOK] = MACRO_TYPE
    xm = "http://schemas.microsoft.com/office/excel/2006/main"
    rows = '<sheetData><row r="1"><c r="A1"><f>HALT()</f><v>0</v></c></row></sheetData>'
    book.add_sheet("Makro1", "xl/macrosheets/sheet1.xml", f'<xm:macrosheet {MAIN_NAMES} xmlns:xm="{xm}">{rows}</xm:macrosheet>', "application/vnd.ms-excel.macrosheet+xml", f"{MICROSOFT}/2006/relationships/xlMacrosheet")  # fmt: skip
    book.add_sheet("Dialog1", "xl/dialogsheets/sheet1.xml", f'<dialogsheet {MAIN_NAMES}><sheetPr/><sheetViews><sheetView workbookViewId="0"/></sheetViews><legacyDrawing r:id="rId1"/></dialogsheet>', "dialogsheet+xml", "dialogsheet")  # fmt: skip
    book.endings["vml"] = VML_TYPE
    book.add(
        "xl/drawings/vmlDrawing1.vml", (VML % "Dialog").encode(), kind="vmlDrawing", of="xl/dialogsheets/sheet1.xml"
    )
