"""Excel tables with everything that they may have."""

from __future__ import annotations

from handmade import MAIN

from hard.data import HEADERS
from hard.package import BOOK, Book
from hard.registry import feature
from hard.spaces import MAIN_NAMES, MC, MICROSOFT, X14, X15, XR

XR3 = f"{MICROSOFT}/spreadsheetml/2016/revision3"
NO_TOTALS = ' totalsRowShown="0"'
FILTER = '<autoFilter ref="{ref}" xr:uid="{{B0000000-0000-0000-0000-000000000000}}"/>'
STYLE = '<tableStyleInfo name="TableStyleMedium2" showFirstColumn="0" showLastColumn="0" showRowStripes="1" showColumnStripes="0"/>'
TABLE = "xl/tables/table1.xml"
UID = "{B0000000-0000-0000-0000-0000000000%02d}"


def column(at: int, name: str = "", attributes: str = "", inside: str = "") -> str:
    name = name or HEADERS[at - 1]
    xml = f'<tableColumn id="{at}" xr3:uid="{UID % at}" name="{name}"{attributes}'
    return f"{xml}>{inside}</tableColumn>" if inside else f"{xml}/>"


def columns(*others: str) -> str:
    """Return the eight columns, those given in place of the plain ones."""
    given = {one.split('"')[1]: one for one in others}
    return "".join(given.get(str(at), column(at)) for at in range(1, 9)) + "".join(
        one for at, one in given.items() if int(at) > 8
    )


def table(
    ref: str = "A1:H7",
    attributes: str = NO_TOTALS,
    filtered: str = FILTER,
    listed: str = "",
    style: str = STYLE,
) -> str:
    """Return the part of the table Rejestr. `filtered`: its autoFilter, `listed`: its columns."""
    listed = listed or columns()
    return (
        f'<table xmlns="{MAIN}" xmlns:mc="{MC}" mc:Ignorable="xr xr3" xmlns:xr="{XR}" xmlns:xr3="{XR3}" id="1" xr:uid="{UID % 0}"'
        f' name="Rejestr" displayName="Rejestr" ref="{ref}"{attributes}>{filtered.format(ref=ref)}'
        f'<tableColumns count="{listed.count("<tableColumn ")}">{listed}</tableColumns>{style}</table>'
    )


def put_table(book: Book, xml: str) -> None:
    """Add the first table of the sheet Dane."""
    found = book.add(TABLE, xml, "table+xml", "table")
    book.sheet.put(f'<tableParts count="1"><tablePart r:id="{found}"/></tableParts>')


@feature("<tableParts ", refused={"A1": "header", "H1": "header"}, table="Rejestr")
def a_plain_table(book: Book) -> None:
    put_table(book, table())


@feature("<tableStyle ", table="Rejestr", refused={"C1": "header"})
def a_table_with_a_style_of_ones_own(book: Book) -> None:
    put_table(
        book, table(style=STYLE.replace("TableStyleMedium2", "Styl urzędu").replace('Stripes="0"', 'Stripes="1"'))
    )
    looks = [book.styles.dxf("FFDDEBF7"), book.styles.dxf("FFBDD7EE")]
    book.styles.parts["tableStyles"] = (
        '<tableStyles count="1" defaultTableStyle="TableStyleMedium2" defaultPivotStyle="PivotStyleLight16"><tableStyle name="Styl urzędu" pivot="0" count="2">'
        f'<tableStyleElement type="wholeTable" dxfId="{looks[0]}"/><tableStyleElement type="headerRow" dxfId="{looks[1]}"/></tableStyle></tableStyles>'
    )


@feature(
    "totalsRowFunction",
    refused={"C8": "formula", "A8": "totals", "B8": "totals"},
    without="H8",
    table="Rejestr",
    rows_refused="totals_row",
)
def a_table_with_a_totals_row(book: Book) -> None:
    listed = columns(column(1, attributes=' totalsRowLabel="Razem"'), column(3, attributes=' totalsRowFunction="sum"'))
    put_table(book, table("A1:H8", ' totalsRowCount="1"', FILTER.replace("{ref}", "A1:H7"), listed))
    book.value("A8", "Razem")
    book.cell("C8", "", "<f>SUBTOTAL(109,Rejestr[Liczba])</f><v>20.5000001</v>")


@feature("<calculatedColumnFormula>", refused={"I3": "formula", "I1": "header"}, table="Rejestr")
def a_table_with_a_calculated_column(book: Book) -> None:
    formula = "Rejestr[[#This Row],[Liczba]]*2"
    book.value("I1", "Podwójnie")
    for row in range(2, 8):
        book.cell(f"I{row}", "", f"<f>{formula}</f><v>24</v>")
    nine = column(9, "Podwójnie", "", f"<calculatedColumnFormula>{formula}</calculatedColumnFormula>")
    put_table(book, table("A1:I7", listed=columns(nine)))


@feature("<f>C3*2</f>", refused={"I3": "formula"}, table="Rejestr", rows_refused="moving_formula")
def a_table_with_a_column_of_plain_addresses(book: Book) -> None:
    _counted(book, "C{row}*2")


@feature("SUM(C$2:C2)", refused={"I3": "formula"}, table="Rejestr", rows_refused="referred_to")
def a_table_with_a_column_counted_from_above(book: Book) -> None:
    _counted(book, "SUM(C$2:C{row})")


def _counted(book: Book, formula: str) -> None:
    """Add a table whose column I has a formula with addresses."""
    book.value("I1", "Narastająco")
    for row in range(2, 8):
        book.cell(f"I{row}", "", f"<f>{formula.format(row=row)}</f><v>24</v>")
    inside = f"<calculatedColumnFormula>{formula.format(row=2)}</calculatedColumnFormula>"
    put_table(book, table("A1:I7", listed=columns(column(9, "Narastająco", "", inside))))


@feature('insertRow="1"', without="*", more={"H8": "x", "A2": "K-001"}, table="Pusta")
def a_table_with_an_insert_row(book: Book) -> None:
    """Empty: only its header and the row for the first record."""
    book.rows = {1: book.rows[1], 9: {}}
    xml = table("A1:H2", ' insertRow="1"' + NO_TOTALS).replace('"Rejestr"', '"Pusta"')
    put_table(book, xml)


@feature('headerRowCount="0"', table="Rejestr")
def a_table_without_a_header(book: Book) -> None:
    put_table(book, table("A2:H7", ' headerRowCount="0"' + NO_TOTALS, ""))


@feature("<filterColumn ", refused={"A1": "header"}, table="Rejestr", rows_refused="filtered")
def a_table_that_is_filtered_and_sorted(book: Book) -> None:
    filtered = '<autoFilter ref="{ref}"><filterColumn colId="4"><filters><filter val="PRAWDA"/></filters></filterColumn><filterColumn colId="3" hiddenButton="1"/></autoFilter>'
    sort = '<sortState ref="A2:H7"><sortCondition descending="1" ref="C2:C7"/></sortState>'
    put_table(book, table(filtered=filtered + sort))
    book.row_attributes |= {3: ' hidden="1"', 6: ' hidden="1"', 7: ' hidden="1"'}


@feature('dataDxfId="', table="Rejestr")
def a_table_with_formats_of_its_columns(book: Book) -> None:
    look = book.styles.dxf()
    listed = columns(column(2, attributes=f' dataDxfId="{look}" dataCellStyle="Normalny"'), column(4, attributes=f' dataDxfId="{look}"'))  # fmt: skip
    put_table(book, table(attributes=f' totalsRowShown="0" headerRowDxfId="{look}" dataDxfId="{look}"', listed=listed))  # fmt: skip


@feature("altText=", table="Rejestr")
def a_table_with_a_text_for_the_blind(book: Book) -> None:
    extension = f'<extLst><ext uri="{{504A1905-F514-4f6f-8877-14C23A59335A}}" xmlns:x14="{X14}"><x14:table altText="Rejestr" altTextSummary="Wszystkie kody &amp; opisy"/></ext></extLst>'
    put_table(book, table(style=STYLE + extension))


@feature('tableType="queryTable"', refused={"B3": "query", "H2": "query"}, without="*", more={"H8": "x", "H40": 5}, table="Rejestr", rows_refused="query_table")  # fmt: skip
def a_table_from_a_query(book: Book) -> None:
    listed = "".join(column(at, attributes=f' uniqueName="{at}" queryTableFieldId="{at}"') for at in range(1, 9))
    put_table(book, table(attributes=' tableType="queryTable"' + NO_TOTALS, listed=listed))
    fields = "".join(f'<queryTableField id="{at}" name="{name}" tableColumnId="{at}"/>' for at, name in enumerate(HEADERS, 1))  # fmt: skip
    book.add(
        "xl/queryTables/queryTable1.xml",
        f'<queryTable xmlns="{MAIN}" name="Zapytanie" connectionId="1" autoFormatId="16" applyNumberFormats="0"><queryTableRefresh nextId="9"><queryTableFields count="8">{fields}</queryTableFields></queryTableRefresh></queryTable>',
        "queryTable+xml",
        "queryTable",
        of=TABLE,
    )
    connect(book)


@feature("xl/queryTables/queryTable1.xml", refused={"J3": "query", "J2": "query"}, more={"K2": 1})
def a_query_without_a_table(book: Book) -> None:
    """As older Excel has it: the sheet's part is related to the query, its area is a defined name."""
    book.value("J2", "Nazwa")
    book.value("J3", "z bazy")
    book.add("xl/queryTables/queryTable1.xml", f'<queryTable xmlns="{MAIN}" name="Zapytanie" connectionId="1" autoFormatId="16" applyNumberFormats="0"/>', "queryTable+xml", "queryTable")  # fmt: skip
    book.book.put('<definedNames><definedName name="Zapytanie" localSheetId="0">Dane!$J$2:$J$4</definedName></definedNames>')  # fmt: skip
    connect(book)


def connect(book: Book) -> None:
    """Add the workbook's connections."""
    connection = '<connection id="1" name="Baza" type="1" refreshedVersion="7" background="1" saveData="1"><dbPr connection="DSN=Rejestry;UID=qms;" command="SELECT * FROM r WHERE a &lt; 5"/></connection>'
    book.add("xl/connections.xml", f'<connections xmlns="{MAIN}">{connection}</connections>', "connections+xml", "connections", of=BOOK)  # fmt: skip


@feature("<MapInfo ", table="Rejestr", rows_refused="xml_map")
def a_table_mapped_to_xml(book: Book) -> None:
    one = '<xmlColumnPr mapId="1" xpath="/r/w/@kod" xmlDataType="string"/>'
    put_table(book, table(attributes=' tableType="xml"' + NO_TOTALS, listed=columns(column(1, attributes=' uniqueName="kod"', inside=one))))  # fmt: skip
    schema = '<Schema ID="Schema1"><xsd:schema xmlns:xsd="http://www.w3.org/2001/XMLSchema"><xsd:element name="r"/></xsd:schema></Schema>'
    mapped = '<Map ID="1" Name="r_Mapa" RootElement="r" SchemaID="Schema1" ShowImportExportValidationErrors="false" AutoFit="true" Append="false" PreserveSortAFLayout="true" PreserveFormat="true"><DataBinding FileBinding="true" ConnectionID="1" DataBindingLoadMode="1"/></Map>'
    book.add("xl/xmlMaps.xml", f'<MapInfo xmlns="{MAIN}" SelectionNamespaces="">{schema}{mapped}</MapInfo>', "application/xml", "xmlMaps", of=BOOK)  # fmt: skip


@feature("xl/slicers/slicer1.xml", table="Rejestr", refused={"E1": "header"})
def a_table_with_slicers(book: Book) -> None:
    put_table(book, table())
    names = f'{MAIN_NAMES} xmlns:mc="{MC}" mc:Ignorable="x xr10" xmlns:x="{MAIN}" xmlns:xr10="{MICROSOFT}/spreadsheetml/2016/revision10"'.replace(f'xmlns="{MAIN}"', f'xmlns="{X14}"')  # fmt: skip
    cache = book.add(
        "xl/slicerCaches/slicerCache1.xml",
        f'<slicerCacheDefinition {names} name="Fragmentator_Opis" sourceName="Opis"><extLst><x:ext uri="{{2F2917AC-EB37-4324-AD4E-5DD8C200BD13}}" xmlns:x15="{X15}"><x15:tableSlicerCache tableId="1" column="2"/></x:ext></extLst></slicerCacheDefinition>',
        "application/vnd.ms-excel.slicerCache+xml",
        f"{MICROSOFT}/2007/relationships/slicerCache",
        of=BOOK,
    )
    slicer = book.add(
        "xl/slicers/slicer1.xml",
        f'<slicers {names}><slicer name="Opis" cache="Fragmentator_Opis" caption="Opis" rowHeight="241300"/></slicers>',
        "application/vnd.ms-excel.slicer+xml",
        f"{MICROSOFT}/2007/relationships/slicer",
    )
    book.sheet.extend("{3A4CF648-6AED-40f4-86FF-DC5316D8AED3}", f'<x14:slicerList xmlns:x14="{X14}"><x14:slicer r:id="{slicer}"/></x14:slicerList>', f'xmlns:x15="{X15}"')  # fmt: skip
    book.book.extend("{46BE6895-7355-4a93-B00E-2C351335B9C9}", f'<x15:slicerCaches xmlns:x14="{X14}"><x14:slicerCache r:id="{cache}"/></x15:slicerCaches>', f'xmlns:x15="{X15}"')  # fmt: skip


@feature("_xlnm._FilterDatabase", more={"A4": "K-033"})
def a_filter_without_a_table(book: Book) -> None:
    book.sheet.put('<autoFilter ref="A1:H7" xr:uid="{B0000000-0000-0000-0000-000000000001}"><filterColumn colId="2"><customFilters and="1"><customFilter operator="greaterThan" val="1"/></customFilters></filterColumn><sortState ref="A2:H7"><sortCondition ref="C2:C7"/></sortState></autoFilter>')  # fmt: skip
    book.book.put('<definedNames><definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">Dane!$A$1:$H$7</definedName></definedNames>')  # fmt: skip
    book.row_attributes |= {5: ' hidden="1"', 6: ' hidden="1"'}


@feature("xl/tables/table2.xml", table="Rejestr", refused={"J1": "header"}, more={"J2": "x"})
def two_tables_side_by_side(book: Book) -> None:
    put_table(book, table())
    book.value("J1", "Miejsce")
    book.value("J2", "Kraków")
    other = table("J1:J3", listed=column(1, "Miejsce")).replace('"Rejestr"', '"Miejsca"').replace(' id="1" xr:uid', ' id="2" xr:uid')  # fmt: skip
    found = book.add("xl/tables/table2.xml", other, "table+xml", "table")
    book.sheet.swap(f'<tableParts count="2"><tablePart r:id="rId1"/><tablePart r:id="{found}"/></tableParts>')


@feature("<tableParts ", refused={"A1": "header"}, table="Rejestr", rows_refused="content_below", without="H8 H9")
def a_table_with_words_below_it(book: Book) -> None:
    put_table(book, table())
    book.value("B8", "Sporządziła: Anna Nowak")


@feature('<dataValidation type="list"', table="Rejestr")
def a_table_with_rules_and_names_that_end_with_it(book: Book) -> None:
    put_table(book, table())
    look = book.styles.dxf()
    book.sheet.put(f'<conditionalFormatting sqref="A2:H7"><cfRule type="expression" dxfId="{look}" priority="1"><formula>$C2&gt;5</formula></cfRule></conditionalFormatting>')  # fmt: skip
    book.sheet.put('<dataValidations count="1"><dataValidation type="list" allowBlank="1" sqref="H2:H7"><formula1>Słowa</formula1></dataValidation></dataValidations>')  # fmt: skip
    book.book.put('<definedNames><definedName name="Kody">Dane!$A$2:$A$7</definedName><definedName name="Słowa">Listy!$A$1:$A$3</definedName></definedNames>')  # fmt: skip
