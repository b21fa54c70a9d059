"""The questions of `adopt` on a terminal: one at a time, the best answers first, every other one reachable."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import click

from qms_xl.fold import fold
from qms_xl.model import Text

if TYPE_CHECKING:
    from qms_xl.adopting.plan import Plan, PlanBlock, PlanColumn, PlanWord
    from qms_xl.speak import Voice

_REGISTER = Text("Jaki to rejestr?", "Which register is this?")
_COLUMN = Text("Czym jest kolumna {letter} „{header}”?", "What is column {letter} “{header}”?")
_MISSING = Text(
    "Nie znaleziono kolumny „{title}”, która jest wymagana. Która to?",
    "No column was found for “{title}”, which is required. Which one is it?",
)
_FREE = Text("{letter} „{header}”", "{letter} “{header}”")
_GROUPS = Text(
    "Kolumna „{title}” jest wypełniona tylko w pierwszym wierszu każdej grupy. Co znaczy pusta komórka?",
    "The column “{title}” is filled only in the first row of each group. What does a blank cell mean?",
)
_ABOVE = Text("to samo, co wyżej", "the same as above")
_WORD = Text("Co znaczy słowo „{word}” (słownik {list})?", "What does the word “{word}” mean (list {list})?")
_OTHER = Text("inna odpowiedź …", "another answer …")
_NONE = Text("żadne z tych, zostaw", "none of these, leave it")
_SAVE = Text("Zapisać to w qms.toml? (t/n)", "Keep this in qms.toml? (y/n)")
_NUMBER = Text("Numer odpowiedzi", "Number of your answer")


def questions(plan: Plan, voice: Voice, judged: Callable[[PlanBlock, str], PlanBlock]) -> Plan | None:
    """Return the plan as answered; None where it is not to be kept. `judged` gives a block as the register that was chosen."""
    asking = _Asking(voice, judged)
    blocks = tuple(map(asking.block, plan.blocks))
    words = tuple(map(asking.word, plan.words))
    if not any(block.register for block in blocks):
        return None
    yes = click.prompt(voice.say(_SAVE), default="t" if voice.language == "pl" else "y")
    return replace(plan, blocks=blocks, words=words) if str(yes).strip().casefold()[:1] in ("t", "y") else None


@dataclass(frozen=True)
class _Asking:
    """Asks, and remembers: blocks with the same headers, one for each year, are asked about once."""

    voice: Voice
    judged: Callable[[PlanBlock, str], PlanBlock]
    answered: dict[tuple[str, ...], PlanBlock] = field(default_factory=dict)

    def block(self, block: PlanBlock) -> PlanBlock:
        """Return a block as answered."""
        from qms_xl.speak.adopting import block_lines

        settled = block.is_certain if block.register else bool(block.why)
        if settled:
            return block
        same = (block.register, *(fold(column.header) for column in block.columns))
        before = self.answered.get(same)
        if before is None:
            click.echo()
            click.echo(next(iter(block_lines(block, self.voice))))
            before = self.answered[same] = self._answered(block)
        columns = tuple(
            replace(column, column=answer.column) for column, answer in zip(block.columns, before.columns, strict=True)
        )
        return replace(block, register=before.register, columns=columns, fill_down=before.fill_down)

    def _answered(self, block: PlanBlock) -> PlanBlock:
        from qms_xl.adopting.vocabulary import vocabulary
        from qms_xl.speak.adopting import title_of

        if block.certainty != "certain":
            best = [*([block.register] if block.register else []), *block.others]
            titles = self._titles({name: title_of(name) for name in (*best, *vocabulary().schemas)})
            register = self._chosen(_REGISTER, titles, best, none_first=not block.register)
            if not register:
                return replace(block, register="")
            block = self.judged(block, register)
        schema = vocabulary().schemas[block.register]
        for number, column in enumerate(block.columns):
            if column.column and column.certainty != "certain":
                block = _with(block, number, self._column(block, column))
        for wanted in schema.columns:
            if wanted.required is True and wanted.name not in {column.column for column in block.columns}:
                block = self._missing(block, wanted.name, wanted.title)
        filled = tuple(
            name
            for name in block.fill_down
            if self._chosen(_GROUPS, {name: self.voice.say(_ABOVE)}, [name], {"title": schema[name].title})
        )
        return replace(block, fill_down=filled)

    def _column(self, block: PlanBlock, column: PlanColumn) -> str:
        from qms_xl.adopting.vocabulary import vocabulary
        from qms_xl.speak.adopting import column_title

        taken = {one.column for one in block.columns if one is not column}
        best = [name for name in (column.column, *column.rivals) if name not in taken]
        names = [name for name in vocabulary().schemas[block.register].by_name if name not in taken]
        titles = self._titles({name: column_title(block.register, name) for name in (*best, *names)})
        return self._chosen(_COLUMN, titles, best, {"letter": column.letter, "header": column.header})

    def _missing(self, block: PlanBlock, name: str, title: Text) -> PlanBlock:
        """Return the block with the one of its columns that was answered as a required column."""
        free = {
            str(number): self.voice.say(_FREE, letter=one.letter, header=one.header)
            for number, one in enumerate(block.columns)
            if one.header and not one.column
        }
        number = self._chosen(_MISSING, free, list(free), {"title": title}, none_first=True) if free else ""
        return _with(block, int(number), name) if number else block

    def word(self, word: PlanWord) -> PlanWord:
        """Return a word with the meaning that was answered."""
        if word.certainty == "certain":
            return word
        codes = self.voice.lists[word.list].codes
        best = dict.fromkeys([*([word.code] if word.code else []), *codes])
        titles = self._titles({code: codes[code] for code in best})
        return replace(word, code=self._chosen(_WORD, titles, list(best), {"word": word.word, "list": word.list}))

    def _titles(self, titles: Mapping[str, Text]) -> dict[str, str]:
        return {name: title.in_(self.voice.language) for name, title in titles.items()}

    def _chosen(
        self,
        question: Text,
        titles: Mapping[str, str],
        best: Sequence[str],
        about: Mapping[str, object] | None = None,
        *,
        none_first: bool = False,
    ) -> str:
        """Return the answer that was chosen, "" for none; Enter takes the first of `best`, or none with `none_first`."""
        more = [name for name in titles if name not in best]
        click.echo(self.voice.say(question, about))
        shown = [*(titles[name] for name in best), *([self.voice.say(_OTHER)] if more else [])]
        number = self._number(shown, 0 if none_first or not best else 1)
        if number <= len(best):
            return best[number - 1] if number else ""
        number = self._number([titles[name] for name in more], 0)
        return more[number - 1] if number else ""

    def _number(self, shown: Sequence[str], first: int) -> int:
        for number, text in enumerate(shown, 1):
            click.echo(f"  {number}  {text}")
        click.echo(f"  0  {self.voice.say(_NONE)}")
        return int(click.prompt(self.voice.say(_NUMBER), type=click.IntRange(0, len(shown)), default=first))


def _with(block: PlanBlock, number: int, name: str) -> PlanBlock:
    columns = list(block.columns)
    columns[number] = replace(columns[number], column=name)
    return replace(block, columns=tuple(columns))
