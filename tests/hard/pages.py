"""How a sheet lies: merged, hidden, grouped, split, filtered by views, printed, linked."""

from __future__ import annotations

from handmade import zipped

from hard.package import BOOK, Book
from hard.registry import feature, kind
from hard.spaces import X14

VIEW = "{C1000000-0000-0000-0000-000000000001}"


@feature("<mergeCell ", refused={"K2": "merged", "J4": "merged", "B12": "merged"}, more={"J2": "pierwsza", "J3": "x"})
def merged_cells(book: Book) -> None:
    book.value("J2", "Razem")
    book.cell("K2")
    book.value("A12", "Stopka")
    book.sheet.put('<mergeCells count="3"><mergeCell ref="J2:K2"/><mergeCell ref="J3:J5"/><mergeCell ref="A12:H13"/></mergeCells>')  # fmt: skip


@feature('hidden="1"', more={"J3": 1})
def hidden_rows_and_columns(book: Book) -> None:
    book.row_attributes |= {3: ' hidden="1"', 8: ' hidden="1"', 5: ' ht="0" hidden="1" customHeight="1"'}
    book.rows[8] = {}
    columns = book.sheet.children["cols"]
    book.sheet.swap(columns.replace('max="2" width="30"', 'max="2" width="0" hidden="1"').replace("</cols>", '<col min="10" max="16384" width="9" hidden="1"/></cols>'))  # fmt: skip
    book.lists.swap('<sheetViews><sheetView showGridLines="0" showZeros="0" workbookViewId="0"/></sheetViews>')


@feature('outlineLevel="2"')
def grouped_rows_and_columns(book: Book) -> None:
    book.sheet.put('<sheetPr><outlinePr summaryBelow="0" summaryRight="0"/></sheetPr>')
    book.sheet.swap('<sheetFormatPr defaultRowHeight="15" outlineLevelRow="2" outlineLevelCol="1" x14ac:dyDescent="0.25"/>')  # fmt: skip
    book.row_attributes |= {3: ' outlineLevel="1"', 4: ' outlineLevel="2" hidden="1"', 5: ' outlineLevel="1" collapsed="1"'}  # fmt: skip
    book.sheet.swap(book.sheet.children["cols"].replace('<col min="2"', '<col outlineLevel="1" min="2"'))


@feature('state="frozen"')
def frozen_panes(book: Book) -> None:
    book.sheet.swap('<sheetViews><sheetView tabSelected="1" zoomScale="85" workbookViewId="0"><pane xSplit="1" ySplit="1" topLeftCell="B2" activePane="bottomRight" state="frozen"/><selection pane="topRight"/><selection pane="bottomLeft"/><selection pane="bottomRight" activeCell="C3" sqref="C3:D5 F7"/></sheetView></sheetViews>')  # fmt: skip


@feature('<pane xSplit="2000"')
def split_panes_and_colours_of_tabs(book: Book) -> None:
    book.sheet.put('<sheetPr codeName="Arkusz1"><tabColor rgb="FF92D050"/></sheetPr>')
    book.sheet.swap('<sheetViews><sheetView rightToLeft="1" view="pageBreakPreview" tabSelected="1" workbookViewId="0"><pane xSplit="2000" ySplit="900" topLeftCell="C3"/></sheetView></sheetViews>')  # fmt: skip


@feature("<customSheetView ")
def views_of_several_people(book: Book) -> None:
    book.book.put(f'<customWorkbookViews><customWorkbookView name="Anna - widok osobisty" guid="{VIEW}" personalView="1" maximized="1" windowWidth="1596" windowHeight="985" activeSheetId="1"/></customWorkbookViews>')  # fmt: skip
    view = f'<customSheetView guid="{VIEW}" scale="90" filter="1" showAutoFilter="1"><selection activeCell="B2" sqref="B2"/><pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/><autoFilter ref="A1:H7"><filterColumn colId="1"><filters><filter val="Ankieta"/></filters></filterColumn></autoFilter></customSheetView>'
    for sheet in (book.sheet, book.lists):
        sheet.put(f"<customSheetViews>{view}</customSheetViews>")


@feature("<scenario ", more={"J2": 5})
def scenarios(book: Book) -> None:
    book.value("J2", 3)
    book.sheet.put('<scenarios current="0" sqref="C2"><scenario name="Lepiej" locked="1" count="2" user="Anna" comment="a &amp; b"><inputCells r="C2" val="20"/><inputCells r="J2" val="4"/></scenario></scenarios>')  # fmt: skip


@feature("<dataConsolidate ")
def consolidated_data(book: Book) -> None:
    book.sheet.put('<dataConsolidate function="average" leftLabels="1" topLabels="1" link="1"><dataRefs count="1"><dataRef ref="A1:A3" sheet="Listy"/></dataRefs></dataConsolidate>')  # fmt: skip


@feature("_xlnm.Print_Titles")
def print_areas_titles_and_page_breaks(book: Book) -> None:
    book.book.put('<definedNames><definedName name="_xlnm.Print_Area" localSheetId="0">Dane!$A$1:$H$7</definedName><definedName name="_xlnm.Print_Titles" localSheetId="0">Dane!$A:$A,Dane!$1:$1</definedName></definedNames>')  # fmt: skip
    book.sheet.put('<printOptions horizontalCentered="1" headings="1" gridLines="1"/>')
    book.sheet.put('<headerFooter differentOddEven="1" differentFirst="1"><oddHeader>&amp;C&amp;"Arial,Pogrubiony"&amp;14Rejestr &amp;A</oddHeader><oddFooter>&amp;LStrona &amp;P z &amp;N</oddFooter><firstHeader>&amp;D &lt;b&gt;</firstHeader></headerFooter>')  # fmt: skip
    book.sheet.put('<rowBreaks count="1" manualBreakCount="1"><brk id="4" max="16383" man="1"/></rowBreaks>')
    book.sheet.put('<colBreaks count="1" manualBreakCount="1"><brk id="5" max="1048575" man="1"/></colBreaks>')


@feature("<hyperlink ", more={"J2": "inny podpis", "J3": 7})
def hyperlinks(book: Book) -> None:
    outside = book.relate("xl/worksheets/sheet1.xml", "hyperlink", "https://example.org/?a=1&b=ż", "External")
    file = book.relate("xl/worksheets/sheet1.xml", "hyperlink", "..\\Procedury\\P-01%20nadzór.docx", "External")
    for row in (2, 3, 4):
        book.value(f"J{row}", "odsyłacz")
    book.value("J5", "tam")
    book.sheet.put(
        f'<hyperlinks><hyperlink ref="J2" r:id="{outside}" tooltip="Kliknij &quot;tu&quot;"/><hyperlink ref="J3:J4" r:id="{file}"/><hyperlink ref="B3" location="Listy!A1" display="Przegląd umów"/></hyperlinks>'
    )


@feature("<ignoredError ", more={"F4": "008"})
def errors_that_are_ignored(book: Book) -> None:
    book.sheet.put('<ignoredErrors><ignoredError sqref="F2:F7" numberStoredAsText="1"/><ignoredError sqref="C2" evalError="1" formula="1"/></ignoredErrors>')  # fmt: skip
    book.sheet.extend("{01252117-D84E-4E92-8308-4BE1C098FCBB}", '<x14:ignoredErrors xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main"><x14:ignoredError numberStoredAsText="1"><xm:sqref>J2:J7</xm:sqref></x14:ignoredError></x14:ignoredErrors>', f'xmlns:x14="{X14}"')  # fmt: skip


@feature("<cellWatch ")
def watched_cells_and_web_pages(book: Book) -> None:
    book.sheet.put('<cellWatches><cellWatch r="C2"/><cellWatch r="J2"/></cellWatches>')
    book.sheet.put('<webPublishItems count="1"><webPublishItem id="1" divId="Dane_1" sourceType="sheet" destinationFile="C:\\strona.htm" title="Rejestr"/></webPublishItems>')  # fmt: skip
    book.book.put('<webPublishing codePage="1250"/>')


@feature("<smartTags>")
def smart_tags_of_excel_2007(book: Book) -> None:
    book.sheet.put('<smartTags><cellSmartTags r="B2"><cellSmartTag type="0"><cellSmartTagPr key="a" val="b"/></cellSmartTag></cellSmartTags></smartTags>')  # fmt: skip
    book.book.put('<smartTagPr embed="1"/>')
    book.book.put('<smartTagTypes><smartTagType namespaceUri="urn:schemas-microsoft-com:office:smarttags" name="place" url="http://example.org/"/></smartTagTypes>')  # fmt: skip


@feature('customFormat="1"', more={"J3": "w sformatowanym wierszu"})
def rows_and_columns_with_formats(book: Book) -> None:
    book.row_attributes |= {3: ' s="1" customFormat="1"', 8: ' s="3" customFormat="1" ht="20" customHeight="1"'}
    book.rows[8] = {}


@kind('state="veryHidden"')
def hidden_sheets() -> bytes:
    book = Book()
    parts = book.all_parts()
    parts[BOOK] = parts[BOOK].replace(b'name="Listy"', b'name="Listy" state="veryHidden"')

    return zipped(parts)
