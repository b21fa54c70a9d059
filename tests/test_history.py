"""The past: snapshots, what changed between them, what rules see of it, and the commands that keep and tell it."""

from __future__ import annotations

import hashlib
import json
from datetime import date, datetime
from pathlib import Path

import pytest
from history_office import CLOSED, PLANNED, actions, bytes_of_history, issues, kept, link, new_office, read, typed

from qms_xl.cli import main
from qms_xl.errors import UsageError
from qms_xl.history import accept, steps, take_snapshot
from qms_xl.office import Office
from qms_xl.past.chain import FOLDER, Wrote, read_chain
from qms_xl.past.changes import changes as changed
from qms_xl.past.state import State

CHANGED = {**CLOSED, "description": "Szkolenie i egzamin"}


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return new_office(tmp_path / "biuro")


def changes(office: Office, **between: date) -> list[tuple[str, str, str, object, object]]:
    return [
        (one.what, one.record, one.column, one.old, one.new)
        for step in steps(office, read(office), **between)
        for one in step.changes
    ]


def test_nothing_is_kept_twice_where_nothing_changed(office: Office) -> None:
    assert kept(office, 1) is not None
    before = bytes_of_history(office)
    assert kept(office, 2) is None
    assert bytes_of_history(office) == before


def test_each_snapshot_names_the_hash_of_the_one_before_and_head_the_last(office: Office) -> None:
    kept(office, 1)
    kept(typed(office, actions(CHANGED, PLANNED)), 2)
    first, second = link(office, 1).read_bytes(), link(office, 2).read_bytes()
    assert json.loads(first)["previous"] == ""
    assert json.loads(second)["previous"] == hashlib.sha256(first).hexdigest()
    assert (office.folder / FOLDER / "head").read_text() == hashlib.sha256(second).hexdigest()


def test_a_register_that_stays_the_same_is_kept_once(office: Office) -> None:
    kept(office, 1)
    states = {name for name in bytes_of_history(office) if name.startswith("states/")}
    kept(typed(office, actions(CHANGED, PLANNED)), 2)
    assert len([name for name in bytes_of_history(office) if name.startswith("states/")]) == len(states) + 1


def test_what_changed_is_told_cell_by_cell_with_rows_that_came_and_went(office: Office) -> None:
    kept(office, 1)
    typed(office, actions(CHANGED, {**PLANNED, "action": "D-2026-003"}))
    assert changes(office) == [
        ("added", "D-2026-003", "", None, None),
        ("removed", "D-2026-002", "", None, None),
        ("changed", "D-2026-001", "description", "Szkolenie", "Szkolenie i egzamin"),
    ]


def test_the_order_of_rows_is_no_change(office: Office) -> None:
    kept(office, 1)
    typed(office, actions(PLANNED, CLOSED))
    assert changes(office) == []


def test_any_two_days_can_be_compared(office: Office) -> None:
    for day, text in ((1, "a"), (5, "b"), (9, "c")):
        kept(typed(office, actions({**CLOSED, "description": text}, PLANNED)), day)
    typed(office, actions({**CLOSED, "description": "d"}, PLANNED))
    described = "changed", "D-2026-001", "description"
    assert changes(office, since=date(2026, 11, 1), until=date(2026, 11, 9)) == [(*described, "a", "c")]
    assert changes(office, since=date(2026, 11, 6)) == [(*described, "b", "d")]
    assert changes(office, until=date(2026, 11, 6)) == [(*described, "a", "b")]
    assert changes(office) == [(*described, "a", "b"), (*described, "b", "c"), (*described, "c", "d")]


def test_who_saved_the_workbook_last_is_told_as_far_as_it_says(office: Office) -> None:
    kept(office, 1)
    typed(office, actions(CHANGED, PLANNED))
    (step,) = steps(office, read(office))
    assert step.workbooks["rejestry/Działania.xlsx"]["by"] == "qms-xl"


def test_a_snapshot_never_counts_for_a_day_before_the_last_one(office: Office) -> None:
    kept(office, 9)
    later = kept(typed(office, actions(CHANGED, PLANNED)), 5)
    assert later is not None
    assert later.day == date(2026, 11, 9)


def test_old_states_are_let_go_of_and_the_chain_can_still_be_followed(office: Office) -> None:
    reading, now = read(office), datetime(2020, 1, 1).astimezone()
    take_snapshot(office, reading, why="snapshot", as_of=date(2020, 1, 1), now=now)
    kept(typed(office, actions(CHANGED, PLANNED)), 1)
    chain = read_chain(office.folder)
    assert not chain.faults
    assert chain.state(chain.links[0], "actions") is None
    assert chain.state(chain.links[1], "actions") is not None
    assert chain.state(chain.links[0], "people") is not None  # the same today


def test_rules_compare_with_every_snapshot(office: Office) -> None:
    kept(office, 1)
    kept(typed(office, actions(CLOSED)), 5)
    kept(typed(office, actions(CHANGED)), 9)
    assert [(one.code, one.cell.record or one.facts.get("record")) for one in issues(office, "GEN010")] != []
    assert [one.cell.record for one in issues(office, "GEN011")] == ["D-2026-001"]


def test_rules_are_silent_about_what_the_toolkit_wrote(office: Office) -> None:
    kept(office, 1)
    kept(typed(office, actions(CHANGED, PLANNED)), 5, wrote=[Wrote("actions", "D-2026-001", "description")])
    assert issues(office, "GEN011") == []
    typed(office, actions({**CHANGED, "description": "Coś innego"}, PLANNED))
    assert [one.cell.record for one in issues(office, "GEN011")] == ["D-2026-001"]


def test_rules_are_silent_about_a_row_that_the_toolkit_took_away_again(office: Office) -> None:
    kept(office, 1)
    kept(typed(office, actions(CLOSED)), 5, wrote=[Wrote("actions", "D-2026-002", "")])
    assert issues(office, "GEN010") == []


def test_a_row_that_went_into_the_archive_is_not_gone(office: Office) -> None:
    kept(office, 1)
    archive = office.registers_folder / "archiwum"
    archive.mkdir()
    (archive / "Działania 2026.xlsx").write_bytes((office.registers_folder / "Działania.xlsx").read_bytes())
    typed(office, actions(CLOSED))
    assert issues(office, "GEN010") == []


def test_what_a_person_accepts_is_remembered_and_no_rule_speaks_of_it(office: Office) -> None:
    kept(office, 1)
    typed(office, actions(CHANGED, PLANNED))
    assert len(issues(office, "GEN011")) == 1
    accept(office, read(office), "d-2026-001", "uzgodniono", as_of=date(2026, 11, 10), now=datetime.now().astimezone())
    assert issues(office, "GEN011") == []
    typed(office, actions({**CHANGED, "description": "Coś innego"}, PLANNED))
    assert len(issues(office, "GEN011")) == 1


def test_a_record_that_is_gone_can_be_accepted_too(office: Office) -> None:
    kept(office, 1)
    typed(office, actions(CLOSED))
    accept(office, read(office), "D-2026-002", "pomyłka", as_of=date(2026, 11, 10), now=datetime.now().astimezone())
    assert issues(office, "GEN010") == []


@pytest.mark.parametrize("record", ["D-2026-009", ""])
def test_a_record_that_nobody_knows_cannot_be_accepted(office: Office, record: str) -> None:
    kept(office, 1)
    with pytest.raises(UsageError, match="No register knows"):
        accept(office, read(office), record, "powód", as_of=date(2026, 11, 10), now=datetime.now().astimezone())


def ran(office: Office, *words: str) -> int:
    return main([*words, "--office", str(office.folder)])


def test_the_command_says_what_was_kept_and_when_nothing_changed(
    office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ran(office, "snapshot", "--as-of", "2026-11-01") == 0
    assert "01.11.2026 (nr 1)" in capsys.readouterr().out
    assert ran(office, "snapshot", "--as-of", "2026-11-02") == 0
    assert "nic się w rejestrach nie zmieniło" in capsys.readouterr().out


def test_history_without_a_snapshot_says_how_to_begin(office: Office, capsys: pytest.CaptureFixture[str]) -> None:
    assert ran(office, "history") == 0
    assert "qms-xl snapshot" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), ["Szkolenie i egzamin", "Zamek główny"]),
        (("actions",), ["Szkolenie i egzamin", "Zamek główny"]),
        (("Działania", "D-2026-001"), ["Szkolenie i egzamin"]),
        (("people",), []),
    ],
)
def test_history_tells_of_everything_of_a_register_or_of_a_record(
    office: Office, words: tuple[str, ...], said: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    kept(office, 1)
    typed(office, actions(CHANGED, {**PLANNED, "description": "Zamek główny"}))
    assert ran(office, "history", *words) == 0
    out = capsys.readouterr().out
    assert [text for text in ("Szkolenie i egzamin", "Zamek główny") if text in out] == said
    assert max(map(len, out.splitlines()), default=0) <= 80


def test_history_as_json_names_old_and_new(office: Office, capsys: pytest.CaptureFixture[str]) -> None:
    kept(office, 1)
    typed(office, actions(CHANGED))
    assert ran(office, "history", "--format", "json") == 0
    (step,) = json.loads(capsys.readouterr().out)
    assert (step["since"], step["until"]) == ("2026-11-01", None)
    assert step["changes"] == [
        {"what": "removed", "register": "actions", "record": "D-2026-002", "column": None, "old": None, "new": None},
        {"what": "changed", "register": "actions", "record": "D-2026-001", "column": "description"}
        | {"old": "Szkolenie", "new": "Szkolenie i egzamin"},
    ]


def test_history_accept_records_the_reason(office: Office, capsys: pytest.CaptureFixture[str]) -> None:
    kept(office, 1)
    typed(office, actions(CHANGED, PLANNED))
    assert ran(office, "history", "accept", "D-2026-001", "--reason", "uzgodniono", "--as-of", "2026-11-10") == 0
    assert "D-2026-001" in capsys.readouterr().out
    (accepted,) = json.loads(link(office, 2).read_bytes())["accepted"]
    assert accepted == ["actions", "D-2026-001", "uzgodniono"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("accept", "D-2026-001"), "powód"),
        (("accept", "D-2026-001", "--reason", "  "), "powód"),
        (("accept", "D-2026-099", "--reason", "x"), "D-2026-099"),
        (("akcje",), "actions"),
        (("actions", "D-2026-001", "więcej"), "nic więcej"),
        (("--since", "kiedyś"), "2026-11-20"),
    ],
)
def test_wrong_words_are_answered_with_what_to_type(
    office: Office, words: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    kept(office, 1)
    assert ran(office, "history", *words) == 2
    assert said in capsys.readouterr().err


def test_of_two_rows_with_one_key_each_is_compared_with_its_own_past() -> None:
    was = State("actions", ("D-1", "d-1"), {"description": ["a", "b"]})
    now = State("actions", ("D-1", "d-1"), {"description": ["x", "b"]})
    assert [(one.record, one.old, one.new) for one in changed(was, now)] == [("D-1", "a", "x")]
