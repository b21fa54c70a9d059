"""`qms-xl report`: which documents are made, where they stand, and what is said where one cannot be made."""

from __future__ import annotations

import json
from datetime import date, datetime
from pathlib import Path

import pytest
from audit_documents import checksums, example, headings, office, opened, whole_text
from audit_office import POLISH
from some_kinds import three_kinds
from test_word_template import body, paragraph

from qms_xl.cli import main
from qms_xl.errors import ReadError, UsageError
from qms_xl.make import AsTyped, make_workbooks
from qms_xl.model import Text
from qms_xl.read import Reading
from qms_xl.rendering.batch import make_documents
from qms_xl.shipped import shipped
from qms_xl.speak import Voice
from qms_xl.tables import raw_tables

DAY = date(2026, 11, 20)


def reading(text: str = "", **more: object) -> Reading:
    read = example("pl", text)
    return Reading(read.registers, read.facts, sha256=checksums(read.registers), **more)  # type: ignore[arg-type]


def made(home: Path, *ids: str, kind: str = "audit", read: Reading | None = None, **more):
    here = office("pl", home)
    with three_kinds():
        return make_documents(here, read or reading(), kind, ids, as_of=DAY, words=Voice("pl"), **more)


def test_a_named_audit_gets_its_document(tmp_path):
    documents = made(tmp_path, "AW-2026-01")
    assert [(one.kind, one.id, one.path.name) for one in documents.made] == [
        ("audit", "AW-2026-01", "Raport z auditu AW-2026-01.docx")
    ]
    assert headings(opened(documents.made[0].path.read_bytes()))[0] == "1. Informacje ogólne"


def test_all_makes_the_due_ones_and_dash_dash_all_every_possible_one(tmp_path):
    assert [one.id for one in made(tmp_path, kind="all").made] == ["AW-2026-01", "AW-2026-02", "AZ-2026-01"]
    assert [one.id for one in made(tmp_path, every=True).made] == ["AW-2025-03", "AW-2026-01", "AW-2026-02"]


def test_a_second_run_makes_no_second_document(tmp_path):
    made(tmp_path, "AW-2026-01")
    made(tmp_path, "AW-2026-01")
    assert len(list((tmp_path / "reports").glob("*.docx"))) == 1


def test_an_unknown_number_is_told_with_the_nearest_and_nothing_is_made(tmp_path):
    with pytest.raises(UsageError) as told:
        made(tmp_path, "AW-2026-01", "AW-2026-1")
    assert "„AW-2026-01”" in told.value.message.pl
    assert not (tmp_path / "reports").exists()


def test_an_unknown_kind_is_told_with_the_nearest(tmp_path):
    with pytest.raises(UsageError) as told:
        made(tmp_path, kind="audyt")
    assert "„audit”" in told.value.message.pl


def test_without_a_number_the_due_ones_are_named(tmp_path):
    with pytest.raises(UsageError) as told:
        made(tmp_path)
    assert "AW-2026-01, AW-2026-02" in told.value.message.pl


def test_one_that_fails_does_not_stop_the_rest(tmp_path):
    documents = made(tmp_path, "AZ-2026-01", "AW-2026-01")
    assert [one.id for one in documents.made] == ["AW-2026-01"]
    assert [(one.id, one.why.exit_code) for one in documents.failed] == [("AZ-2026-01", 2)]


def test_a_bug_in_one_document_does_not_stop_the_rest(tmp_path, monkeypatch):
    from qms_xl import render

    whole = render.render

    def broken(report, record, *rest, **more):
        if record == "AW-2026-01":
            raise ZeroDivisionError
        return whole(report, record, *rest, **more)

    monkeypatch.setattr(render, "render", broken)
    documents = made(tmp_path, kind="all")
    assert [one.id for one in documents.made] == ["AW-2026-02", "AZ-2026-01"]
    assert [one.id for one in documents.failed] == ["AW-2026-01"]
    assert isinstance(documents.bug, ZeroDivisionError)


def test_no_report_counts_from_a_workbook_that_could_not_be_read(tmp_path):
    lost = ReadError("rejestry/Działania.xlsx", "", "bomb", Text("Plik jest uszkodzony.", "The file is damaged."))
    read = reading(POLISH.split("findings\n")[0], failed=(lost,), unreadable=frozenset({"findings", "actions"}))
    documents = made(tmp_path, "AW-2026-01", read=read)
    assert documents.made == ()
    assert documents.failed[0].why.exit_code == 3
    assert "Działania.xlsx" in documents.failed[0].why.message.pl


def test_where_the_register_that_names_the_records_is_lost_nobody_says_that_there_is_nothing_to_make(tmp_path):
    lost = ReadError("rejestry/Audity.xlsx", "", "bomb", Text("Plik jest uszkodzony.", "The file is damaged."))
    registers = {name: register for name, register in reading().registers.items() if name != "audits"}
    read = Reading(registers, {}, failed=(lost,), unreadable=frozenset({"audits"}))
    for ids in ((), ("AW-2026-01",)):
        with pytest.raises(ReadError) as told:
            made(tmp_path, *ids, read=read, every=not ids)
        assert "Audity.xlsx" in told.value.message.pl
    documents = made(tmp_path, kind="all", read=read)
    assert {(one.kind, one.id, one.why.exit_code) for one in documents.failed} >= {
        ("audit", "", 3),
        ("external", "", 3),
    }


def test_a_register_is_called_as_people_know_it(tmp_path):
    with pytest.raises(UsageError) as told:
        made(tmp_path, "AW-2026-99")
    assert "W rejestrze „Audity” nie ma rekordu" in told.value.message.pl
    with pytest.raises(UsageError) as told:
        made(tmp_path, "AW-2026-01", read=Reading({}, {}))
    assert "Nie ma rejestru „Audity”" in told.value.message.pl


def test_where_nothing_is_due_what_can_be_made_is_named(tmp_path):
    with pytest.raises(UsageError) as told:
        made(
            tmp_path,
            read=reading(
                POLISH.replace("| raport wydany |", "| zamknięty |").replace("| przeprowadzony |", "| zamknięty |")
            ),
        )
    assert "Teraz nic nie czeka na sporządzenie" in told.value.message.pl
    assert told.value.remedy.pl == "Na przykład: qms-xl report audit AW-2026-02"


def test_a_document_for_each_unit(tmp_path):
    names = [one.path.name for one in made(tmp_path, "AW-2026-01", per_unit=True).made]
    assert names == ["Raport z auditu AW-2026-01 KM.docx", "Raport z auditu AW-2026-01 OR.docx"]


def test_the_offices_own_template_goes_before_the_shipped_one_and_keeps_its_words(tmp_path):
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "audit.docx").write_bytes(body(paragraph("Nasz audit {{ audit.audit }}")))
    here = office("pl", tmp_path, audit_spelling="audyt")
    documents = make_documents(here, reading(), "audit", ("AW-2026-01",), as_of=DAY, words=Voice("pl", "audyt"))
    assert documents.made[0].path.name == "Raport z audytu AW-2026-01.docx"
    assert whole_text(opened(documents.made[0].path.read_bytes())).strip() == "Nasz audit AW-2026-01"


def test_a_template_with_code_in_it_makes_nothing_and_says_why(tmp_path):
    path = tmp_path / "zły.docx"
    path.write_bytes(body(paragraph("{{ office.__class__ }}")))
    documents = made(tmp_path, "AW-2026-01", template=path)
    assert documents.made == ()
    assert "zły.docx" in documents.failed[0].why.message.pl
    assert documents.failed[0].why.exit_code == 3
    assert not (tmp_path / "reports").exists()


def test_a_template_that_is_not_there_is_told(tmp_path):
    with pytest.raises(UsageError):
        made(tmp_path, "AW-2026-01", template=tmp_path / "nie ma.docx")


@pytest.fixture(scope="module")
def real_office(tmp_path_factory):
    """An office folder with workbooks made from the tables."""
    home = tmp_path_factory.mktemp("biuro")
    rows = {}
    for name, raw in raw_tables(POLISH, "pl").items():
        frame = raw.raw
        rows[name] = [
            {column: AsTyped(value) for column, value in row.items() if value is not None and value == value}
            for row in frame.to_dict("records")
        ]
    (home / "rejestry").mkdir()
    for name, data in make_workbooks("pl", rows, created=datetime(2026, 11, 20)).items():
        (home / "rejestry" / name).write_bytes(data)
    (home / "qms.toml").write_text('language = "pl"\noffice = "Urząd Miasta Przykładowo"\n', encoding="utf-8")
    return home


def run(capsys, *words: str) -> tuple[int, str, str]:
    code = main(list(words))
    shown = capsys.readouterr()
    return code, shown.out, shown.err


def test_the_command_makes_documents_and_lists_them_as_json(real_office, capsys):
    words = ["report", "audit", "AW-2026-01", "AZ-2026-01", "--office", str(real_office), "--as-of", "2026-11-20"]
    code, out, _ = run(capsys, *words, "--format", "json")
    told = json.loads(out)
    assert code == 2
    assert [set(one) for one in told["reports"]] == [{"kind", "id", "path", "pages"}]
    path = Path(told["reports"][0]["path"])
    assert path == real_office / "raporty" / "Raport z auditu AW-2026-01.docx"
    assert [one["id"] for one in told["failed"]] == ["AZ-2026-01"]
    assert "Wydział Komunikacji" in whole_text(opened(path.read_bytes()))


def test_the_command_prints_where_the_documents_stand(real_office, capsys, tmp_path):
    with three_kinds():
        words = ["report", "all", "--office", str(real_office), "--as-of", "2026-11-20", "--output", str(tmp_path)]
        code, out, _ = run(capsys, *words)
    assert code == 0
    assert [Path(line).name for line in out.splitlines()] == [
        "Raport z auditu AW-2026-01.docx",
        "Raport z auditu AW-2026-02.docx",
        "Podsumowanie auditu zewnętrznego AZ-2026-01.docx",
    ]
    assert all(Path(line).parent == tmp_path for line in out.splitlines())


def test_the_command_names_the_nearest_number(real_office, capsys):
    code, out, err = run(capsys, "report", "audit", "AW-2026-11", "--office", str(real_office))
    assert (code, out) == (2, "")
    assert "AW-2026-01" in err


def test_the_committed_templates_are_what_the_script_builds():
    import sys

    scripts = str(Path(__file__).parent.parent / "scripts")
    sys.path.insert(0, scripts)
    try:
        from build_docx_templates import built
    finally:
        sys.path.remove(scripts)
    for path, data in built().items():
        assert path.read_bytes() == data, path
        assert shipped(f"docx_templates/{path.parent.name}/{path.name}").read_bytes() == data
