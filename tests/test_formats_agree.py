"""Every format of `check` tells the same: the same issues at the same cells, the same waivers, the same skipped rules."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import openpyxl
import pytest
from format_office import DAY, made_office, told

from qms_xl.cli import main
from qms_xl.commands.check import COMMAND

Cell = tuple[str, str, str]  # code, sheet, cell


class Told(NamedTuple):
    """What a format says, as sets; None where the format has no place for it."""

    issues: set[Cell]
    waived: set[tuple[str, str]] | None  # code, reason
    skipped: set[str] | None


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made_office(tmp_path_factory.mktemp("biuro"))


def in_json(text: str) -> Told:
    found = json.loads(text)
    return Told(
        {(one["code"], one["sheet"], one["cell"]) for one in found["issues"] if one["waived"] is None},
        {(one["code"], one["waived"]) for one in found["issues"] if one["waived"] is not None},
        set(found["summary"]["skipped"]),
    )


def in_full(text: str) -> Told:
    issues, sheet = set(), ""
    for line in text.splitlines():
        if " › " in line and not line.startswith(("  ", "Wyjątek")):
            sheet = line.split(" › ")[1]
        elif found := re.match(r"  (\w+) +(?:błąd|ostrzeżenie|wskazówka) (\w+)", line):
            issues.add((found[2], sheet, found[1]))
    unwrapped = re.sub(r"\n(?! )", " ", text)
    waived = re.findall(r"Wyjątek: (\w+), .*? › .*? › \w+: (.+?) Sprawdzono", unwrapped)
    return Told(issues, set(waived), set(re.findall(r"(\w+) pominięto, brakuje", unwrapped)))


def in_concise(text: str) -> Told:
    found = re.findall(r"^.+?:(.+?):(\w+) (\w+) ", text, re.MULTILINE)
    return Told({(code, sheet, cell) for sheet, cell, code in found}, None, None)


def in_sarif(text: str) -> Told:
    (run,) = json.loads(text)["runs"]
    issues: set[Cell] = set()
    waived: set[tuple[str, str]] = set()
    for result in run["results"]:
        names = {one["kind"]: one["name"] for one in result["locations"][0]["logicalLocations"]}
        if result["suppressions"]:
            waived.add((result["ruleId"], result["suppressions"][0]["justification"]))
        else:
            issues.add((result["ruleId"], names["sheet"], names["cell"]))
    told_of = run["invocations"][0]["toolExecutionNotifications"]
    return Told(issues, waived, {one["associatedRule"]["id"] for one in told_of if "associatedRule" in one})


def in_html(text: str) -> Told:
    from test_formats_html import Page, rows

    page = Page(text)

    def texts(table: str) -> list[list[str]]:
        return [
            [one.text for one in page.elements if one.tag in ("th", "td") and row in one.parents]
            for row in rows(page, table)
        ]

    issues = set()
    for where, _, _, _, rule in texts("issues"):
        sheet, cell = re.findall(r"(.+?) › ([A-Z]+\d+)", where)[0]
        issues.add((rule[:6], sheet, cell))
    return Told(issues, {(row[4][:6], row[3]) for row in texts("waived")}, {row[0] for row in texts("skipped")})


def in_xlsx(text: str) -> Told:
    book = openpyxl.load_workbook(text.strip())

    def column(sheet: str, header: str) -> list[str]:
        (number,) = [cell.column for cell in book[sheet][3] if cell.value == header]
        return [str(book[sheet].cell(row, number).value) for row in range(4, book[sheet].max_row + 1)]

    def columns(sheet: str, *headers: str) -> set[tuple[str, ...]]:
        return set(zip(*(column(sheet, header) for header in headers), strict=True))

    return Told(
        columns("Usterki", "Reguła", "Arkusz", "Komórka"),  # type: ignore[arg-type]
        columns("Wyjątki", "Reguła", "Powód wyjątku"),  # type: ignore[arg-type]
        set(column("Pominięte reguły", "Reguła")),
    )


READERS: dict[str, Callable[[str], Told]] = {
    "full": in_full,
    "concise": in_concise,
    "html": in_html,
    "sarif": in_sarif,
    "xlsx": in_xlsx,
}


@pytest.mark.filterwarnings("ignore:Print area")
@pytest.mark.parametrize("form", READERS)
def test_a_format_tells_what_json_tells(form: str, office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    expected = in_json(told(office, capsys, "json"))
    assert len(expected.issues) > 5
    assert expected.waived == {("ACT001", "Zgoda <b>pełnomocnika</b>")}
    assert "GEN009" in (expected.skipped or ())
    found = READERS[form](told(office, capsys, form, "--verbose", "--language", "pl"))
    assert found.issues == expected.issues
    assert found.waived in (expected.waived, None)
    assert found.skipped in (expected.skipped, None)
    assert (found.waived is None) is (found.skipped is None) is (form == "concise")


def test_every_format_that_can_be_asked_for_is_compared() -> None:
    (choice,) = [param.type for param in COMMAND.params if param.name == "format"]
    assert set(choice.choices) == {*READERS, "json"}  # type: ignore[attr-defined]


@pytest.mark.parametrize("form", ["concise", "html", "json", "sarif"])
def test_a_file_holds_what_the_screen_shows_but_for_links(
    form: str, office: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "wynik"
    shown = told(office, capsys, form)
    assert main(["check", "--office", str(office), "--as-of", DAY, "--format", form, "--output", str(path)]) == 1
    held = path.read_text(encoding="utf-8")
    assert re.sub('<a href="[^"]*">|</a>', "", held) == shown
