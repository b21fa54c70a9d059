"""What a PDF must have for who reads it with other means: the basics of PDF/UA, each fault as one sentence."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pikepdf


def faults(data: bytes, language: str) -> list[str]:
    """Return what is wrong with a PDF; `language` as "pl-PL"."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return [*_whole(pdf, language), *_tags(pdf)]


def _whole(pdf: pikepdf.Pdf, language: str) -> Iterator[str]:
    root = pdf.Root
    if not root.get("/MarkInfo", {}).get("/Marked", False):
        yield "not marked as tagged"
    if str(root.get("/Lang", "")) != language:
        yield f"language {root.get('/Lang')}"
    if not str(pdf.docinfo.get("/Title", "")).strip():
        yield "no title"
    if not root.get("/ViewerPreferences", {}).get("/DisplayDocTitle", False):
        yield "the title is not displayed"
    with pdf.open_metadata() as meta:
        if str(meta.get("pdfuaid:part", "")) != "1":
            yield "does not say that it is PDF/UA-1"
    if "/JavaScript" in root.get("/Names", {}) or ("/OpenAction" in root and "/JS" in str(root.OpenAction)):
        yield "a script"


def _tags(pdf: pikepdf.Pdf) -> Iterator[str]:
    found = list(elements(pdf))
    kinds = [kind for kind, _ in found]
    if not {"H1", "H2", "H"} & set(kinds):
        yield "no heading"
    for kind, element in found:
        if kind == "Figure" and not str(element.get("/Alt", "")).strip():
            yield "a figure without text"
    if "Table" in kinds and "TH" not in kinds:
        yield "tables without header cells"


def elements(pdf: pikepdf.Pdf) -> Iterator[tuple[str, pikepdf.Object]]:
    """Yield the structure elements with the standard names of their kinds."""
    root = pdf.Root.get("/StructTreeRoot")
    if root is None:
        return
    roles = {str(key): str(value) for key, value in root.get("/RoleMap", {}).items()}
    todo = [root.get("/K")]
    while todo:
        one = todo.pop()
        if isinstance(one, pikepdf.Array):
            todo.extend(one)
        elif isinstance(one, pikepdf.Dictionary) and "/S" in one:
            kind = str(one.S)
            yield roles.get(kind, kind).lstrip("/"), one
            if "/K" in one:
                todo.append(one.K)
        elif isinstance(one, pikepdf.Dictionary) and "/K" in one:
            todo.append(one.K)
