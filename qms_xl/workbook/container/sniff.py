"""What a file is, by its first bytes: never by its extension."""

from __future__ import annotations

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIP = (b"PK\x03\x04", b"PK\x05\x06")
OLD_BIFF = (b"\x09\x00\x04\x00", b"\x09\x02\x06\x00", b"\x09\x04\x06\x00", b"\x09\x08\x10\x00")
BOMS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}


def foreign(data: bytes) -> str:
    """Return why this can be no Office Open XML package (a reason of refusals), "" where it begins as a zip."""
    if not data:
        return "empty"
    if data.startswith(ZIP):
        return ""
    if data.startswith(OLE):
        return _in_ole(data)
    if data.startswith(OLD_BIFF):
        return "old_xls"
    if data.startswith(b"%PDF"):
        return "pdf"
    if data.startswith(b"{\\rtf"):
        return "rtf"
    if not data.strip(b"\0"):
        return "zeros"
    return _in_text(data[:65536])


def _in_ole(data: bytes) -> str:
    """Return what an OLE compound file holds, by the names in its directory (UTF-16)."""

    def has(name: str) -> bool:
        return name.encode("utf-16-le") in data

    if has("DRMEncrypted"):  # DRMEncryptedTransform, DRMEncryptedDataSpace: rights management, not a password
        return "sensitivity_label"
    if has("EncryptedPackage"):
        return "encrypted"
    if has("WordDocument"):
        return "old_doc"
    if has("Workbook\0") or has("Book\0"):
        return "old_xls"
    return "not_office"


def _in_text(head: bytes) -> str:
    """Return which text format it is; binary content is `not_office`."""
    encoding = next((name for bom, name in BOMS.items() if head.startswith(bom)), "")
    if not encoding and b"\0" in head:
        return "not_office"
    text = head.decode(encoding or "latin-1", "replace").lstrip().lower()
    if text.startswith("mime-version:") or any(mark in text for mark in ("<html", "<table", "<!doctype html")):
        return "html"
    if text.startswith("<"):
        return "xml_spreadsheet" if "schemas-microsoft-com:office:spreadsheet" in text else "not_office"
    control = sum(1 for char in text if char < " " and char not in "\t\r\n\f")
    return "csv" if control * 100 <= len(text) else "not_office"
