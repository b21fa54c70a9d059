"""Makes the office's own registers known: which sheet is which register, which column which; changes no workbook.

Poznaje własne rejestry biura: który arkusz jest którym rejestrem, a która kolumna którą; nie zmienia skoroszytów.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from qms_xl.commands._adopting import read_whole
from qms_xl.commands._bilingual import FILE, Argument, Option, PathText
from qms_xl.commands._common import Asked, command
from qms_xl.errors import UsageError
from qms_xl.model import Text
from qms_xl.reader import tell
from qms_xl.speak.dumped import dump

if TYPE_CHECKING:
    from qms_xl.adopting.plan import Plan
    from qms_xl.adopting.propose import Proposal
    from qms_xl.commands._adopting import Ground
    from qms_xl.speak import Voice
    from qms_xl.workbook.book import Book

_READING = Text("Przeglądam skoroszyty …", "Looking through the workbooks …")
_NOTHING = Text(
    "Nie znaleziono niczego, co przypomina rejestr.",
    "Nothing like a register was found.",
)
_OURS = Text(
    "Te skoroszyty są już rejestrami programu: nie ma czego przejmować.",
    "These workbooks hold registers of ours already: there is nothing to adopt.",
)
_NEXT = Text(
    "Niczego jeszcze nie zapisano. Co pewne, przejmuje --yes; plan do poprawienia zapisuje --plan PLIK.",
    "Nothing has been kept yet. --yes adopts what is certain; --plan FILE writes a plan that you can edit.",
)
_PLAN_DONE = Text(
    "Plan jest w pliku {path}. Popraw go i wykonaj: qms-xl adopt --apply {path}",
    "The plan is in {path}. Edit it, then carry it out: qms-xl adopt --apply {path}",
)
_NONE_SURE = Text(
    "Nic nie jest na tyle pewne, żeby przejąć to bez pytania. Przygotuj plan: --plan PLIK.",
    "Nothing is certain enough to be adopted without asking. Make a plan: --plan FILE.",
)
_NO_REGISTER = Text(
    "W planie nie ma żadnego rejestru: nic nie zmieniono.", "There is no register in the plan: nothing was changed."
)
_KEPT = Text("Zapisano w qms.toml: {registers}.", "Kept in qms.toml: {registers}.")
_BOOK = Text("Słowa biura i ich znaczenia są w {path}.", "The office's words and what they mean are in {path}.")
_CARRIED = Text("Przeniesiono do {path}.", "Carried over to {path}.")
_OLD_ONES = Text(
    "Dawne skoroszyty zostały bez zmian; wyjmij je z folderu rejestrów, gdy nowe sprawdzisz.",
    "The old workbooks stay as they are; take them out of the registers folder once you have looked at the new ones.",
)
_LEFT = Text("Tego nie przejęto, bo nie jest pewne:", "This was not adopted, as it is not certain:")
_CHOOSE_ONE = Text("Wybierz jedną z opcji --yes, --plan, --apply.", "Choose one of --yes, --plan, --apply.")
_WHICH = Text(
    "Podaj skoroszyty, np.: qms-xl adopt Rejestry.xlsx", "Name workbooks, such as: qms-xl adopt Registers.xlsx"
)


def adopt(
    asked: Asked,
    files: tuple[Path, ...],
    yes: bool,
    plan: Path | None,
    apply: Path | None,
    convert: bool,
    colour: tuple[str, ...],
    number: str | None,
) -> int:
    """Propose, ask, keep; return 3 where a file could not be read or written, else 0."""
    if number is not None:
        from qms_xl.commands._numbering import give_numbers

        return give_numbers(asked, files, number, yes=yes)
    from qms_xl.adopt import block_as, known_of, plan_for, refuse_doubles, refuse_misfits
    from qms_xl.adopting.colours import with_colours
    from qms_xl.adopting.plan_toml import plan_from, plan_text
    from qms_xl.commands._adopting import colours_asked, ground, read_all
    from qms_xl.disk.new_file import new_text
    from qms_xl.office.parts import read_toml
    from qms_xl.speak.adopting import plan_lines

    if sum(map(bool, (yes, plan, apply))) > 1:
        raise UsageError(_CHOOSE_ONE)
    given = plan_from(read_toml(apply)) if apply else None
    if not files and given is None:
        raise UsageError(Text("Nie podano skoroszytu.", "No workbook was named."), _WHICH)
    here = ground(asked, files, given)
    with asked.waiting(_READING):
        books, failed = read_all(here, files, given, with_fills=bool(colour))
        known = known_of(here.office, here.reading)
        proposal, found = plan_for(books, known)
        if colour:
            found = with_colours(found, proposal, colours_asked(colour))
    voice = here.voice()
    for error in failed:
        tell(error.told(asked.language))
    status = 3 if failed else 0
    if given is not None:
        refuse_misfits(given, books)
        refuse_doubles(given, proposal)
        _settle(given, books, here, asked, voice, convert=convert)
        return status
    if plan is not None:
        with new_text(plan) as stream:
            stream.write(plan_text(found, asked.language))
        asked.say(Text(*(voice_text.format(path=plan) for voice_text in _PLAN_DONE)))
        return status
    if asked.format == "json":
        with asked.out() as out:
            dump(asdict(found), out)
        return status
    if yes:
        _keep_sure(found, proposal, here, asked, voice, convert=convert)
        return status
    with asked.out() as out:
        out.write("\n".join(plan_lines(found, voice)) + "\n")
    if not any(block.register for block in found.blocks) and not (found.blocks and _may_ask()):
        asked.say(_OURS if any(one.left_out == "ours" for one in proposal.found) else _NOTHING)
        return status
    if _may_ask():
        from qms_xl.commands._adopt_questions import questions

        answered = questions(found, voice, partial(block_as, proposal, known=known))
        if answered is not None:
            refuse_doubles(answered, proposal)
            _settle(answered, proposal.books, here, asked, voice, convert=convert)
        return status
    asked.say(_NEXT)
    return status


def _settle(plan: Plan, books: Sequence[Book], here: Ground, asked: Asked, voice: Voice, *, convert: bool) -> None:
    """Keep a plan, or carry its rows over; one that takes no register changes nothing."""
    if not any(block.register for block in plan.blocks):
        asked.say(_NO_REGISTER)
    elif convert:
        _carry(plan, books, here, asked, voice)
    else:
        _keep(plan, here, asked, voice)


def _carry(plan: Plan, books: Sequence[Book], here: Ground, asked: Asked, voice: Voice) -> None:
    """Write our workbooks with the rows of the plan beside the old ones, say where they are and how well it went."""
    from qms_xl.adopt import free_name
    from qms_xl.carry import carried
    from qms_xl.disk.new_file import create
    from qms_xl.speak.adopting import carried_lines

    whole = [read_whole(here, book.name) if any(sheet.unread for sheet in book.sheets) else book for book in books]
    made = carried(plan, whole, here.language, datetime.now(), here.office.name if here.office else "")
    here.found_office(asked, plan)
    with asked.out() as out:
        for title, data in made.workbooks.items():
            path = free_name(here.registers_folder / f"{title}.xlsx")
            create(data, path)
            out.write(voice.say(_CARRIED, path=str(path)) + "\n")
        out.write("\n".join((*carried_lines(made, voice), voice.own(_OLD_ONES))) + "\n")


def _keep_sure(found: Plan, proposal: Proposal, here: Ground, asked: Asked, voice: Voice, *, convert: bool) -> None:
    """Keep what is certain and list the rest."""
    from qms_xl.adopt import left_to_ask, refuse_doubles, sure_part
    from qms_xl.speak.adopting import block_lines, plan_lines, word_line

    sure = sure_part(found)
    if any(block.register for block in sure.blocks):
        refuse_doubles(sure, proposal)
        _settle(sure, proposal.books, here, asked, voice, convert=convert)
    else:
        with asked.out() as out:
            out.write("\n".join(plan_lines(found, voice)) + "\n")
        asked.say(_NONE_SURE)
        return
    blocks, words = left_to_ask(found)
    lines = [line for block in blocks for line in block_lines(block, voice, unsure=block.certainty == "certain")] + [
        word_line(word, voice) for word in words
    ]
    if lines:
        click.echo(voice.say(_LEFT))
        click.echo("\n".join(lines))


def _keep(plan: Plan, here: Ground, asked: Asked, voice: Voice) -> None:
    """Keep a plan, then say how well its registers are understood."""
    from qms_xl.adopt import apply
    from qms_xl.adopting.understood import scores
    from qms_xl.office import load_office
    from qms_xl.read import read_office
    from qms_xl.speak.adopting import score_lines, title_of

    here.found_office(asked, plan)
    adopted = apply(plan, here.home, here.registers_folder, here.language, datetime.now())
    office = load_office(here.home, here.home, asked.language)
    reading = read_office(office, as_of=asked.as_of)
    told = [voice.say(_KEPT, registers=", ".join(title_of(name).in_(asked.language) for name in adopted.registers))]
    if adopted.words_book:
        told.append(voice.say(_BOOK, path=str(adopted.words_book)))
    registers = [reading.registers[name] for name in adopted.registers if name in reading.registers]
    told += score_lines(scores(registers), voice)
    with asked.out() as out:
        out.write("\n".join(told) + "\n")


def _may_ask() -> bool:
    import sys

    return sys.stdin.isatty() and sys.stdout.isatty()


COMMAND = command(
    adopt,
    Text(
        "Przegląda skoroszyty biura i mówi, które wiersze są którym rejestrem i która kolumna którą: po nagłówkach i po "
        "zawartości. Co jest pewne, prawdopodobne i nieznane, odróżnia zawsze. Skoroszyty zostają bez zmian: ustalenia "
        "zapisuje w qms.toml, a znaczenia słów biura w osobnym skoroszycie słowników.\n\n"
        "Bez opcji pyta po kolei o to, co nie jest pewne.\n\n"
        "Kod wyjścia: 0 gotowe, 2 złe polecenie, plan lub qms.toml, 3 pliku nie udało się odczytać lub zapisać.",
        "Looks through the office's workbooks and says which rows are which register and which column is which: by headers "
        "and by contents. What is certain, likely and unknown is always told apart. The workbooks stay as they are: what was "
        "settled is kept in qms.toml, what the office's words mean in a workbook of lists.\n\n"
        "Without options it asks about what is not certain, one question at a time.\n\n"
        "Exit code: 0 done, 2 wrong command, plan or qms.toml, 3 a file could not be read or written.",
    ),
    Argument(
        "files", Text("Skoroszyty biura.", "Workbooks of the office."), FILE, nargs=-1, required=False, type=PathText()
    ),
    Option(
        "--yes",
        is_flag=True,
        about=Text("Przejmuje, co pewne; resztę wymienia.", "Adopts what is certain; lists the rest."),
    ),
    Option(
        "--plan",
        shown=FILE,
        type=PathText(),
        about=Text(
            "Zapisuje propozycję jako plan do poprawienia.", "Writes the proposal as a plan that can be edited."
        ),
    ),
    Option("--apply", shown=FILE, type=PathText(), about=Text("Wykonuje plan.", "Carries a plan out.")),
    Option(
        "--colour",
        multiple=True,
        shown=Text("KOLUMNA=LITERA", "COLUMN=LETTER"),
        about=Text(
            "Czyta kolor wypełnienia jako wartość, np. status=A: stan mówi kolor komórki w kolumnie A.",
            "Reads the fill colour as a value, such as status=A: the colour of the cell in column A tells the status.",
        ),
    ),
    Option(
        "--convert",
        is_flag=True,
        about=Text(
            "Przenosi wiersze do nowych skoroszytów programu, zamiast czytać dawne.",
            "Carries the rows over to new workbooks of ours, instead of reading the old ones.",
        ),
    ),
    Option(
        "--number",
        shown=Text("WZÓR", "PATTERN"),
        about=Text(
            "Pokazuje numery dla rekordów przejętych rejestrów, które ich nie mają, np. D-{year}-{n:03}; z --yes wpisuje je.",
            "Shows numbers for records of adopted registers that have none, such as A-{year}-{n:03}; with --yes writes them.",
        ),
    ),
    formats=("text", "json"),
)
