"""The same parts packed and named in unusual ways."""

from __future__ import annotations

import io
import struct
import zipfile

from handmade import zipped

from hard.markup import edited
from hard.package import BOOK, SHEET, Book
from hard.registry import kind

TYPES, RELS = "[Content_Types].xml", "xl/_rels/workbook.xml.rels"


class _Unseekable(io.BytesIO):
    """What zipfile writes data descriptors to."""

    def seekable(self) -> bool:
        return False

    def tell(self) -> int:
        raise OSError


def packed(buffer: io.BytesIO, compress: int = zipfile.ZIP_DEFLATED, extra: bytes = b"", force_zip64: bool = False) -> bytes:  # fmt: skip
    """Return the register's parts zipped in a way of one's own."""
    with zipfile.ZipFile(buffer, "w", compress) as archive:
        for name, content in Book().all_parts().items():
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type, info.extra, info.external_attr = compress, extra, 0o644 << 16
            with archive.open(info, "w", force_zip64=force_zip64) as member:
                member.write(content)
    return buffer.getvalue()


@kind("PK\x07\x08")
def data_descriptors() -> bytes:
    return packed(_Unseekable())


@kind("\x01\x00\x10\x00")
def zip64_members() -> bytes:
    return packed(io.BytesIO(), force_zip64=True)


@kind("\x55\x54\x05\x00")
def extra_fields_of_unix() -> bytes:
    return packed(io.BytesIO(), extra=struct.pack("<HHBI", 0x5455, 5, 1, 0x6000_0000))


@kind("PK\x05\x06")
def members_that_are_only_stored() -> bytes:
    return packed(io.BytesIO(), zipfile.ZIP_STORED)


@kind("komentarz archiwum")
def a_comment_on_the_archive() -> bytes:
    buffer = io.BytesIO(Book().data())
    with zipfile.ZipFile(buffer, "a") as archive:
        archive.comment = b"komentarz archiwum"
    return buffer.getvalue()


@kind("xl/worksheets/", is_sound=False)
def folders_among_the_members() -> bytes:
    return zipped({"xl/": b"", "xl/worksheets/": b"", **Book().all_parts()})


@kind("xl/workbook.xml")
def the_sheet_before_all_others() -> bytes:
    parts = Book().all_parts()
    return zipped({SHEET: parts.pop(SHEET), **dict(reversed(parts.items()))})


@kind('Target="/xl/worksheets/sheet1.xml"')
def absolute_targets() -> bytes:
    parts = edited(Book().all_parts(), RELS, (' Target="', ' Target="/xl/'))
    return zipped(edited(parts, "_rels/.rels", (' Target="', ' Target="/')))


@kind("xl/worksheets/arkusz%20g%C5%82%C3%B3wny.xml")
def percent_signs_in_names() -> bytes:
    encoded = "arkusz%20g%C5%82%C3%B3wny.xml"
    parts = edited(edited(Book().all_parts(), RELS, ("sheet1.xml", encoded)), TYPES, ("sheet1.xml", encoded))
    return zipped({name.replace("sheet1.xml", encoded): content for name, content in parts.items()})


@kind("XL/Worksheets/SHEET1.XML", is_sound=False)
def names_in_another_case() -> bytes:
    parts = edited(Book().all_parts(), TYPES, (f"/{SHEET}", "/XL/Worksheets/SHEET1.XML"))
    return zipped({name.replace(SHEET, "XL/Worksheets/SHEET1.XML"): content for name, content in parts.items()})


@kind("praca/ksiega.xml", is_sound=False)
def a_workbook_in_another_folder() -> bytes:
    """What Excel never writes and always reads."""
    parts = Book().all_parts()
    book, rels = parts.pop(BOOK), parts.pop(RELS).decode()
    rels = rels.replace(' Target="', ' Target="../xl/')
    parts = edited(parts, TYPES, ("/xl/workbook.xml", "/praca/ksiega.xml"))
    parts = edited(parts, "_rels/.rels", ("xl/workbook.xml", "./praca/../praca/ksiega.xml"))
    return zipped(parts | {"praca/ksiega.xml": book, "praca/_rels/ksiega.xml.rels": rels.encode()})


@kind('Extension="XML"', is_sound=False)
def content_types_by_ending() -> bytes:
    """Sheets whose type comes from their ending, an ending in capitals, an override of a part that is not there."""
    types = Book().all_parts()[TYPES].decode()
    types = types.replace('Extension="xml" ContentType="application/xml"', 'Extension="XML" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"')  # fmt: skip
    types = types.replace("</Types>", '<Override PartName="/xl/brak.xml" ContentType="application/xml"/></Types>')
    return zipped(Book().all_parts() | {TYPES: types.encode()})


@kind("[trash]/0000.dat", is_sound=False)
def parts_that_nobody_refers_to() -> bytes:
    return zipped({**Book().all_parts(), "[trash]/0000.dat": b"\0" * 100, "xl/stare.bin": b"?"})
