"""`minutes read`: what was typed in Word at the meeting comes back as edits and rows, and nothing else does."""

from __future__ import annotations

import contextlib
import io
import json
import shutil
import zipfile
from datetime import date, datetime
from pathlib import Path

import pytest
from lxml import etree
from review_documents import DAY, REVIEWS, minutes
from test_review_report import SMALL
from word_rules import faults

from qms_xl.cli import main
from qms_xl.demo.contents import contents
from qms_xl.make import make_workbooks
from qms_xl.office.parts import FOLDERS
from qms_xl.word.package import packed
from qms_xl.word.typed import controls

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture(scope="module", params=["pl", "en"])
def first_made(request, tmp_path_factory):
    """An office of the demo and the minutes of its next review, still to be held."""
    language, home = request.param, tmp_path_factory.mktemp(request.param)
    rows = {name: [dict(row) for row in lines] for name, lines in contents(DAY, language).rows.items()}
    for row in rows["reviews"]:
        if row["review"] == REVIEWS[language]:
            row["status"] = "prepared"
    folder = home / FOLDERS["registers"].in_(language)
    folder.mkdir()
    for name, data in make_workbooks(language, rows, created=datetime(2026, 11, 20)).items():
        (folder / name).write_bytes(data)
    (home / "qms.toml").write_text(f'language = "{language}"\n', encoding="utf-8")
    with contextlib.redirect_stdout(io.StringIO()) as said:
        assert main(["report", "review", REVIEWS[language], "--office", str(home), "--as-of", f"{DAY}"]) == 0
    return language, home, Path(said.getvalue().strip()).relative_to(home)


@pytest.fixture
def made(first_made, tmp_path):
    """The same office and minutes for one test alone."""
    language, home, path = first_made
    shutil.copytree(home, tmp_path, dirs_exist_ok=True)
    return language, tmp_path, tmp_path / path


def read(home: Path, path: Path, capsys, *words: str) -> dict:
    code = main(["minutes", "read", str(path), "--office", str(home), "--as-of", f"{DAY}", "--format", "json", *words])
    shown = capsys.readouterr()
    assert code == 0, shown.err
    return json.loads(shown.out)


def typed_into(path: Path, changed) -> Path:
    """Do in the document what a person does in Word, and save it beside."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    root = etree.fromstring(parts["word/document.xml"])
    changed(root)
    parts["word/document.xml"] = etree.tostring(root)
    typed = path.with_name("po przeglądzie.docx")
    typed.write_bytes(packed(parts))
    return typed


def control(root, start: str):
    return next(one for one in root.iter(f"{W}sdt") if one.find(f"{W}sdtPr/{W}tag").get(f"{W}val").startswith(start))


def put(element, text: str) -> None:
    """Type a text in the place of what stands in a control or cell, over two runs as Word splits it."""
    texts = list(element.iter(f"{W}t"))
    if not texts:
        run = etree.SubElement(next(element.iter(f"{W}p")), f"{W}r")
        texts = [etree.SubElement(run, f"{W}t")]
    texts[0].text = text
    for one in texts[1:]:
        one.text = ""


def decisions(root):
    return next(control(root, "qms:review_decisions:").iterancestors(f"{W}tbl"))


def blank_row(table):
    return next(row for row in table.iter(f"{W}tr") if not "".join(row.itertext()).strip())


def test_minutes_that_nobody_touched_propose_nothing(made, capsys):
    _, home, path = made
    told = read(home, path, capsys)
    assert (told["edits"], told["rows"], told["unclear"]) == ([], [], [])
    with zipfile.ZipFile(path) as archive:
        data = path.read_bytes()
        assert b"qms:key" not in archive.read("word/document.xml")
    assert faults(data) == []
    assert len(list(controls(data, "x"))) > 30


def test_a_summary_and_the_evaluation_come_back_as_edits(made, capsys):
    language, home, path = made

    def meeting(root) -> None:
        put(control(root, "qms:review_inputs.summary:customer_feedback:"), "Omówiono „skargi” & <wnioski>.")
        put(control(root, "qms:reviews.effectiveness:"), "system skuteczny")
        put(control(root, "qms:reviews.next_review_on:"), "26.02.2027")

    told = read(home, typed_into(path, meeting), capsys)
    assert {(one["register"], one["column"], one["new"]) for one in told["edits"]} == {
        ("review_inputs", "summary", "Omówiono „skargi” & <wnioski>."),
        ("reviews", "effectiveness", "system skuteczny"),
        ("reviews", "next_review_on", "2027-02-26"),
    }
    assert {one["record"] for one in told["edits"] if one["register"] == "reviews"} == {REVIEWS[language]}
    assert told["rows"] == []


def test_a_decision_typed_into_an_empty_line_becomes_a_row_that_apply_writes(made, capsys):
    language, home, path = made
    owner = {"pl": "Kalina Brzezicka", "en": None}[language]

    def meeting(root) -> None:
        cells = list(blank_row(decisions(root)).iter(f"{W}tc"))
        for cell, text in zip(
            cells[1:4], ("Kupić wyświetlacz kolejki\ni dwa krzesła", owner or "", "30.06.2027"), strict=True
        ):
            put(cell, text)

    document = typed_into(path, meeting)
    (row,) = read(home, document, capsys)["rows"]
    assert row["register"] == "review_decisions"
    assert row["values"]["decision_text"] == "Kupić wyświetlacz kolejki\ni dwa krzesła"
    assert row["values"]["review"] == REVIEWS[language]
    assert row["values"]["category"] == "qms_improvement"
    assert row["values"]["due_on"] == "2027-06-30"
    assert row["values"].get("owner") == owner
    written = read(home, document, capsys, "--apply")
    assert [one["applied"] for one in written["rows"]] == [True]
    again = read(home, document, capsys)
    assert again["rows"] == [], "what was written is not proposed a second time"


def test_a_decision_that_is_there_is_changed_and_a_stranger_or_bad_date_is_left_to_a_person(made, capsys):
    _, home, path = made

    def meeting(root) -> None:
        lines = [row for row in decisions(root).iter(f"{W}tr") if "".join(row.itertext()).startswith(("PZ-", "MR-"))]
        cells = list(lines[0].iter(f"{W}tc"))
        put(cells[1], "Nowa treść")
        put(cells[2], "Ktoś Obcy")
        put(cells[3], "w przyszłym roku")

    told = read(home, typed_into(path, meeting), capsys, "--language", "en")
    assert [(one["column"], one["new"]) for one in told["edits"]] == [("decision_text", "Nowa treść")]
    assert any("Ktoś Obcy" in text for text in told["unclear"])
    assert any("w przyszłym roku" in text for text in told["unclear"])


def test_what_is_unclear_about_a_new_decision_is_told_until_it_is_mended(made, capsys):
    language, home, path = made

    def meeting(root) -> None:
        cells = list(blank_row(decisions(root)).iter(f"{W}tc"))
        for cell, text in zip(cells[1:4], ("Kupić wyświetlacz", "Ktoś Obcy", "kiedyś"), strict=True):
            put(cell, text)

    def mended(root) -> None:
        (line,) = (row for row in decisions(root).iter(f"{W}tr") if "Kupić wyświetlacz" in "".join(row.itertext()))
        put(list(line.iter(f"{W}tc"))[2], "Kalina Brzezicka")

    document = typed_into(path, meeting)
    (row,) = read(home, document, capsys, "--as-of", "2027-01-15")["rows"]
    assert row["record"].startswith(REVIEWS[language]), "numbered by the year of the review, not of the day"
    first, again = (read(home, document, capsys, *words)["unclear"] for words in (["--apply"], []))
    assert first == again
    assert all(text.startswith(f"{row['record']}: ") for text in again)
    assert [name for name in ("Ktoś Obcy", "kiedyś") if any(name in text for text in again)] == ["Ktoś Obcy", "kiedyś"]
    (edit,) = read(home, typed_into(document, mended), capsys)["edits"]
    assert (edit["record"], edit["column"], edit["new"]) == (row["record"], "owner", "Kalina Brzezicka")


def test_a_person_is_shown_old_and_new_and_how_to_write_it(made, capsys):
    language, home, path = made
    document = typed_into(path, lambda root: put(control(root, "qms:reviews.adequacy:"), "adekwatny 2027"))
    assert (
        main(["minutes", "read", str(document), "--office", str(home), "--as-of", f"{DAY}", "--language", language])
        == 0
    )
    out = capsys.readouterr().out
    assert "→ adekwatny 2027" in " ".join(out.split())
    assert "--apply" in out


def test_another_document_or_none_is_refused_with_a_cure(made, tmp_path, capsys):
    _, home, path = made
    other = typed_into(path, lambda root: put(control(root, "qms:reviews.review:"), "PZ-1900"))
    for file, told in ((other, "PZ-1900"), (tmp_path / "none.docx", "none.docx")):
        assert main(["minutes", "read", str(file), "--office", str(home)]) == 2
        assert told in capsys.readouterr().err
    (tmp_path / "broken.docx").write_bytes(b"PK\x03\x04")
    assert main(["minutes", "read", str(tmp_path / "broken.docx"), "--office", str(home)]) == 3


def test_an_input_without_a_row_gets_one_with_both_texts(tmp_path):
    from audit_documents import example

    from qms_xl.minutes import typed
    from qms_xl.settings import Settings

    path = tmp_path / "m.docx"
    path.write_bytes(minutes("pl", SMALL))
    empty = example("pl", SMALL)

    def meeting(root) -> None:
        put(control(root, "qms:review_inputs.summary:audits:"), "dobrze")
        put(control(root, "qms:review_inputs.assessment:audits:"), "pozytywna")

    data = typed_into(path, meeting).read_bytes()
    found = typed(data, "m.docx", empty.registers, date(2026, 11, 20), Settings())
    assert [(row.register, dict(row.values)) for row in found.rows] == [
        ("review_inputs", {"review": "PZ-2026", "input": "audits", "summary": "dobrze", "assessment": "pozytywna"})
    ]


def test_text_that_was_emptied_in_word_takes_nothing_out_of_the_register(made, capsys):
    _, home, path = made
    document = typed_into(path, lambda root: put(control(root, "qms:reviews.suitability:"), ""))
    assert read(home, document, capsys)["edits"] == []


def test_controls_are_read_whole_however_word_split_them():
    data = minutes("pl", SMALL)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    tags = [one.find(f"{W}sdtPr/{W}tag").get(f"{W}val") for one in root.iter(f"{W}sdt")]
    assert all(tag.startswith("qms:") and tag.count(":") == 3 and len(tag) <= 64 for tag in tags)
    assert not [one for one in controls(data, "m.docx") if one.is_changed]
