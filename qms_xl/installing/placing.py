"""What setup puts where: the program at its fixed place, the personal panel, links in the Start menu and on the desktop."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from qms_xl.disk.new_file import make_folder, renew
from qms_xl.disk.operations import dress
from qms_xl.disk.refusals import failed, why
from qms_xl.errors import UsageError
from qms_xl.installing.computer import Computer
from qms_xl.installing.shortcut import shortcut
from qms_xl.model import Language, Text
from qms_xl.panel.buttons_shown import BUTTONS
from qms_xl.panel.draw import panel_workbook
from qms_xl.panel.home import home
from qms_xl.panel.places import FILE

MENU = "qms-xl"
_SCRIPT = "qms-xl.applescript"
_SCRIPTS = Path("Library") / "Application Scripts" / "com.microsoft.Excel"
_NO_PROGRAM = Text(
    "Nie znaleziono programu qms-xlw, który instaluje się razem z qms-xl.",
    "The program qms-xlw, which is installed together with qms-xl, was not found.",
)
_INSTALL = Text("Zainstaluj qms-xl poleceniem pip albo pipx.", "Install qms-xl with pip or pipx.")
_NO_LINK = Text("Nie udało się utworzyć skrótu {}: {}.", "The link {} could not be made: {}.")
_OWN = "%LOCALAPPDATA%\\qms-xl\\"  # where `home` is on Windows; ASCII whatever the user is called


class Placed(NamedTuple):
    """`panel`, `program`: where they stand now; `links`: shortcuts made; `not_made`: why others were not."""

    panel: Path
    program: Path
    links: tuple[Path, ...]
    not_made: tuple[Text, ...] = ()


def set_up(computer: Computer, language: Language, office: Path, choices: Mapping[str, Sequence[str]]) -> Placed:
    """Put everything in its place; doing it again renews it. Raises UsageError without a program, and WriteError."""
    source = computer.program()
    if source is None:
        raise UsageError(_NO_PROGRAM, _INSTALL)
    own = home(computer.environ, computer.platform)
    program, panel = own / source.name, own / FILE.in_(language)
    try:
        make_folder(own)
        if source.resolve() != program.resolve():
            renew(source.read_bytes(), program)
            dress(program, source)  # with the right to be run
        renew(panel_workbook(language, str(office), choices), panel)
        if computer.platform == "darwin":
            _place_script(Path(computer.environ["HOME"]) / _SCRIPTS)
    except OSError as trouble:
        raise failed(str(trouble.filename or panel), trouble) from trouble
    links, not_made = _links(computer, panel, program, language) if computer.platform == "win32" else ((), ())
    return Placed(panel, program, links, not_made)


def _place_script(folder: Path) -> None:
    """Put the script that Excel for Mac may call into Excel's own folder of scripts."""
    make_folder(folder)
    renew(Path(__file__).with_name(_SCRIPT).read_bytes(), folder / _SCRIPT)


def _links(
    computer: Computer, panel: Path, program: Path, language: Language
) -> tuple[tuple[Path, ...], tuple[Text, ...]]:
    """Make the links: to the panel on the desktop and in the Start menu, there also one for each button."""
    made: list[Path] = []
    for path, data in _wanted(computer, panel, program, language):
        try:
            make_folder(path.parent)
            renew(data, path)
        except OSError as trouble:
            said = why(trouble)
            return tuple(made), (Text(_NO_LINK.pl.format(path, said.pl), _NO_LINK.en.format(path, said.en)),)
        made.append(path)
    return tuple(made), ()


def _wanted(computer: Computer, panel: Path, program: Path, language: Language) -> Iterator[tuple[Path, bytes]]:
    """Yield the links with their bytes; a folder that Windows does not name gets none."""
    to_panel = shortcut(f"{_OWN}{panel.name}", "", panel.stem)
    if desktop := computer.folder("Desktop"):
        yield desktop / f"{panel.stem}.lnk", to_panel
    if programs := computer.folder("Programs"):
        yield programs / MENU / f"{panel.stem}.lnk", to_panel
        for button in BUTTONS:
            arguments = f'button {button.action} "--wb={panel}"'
            data = shortcut(f"{_OWN}{program.name}", arguments, button.tells.in_(language))
            yield programs / MENU / f"{button.caption.in_(language)}.lnk", data


def placed_panel(computer: Computer) -> Path | None:
    """Return the personal panel, None where there is none yet."""
    own = home(computer.environ, computer.platform)
    return next((own / name for name in FILE if (own / name).is_file()), None)
