"""What the panel last saved, kept in the user's profile, so that a later press of *Undo* can take it back."""

from __future__ import annotations

import datetime
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from qms_xl.disk.new_file import remove, renew
from qms_xl.excel import Added, Aim, Applied, Outcome, RowAim, Spot
from qms_xl.model import CellError
from qms_xl.panel.home import LAST_SAVE
from qms_xl.workbook.changes import Change, NewRows

_FORMAT = 1


class LastSave(NamedTuple):
    """`run`: the id of the run on disk, "" where there was none; `outcomes`: of open workbooks, by name."""

    office: str
    at: datetime.datetime
    run: str
    outcomes: Mapping[str, Outcome]


def keep(folder: Path, save: LastSave) -> None:
    """Keep a save instead of the one before; raises OSError."""
    facts = {
        "format": _FORMAT,
        "office": save.office,
        "at": _kept(save.at),
        "run": save.run,
        "outcomes": {name: _outcome(outcome) for name, outcome in save.outcomes.items()},
    }
    renew(json.dumps(facts, ensure_ascii=False, indent=1).encode("utf-8"), folder / LAST_SAVE)


def forget(folder: Path) -> None:
    """Keep none any more."""
    remove(folder / LAST_SAVE)


def kept(folder: Path, office: str) -> LastSave | None:
    """Return the last save in this office; None where there is none that can be read."""
    try:
        facts: dict[str, Any] = json.loads((folder / LAST_SAVE).read_text("utf-8"), object_hook=_value)
        if facts["format"] != _FORMAT or facts["office"] != office:
            return None
        outcomes = {str(name): _as_outcome(outcome) for name, outcome in facts["outcomes"].items()}
        return LastSave(office, _moment(facts["at"]), str(facts["run"]), outcomes)
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return None


def _moment(value: object) -> datetime.datetime:
    """Return a moment; raises ValueError for anything else."""
    if not isinstance(value, datetime.datetime):
        raise ValueError("no moment")
    return value


def _outcome(outcome: Outcome) -> dict[str, object]:
    """Return what was changed; what was refused is nobody's concern any more."""
    return {
        "applied": [
            [
                each.aim.change._replace(content=_kept(each.aim.change.content)),  # type: ignore[arg-type]
                each.aim.spot,
                each.aim.header,
                _pairs(each.aim.record),
                _kept(each.aim.old),
                _kept(each.value),
            ]
            for each in outcome.applied
        ],
        "added": [
            {
                "new": {**each.aim.new._asdict(), "percent_columns": sorted(each.aim.new.percent_columns)}
                | {"rows": [_pairs(row) for row in each.aim.new.rows]},
                "headers": _pairs(each.aim.headers),
                "key": each.aim.key,
                "number": each.number,
                "row": each.row,
                "record": _pairs(each.record),
            }
            for each in outcome.added
        ],
    }


def _as_outcome(facts: Mapping[str, Any]) -> Outcome:
    applied = tuple(
        Applied(Aim(Change(*change), Spot(*spot), header, dict(record), old), value)
        for change, spot, header, record, old, value in facts["applied"]
    )
    return Outcome(applied, tuple(_added(one) for one in facts["added"]))


def _added(facts: Mapping[str, Any]) -> Added:
    new = facts["new"]
    rows = tuple(dict(row) for row in new["rows"])
    percent = frozenset(new["percent_columns"])
    new_rows = NewRows(**{**new, "columns": tuple(new["columns"]), "percent_columns": percent, "rows": rows})
    aim = RowAim(new_rows, dict(facts["headers"]), tuple(facts["key"]))
    return Added(aim, facts["number"], facts["row"], dict(facts["record"]))


def _pairs(values: Mapping[Any, object]) -> list[list[object]]:
    """Return headers or columns with values; as JSON's own objects they could be taken for a day."""
    return [[key, _kept(value)] for key, value in values.items()]


def _kept(value: object) -> object:
    """Return a value of a cell; what JSON has no word for is an object of one name."""
    match value:
        case datetime.datetime():
            return {"moment": value.isoformat()}
        case datetime.date():
            return {"day": value.isoformat()}
        case datetime.time():
            return {"time": value.isoformat()}
        case datetime.timedelta():
            return {"seconds": value.total_seconds()}
        case CellError():
            return {"error": value.text}
    return value


def _value(kept: dict[str, Any]) -> Any:
    match kept:
        case {"moment": str(text)} if len(kept) == 1:
            return datetime.datetime.fromisoformat(text)
        case {"day": str(text)} if len(kept) == 1:
            return datetime.date.fromisoformat(text)
        case {"time": str(text)} if len(kept) == 1:
            return datetime.time.fromisoformat(text)
        case {"seconds": int() | float() as seconds} if len(kept) == 1:
            return datetime.timedelta(seconds=seconds)
        case {"error": str(text)} if len(kept) == 1:
            return CellError(text)
    return kept
