"""A plan as a TOML file that a person may edit, and back."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from qms_xl.adopting.plan import Plan, PlanBlock, PlanColumn, PlanWord
from qms_xl.adopting.vocabulary import vocabulary
from qms_xl.errors import UsageError
from qms_xl.lists import shipped_lists
from qms_xl.model import Language, Text
from qms_xl.nearest import nearest

_HEAD = Text(
    "Plan przejęcia rejestrów. Popraw, co trzeba, i wykonaj: qms-xl adopt --apply ten-plik\n"
    'register = "" znaczy: tych wierszy nie przejmuj; column = "": ta kolumna nie należy do rejestru; code = "": słowo pomiń.\n'
    "certainty (pewność) jest tylko informacją: certain pewne, likely prawdopodobne, unknown nieznane.",
    "Plan for adopting registers. Correct what has to be, then carry it out: qms-xl adopt --apply this-file\n"
    'register = "" means: leave these rows alone; column = "": the column belongs to no register; code = "": skip the word.\n'
    "certainty only informs: certain, likely, unknown.",
)
_GROUPS = Text(
    "likely: wypełnione tylko w pierwszym wierszu każdej grupy. Skreśl, jeżeli puste komórki są po prostu niewypełnione.",
    "likely: filled only in the first row of each group. Delete this if blank cells are just not filled in.",
)
_WORDS = Text("Słowa biura w kolumnach ze słownikiem.", "The office's words in columns with a list.")
_ASK = Text(
    "Popraw plan albo przygotuj nowy: qms-xl adopt --plan.", "Correct the plan, or make a new one: qms-xl adopt --plan."
)


def plan_text(plan: Plan, language: Language) -> str:
    """Return the plan as the text of a TOML file."""
    lines = [f"# {line}" for line in _HEAD.in_(language).splitlines()]
    for block in plan.blocks:
        lines += ["", "[[blocks]]", *_block_lines(block, language)]
    if plan.words:
        lines += ["", f"# {_WORDS.in_(language)}"]
        for word in plan.words:
            lines += ["[[words]]", inline_pairs(_word_facts(word))]
    return "\n".join(lines) + "\n"


def _block_lines(block: PlanBlock, language: Language) -> Iterator[str]:
    for name in ("workbook", "sheet", "register", "certainty", "why", "header_row", "header_rows", "span"):
        yield f"{name} = {value(getattr(block, name))}"
    if block.records:
        yield f"# {block.records} : {block.rows[0]}-{block.rows[1]}"
    if block.ends_before:
        yield f"ends_before = {value(block.ends_before)}"
    if block.fill_down:
        yield f"# {_GROUPS.in_(language)}"
        yield f"fill_down = {value(block.fill_down)}"
    for name in ("otherwise", "colours"):
        if pairs := getattr(block, name):
            yield f"{name} = {inline(dict(pairs))}"
    yield "columns = ["
    for column in block.columns:
        facts = {
            "letter": column.letter,
            "header": column.header,
            "column": column.column,
            "certainty": column.certainty,
            "why": column.why,
        }
        yield f"  {inline(facts)},"
    yield "]"


def _word_facts(word: PlanWord) -> dict[str, object]:
    return {"list": word.list, "word": word.word, "code": word.code, "certainty": word.certainty, "count": word.count}


def value(given: object) -> str:
    """Return a value as TOML writes it: text, number, true or false, a list of them, a table on one line."""
    if isinstance(given, bool):
        return "true" if given else "false"
    if isinstance(given, int):
        return str(given)
    if isinstance(given, Mapping):
        return inline(given)
    if isinstance(given, list | tuple):
        return "[" + ", ".join(map(value, given)) + "]"
    return json.dumps(str(given), ensure_ascii=False).replace("\x7f", "\\u007f")


def inline(facts: Mapping[str, object]) -> str:
    """Return a table on one line."""
    return "{ " + ", ".join(f"{key(name)} = {value(given)}" for name, given in facts.items()) + " }"


def inline_pairs(facts: Mapping[str, object]) -> str:
    """Return a table's pairs, one a line."""
    return "\n".join(f"{key(name)} = {value(given)}" for name, given in facts.items())


def key(name: str) -> str:
    """Return a key, in quotes where it needs them."""
    return name if name.isascii() and name.replace("_", "").replace("-", "").isalnum() else value(name)


def plan_from(given: Mapping[str, Any]) -> Plan:
    """Return the plan that a parsed TOML file holds; raises UsageError for what it cannot mean."""
    try:
        blocks = tuple(_block(one) for one in given.get("blocks", []))
        words = tuple(
            PlanWord(one["list"], one["word"], one.get("code", ""), "certain") for one in given.get("words", [])
        )
    except (KeyError, TypeError, AttributeError, ValueError) as trouble:
        raise _wrong(Text(f"brak lub błąd: {trouble}", f"missing or wrong: {trouble}")) from None
    _judge(blocks, words)
    return Plan(blocks, words)


def _block(one: Mapping[str, Any]) -> PlanBlock:
    columns = tuple(
        PlanColumn(str(c["letter"]).upper(), str(c.get("header", "")), str(c.get("column", "")), "certain")
        for c in one.get("columns", [])
    )
    return PlanBlock(
        workbook=str(one["workbook"]),
        sheet=str(one["sheet"]),
        header_row=int(one["header_row"]),
        header_rows=int(one.get("header_rows", 1)),
        span=str(one["span"]),
        register=str(one.get("register", "")),
        certainty="certain",
        columns=columns,
        ends_before=str(one.get("ends_before", "")),
        fill_down=tuple(map(str, one.get("fill_down", ()))),
        otherwise=_letters(one.get("otherwise", {})),
        colours=_letters(one.get("colours", {})),
    )


def _letters(given: Mapping[str, object]) -> tuple[tuple[str, str], ...]:
    return tuple((str(name), str(letter).upper()) for name, letter in given.items())


def _judge(blocks: Sequence[PlanBlock], words: Sequence[PlanWord]) -> None:
    schemas, lists = vocabulary().schemas, shipped_lists()
    for block in blocks:
        if block.register and block.register not in schemas:
            raise _unknown(block.register, list(schemas))
        named = [column.column for column in block.columns if column.column] if block.register else []
        for name in (*named, *block.fill_down, *dict(block.otherwise), *dict(block.colours)) if block.register else ():
            if name not in schemas[block.register].by_name:
                raise _unknown(name, list(schemas[block.register].by_name))
            if named.count(name) > 1:
                raise _wrong(
                    Text(
                        f"na arkuszu „{block.sheet}” dwie kolumny mają być kolumną „{name}”",
                        f"on the sheet “{block.sheet}” two columns are to be “{name}”",
                    )
                )
    meanings: dict[tuple[str, str], str] = {}
    for word in words:
        if word.list not in lists:
            raise _unknown(word.list, list(lists))
        if word.code and word.code not in lists[word.list].codes:
            raise _unknown(word.code, list(lists[word.list].codes))
        if meanings.setdefault((word.list, word.word), word.code) != word.code:
            raise _wrong(Text(f"słowo „{word.word}” ma dwa znaczenia", f"the word “{word.word}” has two meanings"))


def _wrong(what: Text) -> UsageError:
    return UsageError(Text(f"Planu nie można wykonać: {what.pl}.", f"The plan cannot be carried out: {what.en}."), _ASK)


def _unknown(word: str, known: Sequence[str]) -> UsageError:
    like = nearest(word, known)
    hint = Text(f" (czy chodziło o „{like}”?)", f" (did you mean “{like}”?)") if like else Text("", "")
    return _wrong(Text(f"nazwa „{word}” jest nieznana{hint.pl}", f"the name “{word}” is unknown{hint.en}"))
