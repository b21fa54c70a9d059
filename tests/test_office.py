"""The office: found from below, qms.toml read with every key, faults told in one sentence, paths kept inside."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

import pytest

from qms_xl.errors import UsageError
from qms_xl.model import Language
from qms_xl.office import Office, find_office, load_office, office_from
from qms_xl.office.new_toml import qms_toml

EVERYTHING = """
language = "pl"
office = "Starostwo Powiatowe"
norm = "PN-EN ISO 9001:2009"
audit_spelling = "audyt"
[folders]
write_synced = true
registers = "r"
documents = "../wspólne"
templates = "t"
reports = "out/raporty"
[check]
ignore = { ACT002 = "patrzymy co tydzień" }
on = ["GEN001"]
[settings]
actions.due_soon_days = 7
[objectives]
combine = "weighted"
[calendar]
country = "PL"
closed_days = [2026-06-05, "2026-05-04"]
[numbering]
actions = "D/{year}/{n}"
[registers.actions]
places = [{ workbook = "Stare.xlsx", sheet = "2026", header_row = 3 }]
columns = { action = "Nr", owner = ["Osoba", "Kto"] }
aliases = { "Do kiedy" = "due_on" }
[history]
keep_months = 36
[backups]
keep = 5
"""


def office(text: str, home: Path = Path("/office")) -> Office:
    return office_from(tomllib.loads(text), home)


def make(folder: Path, text: str = 'language = "en"\n') -> Path:
    (folder / "registers").mkdir(parents=True)
    (folder / "qms.toml").write_text(text, encoding="utf-8")
    return folder


def test_every_key_is_read() -> None:
    read = office(EVERYTHING)
    assert (read.name, read.language, read.norm, read.audit_spelling) == (
        "Starostwo Powiatowe",
        "pl",
        "iso9001-2008",
        "audyt",
    )
    assert read.registers_folder == Path("/office/r")
    assert read.reports_folder == Path("/office/out/raporty")
    assert read.documents_folder == Path("/office/../wspólne")
    assert read.ignore == {"ACT002": "patrzymy co tydzień"}
    assert read.on == ("GEN001",)
    assert read.settings.actions.due_soon_days == 7
    assert read.settings.combine == "weighted"
    assert read.settings.closed_days == (date(2026, 5, 4), date(2026, 6, 5))
    assert read.settings.numbering_patterns == {"actions": "D/{year}/{n}"}
    assert read.register_places == {"actions": ({"workbook": "Stare.xlsx", "sheet": "2026", "header_row": 3},)}
    assert read.register_columns == {"actions": {"action": "Nr", "owner": ("Osoba", "Kto")}}
    assert read.register_aliases == {"actions": {"Do kiedy": "due_on"}}
    assert (read.keep_months, read.backups_keep, read.write_synced) == (36, 5, True)


@pytest.mark.parametrize(("language", "folder"), [("pl", "rejestry"), ("en", "registers")])
def test_usual_folders_follow_the_offices_language(language: Language, folder: str) -> None:
    assert office(f'language = "{language}"').registers_folder == Path("/office") / folder


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("langage = 'pl'", ["langage", "language"]),
        ("language = 'de'", ["language", "de", "pl"]),
        ("[folders]\nregister = 'x'", ["folders.register", "registers"]),
        ("[folders]\nregisters = '../x'", ["folders.registers"]),
        ("[folders]\nregisters = '/etc'", ["folders.registers"]),
        ("[folders]\ntemplates = 'C:\\x'", ["folders.templates"]),
        ("[folders]\ndocuments = '\\\\server\\x'", ["folders.documents"]),
        ("[folders]\nwrite_synced = 'yes'", ["folders.write_synced", "true"]),
        ("norm = 'iso9001-2016'", ["norm", "iso9001-2015"]),
        ("audit_spelling = 'odit'", ["audit_spelling"]),
        ("[check]\nignore = { ACT02 = 'x' }", ["ACT02", "ACT002", "check.ignore"]),
        ("[check]\nignore = { ACT002 = '' }", ["check.ignore.ACT002"]),
        ("[check]\non = ['XYZ123']", ["XYZ123", "check.on"]),
        ("[settings]\nactions.due_soon = 1", ["settings.actions.due_soon", "due_soon_days"]),
        ("[objectives]\ncombine = 'mean'", ["objectives.combine", "weighted"]),
        ("[calendar]\ncountry = 'Poland'", ["calendar.country"]),
        ("[calendar]\nclosed_days = ['3 maja']", ["calendar.closed_days"]),
        ("[numbering]\nactoins = 'D{n}'", ["numbering.actoins", "actions"]),
        ("[registers.action]\nplaces = []", ["registers.action", "actions"]),
        ("[registers.actions]\nplace = []", ["registers.actions.place", "places"]),
        ("[registers.actions]\nplaces = ['x']", ["registers.actions.places"]),
        ("[registers.actions]\ncolumns = { ownr = 'x' }", ["registers.actions.columns.ownr", "owner"]),
        ("[registers.actions]\naliases = { x = 'ownr' }", ["registers.actions.aliases.x"]),
        ("[history]\nkeep = 1", ["history.keep", "keep_months"]),
        ("[backups]\nkeep = 0", ["backups.keep"]),
    ],
)
def test_a_fault_in_qms_toml_names_its_key_and_what_would_do(text: str, words: list[str]) -> None:
    with pytest.raises(UsageError) as caught:
        office(text)
    trouble = caught.value
    for language in ("pl", "en"):
        told = f"{trouble.message.in_(language)} {trouble.remedy.in_(language) if trouble.remedy else ''}"
        assert [word for word in words if word not in told] == []


def test_the_nearest_folder_above_is_the_office(tmp_path: Path) -> None:
    home = make(tmp_path / "biuro")
    below = home / "registers" / "2026"
    below.mkdir()
    assert find_office(None, below) == home.resolve()
    assert load_office(None, below).folder == home.resolve()


def test_a_named_folder_must_hold_qms_toml_itself(tmp_path: Path) -> None:
    home = make(tmp_path / "biuro")
    with pytest.raises(UsageError, match=r"holds no qms\.toml"):
        load_office(home / "registers", tmp_path)
    with pytest.raises(UsageError, match="There is no folder"):
        load_office(tmp_path / "gone", tmp_path)
    with pytest.raises(UsageError, match=r"nor the ones above it hold a qms\.toml"):
        load_office(None, tmp_path)


def test_a_missing_registers_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "qms.toml").write_text('language = "en"', encoding="utf-8")
    with pytest.raises(UsageError, match="There is no registers folder"):
        load_office(tmp_path, tmp_path)


def test_a_mistake_in_the_file_names_its_line(tmp_path: Path) -> None:
    make(tmp_path / "o", 'language = "pl"\n\noffice = Starostwo\n')
    with pytest.raises(UsageError, match="line 3"):
        load_office(tmp_path / "o", tmp_path)


def test_a_byte_order_mark_is_no_harm(tmp_path: Path) -> None:
    make(tmp_path / "o", '\ufefflanguage = "en"\r\noffice = "Ł"\r\n')
    assert load_office(tmp_path / "o", tmp_path).name == "Ł"


def test_another_encoding_is_told(tmp_path: Path) -> None:
    make(tmp_path / "o").joinpath("qms.toml").write_bytes('office = "Łódź"'.encode("cp1250"))
    with pytest.raises(UsageError, match="not saved as UTF-8"):
        load_office(tmp_path / "o", tmp_path)


def test_a_link_out_of_the_office_is_no_registers_folder(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    home = tmp_path / "o"
    home.mkdir()
    (home / "registers").symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    with pytest.raises(UsageError, match=r"folders\.registers"):
        office_from({"language": "en"}, home)


@pytest.mark.parametrize("language", ["pl", "en"])
def test_a_new_qms_toml_reads_as_the_defaults(language: Language) -> None:
    read = office(qms_toml(language, 'Urząd "Miasta" \\ Gminy'))
    assert read.name == 'Urząd "Miasta" \\ Gminy'
    assert read.language == language
    bare = office_from({"language": language, "office": read.name}, Path("/office"))
    assert read.registers_folder == bare.registers_folder
    assert (read.keep_months, read.backups_keep) == (bare.keep_months, bare.backups_keep)
    audits = read.settings.numbering_patterns["audits"]
    assert audits == {"pl": {"internal": "AW-{year}-{n:02}", "external": "AZ-{year}-{n:02}"}}.get(language, audits)
    assert all(line.startswith("# ") for line in qms_toml(language, "x").splitlines() if "#" in line)
