"""The parts of qms.toml, each read and judged: folders, codes, settings, and how registers differ from the shipped ones."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

from qms_xl.disk.refusals import why
from qms_xl.errors import UsageError
from qms_xl.model import Language, RegisterSchema, Text
from qms_xl.norms import named, profiles
from qms_xl.office import allowed
from qms_xl.office.settings_toml import settings_from
from qms_xl.paths import inside, unsafe, written
from qms_xl.settings import TOP_MANAGEMENT, Settings
from qms_xl.shelf import modules

FOLDERS: Mapping[str, Text] = {
    "registers": Text("rejestry", "registers"),
    "documents": Text("dokumenty", "documents"),
    "templates": Text("szablony", "templates"),
    "reports": Text("raporty", "reports"),
}
KEYS = (
    *("language", "office", "norm", "audit_spelling", "folders", "check", "settings", "objectives", "calendar"),
    *("numbering", "registers", "reports", "history", "backups"),
)
WRITE_SYNCED = "write_synced"
_LEGAL_FOLDER = Text("folder wewnątrz folderu biura", "a folder inside the office folder")
_LEGAL_DOCUMENTS = Text(
    r"folder na tym komputerze albo na dysku z literą (nie \\serwer\udział)",
    r"a folder of this computer or of a drive with a letter (not \\server\share)",
)


def read_toml(path: Path) -> Mapping[str, object]:
    """Return the parsed file; a byte order mark is no harm. Raises UsageError with the line of a mistake."""
    save = Text("Zapisz plik w Notatniku z kodowaniem UTF-8.", "Save it from the editor with the encoding UTF-8.")
    try:
        return tomllib.loads(path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n"))
    except UnicodeDecodeError:
        raise UsageError(
            Text(f"Plik {path} nie jest zapisany w UTF-8.", f"The file {path} is not saved as UTF-8."), save
        ) from None
    except OSError as trouble:
        raise UsageError(
            Text("Nie można odczytać pliku {}: {}.", "The file {} cannot be read: {}.").filled(path, why(trouble)),
            Text(
                "Zamknij go w innych programach albo poproś administratora o prawo do odczytu.",
                "Close it in other programs, or ask the administrator for the right to read it.",
            ),
        ) from None
    except tomllib.TOMLDecodeError as trouble:
        where = str(trouble).rpartition("(")[2].rstrip(")")
        line = next((word for word in where.replace(",", " ").split() if word.isdigit()), "?")
        raise UsageError(
            Text(f"W pliku {path} jest błąd zapisu w wierszu {line}.", f"There is a mistake in line {line} of {path}."),
            Text(
                'Sprawdź w nim cudzysłowy, nawiasy i znak „=” (klucz = "wartość").',
                'Look there for quotes, brackets and the sign “=” (key = "value").',
            ),
        ) from None


def folders(given: Mapping[str, object], home: Path, language: Language) -> dict[str, Path]:
    """Return the four folders, absolute, as `registers_folder` …; only the documents may lie outside the office."""
    found = {}
    for name, usual in FOLDERS.items():
        key = f"folders.{name}"
        text = allowed.text(given.get(name, usual.in_(language)), key)
        path = _documents(home, text) if name == "documents" else inside(home, text)
        if path is None:
            raise allowed.wrong(key, text, _LEGAL_DOCUMENTS if name == "documents" else _LEGAL_FOLDER)
        found[f"{name}_folder"] = path
    return found


def _documents(home: Path, text: str) -> Path | None:
    """Return the documents folder, which alone may lie elsewhere; shares only by their drive letter."""
    return home / written(text) if unsafe(text) in (None, "drive", "absolute", "parent") else None


def norm_name(value: object) -> str:
    """Return the profile's name for any name that an edition goes by."""
    name = allowed.text(value, "norm")
    norm = named(name)
    if norm is None:
        raise allowed.wrong("norm", name, Text("{}", "{}").filled(", ".join(one.name for one in profiles())))
    return norm.name


def settings_of(given: Mapping[str, object]) -> Settings:
    """Return the settings, with what the tables calendar, numbering, objectives and reports say."""
    numbering = allowed.table(given.get("numbering", {}), "numbering", register_names())
    calendar = allowed.table(given.get("calendar", {}), "calendar", ("country", "closed_days"))
    objectives = allowed.table(given.get("objectives", {}), "objectives", ("combine",))
    reports = allowed.table(given.get("reports", {}), "reports", ("sign_audit", "templates"))
    return replace(
        settings_from(allowed.table(given.get("settings", {}), "settings"), numbering),
        combine=allowed.one_of(objectives.get("combine", "worst"), "objectives.combine", ("worst", "weighted")),
        country=_country(calendar.get("country", "PL")),
        closed_days=_days(calendar.get("closed_days", [])),
        sign_audit=_position(reports.get("sign_audit", False)),
    )


def templates_of(given: Mapping[str, object]) -> Mapping[str, str]:
    """Return the templates that the office chose, by kind of document: paths inside the templates folder."""
    reports = allowed.table(given.get("reports", {}), "reports")
    kinds = [name.rpartition(".")[2] for name in modules("qms_xl.reports")]
    legal = Text(
        'plik w folderze szablonów, np. "raport krótki.docx"', 'a file in the templates folder such as "short.docx"'
    )
    chosen = {}
    for kind, value in allowed.table(reports.get("templates", {}), "reports.templates", kinds).items():
        key = f"reports.templates.{kind}"
        name = written(allowed.text(value, key))
        if unsafe(name) is not None or not name.casefold().endswith((".docx", ".dotx")):
            raise allowed.wrong(key, value, legal)
        chosen[kind] = name
    return chosen


def _position(value: object) -> str:
    """Return who accepts audit reports: nobody, top management, or who holds a position."""
    if isinstance(value, bool):
        return TOP_MANAGEMENT if value else ""
    if isinstance(value, str) and value.strip():
        return value.strip()
    legal = Text('true, false albo stanowisko, np. "Starosta"', 'true, false, or a position such as "Mayor"')
    raise allowed.wrong("reports.sign_audit", value, legal)


def _country(value: object) -> str:
    if value == "PL":
        return "PL"
    from holidays import list_supported_countries

    if value not in list_supported_countries(include_aliases=False):
        legal = Text('kod kraju z dwóch liter, np. "PL"', 'a country code of two letters such as "PL"')
        raise allowed.wrong("calendar.country", value, legal)
    return str(value)


def _days(value: object) -> tuple[date, ...]:
    key = "calendar.closed_days"
    legal = Text("lista dat, np. [2026-05-04, 2026-06-05]", "a list of dates such as [2026-05-04, 2026-06-05]")
    if not isinstance(value, list):
        raise allowed.wrong(key, value, legal)
    days = []
    for part in value:
        try:
            days.append(part if type(part) is date else date.fromisoformat(part))
        except (TypeError, ValueError):
            raise allowed.wrong(key, part, legal) from None
    return tuple(sorted(days))


def register_names() -> tuple[str, ...]:
    """Return the names of all registers; none is imported."""
    return tuple(name.rpartition(".")[2] for name in modules("qms_xl.registers"))


class Registers(NamedTuple):
    """`[registers.<name>]` by register: places, columns (column -> header or headers), aliases (header -> column)."""

    places: Mapping[str, tuple[Mapping[str, Any], ...]]
    columns: Mapping[str, Mapping[str, Any]]
    aliases: Mapping[str, Mapping[str, str]]


def registers_of(value: object) -> Registers:
    """Return what the office says about its registers; names of registers and columns must be known ones."""
    places, columns, aliases = {}, {}, {}
    for name, given in allowed.table(value, "registers", register_names()).items():
        key = f"registers.{name}"
        entry = allowed.table(given, key, ("places", "columns", "aliases"))
        if "places" in entry:
            places[name] = _places(entry["places"], f"{key}.places")
        known = tuple(_schema(name).by_name)
        if "columns" in entry:
            columns[name] = {
                column: allowed.texts(header, f"{key}.columns.{column}")
                if isinstance(header, list)
                else allowed.text(header, f"{key}.columns.{column}")
                for column, header in allowed.table(entry["columns"], f"{key}.columns", known).items()
            }
        if "aliases" in entry:
            aliases[name] = {
                header: allowed.one_of(column, f"{key}.aliases.{header}", known)
                for header, column in allowed.table(entry["aliases"], f"{key}.aliases").items()
            }
    return Registers(places, columns, aliases)


def _places(value: object, key: str) -> tuple[Mapping[str, Any], ...]:
    legal = Text(
        'lista tabel, np. [{ workbook = "Działania.xlsx", sheet = "2026" }]',
        'a list of tables such as [{ workbook = "Actions.xlsx", sheet = "2026" }]',
    )
    if not isinstance(value, list) or not value:
        raise allowed.wrong(key, value, legal)
    found = []
    for place in value:
        if not isinstance(place, Mapping):
            raise allowed.wrong(key, place, legal)
        entry = {name: _place_part(name, part, key) for name, part in allowed.table(place, key, _PLACE).items()}
        found.append(entry)
    return tuple(found)


_PLACE = (
    *("workbook", "sheet", "table", "header_row"),
    *("adopted", "header_rows", "span", "letters", "ends_before", "fill_down", "otherwise", "colours"),
)


def _place_part(name: str, part: object, key: str) -> Any:
    at = f"{key}.{name}"
    match name:
        case "header_row":
            return allowed.whole(part, at, 1, 1_048_576)
        case "header_rows":
            return allowed.whole(part, at, 1, 5)
        case "adopted":
            return allowed.flag(part, at)
        case "fill_down":
            return allowed.texts(part, at)
        case "letters" | "otherwise" | "colours":
            return {
                column: allowed.text(letter, f"{at}.{column}") for column, letter in allowed.table(part, at).items()
            }
        case _:
            return allowed.text(part, at)


def _schema(register: str) -> RegisterSchema:
    schema = import_module(f"qms_xl.registers.{register}").SCHEMA
    assert isinstance(schema, RegisterSchema)
    return schema
