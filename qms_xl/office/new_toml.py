"""The text of a new qms.toml: commented in the office's language, with the usual number patterns."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from qms_xl.model import Language, RegisterSchema, Text
from qms_xl.office.parts import FOLDERS, WRITE_SYNCED
from qms_xl.shelf import collect

if TYPE_CHECKING:
    from collections.abc import Iterable

_HEAD = Text(
    "Ustawienia biura dla qms-xl. Wiersze zaczynające się od # są objaśnieniami.\n"
    "Zapisuj ten plik z kodowaniem UTF-8 (Notatnik robi to sam).",
    "The office's settings for qms-xl. Lines that begin with # are explanations.\n"
    "Save this file with the encoding UTF-8 (Notepad does so by itself).",
)
_LANGUAGE = Text("Język skoroszytów i dokumentów: pl albo en.", "Language of workbooks and documents: pl or en.")
_NAME = Text("Nazwa w nagłówkach raportów.", "The name at the head of reports.")
_NORM = Text(
    "Wydanie normy: iso9001-2008, iso9001-2015 albo iso9001-2026.",
    "Edition of the standard: iso9001-2008, iso9001-2015 or iso9001-2026.",
)
_SPELLING = Text(
    "Pisownia w tekstach programu: audit (norma) albo audyt.",
    "Spelling in the program's Polish texts: audit (the standard's) or audyt.",
)
_FOLDERS = Text("Foldery, licząc od tego pliku.", "Folders, seen from this file.")
_SYNCED = Text(
    "Czy zmieniać zamknięte skoroszyty w folderze, który synchronizuje chmura (OneDrive, Dropbox …). Nie wiadomo\n"
    "wtedy, czy ktoś nie ma skoroszytu otwartego na innym komputerze: jego zmiany mogą wylądować w kopii konfliktu.",
    "Whether closed workbooks are changed in a folder that a cloud client syncs (OneDrive, Dropbox …). Nobody can know\n"
    "there whether somebody has the workbook open on another computer: their changes may end up in a conflict copy.",
)
_CHECK = Text(
    "Reguły, których się nie sprawdza (zawsze z powodem), i te, które się dodatkowo włącza, np.\n"
    'ignore = { DOC024 = "procedury przeglądamy razem z księgą" }\n'
    'on = ["GEN012"]',
    "Rules that are not checked (always with the reason), and those to be switched on, such as\n"
    'ignore = { DOC024 = "procedures are reviewed with the manual" }\n'
    'on = ["GEN012"]',
)
_SETTINGS = Text(
    "Liczby, które biuro może zmienić; co czyta reguła, pokazuje np. qms-xl explain ACT002.\n"
    "actions.due_soon_days = 14\n"
    "audits.cycle_months = 36",
    "Numbers that the office may change; what a rule reads is shown by e.g. qms-xl explain ACT002.\n"
    "actions.due_soon_days = 14\n"
    "audits.cycle_months = 36",
)
_COMBINE = Text(
    "Wynik celu z kilku mierników: worst (najgorszy) albo weighted (według wag).",
    "An objective of several indicators: worst (the worst one) or weighted (by their weights).",
)
_REPORTS = Text(
    "Kto akceptuje raporty z auditów: false (nikt), true (najwyższe kierownictwo) albo stanowisko, np. "
    '"Sekretarz Powiatu".',
    'Who accepts audit reports: false (nobody), true (top management), or a position such as "Town Secretary".',
)
_CALENDAR = Text(
    "Dni wolne od pracy poza świętami państwowymi, np. closed_days = [2026-05-04]",
    "Days off besides public holidays, such as closed_days = [2026-05-04]",
)
_NUMBERING = Text(
    "Wzory numerów: {year} to rok, {n:03} kolejny numer o trzech cyfrach.",
    "Number patterns: {year} is the year, {n:03} the next number with three digits.",
)
_KEPT = Text(
    "Ile miesięcy trzyma się migawki rejestrów i ile ostatnich zmian można cofnąć.",
    "For how many months snapshots of the registers are kept, and how many runs can be undone.",
)


def qms_toml(language: Language, office: str, *, norm: str = "iso9001-2015", audit_spelling: str = "audit") -> str:
    """Return the text of a new qms.toml."""

    def quoted(text: str) -> str:
        return json.dumps(text, ensure_ascii=False)

    lines = [
        *_comment(_HEAD, language),
        "",
        *_comment(_LANGUAGE, language),
        f"language = {quoted(language)}",
        *_comment(_NAME, language),
        f"office = {quoted(office)}",
        *_comment(_NORM, language),
        f"norm = {quoted(norm)}",
        *_comment(_SPELLING, language),
        f"audit_spelling = {quoted(audit_spelling)}",
        "",
        *_comment(_FOLDERS, language),
        "[folders]",
        *(f"{name} = {quoted(usual.in_(language))}" for name, usual in FOLDERS.items()),
        *_comment(_SYNCED, language),
        f"{WRITE_SYNCED} = false",
        "",
        "[check]",
        *_comment(_CHECK, language),
        "",
        "[settings]",
        *_comment(_SETTINGS, language),
        "",
        *_comment(_COMBINE, language),
        "[objectives]",
        'combine = "worst"',
        "",
        *_comment(_REPORTS, language),
        "[reports]",
        "sign_audit = false",
        "",
        "[calendar]",
        'country = "PL"',
        *_comment(_CALENDAR, language),
        "",
        *_comment(_NUMBERING, language),
        "[numbering]",
        *_numbering(collect("qms_xl.registers", "SCHEMA").values(), language),
        "",
        *_comment(_KEPT, language),
        "[history]",
        "keep_months = 60",
        "[backups]",
        "keep = 50",
    ]
    return "\n".join(lines) + "\n"


def _comment(text: Text, language: Language) -> list[str]:
    return [f"# {line}" for line in text.in_(language).splitlines()]


def _numbering(schemas: Iterable[RegisterSchema], language: Language) -> list[str]:
    lines = []
    for schema in schemas:
        patterns = {group: json.dumps(text.in_(language)) for group, text in schema.numbering.items()}
        if set(patterns) == {""}:
            lines.append(f"{schema.name} = {patterns['']}")
        elif patterns:
            groups = ", ".join(f"{group} = {pattern}" for group, pattern in patterns.items())
            lines.append(f"{schema.name} = {{ {groups} }}")
    return lines
