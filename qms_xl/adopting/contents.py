"""What stands in a column: shares of dates, numbers, names, codes, answers."""

from __future__ import annotations

import datetime
import itertools
import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from qms_xl.fold import fold, visible
from qms_xl.kinds import date, number, period
from qms_xl.kinds.reading import is_answer
from qms_xl.model import CellError, Uncached

SAMPLE = 400  # cells of a column that are looked at, evenly spread
_CODE = re.compile(
    r"[A-Za-zĄĆĘŁŃÓŚŹŻ]{1,6}(?:[-./ ]?[A-Za-z]{0,4}\d+)+(?:[-./]\w{1,6})*|\d+(?:[-./]\w{1,6})+|[A-ZĄĆĘŁŃÓŚŹŻ]{1,6}(?:[-/.][A-Z0-9]{1,6})*"
)
_NAME = re.compile(
    r"(?:(?:mgr|dr|inż|hab|prof|mr|mrs|ms)\.? )*[A-ZĄĆĘŁŃÓŚŹŻ](?:[a-ząćęłńóśźż'’]+|\.)(?:[ -][A-ZĄĆĘŁŃÓŚŹŻ](?:[a-ząćęłńóśźż'’]+|\.)){1,3}(?: \([^)]*\))?"
)
_NO_NAME = re.compile(
    r"\b(?:wydzia[lł]|referat|biuro|dzia[lł]|urz[aą]d|starostwo|zesp[oó][lł]|samodzielne|procedura|instrukcja|"
    r"department|office|section|team|division|unit|procedure)",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"(?:pkt\.? |p\. |clause )?\d{1,2}(?:\.\d{1,2}){1,3}(?:\s*[a-z]\)?)?")
_MARKS = frozenset({"x", "v", "✓", "✔", "☑", "☒", "√", "t", "n", "y", "+", "tak", "nie", "yes", "no"})
PARTS = re.compile(r"[;,\n\r]+")
_URL = re.compile(r"(?:https?://|www\.)\S+")
_PATH = re.compile(r".+\.(?:docx?|xlsx?|pdf|odt|rtf|html?)|.*[\\/].+[\\/].*", re.IGNORECASE)


@dataclass(frozen=True)
class Profile:
    """The contents of one column. Shares are of the filled cells, 0 to 1.

    `values`: the filled cells of the sample; `texts`: those that are text, answers such as "brak" left out; `words`: folded
    cells, counted.
    """

    values: tuple[object, ...]
    texts: tuple[str, ...]
    words: Counter[str]
    filled: float
    dates: float
    numbers: float
    whole: float
    years: float
    names: float
    codes: float
    clauses: float
    periods: float
    marks: float
    paths: float
    urls: float
    mails: float
    distinct: float
    length: float
    sentences: float
    rising: float

    @property
    def is_empty(self) -> bool:
        """Return whether nothing stands in the column."""
        return not self.values


def profile(cells: Sequence[object]) -> Profile:
    """Return what stands in the cells of a column."""
    step = max(1, len(cells) // SAMPLE)
    looked = cells[::step]
    values = tuple(
        value
        for value in looked
        if value is not None and not isinstance(value, CellError | Uncached) and visible(str(value)).strip()
    )
    bare = tuple(value for value in values if not (isinstance(value, str) and is_answer(visible(value).strip())))
    texts = tuple(" ".join(visible(value).split()) for value in bare if isinstance(value, str))
    parts = [part for text in texts for part in (one.strip() for one in PARTS.split(text)) if part]
    numbers = [value for value in bare if isinstance(value, int | float) and not isinstance(value, bool)]
    total = len(bare) or 1

    def share(fits: Callable[[str], object], of: Sequence[str] = texts) -> float:
        return sum(1 for text in of if fits(text)) / len(of) * len(texts) / total if of else 0.0

    typed_numbers = sum(1 for text in texts if number.only_reading(text) is not None)
    whole = [int(value) for value in numbers if float(value).is_integer()]
    whole += [int(text.rstrip(".")) for text in texts if re.fullmatch(r"\d{1,6}\.?", text)]
    rising = sum(b == a + 1 for a, b in itertools.pairwise(whole)) / max(1, len(whole) - 1)
    days = sum(isinstance(value, datetime.date) for value in bare) + sum(
        1 for text in texts if date.readings(text).days
    )
    return Profile(
        values=values,
        texts=texts,
        words=Counter(fold(_shown(value)) for value in bare),
        filled=len(values) / max(1, len(looked)),
        dates=days / total,
        numbers=(len(numbers) + typed_numbers) / total,
        whole=len(whole) / total,
        years=sum(1990 <= value <= 2100 for value in whole) / total,
        names=share(lambda text: _NAME.fullmatch(text) and not _NO_NAME.match(text), parts),
        codes=share(lambda text: len(text) <= 25 and _CODE.fullmatch(text), parts),
        clauses=share(_CLAUSE.fullmatch, parts) + sum(_is_clause(v) for v in numbers) / total,
        periods=share(period.canonical),
        marks=sum(fold(_shown(value)) in _MARKS or isinstance(value, bool) for value in bare) / total,
        paths=share(_PATH.fullmatch),
        urls=share(_URL.match),
        mails=share(lambda text: re.fullmatch(r"\S+@\S+\.\w+", text)),
        distinct=len(set(map(_shown, bare))) / total,
        length=sum(len(text) for text in texts) / max(1, len(texts)),
        sentences=share(lambda text: len(text.split()) >= 3),
        rising=rising if len(whole) >= 3 else 0.0,
    )


def _shown(value: object) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return " ".join(visible(str(value)).split())


def _is_clause(value: object) -> bool:
    return isinstance(value, float) and not value.is_integer() and 4 <= value < 11
