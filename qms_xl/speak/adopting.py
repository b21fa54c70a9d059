"""A plan of adoption as text: each block with its register, columns and reasons, and how well it went."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qms_xl.adopting.plan import Plan, PlanBlock, PlanColumn, PlanWord
from qms_xl.adopting.understood import Score, scores
from qms_xl.adopting.vocabulary import vocabulary
from qms_xl.carry import NOT_CARRIED, Carried
from qms_xl.model import Text, Word
from qms_xl.speak import Voice

CERTAINTY = {
    "certain": Text("pewne", "certain"),
    "likely": Text("prawdopodobne", "likely"),
    "unknown": Text("nieznane", "unknown"),
}
_WHY = {
    "same": Text("tak się nazywa", "called so"),
    "like": Text("podobny nagłówek", "a similar header"),
    "far": Text("nagłówek niewiele mówi", "the header says little"),
    "fits": Text("pasuje zawartość", "the contents fit"),
    "contradicts": Text("zawartość nie pasuje", "the contents do not fit"),
    "empty": Text("kolumna jest pusta", "the column is empty"),
    "title": Text("mówi to tytuł, arkusz lub plik", "the title, sheet or file says so"),
    "hidden_sheet": Text("arkusz jest ukryty", "the sheet is hidden"),
    "rule_colour": Text(
        "kolory w kolumnie {} nadaje formatowanie warunkowe: nie ma ich w komórkach i nie da się ich odczytać",
        "the colours in column {} come from conditional formatting: they are in no cell and cannot be read",
    ),
    "no_colour": Text("w kolumnie {} nie ma kolorów", "there are no colours in column {}"),
    "copy": Text("powtarza wiersze arkusza „{}”", "repeats the rows of the sheet “{}”"),
    "mixed": Text("są w nim też kolumny rejestru „{}”", "it also has columns of the register “{}”"),
    "headers": Text("{:plural nagłówek|nagłówki|nagłówków}", "{:plural header|headers}"),
    "contents": Text("zawartość {:plural kolumny|kolumn|kolumn}", "the contents of {:plural column|columns}"),
}
LEFT = {
    "label": Text("etykieta grupy", "a group label"),
    "header": Text("powtórzony nagłówek", "a repeated header"),
    "numbers": Text("numery kolumn", "numbers of columns"),
    "total": Text("podsumowanie", "a total"),
    "beyond": Text("tekst pod rejestrem", "text under the register"),
    "numbered": Text("sam numer", "a number and nothing else"),
}
OTHERS = {
    "empty": Text("pusty (albo sam wykres)", "empty (or a chart only)"),
    "numbers": Text("obliczenia, nie rejestr", "a calculation, no register"),
    "form": Text("formularz, nie rejestr", "a form, no register"),
    "no_header": Text("nie ma wiersza nagłówków, który przypominałby rejestr", "no row of headers like a register's"),
}
_BLOCK = Text(
    "{workbook}, arkusz „{sheet}”, wiersze {first}–{last}, {count:plural rekord|rekordy|rekordów}:",
    "{workbook}, sheet “{sheet}”, rows {first} to {last}, {count:plural record|records}:",
)
_REGISTER = Text("  rejestr „{title}” – {certainty}{why}", "  register “{title}” – {certainty}{why}")
_LEFT_ALONE = Text("  zostaje bez zmian{why}", "  is left alone{why}")
_NO_REGISTER = Text("  nie przypomina żadnego rejestru", "  not like any register")
_COLUMN = Text(
    "    {letter} „{header}” → {title} – {certainty}{why}", "    {letter} “{header}” → {title} – {certainty}{why}"
)
_OWN = Text("    {letter} „{header}” – kolumna biura{why}", "    {letter} “{header}” – the office's own{why}")
_GROUPS = Text(
    "    {title}: wypełniona tylko w pierwszym wierszu każdej grupy; pusta komórka znaczy wartość wyżej – {certainty}",
    "    {title}: filled only in the first row of each group; a blank cell means the value above – {certainty}",
)
_OTHERWISE = Text(
    "    {title}: pusta komórka znaczy wartość z kolumny {letter}",
    "    {title}: a blank cell means the value in column {letter}",
)
_SKIPPED = Text("    pominięte wiersze: {rows}", "    rows left out: {rows}")
_OTHER = Text("{workbook}, arkusz „{sheet}”: {why}.", "{workbook}, sheet “{sheet}”: {why}.")
_WORDS = Text("Słowa, których listy jeszcze nie znają:", "Words that the lists do not know yet:")
_WORD = Text("    „{word}” ({list}) → {meaning} – {certainty}", "    “{word}” ({list}) → {meaning} – {certainty}")
_SCORE = Text(
    "{title}: {rows:plural wiersz odczytany|wiersze odczytane|wierszy odczytanych}, zrozumiano {share}% wypełnionych komórek.",
    "{title}: {rows:plural row|rows} read, {share}% of the filled cells understood.",
)
_COLUMN_SCORE = Text("    {share}%  {title}{left}", "    {share}%  {title}{left}")
_LACKING = Text(
    "    Wymagane kolumny, których biuro nie ma albo których nie wskazano: {titles}.",
    "    Required columns that the office does not have, or that nobody has named: {titles}.",
)
_AS_TYPED = Text(
    "Nie odczytano {count:plural komórki|komórek|komórek}: treść przepisano bez zmian.",
    "{count:plural cell|cells} could not be understood: kept as typed.",
)
_NOT_MOVED = Text(
    "Nie przeniesiono {count:plural komórki|komórek|komórek}.", "{count:plural cell|cells} not carried over."
)
_LISTED = Text(
    "Adres, treść i powód są w arkuszu „{sheet}”.", "Address, contents and reason are on the sheet “{sheet}”."
)
_ALL = Text(
    "Przeniesiono i odczytano wszystkie komórki przejętych rejestrów.",
    "Every cell of the adopted registers was carried over and understood.",
)


def plan_lines(plan: Plan, voice: Voice) -> Iterator[str]:
    """Yield a plan line by line."""
    for block in plan.blocks:
        yield from block_lines(block, voice)
        yield ""
    if plan.words:
        yield voice.say(_WORDS)
        yield from (word_line(word, voice) for word in plan.words)
        yield ""
    for workbook, sheet, why in plan.others:
        yield voice.say(_OTHER, workbook=workbook, sheet=sheet, why=voice.own(OTHERS[why]))


def block_lines(block: PlanBlock, voice: Voice, *, unsure: bool = False) -> Iterator[str]:
    """Yield one block with its columns; with `unsure` only those that are not certain."""
    first, last = block.rows
    yield voice.say(
        _BLOCK, workbook=block.workbook, sheet=block.sheet, first=str(first), last=str(last), count=block.records
    )
    why = _reasons(block.why, voice)
    if not block.register:
        yield voice.say(_LEFT_ALONE if why else _NO_REGISTER, why=why)
        return
    yield voice.say(_REGISTER, title=title_of(block.register), certainty=voice.own(CERTAINTY[block.certainty]), why=why)
    for column in block.columns:
        told = not unsure or (bool(column.column) and column.certainty != "certain")
        if told and (line := column_line(block.register, column, voice)):
            yield line
    for name in block.fill_down:
        yield voice.say(_GROUPS, title=column_title(block.register, name), certainty=voice.own(CERTAINTY["likely"]))
    for name, letter in block.otherwise:
        yield voice.say(_OTHERWISE, title=column_title(block.register, name), letter=letter)
    if block.left and not unsure:
        rows = "; ".join(f"{voice.own(LEFT[kind])}: {count}" for kind, count in block.left)
        yield voice.say(_SKIPPED, rows=rows)


def column_line(register: str, column: PlanColumn, voice: Voice) -> str:
    """Return one column as a line, "" for one without header and meaning."""
    if not column.column:
        if not column.header:
            return ""
        return voice.say(_OWN, letter=column.letter, header=column.header, why=_reasons(column.why, voice))
    return voice.say(
        _COLUMN,
        letter=column.letter,
        header=column.header,
        title=column_title(register, column.column),
        certainty=voice.own(CERTAINTY[column.certainty]),
        why=_reasons(column.why, voice),
    )


def word_line(word: PlanWord, voice: Voice) -> str:
    """Return one word with its meaning as a line."""
    return voice.say(
        _WORD,
        word=word.word,
        list=word.list,
        meaning=Word(word.list, word.code) if word.code else "?",
        certainty=voice.own(CERTAINTY[word.certainty]),
    )


def score_lines(scores: Sequence[Score], voice: Voice) -> Iterator[str]:
    """Yield how well the adopted registers were understood, column by column, and what they lack."""
    for score in scores:
        yield voice.say(_SCORE, title=title_of(score.register), rows=score.rows, share=_percent(score.share))
        for column in score.columns:
            left = f" – {', '.join(f'„{text}”' if voice.language == 'pl' else f'“{text}”' for text in column.left)}"
            yield voice.say(
                _COLUMN_SCORE,
                share=_percent(column.share).rjust(3),
                title=column_title(score.register, column.column),
                left=left if column.left else "",
            )
        if score.lacking:
            titles = (voice.own(column_title(score.register, name)) for name in score.lacking)
            yield voice.say(_LACKING, titles=", ".join(titles))


def carried_lines(carried: Carried, voice: Voice) -> Iterator[str]:
    """Yield how well the rows that were carried over were understood, and what was left."""
    yield from score_lines(scores(carried.registers), voice)
    for text, count in ((_AS_TYPED, carried.as_typed), (_NOT_MOVED, carried.left)):
        if count:
            yield voice.say(text, count=count)
    yield voice.say(_LISTED if carried.as_typed or carried.left else _ALL, sheet=NOT_CARRIED.title)


def title_of(register: str) -> Text:
    """Return what a register is called."""
    return vocabulary().schemas[register].title


def column_title(register: str, column: str) -> Text:
    """Return what a column of a register is called."""
    return vocabulary().schemas[register][column].title


def _reasons(why: Sequence[str], voice: Voice) -> str:
    told = []
    for reason in why:
        code, _, about = reason.partition(":")
        text = _WHY[code]
        if about.isdecimal():
            if int(about):
                told.append(voice.say(Text(*(part.replace("{:", "{count:") for part in text)), count=int(about)))
        else:
            shown: object = title_of(about) if code == "mixed" else about
            told.append(voice.say(Text(*(part.replace("{}", "{about}") for part in text)), about=shown))
    return f" ({'; '.join(told)})" if told else ""


def _percent(share: float) -> str:
    return str(int(share * 100)) if share < 1 else "100"
