"""Makes your own panel with buttons for Excel, and its links; needs no administrator rights.

Robi własny panel z przyciskami do Excela i skróty do niego; bez uprawnień administratora.
"""

from __future__ import annotations

from qms_xl.commands._common import Asked, command
from qms_xl.installing.computer import Computer
from qms_xl.model import Text

_PANEL = Text("Panel: {}", "Panel: {}")
_PROGRAM = Text("Program, który uruchamia: {}", "The program it starts: {}")
_LINKS = Text(
    "Skróty na pulpicie i w menu Start (folder qms-xl): {n}.",
    "Links on the desktop and in the Start menu (folder qms-xl): {n}.",
)
_NEXT = Text(
    "Otwórz panel i naciśnij „Włącz zawartość” (Excel pyta raz). Gdy coś nie działa: qms-xl doctor",
    "Open the panel and press “Enable Content” (Excel asks once). Where something does not work: qms-xl doctor",
)
_TRUST = Text(
    "LibreOffice uruchamia makra tylko z folderów zaufanych. Dodaj folder {}: Narzędzia › Opcje › LibreOffice › "
    "Bezpieczeństwo › Bezpieczeństwo makr › Zaufane źródła. Potem otwórz panel.",
    "LibreOffice runs macros from trusted folders only. Add the folder {}: Tools › Options › LibreOffice › Security › "
    "Macro Security › Trusted Sources. Then open the panel.",
)


def setup(asked: Asked, computer: Computer | None = None) -> int:
    """Put panel, program and links in their places; return 3 where a link could not be made, else 0."""
    from qms_xl.installing.placing import set_up
    from qms_xl.panel.desk import choices
    from qms_xl.read import read_office
    from qms_xl.speak import Voice

    office = asked.office()
    found = choices(read_office(office, as_of=asked.as_of).registers)
    computer = computer or Computer()
    placed = set_up(computer, asked.language, office.folder, found)
    own = Voice(asked.language, office.audit_spelling).own
    lines = [own(_PANEL).format(placed.panel), own(_PROGRAM).format(placed.program)]
    if placed.links:
        lines.append(own(_LINKS).format(n=len(placed.links)))
    lines += [own(text) for text in placed.not_made]
    with asked.out() as out:
        out.write("\n".join(lines) + "\n")
    home = placed.panel.parent
    asked.say(
        _NEXT if computer.platform in ("win32", "darwin") else Text(_TRUST.pl.format(home), _TRUST.en.format(home))
    )
    return 3 if placed.not_made else 0


COMMAND = command(
    setup,
    Text(
        "Robi w profilu użytkownika panel z przyciskami dla tego biura, kładzie program w miejscu, z którego uruchamia go "
        "panel, i tworzy skróty na pulpicie i w menu Start. Można je powtarzać: panel i skróty powstają wtedy od nowa.\n\n"
        "Kod wyjścia: 0 gotowe, 2 złe polecenie lub qms.toml, 3 czegoś nie udało się zapisać.",
        "Makes the panel with buttons for this office in the user's profile, puts the program where the panel starts it, and "
        "makes links on the desktop and in the Start menu. It can be repeated: panel and links are made anew then.\n\n"
        "Exit code: 0 done, 2 wrong command or qms.toml, 3 something could not be written.",
    ),
)
