"""What qms.toml may say: each value is compared with its default; what does not fit is one sentence naming the key."""

from __future__ import annotations

import datetime
import string
from collections.abc import Collection, Mapping

from qms_xl.errors import UsageError
from qms_xl.model import Text
from qms_xl.nearest import nearest


def wrong(key: str, value: object, allowed: Text) -> UsageError:
    """Return the error about a value that its key does not allow."""
    shown = str(value)
    shown = shown if len(shown) <= 60 else shown[:57] + "…"
    return UsageError(
        Text(
            f"W qms.toml klucz {key} ma wartość „{shown}”. Dozwolona wartość: {allowed.pl}.",
            f"In qms.toml the key {key} is “{shown}”. What is allowed: {allowed.en}.",
        ),
        Text("Popraw ten wiersz w qms.toml.", "Correct that line of qms.toml."),
    )


def unknown(key: str, words: Collection[str]) -> UsageError:
    """Return the error about a key that qms.toml does not have, with the nearest one that it has."""
    like = nearest(key.rpartition(".")[2], words)
    remedy = (
        Text(f"Czy chodziło o „{like}”?", f"Did you mean “{like}”?")
        if like
        else Text(f"Znane są: {', '.join(words)}.", f"Known are: {', '.join(words)}.")
    )
    return UsageError(
        Text(f"Klucz „{key}” w qms.toml jest nieznany.", f"The key “{key}” in qms.toml is unknown."), remedy
    )


def table(value: object, key: str, words: Collection[str] | None = None) -> Mapping[str, object]:
    """Return a table of qms.toml whose keys are all among `words` (None: any); raises UsageError."""
    if not isinstance(value, Mapping):
        raise wrong(key, value, Text(f"tabela [{key}]", f"a table [{key}]"))
    for name in value:
        if words is not None and name not in words:
            raise unknown(f"{key}.{name}" if key else name, words)
    return value


def text(value: object, key: str) -> str:
    """Return a text that is not empty."""
    if not isinstance(value, str) or not value.strip():
        raise wrong(key, value, Text("niepusty tekst w cudzysłowie", "a text in quotes that is not empty"))
    return value


def texts(value: object, key: str) -> tuple[str, ...]:
    """Return a list of texts."""
    if not isinstance(value, list) or not all(isinstance(part, str) and part.strip() for part in value):
        raise wrong(key, value, Text('lista tekstów, np. ["a", "b"]', 'a list of texts such as ["a", "b"]'))
    return tuple(value)


def one_of(value: object, key: str, words: Collection[str]) -> str:
    """Return one of the words."""
    if not isinstance(value, str) or value not in words:
        shown = tuple(f'"{word}"' for word in words)
        raise wrong(key, value, Text("jedno z: " + ", ".join(shown), "one of: " + ", ".join(shown)))
    return value


def flag(value: object, key: str) -> bool:
    """Return true or false."""
    if not isinstance(value, bool):
        raise wrong(key, value, Text("true albo false", "true or false"))
    return value


def whole(value: object, key: str, least: float, most: float) -> int:
    """Return a whole number between the bounds, both included."""
    if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
        raise wrong(
            key,
            value,
            Text(f"liczba całkowita od {least} do {most}", f"a whole number from {least} to {most}"),
        )
    return value


def fraction(value: object, key: str, least: float, most: float) -> float:
    """Return a number between the bounds, both included."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not least <= value <= most:
        raise wrong(key, value, Text(f"liczba od {least} do {most}", f"a number from {least} to {most}"))
    return float(value)


def month_and_day(value: object, key: str) -> tuple[int, int]:
    """Return month and day of a text such as `03-31`."""
    try:
        day = datetime.datetime.strptime(f"2000-{value}", "%Y-%m-%d")
        if f"{day:%m-%d}" != value:
            raise ValueError
    except ValueError:
        raise wrong(key, value, Text('miesiąc i dzień, np. "03-31"', 'a month and a day such as "03-31"')) from None
    return day.month, day.day


def number_pattern(value: object, key: str) -> str:
    """Return a pattern of numbers such as `D-{year}-{n:03}`; `{year}` and `{n}` are the only fields."""
    allowed = Text('wzór numeru, np. "D-{year}-{n:03}"', 'a number pattern such as "D-{year}-{n:03}"')
    if not isinstance(value, str):
        raise wrong(key, value, allowed)
    try:
        fields = {(name, spec) for _, name, spec, _ in string.Formatter().parse(value) if name is not None}
    except ValueError:
        raise wrong(key, value, allowed) from None
    good = {("year", ""), ("n", "")} | {("n", f"0{width}") for width in range(1, 10)}
    if not fields or not fields <= good:
        raise wrong(key, value, allowed)
    return value
