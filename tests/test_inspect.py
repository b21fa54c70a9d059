"""The guard refuses what no library may see, each with its own sentence, and lets ordinary packages pass."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

import pytest
from handmade import ole, parts, sheet_xml, with_parts, workbook, zipped

from qms_xl.errors import ReadError
from qms_xl.workbook.cells import read_book
from qms_xl.workbook.inspect import inspect
from qms_xl.workbook.refusals import REFUSALS

ONE_CELL = sheet_xml('<row r="1"><c r="A1"><v>1</v></c></row>')


def reason(data: bytes, name: str = "Audity.xlsx", **limits: int) -> str:
    with pytest.raises(ReadError) as caught:
        inspect(data, name, **limits)
    error = caught.value
    assert error.file == name
    assert name in error.message.pl
    assert name in error.message.en
    assert error.remedy is not None
    assert "{" not in error.message.pl + error.message.en + error.remedy.pl + error.remedy.en
    return error.reason


OPEN_DOCUMENT = {"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<a/>"}


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", "empty"),
        (bytes(4096), "zeros"),
        (ole("Root Entry", "EncryptionInfo", "EncryptedPackage"), "encrypted"),
        (ole("Root Entry", "DataSpaces", "DRMEncryptedTransform", "EncryptedPackage"), "sensitivity_label"),
        (ole("Root Entry", "Workbook"), "old_xls"),
        (ole("Root Entry", "WordDocument"), "old_doc"),
        (ole("Root Entry"), "not_office"),
        (b"\x09\x08\x10\x00\x00\x06\x05\x00", "old_xls"),
        (zipped(OPEN_DOCUMENT), "ods"),
        (zipped({**OPEN_DOCUMENT, "mimetype": "application/vnd.oasis.opendocument.text"}), "odt"),
        (b"<html><body><table><tr><td>1</td></tr></table></body></html>", "html"),
        (b"\xef\xbb\xbf<HTML><table></table></HTML>", "html"),
        (b"MIME-Version: 1.0\r\nContent-Type: multipart/related", "html"),
        ("Nr;Termin;Żółw\r\n1;2026-01-01;ą\r\n".encode("cp1250"), "csv"),
        ("Nr\tTermin\r\n".encode("utf-16"), "csv"),
        (b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>', "xml_spreadsheet"),
        (b"%PDF-1.7\n", "pdf"),
        (b"{\\rtf1\\ansi", "rtf"),
        (bytes(range(256)) * 4, "not_office"),
        (zipped({"a.txt": "a"}), "not_office"),
    ],
)
def test_what_a_file_is_follows_from_its_content(data: bytes, expected: str) -> None:
    assert reason(data) == expected


def test_a_binary_workbook_is_named_as_such() -> None:
    made = parts(ONE_CELL)
    made["[Content_Types].xml"] = str(made["[Content_Types].xml"]).replace(
        'PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"',
        'PartName="/xl/workbook.bin" ContentType="application/vnd.ms-excel.sheet.binary.macroEnabled.main"',
    )
    made["_rels/.rels"] = str(made["_rels/.rels"]).replace("workbook.xml", "workbook.bin")
    made["xl/workbook.bin"] = b"\x83\x01\x00"
    assert reason(zipped(made)) == "xlsb"


def test_a_file_cut_off_is_named_as_such() -> None:
    data = workbook(ONE_CELL)
    assert reason(data[: len(data) // 2]) == "truncated"
    assert reason(data[:-10]) == "truncated"


def test_a_changed_byte_inside_is_noticed() -> None:
    made = bytearray(zipped({**parts(ONE_CELL), "xl/media/a.bin": b"0123456789" * 50}))
    at = made.find(b"xl/media/a.bin") + len("xl/media/a.bin") + 3
    made[at] ^= 0xFF
    assert reason(bytes(made)) == "broken_zip"


def test_an_ordinary_workbook_passes_and_gives_its_parts() -> None:
    package = inspect(workbook(ONE_CELL), "Audity.xlsx")
    assert package.kind == "xlsx"
    assert package.main == "xl/workbook.xml"
    assert b"<v>1</v>" in package.part("/XL/Worksheets/sheet%31.xml")
    assert "xl/worksheets/sheet1.xml" in package.names
    with pytest.raises(ReadError, match="lacks its part"):
        package.part("xl/nothing.xml")


def test_the_extension_is_never_asked() -> None:
    assert inspect(workbook(ONE_CELL), "Audity.csv").kind == "xlsx"


def test_a_word_document_passes_the_guard_but_is_no_workbook() -> None:
    from docx import Document

    buffer = io.BytesIO()
    Document().save(buffer)
    assert inspect(buffer.getvalue(), "Raport.docx").kind == "docx"
    with pytest.raises(ReadError) as caught:
        read_book(buffer.getvalue(), "Raport.xlsx")
    assert caught.value.reason == "not_workbook"


def test_too_many_parts_are_refused() -> None:
    many = {f"customXml/item{i}.txt": b"" for i in range(60)}
    assert reason(zipped({**parts(ONE_CELL), **many}), max_entries=50) == "too_many_parts"
    assert inspect(zipped({**parts(ONE_CELL), **many}), "a", max_entries=66)


@pytest.mark.parametrize(
    "name", ["../a.xml", "xl/../../a.xml", "/etc/passwd", "c:/a.xml", "xl//a.xml", "xl/./a.xml", "%2e%2e/a", "..\\a"]
)
def test_names_that_lead_out_of_the_package_are_refused(name: str) -> None:
    assert reason(zipped({**parts(ONE_CELL), name: b"a"})) == "bad_name"


@pytest.mark.parametrize("name", ["XL/workbook.xml", "xl/workboo%6b.xml", "xl\\workbook.xml"])
def test_two_names_of_one_part_are_refused(name: str) -> None:
    assert reason(zipped({**parts(ONE_CELL), name: b"<a/>"})) == "doubled_name"


def test_the_same_name_twice_is_refused() -> None:
    buffer = io.BytesIO(workbook(ONE_CELL))
    with zipfile.ZipFile(buffer, "a") as archive, pytest.warns(UserWarning, match="Duplicate name"):
        archive.writestr("xl/workbook.xml", "<a/>")
    assert reason(buffer.getvalue()) == "doubled_name"


def test_a_zip_bomb_is_refused_while_inflating() -> None:
    bomb = zipped({**parts(ONE_CELL), "xl/media/a.bin": bytes(3_000_000)})
    assert len(bomb) < 10_000
    assert reason(bomb, max_inflated=2_000_000) == "bomb"
    assert inspect(bomb, "a", max_inflated=4_000_000)


def test_a_size_that_lies_is_noticed() -> None:
    data = bytearray(zipped({**parts(ONE_CELL), "xl/media/a.bin": bytes(3_000_000)}))
    size = struct.pack("<I", 3_000_000)
    while (at := data.find(size)) >= 0:
        data[at : at + 4] = struct.pack("<I", 10)
    assert reason(bytes(data)) == "broken_zip"


def test_parts_that_share_their_bytes_are_counted_each() -> None:
    """A zip whose members overlap would inflate to any size from few bytes."""
    content = zlib.compress(bytes(1_000_000), 9)[2:-4]
    crc = zlib.crc32(bytes(1_000_000))
    local = struct.pack("<4s5H3I2H", b"PK\3\4", 20, 0, 8, 0, 0x21, crc, len(content), 1_000_000, 1, 0) + b"a" + content
    central = struct.pack(
        "<4s6H3I5H2I", b"PK\1\2", 20, 20, 0, 8, 0, 0x21, crc, len(content), 1_000_000, 1, 0, 0, 0, 0, 0, 0
    )
    names = [b"a", b"b"]
    directory = b"".join(central + name for name in names)
    end = struct.pack("<4s4H2IH", b"PK\5\6", 0, 0, 2, 2, len(directory), len(local), 0)
    assert reason(local + directory + end) == "broken_zip"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_doctype_is_refused_in_any_encoding(encoding: str) -> None:
    entities = "".join(f'<!ENTITY a{i} "{f"&a{i - 1};" * 10 if i else "ha" * 50}">' for i in range(9))
    bomb = f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE sst [{entities}]><sst>&a8;</sst>'
    assert reason(with_parts(workbook(ONE_CELL), {"xl/sharedStrings.xml": bomb.encode(encoding)})) == "doctype"


def test_a_doctype_behind_a_long_comment_is_refused() -> None:
    late = b"<!--" + b"x" * 200_000 + b"--><!DOCTYPE a><a/>"
    assert reason(with_parts(workbook(ONE_CELL), {"xl/theme/theme1.xml": late})) == "doctype"


def test_broken_xml_is_refused() -> None:
    assert reason(with_parts(workbook(ONE_CELL), {"xl/theme/theme1.xml": b"<a"})) == "broken_xml"


def test_a_password_on_the_zip_itself_is_refused() -> None:
    data = bytearray(workbook(ONE_CELL))
    at = data.find(b"PK\x01\x02")
    data[at + 8] |= 1
    assert reason(bytes(data)) == "zip_encrypted"


def test_every_refusal_has_its_own_sentence_in_both_languages() -> None:
    for language in (0, 1):
        sentences = [refusal.message[language] for refusal in REFUSALS.values()]
        assert len(set(sentences)) == len(sentences)
        assert all(sentence.endswith(".") and "{file}" in sentence for sentence in sentences)
        assert all(refusal.remedy[language].endswith(".") for refusal in REFUSALS.values())
