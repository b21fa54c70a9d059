"""Each button answers in the open panel, in sentences, and harms nothing whatever stands in the way."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path, PureWindowsPath
from typing import get_args

import openpyxl
import pytest
from excel_engine import Excel
from excel_sheets import Cell, rejected
from panel_desk import TODAY, PanelDesk, running
from small_office import ACTIONS, lay, lying

from qms_xl import panel as panel_package
from qms_xl.buttons import HANDLERS, press
from qms_xl.cli import main
from qms_xl.model import Language, Text
from qms_xl.panel import places
from qms_xl.panel.answer import Answer, Row
from qms_xl.panel.buttons_shown import ACTIONS as BUTTONS_OF_THE_PANEL
from qms_xl.panel.buttons_shown import BUTTONS
from qms_xl.panel.desk import Desk
from qms_xl.past.chain import read_chain
from qms_xl.writing.outcome import Settled

every_language = pytest.mark.parametrize("language", get_args(Language))


@pytest.fixture
def excel() -> Iterator[Excel]:
    one = Excel()
    with running(one):
        yield one


def desk_in(excel: Excel, folder: Path, language: Language) -> PanelDesk:
    office = folder / "Urząd, ąę & spacje"
    lay(office)
    return PanelDesk(excel, office, folder / "profil", language)


@pytest.fixture
def desk(excel: Excel, tmp_path: Path) -> PanelDesk:
    return desk_in(excel, tmp_path, "pl")


def test_every_button_of_the_panel_has_a_handler() -> None:
    assert tuple(HANDLERS) == BUTTONS_OF_THE_PANEL


@every_language
def test_each_button_answers_with_a_sentence_and_the_time(
    excel: Excel, tmp_path: Path, language: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = desk_in(excel, tmp_path, language)
    monkeypatch.setattr("qms_xl.buttons.show_file", lambda path: None)
    for action in BUTTONS_OF_THE_PANEL:
        desk.choose(places.STATUS, "")
        desk.choose(places.LAST_RUN, "")
        desk.press(action)
        assert desk.status.endswith((".", ":", ".docx"))
        assert "{" not in desk.status
        assert desk.last_run == Text("20.11.2026 09:30", "2026-11-20 09:30").in_(language)
        assert desk.excel.status_bar is False


def test_check_lists_the_issues_with_links_to_their_cells(desk: PanelDesk) -> None:
    assert desk.press("check") == 0
    assert re.match(r"\d+ błęd", desk.status)
    kinds = [row[0] for row in desk.rows]
    assert kinds == sorted(kinds, key=["błąd", "ostrzeżenie", "wskazówka"].index)
    links = [str(row[3]) for row in desk.rows if str(row[3]).startswith("=HYPERLINK")]
    path = desk.office / ACTIONS
    assert any(
        re.fullmatch(rf'=HYPERLINK\("\[{re.escape(str(path))}\]\'Działania\'!\w+","\w+"\)', link) for link in links
    )


def test_results_replace_those_before_whatever_their_number(desk: PanelDesk) -> None:
    desk.press("check")
    many = len(desk.rows)
    desk.press("help")
    assert len(desk.rows) == len(BUTTONS)
    assert many != len(BUTTONS)
    table = desk.page.table(places.RESULTS)
    assert table.last_row == places.RESULTS_ROW + len(BUTTONS)
    assert desk.page.values(table.last_row + 1, table.last_row + many, 1) == [None] * many


def test_a_filter_that_somebody_set_does_not_hide_new_results(desk: PanelDesk) -> None:
    desk.page.table(places.RESULTS).filter[1] = "błąd"
    desk.press("help")
    assert desk.page.table(places.RESULTS).filter == {}
    assert desk.page.table(places.RESULTS).has_filter


def test_what_is_not_saved_yet_in_an_open_register_is_checked(desk: PanelDesk) -> None:
    desk.press("check")
    assert not any("D-2026-777" in str(row) for row in desk.rows)
    actions = desk.register(ACTIONS).sheet("Działania")
    actions.cells[actions.tables[0].data_rows[0], 1].value = "D-2026-777"
    desk.press("check")
    assert any(row[2] == "D-2026-777" for row in desk.rows)


def test_proposed_changes_are_shown_and_not_made(desk: PanelDesk) -> None:
    before = lying(desk.office)
    assert desk.press("plan") == 0
    assert desk.status.startswith("Do zmiany: ")
    assert any("→" in str(row[4]) for row in desk.rows)
    assert lying(desk.office) == before


def test_safe_changes_are_written_into_closed_workbooks_and_taken_back(desk: PanelDesk) -> None:
    before = lying(desk.office)
    assert desk.press("apply") == 0
    assert desk.status.startswith("Zapisano: ")
    assert lying(desk.office) != before
    assert any(row[0] == "zapisano" for row in desk.rows)
    assert desk.press("undo") == 0
    assert desk.status.startswith("Przywrócono skoroszyty")
    assert lying(desk.office) == before
    desk.press("undo")
    assert desk.status == "Nie ma czego cofnąć."


def test_what_is_to_be_confirmed_is_shown_and_never_written(desk: PanelDesk) -> None:
    def to_confirm() -> list[list[object]]:
        desk.press("plan")
        return [row for row in desk.rows if str(row[5]).startswith("Do potwierdzenia")]

    before = to_confirm()
    assert "nowy wiersz" in [row[0] for row in before]
    desk.press("apply")
    assert to_confirm() == before


def test_history_learns_why_the_registers_changed_or_were_reported(desk: PanelDesk) -> None:
    number_review(desk.office / "rejestry" / "Przegląd.xlsx", "PZ-2026")
    desk.choose(places.REVIEW, "PZ-2026")
    for action in ("review", "apply", "undo"):
        desk.press(action)
    assert [link.why for link in read_chain(desk.office).links] == ["report", "button", "undo"]


def test_undo_takes_back_what_was_saved_last_be_it_by_a_command(desk: PanelDesk) -> None:
    desk.press("apply")
    after_the_button = lying(desk.office)
    words = ["reconcile", "--apply", "--unsafe", "--quiet", "--as-of", TODAY.isoformat(), "--office", str(desk.office)]
    assert main(words) == 0
    assert lying(desk.office) != after_the_button
    desk.press("undo")
    assert lying(desk.office) == after_the_button


def test_a_register_open_in_excel_is_changed_there_and_its_file_is_not_touched(desk: PanelDesk) -> None:
    desk.register(ACTIONS)
    file = (desk.office / ACTIONS).read_bytes()
    sheet = desk.excel.books[-1].sheet("Działania")
    texts = {at: cell.value for at, cell in sheet.cells.items()}
    assert desk.press("apply") == 0
    assert "zapisz zmiany sam: rejestry/Działania.xlsx" in desk.status
    assert (desk.office / ACTIONS).read_bytes() == file
    changed = {at for at, cell in sheet.cells.items() if texts.get(at) != cell.value}
    assert changed
    assert desk.press("undo") == 0
    assert desk.status.startswith("Cofnięto: ")
    assert {at: cell.value for at, cell in sheet.cells.items() if cell.value is not None} == {
        at: value for at, value in texts.items() if value is not None
    }


def test_rows_sorted_between_reading_and_writing_get_their_own_values(desk: PanelDesk) -> None:
    sheet = desk.register(ACTIONS).sheet("Działania")
    table = sheet.tables[0]
    add_action(sheet, "D-2026-000")
    desk.press("plan")
    wanted = {(row[2], str(row[4]).partition("\n")[0]) for row in desk.rows if row[0] == "bezpieczna"}
    key = table.first_column
    desk.excel.before("write", lambda: sheet.sort_table(table.name, key), 0)
    desk.press("apply")
    told = {(row[2], row[4]) for row in desk.rows if row[0] == "zapisano"}
    assert told == wanted
    desk.press("plan")
    assert not [row for row in desk.rows if row[0] == "bezpieczna" and row[1] == "Działania"]


def add_action(sheet: object, key: str) -> None:
    """Type one more action under the others, as somebody would."""
    table = sheet.tables[0]  # type: ignore[attr-defined]
    first, new = table.data_rows[0], table.last_row + 1
    for column in range(table.first_column, table.last_column + 1):
        above = sheet.at(first, column)  # type: ignore[attr-defined]
        sheet.cells[new, column] = Cell(above.value, above.formula, above.format)  # type: ignore[attr-defined]
    sheet.cells[new, table.first_column].value = key  # type: ignore[attr-defined]
    table.last_row = new


def test_while_a_cell_is_being_edited_excel_turns_calls_down_and_they_are_made_again(desk: PanelDesk) -> None:
    def turn_down() -> None:
        raise rejected()

    for number in range(5):
        desk.excel.before("ask", turn_down, number * 7)
        desk.excel.before("write", turn_down, number)
    assert desk.press("help") == 0
    assert len(desk.rows) == len(BUTTONS)
    assert desk.excel.waiting == []


def test_what_is_under_way_stands_on_the_status_bar(desk: PanelDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[object] = []

    def handler(given: Desk) -> Answer:
        seen.append(desk.excel.status_bar)
        assert given.reading
        seen.append(desk.excel.status_bar)
        return Answer("Gotowe.")

    monkeypatch.setitem(HANDLERS, "data", handler)
    assert desk.press("data") == 0
    assert [*seen, desk.excel.status_bar] == ["Dane na przegląd: program pracuje…", "Czytam rejestry…", False]


def test_progress_that_excel_has_no_time_for_is_not_waited_for(desk: PanelDesk) -> None:
    panel, began = desk.panel(), desk.clock

    def turn_down() -> None:
        if desk.clock < began + 1.1:
            raise rejected()

    desk.excel.on_call = turn_down
    assert press("help", panel, TODAY, desk.home) == 0
    assert len(desk.rows) == len(BUTTONS)


@every_language
def test_a_colleagues_lock_on_a_register_costs_only_that_register(
    excel: Excel, tmp_path: Path, language: Language
) -> None:
    desk = desk_in(excel, tmp_path, language)
    owner = desk.office / "rejestry" / "~$Działania.xlsx"
    name = "Jan Kowal"
    owner.write_bytes(
        bytes([len(name)])
        + name.encode("cp1250").ljust(54, b" ")
        + bytes([len(name), 0])
        + name.encode("utf-16-le").ljust(108, b" \0"[:1])
    )
    before = (desk.office / ACTIONS).read_bytes()
    desk.press("apply")
    assert (desk.office / ACTIONS).read_bytes() == before
    told = Text("jest otwarty w programie Excel przez: Jan Kowal", "is open in Excel, by Jan Kowal").in_(language)
    assert [row for row in desk.rows if told in str(row[4])], desk.rows


@pytest.mark.parametrize("action", ["check", "plan", "apply", "undo", "data", "tasks", "documents"])
def test_a_register_that_cannot_be_read_is_named_by_each_button(desk: PanelDesk, action: str) -> None:
    (desk.office / "rejestry" / "Organizacja.xlsx").write_bytes(b"no workbook")
    desk.press(action)
    (row,) = (row for row in desk.rows if row[0] == "plik")
    assert row[3] == '="rejestry/Organizacja.xlsx"'


def test_a_history_that_cannot_be_kept_is_told_and_the_changes_stand(desk: PanelDesk) -> None:
    desk.press("apply")
    desk.press("undo")
    for path in (desk.office / ".qms" / "history").rglob("*"):
        if path.is_file():
            path.write_bytes(b"spoilt")
    assert desk.press("apply") == 0
    assert desk.status.startswith("Zapisano: ")
    assert "Stanu rejestrów nie zapisano w historii." in desk.status


def test_a_save_that_cannot_be_taken_back_later_stands_and_says_so(
    desk: PanelDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(folder: Path, save: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("qms_xl.panel.changing.keep", full)
    assert desk.press("apply") == 0
    assert desk.status.startswith("Zapisano: ")
    assert desk.status.endswith("„Cofnij ostatni zapis” tego zapisu nie cofnie: brak miejsca na dysku.")


@pytest.mark.parametrize("action", ["apply", "undo"])
def test_what_became_of_a_save_that_broke_off_is_told(
    desk: PanelDesk, action: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    settled = Settled("run", ACTIONS, "finished", Text("Dokończono zapis.", "Finished."), Text("Sprawdź.", "Look."))
    monkeypatch.setattr("qms_xl.write.finish_broken_runs", lambda office, command: (settled,))
    desk.press(action)
    assert desk.status.endswith("Dokończono zapis. Sprawdź.")


def test_nothing_chosen_is_a_sentence(desk: PanelDesk) -> None:
    assert desk.press("audit") == 2
    assert desk.status == "Nic nie wybrano w polu „Audit”. Wybierz z listy w panelu."


@pytest.mark.parametrize(
    "typed",
    [
        '" --office=\\\\host\\x',
        "%PATH%",
        "^&calc",
        "AW/1/2026",
        "=cmd|'/c calc'!A0",
        "..\\..\\x",
        2026.0,
        "pz-2026",
        "PZ-2026 ",
    ],
)
def test_what_is_no_key_of_the_register_goes_nowhere(desk: PanelDesk, typed: object) -> None:
    before = sorted(desk.office.rglob("*"))
    desk.choose(places.REVIEW, typed)
    assert desk.press("review") == 2
    assert desk.status.startswith("W rejestrze nie ma pozycji")
    assert sorted(desk.office.rglob("*")) == before


@pytest.mark.parametrize("key", ["PZ-2026", "AW/1/2026", '" --office=\\\\host\\x', "%PATH%", "^&calc", "..\\..\\x"])
def test_the_review_chosen_becomes_one_document_with_a_link_whatever_its_number(desk: PanelDesk, key: str) -> None:
    number_review(desk.office / "rejestry" / "Przegląd.xlsx", key)
    before = set(desk.office.parent.rglob("*"))
    desk.choose(places.REVIEW, key)
    assert desk.press("review") == 0
    reports = desk.office / "raporty"
    assert desk.status == f"Sporządzono 1 dokument w folderze {reports}."
    (made,) = (path for path in set(desk.office.parent.rglob("*")) - before if path.suffix == ".docx")
    assert made.parent == reports
    assert [(row[0], row[2], row[3]) for row in desk.rows] == [("dokument", key, f'=HYPERLINK("{made}","otwórz")')]
    assert desk.listed(places.REVIEWS) == [key]


def number_review(path: Path, key: str) -> None:
    """Give the one review another number, and a period to count its data for."""
    book = openpyxl.load_workbook(path)
    for page in book.worksheets:
        for cell in (cell for row in page.iter_rows() for cell in row if cell.value == "PZ-2026"):
            cell.value, cell.data_type = key, "s"
            headers = {str(head.value): head.column for head in page[cell.row - 1]}
            for header, day in (("Okres od", date(2025, 10, 1)), ("Okres do", date(2026, 9, 30))):
                if header in headers:
                    page.cell(cell.row, headers[header]).value = day
    book.save(path)


def test_the_lists_are_renewed_with_every_answer(desk: PanelDesk) -> None:
    desk.press("check")
    assert desk.listed(places.REVIEWS) == ["PZ-2026"]
    assert desk.listed(places.AUDITS) == []


AT_WORK = """
import sys
from pathlib import Path
from qms_xl.panel.home import one_at_a_time
with one_at_a_time(Path(sys.argv[1])):
    print("mine", flush=True)
    sys.stdin.read()
"""


@every_language
def test_a_second_click_while_the_first_is_at_work_is_told_so(excel: Excel, tmp_path: Path, language: Language) -> None:
    desk = desk_in(excel, tmp_path, language)
    before = lying(desk.office)
    first = subprocess.Popen([sys.executable, "-c", AT_WORK, str(desk.home)], stdin=-1, stdout=-1, text=True)
    with first:
        assert first.stdout is not None
        assert first.stdout.readline() == "mine\n"
        assert desk.press("apply") == 2
        told = Text("Poprzedni przycisk jeszcze pracuje.", "The button pressed before is still at work.")
        assert desk.status.startswith(told.in_(language))
        assert lying(desk.office) == before
        first.kill()  # as where the computer was switched off: nobody has to clear anything away
    assert desk.press("apply") == 0


@every_language
def test_an_office_that_was_moved_is_told_with_what_to_do(excel: Excel, tmp_path: Path, language: Language) -> None:
    desk = desk_in(excel, tmp_path, language)
    desk.office.rename(desk.office.with_name("gdzie indziej"))
    assert desk.press("check") == 2
    gone = Text("Nie ma folderu biura", "The office folder is not there").in_(language)
    assert desk.status.startswith(f"{gone}: {desk.office}.")
    assert Text("wpisz nowe miejsce", "type its new place").in_(language) in desk.status


def test_a_panel_without_an_office_says_where_to_type_it(excel: Excel, tmp_path: Path) -> None:
    desk = PanelDesk(excel, "", tmp_path)
    desk.choose(places.OFFICE, None)
    assert desk.press("check") == 2
    assert desk.status.startswith("Panel nie wie, gdzie jest folder biura.")
    assert desk.press("help") == 0


def test_a_register_open_twice_is_a_sentence_and_nothing_is_changed(desk: PanelDesk) -> None:
    desk.register(ACTIONS)
    desk.register(ACTIONS)
    before = lying(desk.office)
    assert desk.press("apply") == 3
    assert "otwarty w dwóch oknach" in desk.status
    assert lying(desk.office) == before


def test_a_bug_of_ours_is_a_sentence_without_traceback(desk: PanelDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(desk: object) -> None:
        raise RuntimeError("tajne dane")

    monkeypatch.setitem(HANDLERS, "check", broken)  # type: ignore[arg-type]
    assert desk.press("check") == 4
    assert desk.status.startswith("To błąd programu qms-xl (RuntimeError), nie rejestrów.")
    assert "tajne" not in desk.status


def test_texts_stay_texts_in_the_panel(desk: PanelDesk) -> None:
    sheet = desk.register(ACTIONS).sheet("Działania")
    table = sheet.tables[0]
    sheet.cell(table.data_rows[0], table.first_column).value = '=1+1"&A1'
    desk.press("check")
    records = [row[2] for row in desk.rows]
    assert '=1+1"&A1' in records
    assert not any(value.formula for (row, column), value in desk.page.cells.items() if column == 3)


@pytest.mark.parametrize(
    ("file", "place", "formula"),
    [
        (r"C:\SZJ ąę & 'x'\Cele.xlsx", "'Cele'!F12", r"""=HYPERLINK("[C:\SZJ ąę & 'x'\Cele.xlsx]'Cele'!F12","F12")"""),
        (r"\\serwer\SZJ ą\Cele.xlsx", "'Cele ''24'!F12", r"""=HYPERLINK("[\\serwer\SZJ ą\Cele.xlsx]'Cele ''24'!F12","F12")"""),
        (r"C:\SZJ\Raport.docx", "", r"""=HYPERLINK("C:\SZJ\Raport.docx","F12")"""),
        (r"C:\100% pewne\Cele.xlsx", "'A'!A1", r"""=HYPERLINK("[C:\100% pewne\Cele.xlsx]'A'!A1","F12")"""),
        (r"C:\SZJ\A.xlsx", "'Arkusz \"A\"'!A1", r"""=HYPERLINK("[C:\SZJ\A.xlsx]'Arkusz ""A""'!A1","F12")"""),
        (r"C:\SZJ\A.xlsx", "'Arkusz #1'!A1", '="F12"'),
        (r"C:\Urząd #1\Cele.xlsx", "'A'!A1", '="F12"'),
        (r"C:\a%20b\Cele.xlsx", "'A'!A1", '="F12"'),
        (r"C:\a[b]\Cele.xlsx", "'A'!A1", '="F12"'),
        (r"C:\Urząd #1\Raport.docx", "", '="F12"'),
    ],
)  # fmt: skip
def test_a_link_is_told_as_excel_takes_it_or_not_at_all(desk: PanelDesk, file: str, place: str, formula: str) -> None:
    row = Row("", "", "", "F12", "", file=PureWindowsPath(file), place=place)  # type: ignore[arg-type]
    desk.panel().show(Answer("Jest.", (row,)))
    assert [shown[3] for shown in desk.rows] == [formula]


def test_more_rows_than_anybody_reads_are_cut_and_the_sentence_says_so(
    desk: PanelDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.press("check")
    count = len(desk.rows)
    assert "Pokazano" not in desk.status
    monkeypatch.setattr(places, "MOST_ROWS", 3)
    desk.press("check")
    assert len(desk.rows) == 3
    assert desk.status.endswith(f"Pokazano 3 z {count}; wszystkie daje: qms-xl check --format xlsx")


def test_a_cell_and_a_list_are_cut_where_nobody_reads_on(desk: PanelDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places, "LONGEST_LIST", 2)
    keys = ("PZ-2026", "007", "PZ-2024")
    desk.panel().show(Answer("Jest.", (Row("", "", "", "", "x" * 40_000),), {places.REVIEWS: keys}))
    assert len(str(desk.rows[0][4])) == 4000
    column = places.LIST_COLUMNS.index(places.REVIEWS) + 1
    assert desk.open.sheet(places.LISTS.pl).values(2, 4, column) == ["PZ-2026", "007", None]


def test_a_path_too_long_for_a_link_is_shown_as_plain_text(excel: Excel, tmp_path: Path) -> None:
    office = tmp_path / ("długa-" * 20) / ("nazwa-" * 20)
    lay(office)
    desk = PanelDesk(excel, office, tmp_path / "profil")
    desk.press("check")
    assert desk.rows
    assert not any("HYPERLINK" in str(row[3]) for row in desk.rows)


def test_the_english_panel_speaks_english(excel: Excel, tmp_path: Path) -> None:
    lay(tmp_path / "office")
    desk = PanelDesk(excel, tmp_path / "office", tmp_path / "profile", "en")
    desk.press("check")
    assert re.match(r"\d+ errors?", desk.status)
    assert {row[0] for row in desk.rows} <= {"error", "warning", "note"}


def test_tasks_come_by_person_and_last_what_names_nobody(desk: PanelDesk) -> None:
    desk.press("tasks")
    people = [row[0] for row in desk.rows]
    assert people[0] == "Anna Nowak"
    assert people[-1] in (None, "(nikt nie jest wpisany)")


def test_the_folder_that_is_opened_is_the_offices(desk: PanelDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[Path] = []
    monkeypatch.setattr("qms_xl.buttons.show_file", opened.append)
    assert desk.press("folder") == 0
    assert opened == [desk.office]


def test_undo_waits_for_a_workbook_that_was_closed_meanwhile(desk: PanelDesk) -> None:
    desk.register(ACTIONS)
    desk.press("apply")
    book = desk.excel.books.pop()
    desk.press("undo")
    assert "Tych skoroszytów nie ma już w Excelu: rejestry/Działania.xlsx." in desk.status
    desk.excel.books.append(book)
    desk.press("undo")
    assert desk.status.startswith("Cofnięto: ")
    desk.press("undo")
    assert desk.status == "Nie ma czego cofnąć."


def test_what_somebody_typed_after_the_save_stays_when_it_is_taken_back(desk: PanelDesk) -> None:
    sheet = desk.register(ACTIONS).sheet("Działania")
    before = {at: cell.value for at, cell in sheet.cells.items()}
    desk.press("apply")
    at = next(at for at, cell in sheet.cells.items() if before.get(at) != cell.value)
    sheet.cells[at].value = "wpisane później"
    desk.press("undo")
    assert sheet.cells[at].value == "wpisane później"


def test_only_the_free_core_of_xlwings_is_used_and_never_the_native_objects() -> None:
    root = Path(str(panel_package.__file__)).parent
    for path in (*root.glob("*.py"), root.parent / "buttons.py", root.parent / "commands" / "button.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            assert not (isinstance(node, ast.Attribute) and node.attr in ("api", "impl")), path
            named = ast.unparse(node) if isinstance(node, ast.Import | ast.ImportFrom) else ""
            assert "xlwings." not in named, path


def test_the_day_is_the_one_asked_for(desk: PanelDesk) -> None:
    desk.press("data")
    assert desk.status == "Stan na 20.11.2026."


# where the panel itself lets us down


@pytest.fixture
def windows(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The sentences that were told in a window of their own."""
    told: list[str] = []
    monkeypatch.setattr("qms_xl.buttons.tell_in_window", told.append)
    return told


def test_a_panel_without_its_table_is_told_in_a_window(desk: PanelDesk, windows: list[str]) -> None:
    desk.page.tables.clear()
    assert desk.press("help") == 2
    assert len(windows) == 1
    assert "W panelu brakuje pola albo tabeli wyników" in windows[0]


def test_a_panel_without_its_office_field_says_so_in_the_panel(desk: PanelDesk, windows: list[str]) -> None:
    del desk.open.names[places.OFFICE]
    assert desk.press("check") == 2
    assert desk.status.startswith("W panelu brakuje pola")
    assert windows == []


def test_what_was_done_is_told_even_where_excel_lets_nobody_in(
    desk: PanelDesk, windows: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def turn_down() -> None:
        raise rejected()

    def handler(given: object) -> Answer:
        desk.excel.on_call = turn_down
        return Answer("Zapisano: 3 komórki.")

    monkeypatch.setitem(HANDLERS, "apply", handler)
    assert desk.press("apply") == 3
    assert windows[0].startswith("Zapisano: 3 komórki.")
    assert "Excel jest zajęty" in windows[0]


def test_an_office_on_a_network_share_that_is_not_there_is_a_sentence(excel: Excel, tmp_path: Path) -> None:
    desk = PanelDesk(excel, r"\\serwer\Jakość & SZJ\Urząd", tmp_path / "profil")
    assert desk.press("check") == 2
    assert desk.status.startswith(r"Nie ma folderu biura: \\serwer\Jakość & SZJ\Urząd.")
