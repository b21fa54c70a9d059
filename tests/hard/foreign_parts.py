"""Parts that no reader of cells knows of."""

from __future__ import annotations

from handmade import MAIN, RELATIONS

from hard.package import BOOK, Book
from hard.protection import custom_properties
from hard.registry import feature
from hard.spaces import MICROSOFT, X15

ITEM = "customXml/item1.xml"
DATA_STORE = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"


def custom_xml(book: Book, content: str | bytes) -> None:
    """Add one item of custom XML with its properties."""
    book.add(ITEM, content, kind="customXml", of=BOOK)
    book.add("customXml/itemProps1.xml", f'<ds:datastoreItem ds:itemID="{{A1000000-0000-0000-0000-000000000001}}" xmlns:ds="{DATA_STORE}"><ds:schemaRefs/></ds:datastoreItem>', "application/vnd.openxmlformats-officedocument.customXmlProperties+xml", "customXmlProps", of=ITEM)  # fmt: skip


@feature("customXml/itemProps1.xml")
def custom_xml_items(book: Book) -> None:
    custom_xml(book, '<p:properties xmlns:p="http://schemas.microsoft.com/office/2006/metadata/properties"><documentManagement/></p:properties>')  # fmt: skip


@feature("<DataMashup ")
def power_query_and_a_data_model(book: Book) -> None:
    mashup = '<?xml version="1.0" encoding="utf-16"?><DataMashup xmlns="http://schemas.microsoft.com/DataMashup">AAAAAA==</DataMashup>'
    custom_xml(book, mashup.encode("utf-8").replace(b"utf-16", b"utf-8"))
    book.endings["data"] = "application/vnd.openxmlformats-officedocument.model+data"
    book.add("xl/model/item.data", bytes(range(256)) * 4, kind="http://schemas.openxmlformats.org/officeDocument/2006/relationships/powerPivotData", of=BOOK)  # fmt: skip
    connection = f'<connection id="1" keepAlive="1" name="ThisWorkbookDataModel" description="Model danych" type="5" refreshedVersion="8" minRefreshableVersion="5" background="1"><dbPr connection="Data Model Connection" command="Model" commandType="1"/><olapPr sendLocale="1" rowDrillCount="1000"/><extLst><ext uri="{{DE250136-89BD-433C-8126-D09CA5730AF9}}" xmlns:x15="{X15}"><x15:connection id="" model="1"/></ext></extLst></connection>'
    book.add("xl/connections.xml", f'<connections xmlns="{MAIN}">{connection}</connections>', "connections+xml", "connections", of=BOOK)  # fmt: skip


@feature("docProps/custom.xml")
def properties_of_ones_own(book: Book) -> None:
    custom_properties(book, {"Wersja": "<vt:i4>3</vt:i4>", "Właściciel": "<vt:lpwstr>Jan &amp; Anna</vt:lpwstr>", "Do": "<vt:filetime>2026-12-31T00:00:00Z</vt:filetime>"})  # fmt: skip
    names = 'xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"'
    book.add("docProps/app.xml", f"<Properties {names}><Application>Microsoft Excel</Application><DocSecurity>0</DocSecurity><AppVersion>16.0300</AppVersion></Properties>", "application/vnd.openxmlformats-officedocument.extended-properties+xml", "extended-properties", of="")  # fmt: skip


@feature("xl/printerSettings/printerSettings1.bin")
def settings_of_a_printer(book: Book) -> None:
    book.endings["bin"] = TYPE_OF_PRINTER
    found = book.add("xl/printerSettings/printerSettings1.bin", "Drukarka".encode("utf-16-le") + bytes(200), kind="printerSettings")  # fmt: skip
    book.sheet.put(f'<pageSetup paperSize="9" orientation="landscape" fitToHeight="0" r:id="{found}"/>')


TYPE_OF_PRINTER = "application/vnd.openxmlformats-officedocument.spreadsheetml.printerSettings"


@feature("xl/customProperty1.bin")
def properties_of_a_sheet(book: Book) -> None:
    book.endings["bin"] = "application/vnd.openxmlformats-officedocument.spreadsheetml.customProperty"
    found = book.add("xl/customProperty1.bin", "_pios_id".encode("utf-16-le"), kind="customProperty")
    book.sheet.put(f'<customProperties><customPr name="_pios_id" r:id="{found}"/></customProperties>')


@feature("xl/webextensions/webextension1.xml")
def panes_of_web_extensions(book: Book) -> None:
    panes, extension = "xl/webextensions/taskpanes.xml", "xl/webextensions/webextension1.xml"
    wetp, we = f"{MICROSOFT}/webextensions/taskpanes/2010/11", f"{MICROSOFT}/webextensions/webextension/2010/11"
    book.add(extension, f'<we:webextension xmlns:we="{we}" id="{{A2000000-0000-0000-0000-000000000001}}"><we:reference id="wa1" version="1.0.0.0" store="pl-PL" storeType="OMEX"/><we:alternateReferences/><we:properties/><we:bindings/><we:snapshot xmlns:r="{RELATIONS}"/></we:webextension>', "application/vnd.ms-office.webextension+xml", f"{MICROSOFT}/2011/relationships/webextension", of=panes)  # fmt: skip
    book.add(panes, f'<wetp:taskpanes xmlns:wetp="{wetp}"><wetp:taskpane dockstate="right" visibility="0" width="350" row="1"><wetp:webextensionref xmlns:r="{RELATIONS}" r:id="rId1"/></wetp:taskpane></wetp:taskpanes>', "application/vnd.ms-office.webextensiontaskpanes+xml", f"{MICROSOFT}/2011/relationships/webextensiontaskpanes", of="")  # fmt: skip


@feature("xl/worksheets/wsSortMap1.xml")
def maps_of_sorting(book: Book) -> None:
    book.add("xl/worksheets/wsSortMap1.xml", f'<worksheetSortMap xmlns="{MICROSOFT}/excel/2006/main"><rowSortMap ref="A2:XFD3" count="2"><row newVal="1" oldVal="2"/><row newVal="2" oldVal="1"/></rowSortMap></worksheetSortMap>', "application/vnd.ms-excel.wsSortMap+xml", f"{MICROSOFT}/2006/relationships/wsSortMap")  # fmt: skip


@feature("xl/attachedToolbars.bin")
def toolbars_of_excel_2003(book: Book) -> None:
    book.endings["bin"] = "application/vnd.ms-excel.attachedToolbars"
    book.add("xl/attachedToolbars.bin", bytes(40), kind=f"{MICROSOFT}/2006/relationships/attachedToolbars", of=BOOK)
