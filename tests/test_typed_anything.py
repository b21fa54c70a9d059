"""Whatever stands in the cells, registers come out whole: same rows, right dtypes, no exception."""

import datetime as dt
import random

import pandas as pd
import pytest

from qms_xl.lists import shipped_lists
from qms_xl.model import PLACE_STEP, CellError, Column, Uncached
from qms_xl.required import holds
from qms_xl.settings import Settings
from qms_xl.tables import schemas
from qms_xl.typed import RawRegister, typed_registers

TEXTS = (
    *("", " ", "brak", "n/a", "x;y", "A, B", "1", "P-1", "KM", "km", "all", "wszystkie z jednostkami", "Anna Nowak"),
    *("A. Nowak", "Nowak", "Starosta", "wszyscy", "31.12.2026", "1/2/2026", "31.02.2026", "II kw. 2026", "maj 2026"),
    *("95%", "1 234,5", "1,234", "\x00\ud800", "ł" * 300, "(", "((A)", "a-", "-", "'", "=1", "²", "٣", "1.1.٢٠٢٦", "½"),
)
OTHERS = (
    *(
        None,
        0.0,
        -1.0,
        3.5,
        5,
        46000.0,
        1e300,
        float("nan"),
        float("inf"),
        True,
        False,
        CellError("#N/A"),
        Uncached("A1"),
    ),
    *(
        dt.date(2, 5, 1),
        dt.date(2026, 5, 1),
        dt.date(9999, 1, 1),
        dt.datetime(2026, 5, 1, 3),
        dt.time(1),
        dt.timedelta(1.5),
    ),
)
FORMATS = ("0%", "d-mmm", "# ?/?", "mmm-yy")
DTYPES = {"date": "datetime64[s]", "int": "float64", "number": "float64"}


def cell(column: Column, chance: random.Random) -> object:
    if column.list in shipped_lists() and chance.random() < 0.3:
        word = chance.choice(list(shipped_lists()[column.list].codes.values()))
        return chance.choice([word.pl, word.en, word.pl.upper()])
    return chance.choice(TEXTS + OTHERS)


def office(chance: random.Random) -> dict[str, RawRegister]:
    raws = {}
    for name, schema in schemas().items():
        if chance.random() < 0.15:
            continue
        columns = [column for column in schema.columns if chance.random() < 0.9]
        rows = [place * PLACE_STEP + 2 + i for place in (0, 1) for i in range(chance.choice([0, 1, 9]))]
        cells = {c.name: pd.Series([cell(c, chance) for _ in rows], index=rows, dtype=object) for c in columns}
        formats = {(chance.choice(rows), c.name): chance.choice(FORMATS) for c in columns if rows}
        raws[name] = RawRegister(schema, pd.DataFrame(cells, index=rows, dtype=object), formats=formats)
    return raws


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("seed", range(20))
def test_any_cells_make_whole_registers(seed: int) -> None:
    chance = random.Random(seed)
    raws = office(chance)
    as_of = chance.choice([None, dt.date(2026, 1, 1)])
    registers = typed_registers(raws, settings=Settings(), as_of=as_of, unreadable=chance.choice([(), ("people",)]))
    for name, register in registers.items():
        assert register.raw is raws[name].raw
        assert register.frame.index.equals(register.raw.index)
        assert list(register.frame) == list(register.raw)
        assert all(type(key) is str for key in register.keys)
        for misreading in register.misreadings:
            assert misreading.row in register.frame.index
            assert misreading.kind not in ("", "answer")
        for column in (register.schema[c] for c in register.frame):
            values = register[column.name]
            assert str(values.dtype) == ("object" if column.many else DTYPES.get(column.kind, "object")), column.name
            if values.dtype == object:
                kinds = tuple if column.many else str | None
                assert all(isinstance(value, kinds) for value in values), column.name
            assert holds(column.required, register, registers, "iso9001-2015").index.equals(register.frame.index)
