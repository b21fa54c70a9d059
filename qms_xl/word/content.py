"""What a Word template may carry besides text: no tracked changes, nothing from outside, no objects, known fields only."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

from qms_xl.model import Text
from qms_xl.word.faults import Fault, where
from qms_xl.word.package import W

REL = "{http://schemas.openxmlformats.org/package/2006/relationships}"
TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
CORE_NAMESPACES = (
    "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
    "http://purl.org/dc/elements/1.1/",
    "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties",
)
_PARTS = frozenset(
    (
        *("officeDocument", "styles", "stylesWithEffects", "settings", "webSettings", "fontTable", "font", "numbering"),
        *("theme", "header", "footer", "footnotes", "endnotes", "comments", "commentsExtended", "commentsIds"),
        *("commentsExtensible", "people", "image", "hyperlink", "customXml", "customXmlProps", "thumbnail"),
        *("core-properties", "extended-properties", "custom-properties", "glossaryDocument"),
    )
)
_FIELDS = frozenset(
    (
        *("PAGE", "NUMPAGES", "SECTION", "SECTIONPAGES", "DATE", "TIME", "CREATEDATE", "SAVEDATE", "PRINTDATE"),
        *("TITLE", "SUBJECT", "AUTHOR", "FILENAME", "TOC", "TC", "REF", "PAGEREF", "NOTEREF", "SEQ", "STYLEREF"),
        *("HYPERLINK", "DOCPROPERTY", "=", "SYMBOL", "FORMTEXT", "FORMCHECKBOX", "FORMDROPDOWN"),
    )
)
_LINKS = re.compile(r"(?i)^(https?://|mailto:)")
_VML = ("{urn:schemas-microsoft-com:vml}", "{urn:schemas-microsoft-com:office:office}")
_TRACKED = frozenset(
    f"{W}{name}"
    for name in (
        *("ins", "del", "moveFrom", "moveTo", "moveFromRangeStart", "moveToRangeStart", "cellIns", "cellDel"),
        *("cellMerge", "rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "trPrChange", "tcPrChange"),
        *("numberingChange", "tblGridChange"),
    )
)
_OBJECTS = frozenset((*(f"{W}{name}" for name in ("altChunk", "object", "control", "subDoc", "movie")),))

TRACKED = Text(
    "Są tu nieprzyjęte zmiany (śledzenie zmian); przyjmij je lub odrzuć w Wordzie (Recenzja).",
    "There are tracked changes not yet accepted; accept or reject them in Word (Review).",
)
OUTSIDE = Text(
    "Szablon sięga do treści spoza dokumentu ({}); usuń ją albo wstaw do dokumentu.",
    "The template reaches for content outside the document ({}); remove it, or put it into the document.",
)
OBJECT = Text(
    "Szablon zawiera obiekt, kontrolkę albo osadzony plik ({}); usuń go.",
    "The template holds an object, a control or an embedded file ({}); remove it.",
)
FIELD = Text(
    "Pole „{}” nie jest dozwolone w szablonie; usuń je albo zamień na zwykły tekst.",
    "The field “{}” is not allowed in a template; remove it, or make it plain text.",
)


def _with(text: Text, value: str) -> Text:
    return Text(text.pl.replace("{}", value), text.en.replace("{}", value))


def relationship_faults(part: str, root: Any) -> Iterator[Fault]:
    """Yield TPL004 for each relationship of a .rels part that leads outside or to a kind of part we do not allow."""
    for one in root.iter(f"{REL}Relationship"):
        kind = (one.get("Type") or "").rpartition("/")[2]
        target = one.get("Target") or ""
        if (one.get("TargetMode") or "").lower() == "external":
            if kind != "hyperlink" or not _LINKS.match(target):
                yield Fault("TPL004", part, where(part), "", _with(OUTSIDE, target[:80] or kind))
        elif kind not in _PARTS:
            yield Fault("TPL004", part, where(part), "", _with(OBJECT, kind[:80]))


def type_faults(root: Any) -> Iterator[Fault]:
    """Yield TPL004 where the package declares macros, controls or embedded files."""
    for one in root:
        kind = (one.get("ContentType") or "").lower()
        if any(word in kind for word in ("macroenabled", "vba", "activex", "oleobject", "embedd", "afchunk")):
            yield Fault("TPL004", "[Content_Types].xml", where("document.xml"), "", _with(OBJECT, kind[:80]))


def story_faults(part: str, root: Any) -> Iterator[Fault]:
    """Yield TPL003 and TPL004 for a part with text: tracked changes, objects, fields, bindings."""
    tracked = False
    codes: list[list[str] | None] = []  # None: the field's code has been looked at
    for element in root.iter():
        tag = element.tag
        if not isinstance(tag, str):
            continue
        name = etree.QName(tag).localname
        if tag in _TRACKED and not tracked:
            tracked = True
            yield Fault("TPL003", part, where(part), _around(element), TRACKED)
        elif tag in _OBJECTS or name == "OLEObject":
            yield Fault("TPL004", part, where(part), _around(element), _with(OBJECT, name))
        elif tag == f"{W}dataBinding" and not _binds_core(element):
            yield Fault(
                "TPL004", part, where(part), _around(element), _with(OUTSIDE, element.get(f"{W}xpath", "")[:80])
            )
        elif tag == f"{W}fldSimple":
            yield from _field(part, element, [element.get(f"{W}instr", "")])
        elif tag == f"{W}fldChar":
            state = element.get(f"{W}fldCharType")
            if state == "begin":
                codes.append([])
            elif codes and state in ("separate", "end"):
                yield from _field(part, element, codes[-1])
                codes[-1] = None
                if state == "end":
                    codes.pop()
        elif tag == f"{W}instrText":
            if codes and codes[-1] is not None:
                codes[-1].append(element.text or "")
            else:
                yield from _field(part, element, [element.text or ""])
        elif tag == f"{W}mailMerge" or _reaches_out(element):
            yield Fault("TPL004", part, where(part), _around(element), _with(OUTSIDE, name))
    for code in codes:
        yield from _field(part, root, code)


def _reaches_out(element: Any) -> bool:
    """Return whether an old drawing element names a picture or file by an address of its own."""
    if not element.tag.startswith(_VML):
        return False
    return any(
        etree.QName(key).localname == "src" or (etree.QName(key).localname == "href" and not _LINKS.match(value))
        for key, value in element.attrib.items()
    )


def _field(part: str, element: Any, codes: list[str] | None) -> Iterator[Fault]:
    if codes is None:
        return
    code = "".join(codes)
    words = code.split()
    name = words[0].upper() if words else ""
    if name.startswith("="):
        name = "="
    outside = name == "HYPERLINK" and not _inside_link(code)
    if name not in _FIELDS or outside:
        yield Fault("TPL004", part, where(part), _around(element), _with(FIELD, code.strip()[:80] or "?"))


def _inside_link(code: str) -> bool:
    """Return whether a HYPERLINK field leads within the document or to the web."""
    words = iter([quoted or bare for quoted, bare in re.findall(r'"([^"]*)"|(\S+)', code)][1:])
    for word in words:
        if word.lower() in (r"\l", r"\o", r"\t"):
            next(words, None)
        elif not word.startswith("\\") or word.startswith("\\\\"):
            return bool(_LINKS.match(word))
    return True


def _binds_core(element: Any) -> bool:
    mappings = element.get(f"{W}prefixMappings", "")
    named = re.findall(r"""=\s*['"]([^'"]*)['"]""", mappings)
    return bool(named) and all(one in CORE_NAMESPACES for one in named)


def _around(element: Any) -> str:
    paragraph = next(element.iterancestors(f"{W}p"), None)
    return "" if paragraph is None else "".join(one.text or "" for one in paragraph.iter(f"{W}t"))


def accessibility_faults(part: str, root: Any) -> Iterator[Fault]:
    """Yield TPL005 for pictures without alternative text and tables without a header row."""
    for element in root.iter("{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"):
        if not (element.get("descr") or "").strip() and not _is_decorative(element):
            yield Fault("TPL005", part, where(part), _around(element), NO_ALT)
    for element in root.iter(f"{_VML[0]}imagedata"):  # how Word wrote pictures before 2007, and still does some
        if not element.getparent().get("alt", "").strip():
            yield Fault("TPL005", part, where(part), _around(element), NO_ALT)
    for table in root.iter(f"{W}tbl"):
        row = table.find(f"{W}tr")
        if row is not None and row.find(f"{W}trPr/{W}tblHeader") is None:
            yield Fault("TPL005", part, where(part), "".join(t.text or "" for t in row.iter(f"{W}t")), NO_HEADER)


def _is_decorative(picture: Any) -> bool:
    """Return whether its author said that a picture tells nothing, such as a line."""
    return any(
        isinstance(one.tag, str) and etree.QName(one).localname == "decorative" and one.get("val") in ("1", "true")
        for one in picture.iter()
    )


def language_faults(styles: Any | None, title: str | None) -> Iterator[Fault]:
    """Yield TPL005 where the document names neither its language nor its title."""
    normal = f"{W}style[@{W}type='paragraph'][@{W}default='1']"
    places = (f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang", f"{normal}/{W}rPr/{W}lang")
    found = () if styles is None else [one for path in places for one in styles.iterfind(path)]
    if not any(one.get(f"{W}val") for one in found):
        yield Fault("TPL005", "word/styles.xml", where("document.xml"), "", NO_LANGUAGE)
    if not (title or "").strip():
        yield Fault("TPL005", "docProps/core.xml", where("docProps/core.xml"), "", NO_TITLE)


NO_ALT = Text(
    "Obraz nie ma tekstu alternatywnego; dodaj go w Wordzie (Formatuj obraz).",
    "A picture has no alternative text; add it in Word (Format Picture).",
)
NO_HEADER = Text(
    "Tabela nie ma wiersza nagłówka; zaznacz pierwszy wiersz i włącz „Powtarzaj jako wiersz nagłówka”.",
    "A table has no header row; select its first row and switch on “Repeat as header row”.",
)
NO_LANGUAGE = Text(
    "Dokument nie podaje języka; ustaw go dla stylu Normalny (Recenzja, Język).",
    "The document does not name its language; set it for the style Normal (Review, Language).",
)
NO_TITLE = Text(
    "Dokument nie ma tytułu we właściwościach; wpisz go (Plik, Informacje).",
    "The document has no title in its properties; type one (File, Info).",
)
