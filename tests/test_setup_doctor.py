"""Setup puts everything in its place without administrator rights; doctor names what would stop the buttons, with the cure."""

from __future__ import annotations

import inspect
import io
import json
import re
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import get_args

import openpyxl
import pytest
from pretended import Pretended
from small_office import TODAY, lay

from qms_xl.commands._common import Asked
from qms_xl.commands.doctor import doctor
from qms_xl.commands.setup import setup
from qms_xl.errors import UsageError, WriteError
from qms_xl.installing import obstacles as part
from qms_xl.installing.computer import Computer
from qms_xl.installing.obstacles import CHECKS, Obstacle, obstacles
from qms_xl.model import Language
from qms_xl.office import load_office
from qms_xl.panel import places
from qms_xl.panel.buttons_shown import BUTTONS
from qms_xl.panel.macros import modules

SECURITY = r"Microsoft\Office\16.0\Excel\Security"
ASR = r"SOFTWARE\Policies\Microsoft\Windows Defender\Windows Defender Exploit Guard\ASR\Rules"
INTUNE = r"SOFTWARE\Microsoft\Windows Defender\Policy Manager"
NO_CHILDREN = "d4f940ab-401b-4efc-aadc-ad5f3c50688a"


@pytest.fixture
def office(tmp_path: Path) -> Path:
    folder = tmp_path / "Urząd ąę"
    lay(folder)
    return folder


def asked(office: Path, language: Language = "pl", form: str = "text") -> Asked:
    return Asked(office, language, TODAY, form, None, quiet=True, verbose=False)


@pytest.fixture
def computer(tmp_path: Path) -> Pretended:
    return Pretended(tmp_path / "Żółć Anna")


@pytest.fixture
def ready(computer: Pretended, office: Path) -> Pretended:
    """A computer on which setup has run."""
    assert setup(asked(office), computer) == 0
    return computer


# setup


def test_the_program_stands_where_the_macros_start_it(ready: Pretended) -> None:
    own = Path(ready.environ["LOCALAPPDATA"]) / "qms-xl"
    assert (own / "qms-xlw.exe").read_bytes() == b"program"
    macro = next(one.source for one in modules("pl") if one.name == "PanelWindows")
    assert r'Environ("LOCALAPPDATA") & "\qms-xl\qms-xlw.exe"' in macro


@pytest.mark.parametrize(("platform", "told"), [("win32", "Włącz zawartość"), ("linux", "Zaufane źródła")])
def test_setup_says_what_lets_the_macros_run(
    tmp_path: Path, office: Path, platform: str, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert setup(replace(asked(office), quiet=False), Pretended(tmp_path / "anna", platform)) == 0
    assert told in capsys.readouterr().err


def test_elsewhere_too_the_program_stands_where_the_macros_start_it(tmp_path: Path, office: Path) -> None:
    linux = Pretended(tmp_path / "anna", "linux")
    assert linux.source is not None
    linux.source.chmod(0o755)
    assert setup(asked(office), linux) == 0
    placed = tmp_path / "anna" / ".local" / "share" / "qms-xl" / "qms-xlw"
    assert placed.stat().st_mode & 0o777 == 0o755
    macro = next(one.source for one in modules("pl") if one.name == "PanelLibreOffice")
    assert 'Environ("HOME") & "/.local/share/qms-xl/"' in macro
    assert linux.links() == {}


def test_on_a_mac_the_script_lies_where_excel_may_call_it(tmp_path: Path, office: Path) -> None:
    assert setup(asked(office), Pretended(tmp_path / "anna", "darwin")) == 0
    scripts = tmp_path / "anna" / "Library" / "Application Scripts" / "com.microsoft.Excel"
    macro = next(one.source for one in modules("pl") if one.name == "PanelMac")
    (name,) = re.findall(r'AppleScriptTask "(.+?)", "press"', macro)
    assert "on press(parameter)" in (scripts / name).read_text("ascii")


def test_the_panel_knows_its_office_and_what_can_be_chosen(ready: Pretended, office: Path) -> None:
    path = Path(ready.environ["LOCALAPPDATA"]) / "qms-xl" / "Panel SZJ.xlsm"
    book = openpyxl.load_workbook(path)
    assert book["Panel"]["B3"].value == str(office)
    assert book["Listy"]["B2"].value == "PZ-2026"


@pytest.mark.parametrize("language", get_args(Language))
def test_there_are_links_to_the_panel_and_one_for_each_button(
    computer: Pretended, office: Path, language: Language
) -> None:
    setup(asked(office, language), computer)
    panel, links = places.FILE.in_(language), computer.links()
    name, own = panel.removesuffix(".xlsm"), "%LOCALAPPDATA%\\qms-xl\\"
    for folder in (computer.desktop, computer.programs / "qms-xl"):
        assert links.pop(folder / f"{name}.lnk") == (f"{own}{panel}", "", name)
    path = Path(computer.environ["LOCALAPPDATA"]) / "qms-xl" / panel
    assert links == {
        computer.programs / "qms-xl" / f"{button.caption.in_(language)}.lnk": (
            f"{own}qms-xlw.exe",
            f'button {button.action} "--wb={path}"',
            button.tells.in_(language),
        )
        for button in BUTTONS
    }


def test_no_part_of_a_link_is_longer_than_a_link_holds() -> None:
    """[MS-SHLLINK] 2.4: a description is below 260 characters."""
    assert max(len(text) for button in BUTTONS for text in button.tells) < 260


def test_a_desktop_or_start_menu_that_windows_does_not_name_gets_no_link(computer: Pretended, office: Path) -> None:
    computer.has_folders = False
    assert setup(asked(office), computer) == 0
    assert computer.links() == {}


def test_setup_can_be_repeated(ready: Pretended, office: Path) -> None:
    before = sorted(Path(ready.environ["LOCALAPPDATA"]).rglob("*"))
    assert setup(asked(office), ready) == 0
    assert sorted(Path(ready.environ["LOCALAPPDATA"]).rglob("*")) == before


def test_a_link_of_the_start_menu_does_what_the_command_line_takes(ready: Pretended) -> None:
    import shlex

    from qms_xl.commands.button import COMMAND

    of_buttons = [link for link in ready.links().values() if link.arguments]
    assert len(of_buttons) == len(BUTTONS)
    for link in of_buttons:
        words = shlex.split(link.arguments.replace("\\", "\\\\"))
        context = COMMAND.make_context("button", words[1:], obj="pl")
        assert context.params["from_xl"] == "none"
        assert context.params["wb"].endswith("Panel SZJ.xlsm")


def test_a_link_that_cannot_be_made_is_named_and_the_panel_stands(
    computer: Pretended, office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    computer.programs.write_bytes(b"a file where the folder should be")
    assert setup(asked(office), computer) == 3
    assert (Path(computer.environ["LOCALAPPDATA"]) / "qms-xl" / "Panel SZJ.xlsm").is_file()
    told = capsys.readouterr().out
    assert f"Nie udało się utworzyć skrótu {computer.programs}" in told
    assert list(computer.links()) == [computer.desktop / "Panel SZJ.lnk"]


def test_a_program_that_is_not_installed_is_a_sentence(computer: Pretended, office: Path) -> None:
    computer.source = None
    with pytest.raises(UsageError, match="qms-xlw"):
        setup(asked(office), computer)


def test_a_panel_that_cannot_be_renewed_is_a_sentence_and_stays(
    ready: Pretended, office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = Path(ready.environ["LOCALAPPDATA"]) / "qms-xl" / "Panel SZJ.xlsm"
    before = path.read_bytes()

    def in_use(data: bytes, to: Path) -> None:
        raise PermissionError(13, "in use", str(to))

    monkeypatch.setattr("qms_xl.installing.placing.renew", in_use)
    with pytest.raises(WriteError):
        setup(asked(office), ready)
    assert path.read_bytes() == before


def test_the_english_panel_has_its_english_name(computer: Pretended, office: Path) -> None:
    assert setup(asked(office, "en"), computer) == 0
    path = Path(computer.environ["LOCALAPPDATA"]) / "qms-xl" / "QMS Panel.xlsm"
    assert zipfile.is_zipfile(io.BytesIO(path.read_bytes()))


# doctor


def found_on(computer: Pretended, office: Path | None) -> list[Obstacle]:
    return obstacles(computer, office and load_office(office, office))


def codes(computer: Pretended, office: Path | None) -> list[str]:
    return [one.code for one in found_on(computer, office)]


def test_on_a_computer_that_is_ready_nothing_is_found(
    ready: Pretended, office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert codes(ready, office) == []
    assert doctor(asked(office), ready) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "Nic nie przeszkadza przyciskom panelu."


def test_before_setup_program_and_panel_are_missing(computer: Pretended, office: Path) -> None:
    assert codes(computer, office) == ["program_missing", "panel_missing"]
    assert doctor(asked(office), computer) == 1


@pytest.mark.parametrize("missing", ["win32com", "xlwings"])
def test_a_missing_package_is_found(ready: Pretended, office: Path, missing: str) -> None:
    ready.lacks.add(missing)
    assert codes(ready, office) == ["pywin32_missing"]


def test_a_computer_without_excel_is_found(ready: Pretended, office: Path) -> None:
    ready.values.clear()
    assert codes(ready, office) == ["excel_missing"]


@pytest.mark.parametrize(("level", "found"), [(1, []), (2, []), (3, ["macros_forbidden"]), (4, ["macros_forbidden"])])
@pytest.mark.parametrize("by", ["Software\\Policies\\", "Software\\"])
def test_what_was_decided_about_macros_is_found(
    ready: Pretended, office: Path, by: str, level: int, found: list[str]
) -> None:
    ready.values["HKEY_CURRENT_USER", by + SECURITY, "VBAWarnings"] = level
    assert codes(ready, office) == found


@pytest.mark.parametrize(("by_office", "own", "found"), [(2, 4, []), (4, 2, ["macros_forbidden"])])
def test_what_the_office_decided_goes_before_what_the_user_did(
    ready: Pretended, office: Path, by_office: int, own: int, found: list[str]
) -> None:
    ready.values["HKEY_CURRENT_USER", "Software\\Policies\\" + SECURITY, "VBAWarnings"] = by_office
    ready.values["HKEY_CURRENT_USER", "Software\\" + SECURITY, "VBAWarnings"] = own
    assert codes(ready, office) == found


def test_only_the_office_can_undo_what_the_office_decided(ready: Pretended, office: Path) -> None:
    remedies = []
    for by in ("Software\\", "Software\\Policies\\"):
        ready.values["HKEY_CURRENT_USER", by + SECURITY, "VBAWarnings"] = 4
        remedies.append(found_on(ready, office)[0].remedy.pl)
    assert "Centrum zaufania" in remedies[0]
    assert "informatyka" in remedies[1]


@pytest.mark.parametrize(("zone", "found"), [(0, []), (2, []), (3, ["mark_of_the_web"]), (4, ["mark_of_the_web"])])
def test_the_mark_of_the_web_is_found(ready: Pretended, office: Path, zone: int, found: list[str]) -> None:
    ready.zones["Panel SZJ.xlsm"] = zone
    assert codes(ready, office) == found


@pytest.mark.parametrize(
    ("state", "found"), [("0", []), ("1", ["no_child_processes"]), ("2", []), ("6", ["no_child_processes"])]
)
def test_a_rule_against_starting_programs_is_found(
    ready: Pretended, office: Path, state: str, found: list[str]
) -> None:
    ready.values["HKEY_LOCAL_MACHINE", ASR, NO_CHILDREN] = state
    assert codes(ready, office) == found
    del ready.values["HKEY_LOCAL_MACHINE", ASR, NO_CHILDREN]
    other = "be9ba2d9-53ea-4cdc-84e5-9b1eeee46550=1"
    ready.values["HKEY_LOCAL_MACHINE", INTUNE, "ASRRules"] = f"{other}|{NO_CHILDREN.upper()}={state}"
    assert codes(ready, office) == found


def test_a_profile_that_a_macro_cannot_name_is_found(tmp_path: Path, office: Path) -> None:
    computer = Pretended(tmp_path / "Анна")
    setup(asked(office), computer)
    assert codes(computer, office) == ["foreign_letters"]


def test_polish_letters_in_the_profile_are_no_obstacle(ready: Pretended, office: Path) -> None:
    assert "Żółć" in ready.environ["LOCALAPPDATA"]
    assert codes(ready, office) == []


def test_32_bits_are_told_and_stop_nothing(ready: Pretended, office: Path) -> None:
    ready.width = 32
    assert codes(ready, office) == ["bits_32"]
    assert doctor(asked(office), ready) == 0


def test_a_synchronised_office_is_told_and_stops_nothing(ready: Pretended, office: Path) -> None:
    ready.environ = {**ready.environ, "OneDrive": str(office.parent)}
    (found,) = found_on(ready, office)
    assert (found.code, found.stops) == ("office_synced", False)
    assert "https" in found.message.pl


def test_registers_that_open_in_protected_view_are_named(ready: Pretended, office: Path) -> None:
    ready.zones |= {"Działania.xlsx": 3, "załącznik.xlsx": 3}
    (office / "dokumenty").mkdir(exist_ok=True)
    (office / "dokumenty" / "załącznik.xlsx").write_bytes(b"no register")
    (found,) = found_on(ready, office)
    assert found.code == "protected_view"
    assert "Działania.xlsx" in found.message.pl
    assert "załącznik" not in found.message.pl


def test_outside_an_office_doctor_says_what_it_did_not_look_at(
    ready: Pretended, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert doctor(replace(asked(tmp_path), folder=None), ready) == 0
    assert codes(ready, None) == ["office_missing"]
    with pytest.raises(UsageError):
        doctor(asked(tmp_path / "nie ma"), ready)


def test_doctor_as_json(computer: Pretended, office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    doctor(asked(office, form="json"), computer)
    told = json.loads(capsys.readouterr().out)
    assert [one["code"] for one in told["obstacles"]] == ["program_missing", "panel_missing"]


def test_every_check_of_the_module_is_asked() -> None:
    made = [
        one
        for name, one in inspect.getmembers(part, inspect.isfunction)
        if one.__module__ == part.__name__ and list(inspect.signature(one).parameters) == ["scene"]
    ]
    assert set(made) == set(CHECKS)


def test_windows_only_obstacles_are_not_looked_for_elsewhere(tmp_path: Path, office: Path) -> None:
    linux = Pretended(tmp_path / "anna", "linux")
    linux.values.clear()
    linux.lacks |= {"win32com", "xlwings"}
    setup(asked(office), linux)
    assert codes(linux, office) == []
    assert get_args(Language) == ("pl", "en")


# the real computer


def test_a_computer_without_windows_has_no_registry_no_marks_and_any_letter(tmp_path: Path) -> None:
    real = Computer()
    real.platform = "linux"
    assert real.registry("HKEY_CLASSES_ROOT", r"Excel.Application\CurVer", "") is None
    assert real.folder("Desktop") is None
    assert real.zone(tmp_path) is None
    assert real.ansi("Анна")
    assert real.bits in (32, 64)
    assert real.has("qms_xl")
    assert not real.has("qms_no_such_package")


def test_the_program_is_found_beside_this_python(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.argv", ["qms-xl"])
    monkeypatch.setattr("sys.executable", str(tmp_path / "python"))
    (tmp_path / "qms-xlw").write_bytes(b"x")
    real = Computer()
    real.platform = "linux"
    assert real.program() == tmp_path / "qms-xlw"


def test_both_commands_are_there_on_the_command_line(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from qms_xl.cli import main

    for name in ("setup", "doctor"):
        assert main(["--language", "en", name, "--help"]) == 0
        assert f"Usage: qms-xl {name}" in capsys.readouterr().out
