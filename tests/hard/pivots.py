"""Pivot tables with their caches, slicers and timelines."""

from __future__ import annotations

from handmade import MAIN, RELATIONS

from hard.package import BOOK, SHEET, Book
from hard.registry import feature
from hard.spaces import MAIN_NAMES, MICROSOFT, X14, X15

CACHE, PIVOT = "xl/pivotCache/pivotCacheDefinition1.xml", "xl/pivotTables/pivotTable1.xml"


def _field(name: str, items: str) -> str:
    return f'<cacheField name="{name}" numFmtId="0">{items}</cacheField>'


def put_pivot(book: Book) -> None:
    """Add a pivot table over A1:D7 in J3:K6 of the sheet Dane."""
    texts = '<sharedItems count="2"><s v="Przegląd umów"/><s v="Ankieta"/></sharedItems>'
    dates = '<sharedItems containsSemiMixedTypes="0" containsNonDate="0" containsDate="1" containsString="0" minDate="2026-01-15T00:00:00" maxDate="2026-01-21T00:00:00" count="1"><d v="2026-01-15T00:00:00"/></sharedItems>'
    fields = (
        _field("Kod", '<sharedItems count="1"><s v="K-001"/></sharedItems>')
        + _field("Opis", texts)
        + _field("Liczba", '<sharedItems containsSemiMixedTypes="0" containsString="0" containsNumber="1" minValue="-2" maxValue="12"/>')
        + _field("Termin", dates)
    )  # fmt: skip
    cache_id = book.add(
        CACHE,
        f'<pivotCacheDefinition {MAIN_NAMES} r:id="rId1" refreshedBy="Anna Nowak" refreshedDate="46040" createdVersion="7" refreshedVersion="7" minRefreshableVersion="3" recordCount="1"><cacheSource type="worksheet"><worksheetSource ref="A1:D7" sheet="Dane"/></cacheSource><cacheFields count="4">{fields}</cacheFields></pivotCacheDefinition>',
        "pivotCacheDefinition+xml",
        "pivotCacheDefinition",
        of=BOOK,
    )
    book.add("xl/pivotCache/pivotCacheRecords1.xml", f'<pivotCacheRecords xmlns="{MAIN}" count="1"><r><x v="0"/><x v="0"/><n v="12"/><x v="0"/></r></pivotCacheRecords>', "pivotCacheRecords+xml", "pivotCacheRecords", of=CACHE)  # fmt: skip
    items = '<items count="3"><item x="0"/><item x="1"/><item t="default"/></items>'
    book.add(
        PIVOT,
        f'<pivotTableDefinition xmlns="{MAIN}" name="Przestawna" cacheId="1" dataCaption="Wartości" updatedVersion="7" minRefreshableVersion="3" createdVersion="7" outline="1" outlineData="1" multipleFieldFilters="0">'
        f'<location ref="J3:K6" firstHeaderRow="1" firstDataRow="1" firstDataCol="1"/><pivotFields count="4"><pivotField showAll="0"/><pivotField axis="axisRow" showAll="0">{items}</pivotField><pivotField dataField="1" showAll="0"/><pivotField numFmtId="14" showAll="0"/></pivotFields>'
        '<rowFields count="1"><field x="1"/></rowFields><rowItems count="3"><i><x/></i><i><x v="1"/></i><i t="grand"><x/></i></rowItems><colItems count="1"><i/></colItems>'
        '<dataFields count="1"><dataField name="Suma z Liczba" fld="2" baseField="0" baseItem="0"/></dataFields><pivotTableStyleInfo name="PivotStyleLight16" showRowHeaders="1" showColHeaders="1" showRowStripes="0" showColStripes="0" showLastColumn="1"/></pivotTableDefinition>',
        "pivotTable+xml",
        "pivotTable",
    )
    book.relate(PIVOT, "pivotCacheDefinition", CACHE)
    book.book.put(f'<pivotCaches><pivotCache cacheId="1" r:id="{cache_id}"/></pivotCaches>')
    for address, value in {"J3": "Etykiety wierszy", "K3": "Suma z Liczba", "J4": "Przegląd umów", "K4": 10.5, "J5": "Ankieta", "K5": 10, "J6": "Suma końcowa", "K6": 20.5}.items():  # fmt: skip
        book.value(address, value)


@feature(
    "xl/pivotCache/pivotCacheRecords1.xml",
    refused={"J3": "pivot", "K4": "pivot", "K6": "pivot"},
    more={"J2": "nad", "L4": 1},
)
def pivot_tables(book: Book) -> None:
    put_pivot(book)


@feature("<tabular ", refused={"K5": "pivot"})
def pivot_tables_with_slicers(book: Book) -> None:
    put_pivot(book)
    names = f'xmlns="{X14}" xmlns:x="{MAIN}" xmlns:r="{RELATIONS}"'
    cache = book.add(
        "xl/slicerCaches/slicerCache1.xml",
        f'<slicerCacheDefinition {names} name="Fragmentator_Opis" sourceName="Opis"><pivotTables><pivotTable tabId="1" name="Przestawna"/></pivotTables><data><tabular pivotCacheId="1"><items count="2"><i x="0" s="1"/><i x="1" s="1"/></items></tabular></data></slicerCacheDefinition>',
        "application/vnd.ms-excel.slicerCache+xml",
        f"{MICROSOFT}/2007/relationships/slicerCache",
        of=BOOK,
    )
    slicer = book.add("xl/slicers/slicer1.xml", f'<slicers {names}><slicer name="Opis" cache="Fragmentator_Opis" caption="Opis" rowHeight="241300"/></slicers>', "application/vnd.ms-excel.slicer+xml", f"{MICROSOFT}/2007/relationships/slicer")  # fmt: skip
    book.sheet.extend("{A8765BA9-456A-4dab-B4F3-ACF838C121DE}", f'<x14:slicerList><x14:slicer r:id="{slicer}"/></x14:slicerList>', f'xmlns:x14="{X14}"')  # fmt: skip
    book.book.extend("{BBE1A952-AA13-448e-AADC-164F8A28A991}", f'<x14:slicerCaches><x14:slicerCache r:id="{cache}"/></x14:slicerCaches>', f'xmlns:x14="{X14}"')  # fmt: skip


@feature("<timelineCacheDefinition ", refused={"J4": "pivot"})
def pivot_tables_with_timelines(book: Book) -> None:
    put_pivot(book)
    names = f'xmlns="{X15}" xmlns:x="{MAIN}"'
    cache = book.add(
        "xl/timelineCaches/timelineCache1.xml",
        f'<timelineCacheDefinition {names} name="Oś_czasu_Termin" sourceName="Termin"><pivotTables><pivotTable tabId="1" name="Przestawna"/></pivotTables><state minimalRefreshVersion="6" lastRefreshVersion="6" pivotCacheId="1" filterType="unknown"><bounds startDate="2026-01-01T00:00:00" endDate="2027-01-01T00:00:00"/></state></timelineCacheDefinition>',
        "application/vnd.ms-excel.timelineCache+xml",
        f"{MICROSOFT}/2011/relationships/timelineCache",
        of=BOOK,
    )
    line = book.add("xl/timelines/timeline1.xml", f'<timelines {names}><timeline name="Termin" cache="Oś_czasu_Termin" caption="Termin" level="2" selectionLevel="2" scrollPosition="2026-01-01T00:00:00"/></timelines>', "application/vnd.ms-excel.timeline+xml", f"{MICROSOFT}/2011/relationships/timeline", of=SHEET)  # fmt: skip
    book.sheet.extend("{7E03D99C-DC04-49d9-9315-930204A7B6E9}", f'<x15:timelineRefs><x15:timelineRef r:id="{line}"/></x15:timelineRefs>', f'xmlns:x15="{X15}"')  # fmt: skip
    book.book.extend("{D0CA8CA8-9F24-4464-BF8E-62219DCF47F9}", f'<x15:timelineCacheRefs><x15:timelineCacheRef r:id="{cache}"/></x15:timelineCacheRefs>', f'xmlns:x15="{X15}"')  # fmt: skip
