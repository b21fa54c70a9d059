"""The office: where its folder is and what its qms.toml says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from qms_xl.errors import UsageError
from qms_xl.model import Language, Text
from qms_xl.office import allowed, parts
from qms_xl.reader import FILE, system_language
from qms_xl.rulebook import known_code
from qms_xl.settings import Settings

_NEW_OFFICE = Text(
    "Podaj folder biura opcją --office albo załóż nowy: qms-xl init FOLDER.",
    "Name the office folder with --office, or make a new one: qms-xl init FOLDER.",
)


@dataclass(frozen=True)
class Office:
    """One office: its folders (absolute), its choices, and how its registers differ from the shipped ones.

    `language` is the office's own, in which its workbooks and documents are written; a reader's may differ.
    `ignore`: code -> reason; `on`: codes of rules that are off by default. `register_places`: register -> tables
    {workbook, sheet, table, header_row}; `register_columns`: register -> column -> header or headers;
    `register_aliases`: register -> header -> column. `report_templates`: kind -> file in the templates folder. `write_synced`: closed workbooks are written even where a cloud client
    syncs their folder. `keep_months` of snapshots and `backups_keep` runs are kept.
    """

    folder: Path
    name: str
    language: Language
    norm: str = "iso9001-2015"
    audit_spelling: str = "audit"
    registers_folder: Path = Path()
    documents_folder: Path = Path()
    templates_folder: Path = Path()
    reports_folder: Path = Path()
    settings: Settings = Settings()
    ignore: Mapping[str, str] = field(default_factory=dict)
    on: tuple[str, ...] = ()
    register_places: Mapping[str, tuple[Mapping[str, Any], ...]] = field(default_factory=dict)
    register_columns: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    register_aliases: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    report_templates: Mapping[str, str] = field(default_factory=dict)
    write_synced: bool = False
    keep_months: int = 60
    backups_keep: int = 50


def find_office(folder: Path | None, start: Path) -> Path:
    """Return the folder that holds qms.toml: `folder` itself, else `start` or its nearest parent; raises UsageError."""
    if folder is None:
        for here in (start, *start.resolve().parents):
            if (here / FILE).is_file():
                return here.resolve()
        raise UsageError(
            Text(
                f"Ani w folderze {start}, ani w folderach nad nim nie ma pliku qms.toml.",
                f"Neither the folder {start} nor the ones above it hold a qms.toml.",
            ),
            _NEW_OFFICE,
        )
    if not folder.is_dir():
        raise UsageError(Text(f"Nie ma folderu {folder}.", f"There is no folder {folder}."), _NEW_OFFICE)
    if not (folder / FILE).is_file():
        raise UsageError(
            Text(f"W folderze {folder} nie ma pliku qms.toml.", f"The folder {folder} holds no qms.toml."), _NEW_OFFICE
        )
    return folder.resolve()


def load_office(folder: Path | None, start: Path, language: str | None = None) -> Office:
    """Return the office as its qms.toml describes it; raises UsageError.

    `language` is taken where qms.toml names none; without it the computer's.
    """
    home = find_office(folder, start)
    office = office_from(parts.read_toml(home / FILE), home, language)
    if not office.registers_folder.is_dir():
        raise UsageError(
            Text(
                f"Nie ma folderu rejestrów: {office.registers_folder}.",
                f"There is no registers folder: {office.registers_folder}.",
            ),
            Text(
                "Utwórz go albo popraw [folders] registers w qms.toml.",
                "Make it, or correct [folders] registers in qms.toml.",
            ),
        )
    return office


def office_from(given: Mapping[str, object], home: Path, language: str | None = None) -> Office:
    """Return the office that the parsed qms.toml describes; no file is touched but to resolve links."""
    allowed.table(given, "", parts.KEYS)
    check = allowed.table(given.get("check", {}), "check", ("ignore", "on"))
    history = allowed.table(given.get("history", {}), "history", ("keep_months",))
    backups = allowed.table(given.get("backups", {}), "backups", ("keep",))
    own: Any = allowed.one_of(given.get("language", language or system_language()), "language", ("pl", "en"))
    folders = allowed.table(given.get("folders", {}), "folders", (*parts.FOLDERS, parts.WRITE_SYNCED))
    settings = parts.settings_of(given)
    registers = parts.registers_of(given.get("registers", {}))
    return Office(
        folder=home,
        name=allowed.text(given.get("office", home.name or str(home)), "office"),
        language=own,
        norm=parts.norm_name(given.get("norm", "iso9001-2015")),
        audit_spelling=allowed.one_of(given.get("audit_spelling", "audit"), "audit_spelling", ("audit", "audyt")),
        settings=settings,
        ignore={
            known_code(code, key="check.ignore"): allowed.text(reason, f"check.ignore.{code}")
            for code, reason in allowed.table(check.get("ignore", {}), "check.ignore").items()
        },
        on=tuple(known_code(code, key="check.on") for code in allowed.texts(check.get("on", []), "check.on")),
        register_places=registers.places,
        register_columns=registers.columns,
        register_aliases=registers.aliases,
        report_templates=parts.templates_of(given),
        keep_months=allowed.whole(history.get("keep_months", 60), "history.keep_months", 1, 600),
        backups_keep=allowed.whole(backups.get("keep", 50), "backups.keep", 1, 10_000),
        write_synced=allowed.flag(folders.get(parts.WRITE_SYNCED, False), f"folders.{parts.WRITE_SYNCED}"),
        **parts.folders(folders, home, own),
    )
