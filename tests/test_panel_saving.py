"""What is saved goes into open and closed workbooks alike, masters first, and can be taken back later from what was kept."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from excel_engine import Excel, loaded
from excel_office import DUE, NOTES, STATUS, Desk, aim, new_row
from excel_sheets import rejected
from hypothesis import given, settings
from hypothesis import strategies as st
from panel_desk import running
from writing_office import ACTIONS, REVIEW, edit, new_action, office_in, read, value

from qms_xl.excel import Added, Applied, Deadline, ExcelTrouble, Outcome, open_book, read_open, undo
from qms_xl.model import CellError
from qms_xl.office import Office
from qms_xl.panel.last_save import LastSave, forget, keep, kept
from qms_xl.panel.saving import Saved, write_changes
from qms_xl.read import Reading, read_office
from qms_xl.workbook.book import Book

TODAY = datetime.date(2026, 11, 20)
NOW = datetime.datetime(2026, 11, 20, 9, 30, tzinfo=datetime.UTC)


@pytest.fixture
def excel() -> Iterator[Excel]:
    one = Excel()
    with running(one):
        yield one


class Bureau:
    """An office of which some workbooks are open in Excel, read as it stands there."""

    def __init__(self, folder: Path, excel: Excel, *names: str) -> None:
        self.office: Office = office_in(folder)
        self.excel = excel
        for name in names:
            path = self.office.folder / name
            excel.open(str(path), *loaded(path.read_bytes()))
        self.opened: dict[str, object] = {}
        self.reading: Reading = read_office(self.office, as_of=TODAY, as_it_is=self._as_it_is)

    def _as_it_is(self, path: Path, saved: Book) -> Book:
        book = open_book(path, Deadline())
        if book is None:
            return saved
        self.opened[saved.name] = book
        return read_open(book, saved, Deadline())

    def save_link(self, deadline: Callable[[], Deadline] = Deadline) -> Saved:
        """Add an action and its number at the decision: the number leads nowhere without the action."""
        number = edit(self.reading, "review_decisions.action", "PZ-2026/1", "D-2026-003")
        return write_changes(self.office, self.reading, self.opened, [number], [new_action()], deadline)  # type: ignore[arg-type]

    def in_excel(self, name: str) -> list[object]:
        book = next(book for book in self.excel.books if book.fullname.endswith(Path(name).name))
        return [cell.value for sheet in book.sheets for cell in sheet.cells.values()]


@pytest.mark.parametrize(
    "names", [(), (ACTIONS,), (REVIEW,), (ACTIONS, REVIEW)], ids=lambda names: "+".join(names) or "none"
)
def test_a_row_and_what_names_it_stand_wherever_their_workbooks_are(
    tmp_path: Path, excel: Excel, names: tuple[str, ...]
) -> None:
    bureau = Bureau(tmp_path, excel, *names)
    before = {name: (bureau.office.folder / name).read_bytes() for name in names}
    saved = bureau.save_link()
    assert saved.by_hand == ()
    assert (len(saved.edits), len(saved.rows)) == (1, 1)
    assert set(saved.outcomes) == set(names)
    assert {name: (bureau.office.folder / name).read_bytes() for name in names} == before
    if ACTIONS in names:
        assert "D-2026-003" in bureau.in_excel(ACTIONS)
    else:
        assert "D-2026-003" in list(read(bureau.office).registers["actions"].keys)
    if REVIEW in names:
        assert "D-2026-003" in bureau.in_excel(REVIEW)
    else:
        assert value(bureau.office, "review_decisions.action", "PZ-2026/1") == "D-2026-003"


def test_what_names_a_row_that_excel_refuses_is_left_to_a_person(tmp_path: Path, excel: Excel) -> None:
    bureau = Bureau(tmp_path, excel, ACTIONS)
    book = excel.books[0].sheet("Działania")
    book.is_protected = True
    before = (bureau.office.folder / REVIEW).read_bytes()
    saved = bureau.save_link()
    assert (saved.edits, saved.rows) == ((), ())
    assert "held_back" in [one.reason for one in saved.by_hand]
    assert len(saved.by_hand) == 2
    assert (bureau.office.folder / REVIEW).read_bytes() == before


def test_what_names_a_row_that_the_disk_refuses_is_left_to_a_person(tmp_path: Path, excel: Excel) -> None:
    bureau = Bureau(tmp_path, excel, REVIEW)
    path = bureau.office.folder / ACTIONS
    path.write_bytes(path.read_bytes() + b"changed meanwhile")
    saved = bureau.save_link()
    assert (saved.edits, saved.rows, saved.outcomes) == ((), (), {})
    assert "held_back" in [one.reason for one in saved.by_hand]
    assert "D-2026-003" not in bureau.in_excel(REVIEW)


def turned_down() -> None:
    raise rejected()


def no_time(clock: list[float] = [0.0]) -> Deadline:  # noqa: B006  the clock that these tests move on
    def wait(seconds: float) -> None:
        clock[0] += seconds

    return Deadline(5, lambda: clock[0], wait)


def test_an_excel_that_turns_everything_down_is_told_before_anything_is_written(tmp_path: Path, excel: Excel) -> None:
    bureau = Bureau(tmp_path, excel, ACTIONS, REVIEW)
    excel.on_call = turned_down
    with pytest.raises(ExcelTrouble):
        bureau.save_link(no_time)
    excel.on_call = lambda: None
    assert "D-2026-003" not in bureau.in_excel(ACTIONS)


def test_an_excel_that_turns_down_the_second_workbook_leaves_it_to_a_person(tmp_path: Path, excel: Excel) -> None:
    bureau = Bureau(tmp_path, excel, REVIEW)
    excel.on_call = turned_down
    saved = bureau.save_link(no_time)
    assert (len(saved.rows), saved.edits) == (1, ())
    assert [one.reason for one in saved.by_hand] == ["busy"]
    assert "D-2026-003" in list(read(bureau.office).registers["actions"].keys)


# what is kept of a save


def test_a_save_that_was_kept_is_taken_back_by_another_process(tmp_path: Path) -> None:
    desk = Desk()
    before = desk.records()
    outcome = desk.apply(
        aim("D-2026-001", DUE, datetime.date(2026, 7, 1)),
        aim("D-2026-002", STATUS, "wykonane"),
        aim("D-2026-003", NOTES, "=1+1"),
        new_row({"Nr działania": "D-2026-005", "Opis działania": "Nowe", "Termin": datetime.date(2026, 12, 1)}),
    )
    assert outcome.refused == ()
    keep(tmp_path, LastSave("office", NOW, "", {"rejestry/Działania.xlsx": outcome}))
    again = kept(tmp_path, "office")
    assert again is not None
    assert again.outcomes == {"rejestry/Działania.xlsx": outcome}
    back = undo(desk.book, again.outcomes["rejestry/Działania.xlsx"], desk.deadline())
    assert back.refused == ()
    assert {key: record for key, record in desk.records().items() if key in before} == before
    assert "D-2026-005" not in desk.records()


VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.floats(allow_nan=False, allow_infinity=False),
    st.text(),
    st.dates(),
    st.datetimes(),
    st.times(),
    st.timedeltas(datetime.timedelta(), datetime.timedelta(days=9999)),
    st.sampled_from(["#N/A", "#REF!"]).map(CellError),
)


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(st.text(min_size=1), VALUES, max_size=3), VALUES, VALUES, VALUES)
def test_any_value_of_a_cell_is_kept_as_it_is(
    tmp_path_factory: pytest.TempPathFactory, record: dict[str, object], old: object, new: object, read_back: object
) -> None:
    folder = tmp_path_factory.mktemp("home")
    one = aim("D-2026-001", NOTES, "x")
    one = one._replace(record=record, old=old, change=one.change._replace(content=new))  # type: ignore[arg-type]
    row = new_row({"Nr działania": "D-2026-005"}, percent=("Postęp",))
    outcome = Outcome((Applied(one, read_back),), (Added(row, 0, 12, record),))
    keep(folder, LastSave("biuro ą", NOW, "run", {"Działania.xlsx": outcome}))
    assert kept(folder, "biuro ą") == LastSave("biuro ą", NOW, "run", {"Działania.xlsx": outcome})


def test_what_was_saved_in_another_office_is_not_this_offices(tmp_path: Path) -> None:
    keep(tmp_path, LastSave("one", NOW, "", {}))
    assert kept(tmp_path, "other") is None
    forget(tmp_path)
    forget(tmp_path)
    assert kept(tmp_path, "one") is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "{}",
        '{"format": 2}',
        '{"format": 1, "office": "x"}',
        '{"format": 1, "office": "x", "at": 1, "run": "", "outcomes": {}}',
    ],
)
def test_a_spoilt_note_of_a_save_is_none(tmp_path: Path, text: str) -> None:
    (tmp_path / "last-save.json").write_text(text)
    assert kept(tmp_path, "x") is None
