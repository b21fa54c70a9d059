"""What Excel locks, signs or shares: mostly left alone, each for its own reason."""

from __future__ import annotations

from handmade import MAIN

from hard.package import BOOK, Book
from hard.registry import feature
from hard.spaces import MAIN_NAMES, MICROSOFT

HASH = 'algorithmName="SHA-512" hashValue="dGVzdA==" saltValue="c29s" spinCount="100000"'
PROPERTIES = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"


def custom_properties(book: Book, values: dict[str, str]) -> None:
    """Add docProps/custom.xml with properties: name -> value as XML."""
    listed = "".join(
        f'<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="{pid}" name="{name}">{value}</property>'
        for pid, (name, value) in enumerate(values.items(), 2)
    )
    book.add("docProps/custom.xml", f'<Properties xmlns="{CUSTOM}" xmlns:vt="{TYPES}">{listed}</Properties>', PROPERTIES, "custom-properties", of="")  # fmt: skip


@feature("<sheetProtection ", refused={"B2": "protected", "C2": "protected", "H2": "protected", "H40": "protected"}, more={"J2": "wolno"}, without="*")  # fmt: skip
def a_sheet_protected_but_for_some_cells(book: Book) -> None:
    free = book.styles.xf(0, ' applyProtection="1"', '<protection locked="0"/>')
    book.value("J2", "tu wolno", free)
    book.sheet.put(f'<sheetProtection {HASH} sheet="1" objects="1" scenarios="1" formatCells="0"/>')


@feature("<sheetProtection ")
def a_sheet_whose_protection_is_off(book: Book) -> None:
    book.sheet.put('<sheetProtection objects="1" scenarios="1"/>')


@feature("<protectedRange ", refused={"B2": "protected", "J2": "protected"}, without="*")  # fmt: skip
def ranges_that_some_may_edit(book: Book) -> None:
    book.sheet.put(f'<sheetProtection {HASH} sheet="1"/>')
    book.sheet.put('<protectedRanges><protectedRange sqref="J2:J9" name="Dział jakości" securityDescriptor="O:WDG:WDD:(A;;CC;;;WD)"/></protectedRanges>')  # fmt: skip


@feature("<workbookProtection ")
def a_workbook_whose_structure_is_protected(book: Book) -> None:
    book.book.put('<workbookProtection workbookPassword="CC1A" lockStructure="1"/>')


@feature("_xmlsignatures/sig1.xml", table="")
def a_digital_signature(book: Book) -> None:
    book.endings["sigs"] = "application/vnd.openxmlformats-package.digital-signature-origin"
    base = "http://schemas.openxmlformats.org/package/2006/relationships/digital-signature"
    book.add("_xmlsignatures/origin.sigs", b"", kind=f"{base}/origin", of="")
    book.add("_xmlsignatures/sig1.xml", '<Signature xmlns="http://www.w3.org/2000/09/xmldsig#" Id="idPackageSignature"><SignedInfo/></Signature>', "application/vnd.openxmlformats-package.digital-signature-xmlsignature+xml", f"{base}/signature", of="_xmlsignatures/origin.sigs")  # fmt: skip


@feature("<fileSharing ")
def a_password_for_saving(book: Book) -> None:
    book.book.put(f'<fileSharing userName="Anna Nowak" {HASH}/>')


@feature("readOnlyRecommended")
def advice_to_open_for_reading(book: Book) -> None:
    book.book.put('<fileSharing readOnlyRecommended="1" userName="Anna Nowak"/>')


@feature("xl/revisions/revisionHeaders.xml")
def sharing_of_the_old_sort(book: Book) -> None:
    headers = "xl/revisions/revisionHeaders.xml"
    guid = "{F0000000-0000-0000-0000-000000000001}"
    book.add("xl/revisions/revisionLog1.xml", f"<revisions {MAIN_NAMES}/>", "revisionLog+xml", "revisionLog", of=headers)  # fmt: skip
    book.add(headers, f'<headers {MAIN_NAMES} guid="{guid}" shared="1" diskRevisions="1" revisionId="1" version="2"><header guid="{guid}" dateTime="2026-01-11T13:46:39" maxSheetId="3" userName="Anna Nowak" r:id="rId1"><sheetIdMap count="2"><sheetId val="1"/><sheetId val="2"/></sheetIdMap></header></headers>', "revisionHeaders+xml", "revisionHeaders", of=BOOK)  # fmt: skip
    book.add("xl/revisions/userNames.xml", f'<users xmlns="{MAIN}" count="0"/>', "userNames+xml", "usernames", of=BOOK)


@feature("_MarkAsFinal")
def marked_as_final(book: Book) -> None:
    custom_properties(book, {"_MarkAsFinal": "<vt:bool>true</vt:bool>"})
    book.add("docProps/core.xml", '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"><cp:contentStatus>Wersja ostateczna</cp:contentStatus></cp:coreProperties>', "application/vnd.openxmlformats-package.core-properties+xml", "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties", of="")  # fmt: skip


@feature("docMetadata/LabelInfo.xml")
def sensitivity_labels(book: Book) -> None:
    label = "{0a0a0a0a-0000-0000-0000-000000000001}"
    book.add("docMetadata/LabelInfo.xml", f'<clbl:labelList xmlns:clbl="{MICROSOFT}/2020/mipLabelMetadata"><clbl:label id="{label}" enabled="1" method="Standard" siteId="{label}" contentBits="0" removed="0"/></clbl:labelList>', "application/vnd.ms-office.classificationlabels+xml", f"{MICROSOFT}/2020/02/relationships/classificationlabels".replace(f"{MICROSOFT}/2020/02", "http://schemas.microsoft.com/office/2020/02"), of="")  # fmt: skip
    name = f"MSIP_Label_{label.strip('{}')}"
    custom_properties(book, {f"{name}_Enabled": "<vt:lpwstr>true</vt:lpwstr>", f"{name}_Name": "<vt:lpwstr>Wewnętrzne</vt:lpwstr>", f"{name}_SetDate": "<vt:lpwstr>2026-01-05T10:00:00Z</vt:lpwstr>"})  # fmt: skip
