"""The macros run in an interpreter of VBA over a pretended Excel: what they start, and what they say where they may not."""

from __future__ import annotations

from typing import get_args

import pytest
from pyopenvba.interpreter import HostBridge, Interpreter, VBAObject, member, setter

from qms_xl.model import Language, Text
from qms_xl.panel.buttons_shown import BUTTONS
from qms_xl.panel.macros import modules

every_language = pytest.mark.parametrize("language", get_args(Language))
PROFILE = r"C:\Users\Żółć Anna\AppData\Local"
PROGRAM = rf"{PROFILE}\qms-xl\qms-xlw.exe"
# what a macro calls of VBA itself and of the other offices; a project's own procedures come first
AROUND = f"""
Public Started As String
Public Is_There As Boolean
Public Is_Forbidden As Boolean
Public Function Environ(ByVal What As String) As String
    Environ = IIf(What = "LOCALAPPDATA", "{PROFILE}", "")
End Function
Public Function Dir(ByVal Path As String) As String
    Dir = IIf(Is_There And Path = "{PROGRAM}", "qms-xlw.exe", "")
End Function
Public Sub Shell(ByVal Line As String, ByVal Style As Long)
    If Is_Forbidden Then Err.Raise 5
    Started = Line
End Sub
Public Sub AppleScriptTask(ByVal Script As String, ByVal Handler As String, ByVal Parameter As String)
    Started = Script & "/" & Handler & "/" & Parameter
End Sub
Public Sub StartFromLibreOffice(ByVal Action As String)
    Started = "LibreOffice " & Action
End Sub
"""


class Cell(VBAObject):
    text = "Gotowy."

    @member(name="Value")
    def value(self) -> str:
        return self.text

    @setter("Value")
    def set_value(self, text: str) -> None:
        self.text = str(text)


class Name(VBAObject):
    def __init__(self, cell: Cell) -> None:
        super().__init__()
        self.cell = cell

    @member(name="RefersToRange")
    def refers_to_range(self) -> Cell:
        return self.cell


class Workbook(VBAObject):
    def __init__(self, cell: Cell) -> None:
        super().__init__()
        self.cell = cell

    @member(name="Names")
    def names(self, name: str) -> Name:
        assert name == "qms_status"
        return Name(self.cell)

    @member(name="Name")
    def name(self) -> str:
        return "Panel SZJ.xlsm"

    @member(name="FullName")
    def full_name(self) -> str:
        return "/Users/anna/Panel SZJ.xlsm"


class Application(VBAObject):
    version, system = "16.0", "Windows (64-bit) NT 10.00"

    @member(name="Version")
    def told_version(self) -> str:
        return self.version

    @member(name="OperatingSystem")
    def operating_system(self) -> str:
        return self.system

    @member(name="Hwnd")
    def hwnd(self) -> int:
        return 4711


class Office(HostBridge):
    """A pretended Excel with the panel open."""

    def __init__(self, language: Language = "pl") -> None:
        self.cell, self.application = Cell(), Application()
        self.vba = Interpreter(self)
        self.vba.add_module(AROUND, name="Around")
        for one in modules(language):
            if one.kind == "code" and one.name != "PanelLibreOffice":
                self.vba.add_module(one.source, name=one.name)
        self.vba.initialise()

    def global_object(self, name: str) -> object:
        found = {"application": self.application, "thisworkbook": Workbook(self.cell)}
        return found.get(name.lower()) or super().global_object(name)

    def press(self, macro: str, *, there: bool = True, forbidden: bool = False) -> str:
        """Run a macro and return what it started."""
        self.vba.add_module(
            f'Public Sub Prepare()\nIs_There = {there}\nIs_Forbidden = {forbidden}\nStarted = ""\nEnd Sub\n'
            "Public Function Told() As String\nTold = Started\nEnd Function",
            name="Questions",
        )
        self.vba.run("Prepare")
        self.vba.run(macro)
        return str(self.vba.run("Told"))


@pytest.mark.parametrize("button", BUTTONS, ids=lambda one: one.action)
def test_on_windows_a_button_starts_the_one_program_with_its_word(button: object) -> None:
    office = Office()
    started = office.press(button.macro)  # type: ignore[attr-defined]
    assert started == f'"{PROGRAM}" button {button.action} "--wb=Panel SZJ.xlsm" --from_xl=1 --hwnd=4711'  # type: ignore[attr-defined]
    assert office.cell.text == "Program pracuje..."


@every_language
def test_without_the_program_nothing_is_started_and_the_panel_says_so(language: Language) -> None:
    office = Office(language)
    assert office.press("QmsCheck", there=False) == ""
    missing = Text("Brak programu qms-xl na tym komputerze.", "The program qms-xl is not on this computer.")
    assert office.cell.text.startswith(missing.in_(language))


@every_language
def test_where_programs_may_not_be_started_the_panel_says_where_else_they_stand(language: Language) -> None:
    office = Office(language)
    assert office.press("QmsCheck", forbidden=True) == ""
    assert Text("menu Start, folder qms-xl", "Start menu, folder qms-xl").in_(language) in office.cell.text


def test_on_a_mac_the_script_is_called_with_word_and_panel() -> None:
    office = Office()
    office.application.system = "Macintosh (Intel) 10.16"
    assert office.press("QmsUndo") == "qms-xl.applescript/press/undo|/Users/anna/Panel SZJ.xlsm"


def test_libreoffice_is_known_by_the_version_that_it_gives() -> None:
    office = Office()
    office.application.version, office.application.system = "11.0", "Unix"
    assert office.press("QmsCheck") == "LibreOffice check"
