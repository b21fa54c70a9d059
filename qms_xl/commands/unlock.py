"""Says who holds the lock of those who write, and releases one that nobody uses any more.

Mówi, kto trzyma blokadę zapisu, i zwalnia taką, której nikt już nie używa.
"""

from __future__ import annotations

from qms_xl.commands._bilingual import Option
from qms_xl.commands._common import Asked, command
from qms_xl.model import Text

_NONE = Text("Nie ma żadnej blokady.", "There is no lock.")
_RELEASED = Text(
    "Zwolniono blokadę: {name}, komputer {computer}, od {since}, polecenie „{command}”.",
    "Released the lock of {name}, computer {computer}, since {since}, command “{command}”.",
)
_NEXT = Text(
    "Jeżeli tamten zapis się urwał, dokończy go albo porzuci następne polecenie, które zapisuje.",
    "If that write broke off, the next command that writes finishes or drops it.",
)


def unlock(asked: Asked, force: bool) -> None:
    """Release the office's lock where its holder is dead, or with `force` one of another computer; raises WriteError otherwise."""
    from qms_xl.disk.lock import release_dead
    from qms_xl.speak import Voice

    office = asked.office()
    voice = Voice(asked.language, office.audit_spelling)
    holder = release_dead(office.folder, force=force)
    with asked.out() as out:
        if holder is None:
            out.write(voice.own(_NONE) + "\n")
            return
        facts = {"name": holder.name, "computer": holder.process.computer, "command": holder.command}
        out.write(voice.say(_RELEASED, facts, since=holder.since) + "\n")
    asked.say(_NEXT)


COMMAND = command(
    unlock,
    Text(
        "Gdy ktoś zapisuje w skoroszytach, biuro jest na tę chwilę zablokowane, żeby dwie osoby nie zapisywały naraz. Jeżeli "
        "program się urwał, blokada mogła zostać. Polecenie mówi, czyja jest, i zwalnia ją, jeżeli tamten program na tym "
        "komputerze już nie działa.\n\n"
        "Kod wyjścia: 0 zwolniona albo żadnej nie było, 2 złe polecenie lub qms.toml, 3 blokada jest jeszcze używana.",
        "While somebody writes into the workbooks the office is locked for that moment, so that no two people write at once. "
        "If the program broke off, the lock may be left over. This says whose it is, and releases it where that program no "
        "longer runs on this computer.\n\n"
        "Exit code: 0 released, or there was none; 2 wrong command or qms.toml; 3 the lock is still in use.",
    ),
    Option(
        "--force",
        is_flag=True,
        about=Text(
            "Zwalnia także blokadę z innego komputera; najpierw zapytaj tamtą osobę.",
            "Releases also the lock of another computer; ask that person first.",
        ),
    ),
)
