"""What would stop the buttons on this computer: one small check each, with the cure in plain words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from qms_xl.disk.synced import synced_by
from qms_xl.installing.computer import Computer
from qms_xl.installing.placing import placed_panel
from qms_xl.model import Text
from qms_xl.panel.home import home
from qms_xl.reading.files import register_files

if TYPE_CHECKING:
    from qms_xl.office import Office

_EXCEL = r"Microsoft\Office\16.0\Excel\Security"
_ASR = r"SOFTWARE\Policies\Microsoft\Windows Defender\Windows Defender Exploit Guard\ASR\Rules"
_ASR_BY_INTUNE = r"SOFTWARE\Microsoft\Windows Defender\Policy Manager"
_NO_CHILDREN = "d4f940ab-401b-4efc-aadc-ad5f3c50688a"  # "Block all Office applications from creating child processes"
_INTERNET = 3
_DISABLED, _SIGNED_ONLY = 4, 3  # VBAWarnings
_SET_UP = Text("Uruchom polecenie: qms-xl setup", "Run: qms-xl setup")
_START_MENU = Text(
    "Do tego czasu korzystaj z tych samych poleceń w menu Start, w folderze qms-xl.",
    "Until then use the same commands in the Start menu, folder qms-xl.",
)


class Obstacle(NamedTuple):
    """`code`: stable; `stops`: whether no button works with it, else it only narrows what they can do."""

    code: str
    stops: bool
    message: Text
    remedy: Text


class Scene(NamedTuple):
    """Where we look. `panel`: None where there is none yet; `office`: None where no office is known."""

    computer: Computer
    panel: Path | None
    office: Office | None


def obstacles(computer: Computer, office: Office | None) -> list[Obstacle]:
    """Return what was found, in the order in which it is to be cured."""
    scene = Scene(computer, placed_panel(computer), office)
    return [found for check in CHECKS for found in check(scene)]


def program_missing(scene: Scene) -> Iterator[Obstacle]:
    """Look for the program at the one place where the macros start it."""
    name = "qms-xlw.exe" if scene.computer.platform == "win32" else "qms-xlw"
    path = home(scene.computer.environ, scene.computer.platform) / name
    if not path.is_file():
        message = Text(f"Nie ma programu, który uruchamia panel: {path}.", f"The panel's program is not there: {path}.")
        yield Obstacle("program_missing", True, message, _SET_UP)


def panel_missing(scene: Scene) -> Iterator[Obstacle]:
    """Look for the personal panel."""
    if scene.panel is None:
        yield Obstacle("panel_missing", True, Text("Nie ma jeszcze panelu.", "There is no panel yet."), _SET_UP)


def pywin32_missing(scene: Scene) -> Iterator[Obstacle]:
    """Look for what xlwings speaks to Excel with."""
    if scene.computer.platform == "win32" and not (scene.computer.has("win32com") and scene.computer.has("xlwings")):
        yield Obstacle(
            "pywin32_missing",
            True,
            Text("Brakuje pakietu pywin32 albo xlwings.", "The package pywin32 or xlwings is missing."),
            Text(
                "Zainstaluj qms-xl jeszcze raz; oba pakiety należą do niego.",
                "Install qms-xl again; both packages belong to it.",
            ),
        )


def excel_missing(scene: Scene) -> Iterator[Obstacle]:
    """Look for Excel as a program that others can speak to."""
    computer = scene.computer
    if computer.platform == "win32" and not computer.registry("HKEY_CLASSES_ROOT", r"Excel.Application\CurVer", ""):
        yield Obstacle(
            "excel_missing",
            True,
            Text(
                "Na tym komputerze nie ma Excela, z którym program mógłby się porozumieć.",
                "There is no Excel on this computer that the program could speak to.",
            ),
            Text(
                "Excel w przeglądarce nie wystarczy. W LibreOffice wyniki otwierają się jako nowy skoroszyt.",
                "Excel in the browser will not do. In LibreOffice the results open as a new workbook.",
            ),
        )


def macros_forbidden(scene: Scene) -> Iterator[Obstacle]:
    """Ask what was decided about macros: by the office, else by the user."""
    by_office, own = (
        scene.computer.registry("HKEY_CURRENT_USER", key + _EXCEL, "VBAWarnings")
        for key in ("Software\\Policies\\", "Software\\")
    )
    level = own if by_office is None else by_office
    if level not in (_DISABLED, _SIGNED_ONLY):
        return
    switched_off = Text("Makra są w Excelu wyłączone.", "Macros are switched off in Excel.")
    signed = Text("Excel uruchamia tylko makra podpisane.", "Excel runs signed macros only.")
    cure = Text(
        "Excel: Plik › Opcje › Centrum zaufania › Ustawienia makr › „Wyłącz makra z powiadomieniem”.",
        "Excel: File › Options › Trust Center › Macro Settings › “Disable VBA macros with notification”.",
    )
    if by_office is not None:
        cure = Text(
            "Poproś informatyka o zgodę na makra w tym jednym pliku (zaufana lokalizacja: folder panelu). "
            f"{_START_MENU.pl}",
            "Ask your IT staff to allow the macros of this one file (trusted location: the panel's folder). "
            f"{_START_MENU.en}",
        )
    yield Obstacle("macros_forbidden", True, switched_off if level == _DISABLED else signed, cure)


def marked_as_downloaded(scene: Scene) -> Iterator[Obstacle]:
    """Look for the Mark of the Web on the panel."""
    if scene.panel is not None and (scene.computer.zone(scene.panel) or 0) >= _INTERNET:
        yield Obstacle(
            "mark_of_the_web",
            True,
            Text(
                "Windows uważa panel za plik z internetu i blokuje jego makra.",
                "Windows takes the panel for a file from the internet and blocks its macros.",
            ),
            Text(
                "Kliknij plik prawym przyciskiem › Właściwości › zaznacz „Odblokuj”, albo uruchom qms-xl setup: zrobi nowy panel.",
                "Right-click the file › Properties › tick “Unblock”, or run qms-xl setup, which makes a new panel.",
            ),
        )


def may_not_start_programs(scene: Scene) -> Iterator[Obstacle]:
    """Ask whether Windows Defender forbids Office to start programs (attack surface reduction)."""
    if _asr(scene.computer) in ("1", "6"):
        yield Obstacle(
            "no_child_processes",
            True,
            Text(
                "Zabezpieczenia Windows nie pozwalają Excelowi uruchamiać programów (reguła ASR).",
                "Windows' protection does not let Excel start programs (ASR rule).",
            ),
            Text(
                f"Poproś informatyka o wyjątek dla programu qms-xlw.exe. {_START_MENU.pl}",
                f"Ask your IT staff for an exception for qms-xlw.exe. {_START_MENU.en}",
            ),
        )


def _asr(computer: Computer) -> str:
    """Return what the rule is set to: 1 blocks, 2 only records, 6 warns; "" where it is not set."""
    own = computer.registry("HKEY_LOCAL_MACHINE", _ASR, _NO_CHILDREN)
    if own is not None:
        return str(own)
    rules = str(computer.registry("HKEY_LOCAL_MACHINE", _ASR_BY_INTUNE, "ASRRules") or "").casefold()
    pairs = dict(rule.partition("=")[::2] for rule in rules.split("|"))
    return pairs.get(_NO_CHILDREN, "")


def foreign_letters_in_the_profile(scene: Scene) -> Iterator[Obstacle]:
    """Ask whether a macro can name the program at all: VBA's `Shell` knows one code page only."""
    path = str(home(scene.computer.environ, scene.computer.platform))
    if not scene.computer.ansi(path):
        yield Obstacle(
            "foreign_letters",
            True,
            Text(
                f"Makro nie umie nazwać folderu {path}: są w nim litery spoza strony kodowej tego Windows.",
                f"A macro cannot name the folder {path}: it has letters outside the code page of this Windows.",
            ),
            _START_MENU,
        )


def bitness(scene: Scene) -> Iterator[Obstacle]:
    """Compare Python and Excel; both get on, but 32 bits have little memory."""
    if scene.computer.platform == "win32" and scene.computer.bits == 32:
        yield Obstacle(
            "bits_32",
            False,
            Text(
                "Python na tym komputerze jest 32-bitowy; przy bardzo dużych rejestrach może zabraknąć pamięci.",
                "Python is a 32-bit program here; memory may run out with very large registers.",
            ),
            Text("Zainstaluj Pythona 64-bitowego.", "Install 64-bit Python."),
        )


def office_synced(scene: Scene) -> Iterator[Obstacle]:
    """Look whether a cloud client keeps the office's folder; then Excel may know its files by web addresses only."""
    client = synced_by(scene.office.folder, scene.computer.environ) if scene.office else None
    if client is not None:
        yield Obstacle(
            "office_synced",
            False,
            Text(
                f"Folder biura synchronizuje {client}: w zamkniętych rejestrach program niczego nie zapisze, "
                "a otwarte Excel może znać tylko pod adresem https.",
                f"{client} synchronises the office's folder: nothing is written into closed registers, and Excel may know "
                "open ones by an https address only.",
            ),
            Text(
                "Otwieraj rejestry z folderu w Eksploratorze plików z wyłączonym „Autozapisem” i zapisuj przyciskiem panelu; "
                "albo przenieś folder biura na dysk sieciowy.",
                "Open registers from the folder in File Explorer with “AutoSave” off and save with the panel's button; or move "
                "the office's folder to a network drive.",
            ),
        )


def protected_view(scene: Scene) -> Iterator[Obstacle]:
    """Look for registers that Excel would open in Protected View, where nothing can be changed."""
    folder = scene.office.registers_folder if scene.office else None
    registers = register_files(folder) if folder and folder.is_dir() else []
    marked = [path.name for path in registers if (scene.computer.zone(path) or 0) >= _INTERNET]
    if marked:
        names = ", ".join(marked[:5])
        yield Obstacle(
            "protected_view",
            False,
            Text(
                f"Excel otworzy te rejestry w widoku chronionym, bez zapisu: {names}.",
                f"Excel opens these registers in Protected View, where nothing can be saved: {names}.",
            ),
            Text(
                "Otwórz każdy i naciśnij „Włącz edytowanie”, albo we właściwościach pliku zaznacz „Odblokuj”.",
                "Open each and press “Enable Editing”, or tick “Unblock” in the file's properties.",
            ),
        )


def office_missing(scene: Scene) -> Iterator[Obstacle]:
    """Ask whether there is an office to work for."""
    if scene.office is None:
        yield Obstacle(
            "office_missing",
            False,
            Text(
                "Nie podano folderu biura, więc go nie sprawdzono.",
                "No office folder was named, so it was not checked.",
            ),
            Text(
                "Uruchom polecenie w folderze biura albo z --office FOLDER.",
                "Run this in the office's folder, or with --office FOLDER.",
            ),
        )


CHECKS: tuple[Callable[[Scene], Iterator[Obstacle]], ...] = (
    program_missing,
    panel_missing,
    pywin32_missing,
    excel_missing,
    macros_forbidden,
    marked_as_downloaded,
    may_not_start_programs,
    foreign_letters_in_the_profile,
    bitness,
    office_missing,
    office_synced,
    protected_view,
)
