"""What a clerk reads when choosing a header: what to write, an example, when it is required. Two languages, short."""

from __future__ import annotations

from collections.abc import Mapping

from qms_xl import conditions as when
from qms_xl.lists import WordList
from qms_xl.model import Column, Language, RegisterSchema, Text

LONGEST_TITLE, LONGEST_TIP = 32, 255  # Excel

_KINDS: Mapping[str, Text] = {
    "date": Text("Data, np. 20.11.2026.", "A date, such as 20/11/2026."),
    "int": Text("Liczba całkowita.", "A whole number."),
    "number": Text("Liczba.", "A number."),
    "period": Text("Okres: 2026, 2026-H1, 2026-Q2 albo 2026-05.", "A period: 2026, 2026-H1, 2026-Q2 or 2026-05."),
    "yesno": Text("Wybierz: tak albo nie.", "Choose: yes or no."),
    "list": Text(
        "Wybierz z listy; słowa dopisuje się w arkuszu Słowniki.",
        "Choose from the list; words are added on the sheet Lists.",
    ),
    "path": Text(
        r"Plik w folderze urzędu, np. dokumenty\P-01.docx.",
        r"A file in the office folder, such as documents\P-01.docx.",
    ),
    "url": Text(
        "Adres strony, np. https://bip.urzad.pl/sprawa.", "A web address, such as https://office.example/card."
    ),
}
_MANY = Text("Kilka wartości oddziel średnikiem.", "Separate several values with a semicolon.")
_TO_REGISTER = Text("Tak jak w rejestrze „{register}”.", "As written in the register “{register}”.")
_SOFT = Text(
    "Jak w rejestrze „{register}” albo ktoś spoza niego.", "As in the register “{register}”, or somebody from outside."
)
_BY = Text(
    "Numer z rejestru, na który wskazuje kolumna „{column}”.",
    "A number from the register that the column “{column}” points to.",
)
_NUMBER = Text("Kolejny numer, np. {example}.", "The next number, such as {example}.")
_COMPUTED = Text("Liczy się samo. Nic tu nie wpisuj.", "Worked out by itself. Type nothing here.")
_RECONCILED = Text(
    "Wpisuje program qms-xl (reconcile). Nic tu nie wpisuj.",
    "Filled by the program qms-xl (reconcile). Type nothing here.",
)
_REQUIRED = Text("Wymagane.", "Required.")
_REQUIRED_WHEN = Text("Wymagane{when}.", "Required{when}.")
_PLAIN = Text("Tekst.", "Text.")
_NOTES = Text("Dowolne uwagi.", "Any remarks.")
_REQUIRED_BY = Text("Wymagane zależnie od: {columns}.", "Required depending on: {columns}.")
_INSTEAD = Text("Zamiast tego wystarczy: {columns}.", "Instead will do: {columns}.")
_ONE_OF = Text("Wymagane jedno z: {columns}.", "Required: one of {columns}.")


class Tips:
    """Writes the tips of one workbook's columns. `schemas`: all registers by name, `year`: that of example numbers."""

    def __init__(
        self, schemas: Mapping[str, RegisterSchema], lists: Mapping[str, WordList], language: Language, year: int
    ) -> None:
        self._schemas, self._lists, self._language, self._year = schemas, lists, language, year

    def tip(self, schema: RegisterSchema, column: Column) -> str:
        """Return the tip of a column, at most 255 characters: what the column is for goes before how to type it."""
        about = [self._say(column.about)] if column.about else []
        if column.name == "notes":
            return self._say(_NOTES)
        if column.computed:
            return _fitting([*about, self._say(_COMPUTED if column.formula else _RECONCILED)])
        how, required = self._how(schema, column), self._required(schema, column, short=False)
        for parts in ([*about, *how, *required], [*about, *how, *self._required(schema, column, short=True)]):
            if len(" ".join(parts)) <= LONGEST_TIP:
                return " ".join(parts)
        return _fitting([*about, *self._required(schema, column, short=True), *how])

    def needed(self, schema: RegisterSchema, column: Column) -> str:
        """Return when the column is required, "" where never."""
        return " ".join(self._required(schema, column, short=False))

    def _say(self, text: Text, **facts: object) -> str:
        return text.in_(self._language).format(**facts)

    def _title(self, schema: RegisterSchema, name: str) -> str:
        title = schema[name].title.in_(self._language)
        return f"„{title}”" if self._language == "pl" else f"“{title}”"

    def _how(self, schema: RegisterSchema, column: Column) -> list[str]:
        said = []
        if schema.key == (column.name,) and schema.numbering:
            pattern = next(iter(schema.numbering.values())).in_(self._language)
            said.append(self._say(_NUMBER, example=pattern.format(year=self._year, n=1)))
        elif column.reference and column.reference.register:
            target = self._schemas[column.reference.register].title.in_(self._language)
            said.append(self._say(_SOFT if column.reference.soft else _TO_REGISTER, register=target))
        elif column.reference:
            said.append(self._say(_BY, column=schema[column.reference.by].title.in_(self._language)))
        elif column.kind in _KINDS:
            said.append(self._say(_KINDS[column.kind]))
        elif not column.about and not column.many:
            said.append(self._say(_PLAIN))
        if column.many:
            said.append(self._say(_MANY))
        return said

    def _required(self, schema: RegisterSchema, column: Column, *, short: bool) -> list[str]:
        if column.required is True:
            return [self._say(_REQUIRED)]
        for group in schema.one_of:
            if column.name in group:
                return [self._say(_ONE_OF, columns=", ".join(self._title(schema, name) for name in group))]
        if not isinstance(column.required, when.Condition):
            return []
        if short:
            named = dict.fromkeys(_named(column.required, schema))
            said = [self._say(_REQUIRED_BY, columns=", ".join(self._title(schema, name) for name in named))]
        else:
            condition = self._condition(column.required, schema, column)
            comma = ", " if condition.startswith(("gdy", "chyba")) else " "
            said = [self._say(_REQUIRED_WHEN, when=comma + condition)]
        if column.instead:
            said.append(self._say(_INSTEAD, columns=", ".join(self._title(schema, name) for name in column.instead)))
        return said

    def _words(self, schema: RegisterSchema, column: str, codes: tuple[str, ...]) -> str:
        words = self._lists[schema[column].list]
        return ", ".join(words.word(code, self._language) for code in codes)

    def _condition(self, condition: when.Condition, schema: RegisterSchema, column: Column) -> str:
        polish = self._language == "pl"
        match condition:
            case when.From(state, through):
                owner = self._schemas[schema[through].reference.register] if through else schema  # type: ignore[union-attr]
                word = self._words(owner, owner.states.column, (state,)) if owner.states else state
                if through:
                    name = self._title(schema, through)
                    return f"gdy {name} ma stan od „{word}”" if polish else f"where {name} is “{word}” or later"
                return f"od stanu „{word}”" if polish else f"from “{word}” on"
            case when.Is(name, codes):
                words = self._words(schema, name, codes)
                return (
                    f"gdy {self._title(schema, name)} to: {words}"
                    if polish
                    else f"where {self._title(schema, name)} is: {words}"
                )
            case when.IsNot(name, codes):
                words = self._words(schema, name, codes)
                title = self._title(schema, name)
                return f"gdy {title} to coś innego niż: {words}" if polish else f"where {title} is other than: {words}"
            case when.Filled(name):
                title = self._title(schema, name)
                return f"gdy wypełniono {title}" if polish else f"where {title} is filled"
            case when.Moved(first, second):
                one, other = self._title(schema, first), self._title(schema, second)
                return f"gdy {one} jest inny niż {other}" if polish else f"where {one} differs from {other}"
            case when.NormFrom():
                return "według normy z 2015 r. lub nowszej" if polish else "under the 2015 standard or later"
            case when.All(parts):
                return (" i " if polish else " and ").join(self._condition(part, schema, column) for part in parts)
            case when.Any(parts):
                return (" lub " if polish else " or ").join(self._condition(part, schema, column) for part in parts)
            case when.Not(part):
                inner = self._condition(part, schema, column)
                return f"chyba że: {inner}" if polish else f"unless {inner}"
        raise TypeError(condition)


def _named(condition: when.Condition, schema: RegisterSchema) -> list[str]:
    """Return the columns that a condition looks at."""
    match condition:
        case when.From(_, through):
            return [through or (schema.states.column if schema.states else schema.key[0])]
        case when.Is(name, _) | when.IsNot(name, _) | when.Filled(name):
            return [name]
        case when.Moved(first, second):
            return [first, second]
        case when.All(parts) | when.Any(parts):
            return [name for part in parts for name in _named(part, schema)]
        case when.Not(part):
            return _named(part, schema)
        case when.NormFrom():
            return ["norm"]
    raise TypeError(condition)


def _fitting(parts: list[str]) -> str:
    """Return as many of the sentences as fit; the first is cut where it alone is too long."""
    text = parts[0]
    for part in parts[1:]:
        if len(text) + 1 + len(part) <= LONGEST_TIP:
            text = f"{text} {part}"
    return text if len(text) <= LONGEST_TIP else text[: LONGEST_TIP - 1] + "…"
