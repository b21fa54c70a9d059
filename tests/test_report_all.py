"""`report all`: every kind, workers or none, one that fails, nothing overwritten, progress and summary; who accepts audit reports."""

from __future__ import annotations

import io
import json
import pickle
import sys
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import pytest
from audit_documents import audit_report, checksums, example, opened, table
from audit_documents import office as text_office
from review_documents import DAY
from some_kinds import three_kinds
from test_external_report import POLISH as AUDITS
from test_review_report import SMALL
from test_word_template import body, paragraph

from qms_xl.cli import main
from qms_xl.demo.office import demo_office
from qms_xl.errors import ReadError, UsageError, WriteError
from qms_xl.model import Text
from qms_xl.office import load_office, office_from
from qms_xl.read import Reading
from qms_xl.rendering import workers
from qms_xl.rendering.batch import make_documents
from qms_xl.speak import Voice

WHOLE = AUDITS + "".join(SMALL.partition("reviews\n")[1:]).replace(
    SMALL[SMALL.index("actions\n") : SMALL.index("feedback\n")], ""
).replace(SMALL[SMALL.index("people\n") :], "").replace("protokół zatwierdzony", "przeprowadzony")


def reading(text: str = WHOLE) -> Reading:
    read = example("pl", text)
    return Reading(read.registers, read.facts, sha256=checksums(read.registers))


def made(home: Path, *, read: Reading | None = None, kind: str = "all", **more):
    here = text_office("pl", home, norm="iso9001-2015")
    with three_kinds():
        return make_documents(here, read or reading(), kind, as_of=DAY, words=Voice("pl"), **more)


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    """The demo office on disk, with its faults."""
    home = tmp_path_factory.mktemp("demo")
    for path, data in demo_office(DAY, "pl").files.items():
        (home / path).parent.mkdir(parents=True, exist_ok=True)
        (home / path).write_bytes(data)
    return home


def run(capsys, *words: str) -> tuple[int, str, str]:
    code = main(list(words))
    shown = capsys.readouterr()
    return code, shown.out, shown.err


def test_everything_due_of_every_kind_is_made(tmp_path):
    assert [(one.kind, one.id) for one in made(tmp_path).made] == [
        ("audit", "AW-2026-01"),
        ("external", "AZ-2026-01"),
        ("external", "AZ-2026-02"),
        ("review", "PZ-2026"),
    ]


def test_all_that_can_be_made_goes_further_than_what_is_due(tmp_path):
    ids = [one.id for one in made(tmp_path, every=True).made]
    assert ids == ["AW-2026-01", "AZ-2026-01", "AZ-2026-02", "AZ-2026-04", "PZ-2025", "PZ-2026"]


def test_the_demo_office_gets_at_least_25_documents_in_one_run(demo, tmp_path, capsys):
    words = ["report", "all", "--all", "--office", str(demo), "--as-of", "2026-11-20", "--output", str(tmp_path)]
    code, out, err = run(capsys, *words)
    assert code == 0
    paths = [Path(line) for line in out.splitlines()]
    assert len(paths) >= 25
    assert {path.name.split()[0] for path in paths} >= {"Raport", "Podsumowanie", "Protokół"}
    assert all(path.is_file() for path in paths)
    assert f"w folderze {tmp_path}" in err
    assert str(len(paths)) in err.splitlines()[-1]


def test_workers_make_the_same_bytes(tmp_path):
    alone, helped = made(tmp_path / "a", every=True, processes=1), made(tmp_path / "b", every=True, processes=3)
    assert helped.bug is None
    assert [one[:2] for one in helped.made] == [one[:2] for one in alone.made]
    assert [one.path.read_bytes() for one in helped.made] == [one.path.read_bytes() for one in alone.made]


def test_a_template_of_the_office_is_checked_once_and_the_shipped_ones_not_again(tmp_path, monkeypatch):
    from qms_xl.word import template

    seen: list[str] = []
    whole = template.faults
    monkeypatch.setattr(template, "faults", lambda data, name, fields: seen.append(name) or whole(data, name, fields))
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "external.docx").write_bytes(body(paragraph("{{ office }}")))
    kinds = [one.kind for one in made(tmp_path, every=True).made]
    assert kinds.count("external") > 1
    assert "audit" in kinds
    assert seen == ["external.docx"]


def test_each_part_of_a_template_is_read_and_compiled_once(tmp_path, monkeypatch):
    from qms_xl.word import engine, template

    read: list[str] = []
    compiled: list[str] = []
    whole, compiles = template.read_part, engine.Engine.from_string
    monkeypatch.setattr(template, "read_part", lambda name, *rest: read.append(name) or whole(name, *rest))
    monkeypatch.setattr(
        engine.Engine, "from_string", lambda self, source: compiled.append(source) or compiles(self, source)
    )
    documents = made(tmp_path, kind="external", every=True).made
    assert len(documents) > 1
    assert len(read) == len(compiled) == len(set(compiled)) == 3  # body, header, footer


def test_a_kind_whose_template_is_broken_costs_its_own_documents_alone(tmp_path):
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "external.docx").write_bytes(body(paragraph("{{ nobody }}")))
    documents = made(tmp_path)
    assert [one.id for one in documents.made] == ["AW-2026-01", "PZ-2026"]
    assert [(one.id, one.why.exit_code) for one in documents.failed] == [("AZ-2026-01", 3), ("AZ-2026-02", 3)]
    assert documents.bug is None


def test_a_record_that_cannot_be_reported_on_costs_its_own_document_alone(tmp_path):
    documents = made(tmp_path, read=reading(WHOLE.replace("2025-01-01 | 2025-12-31", " | ")))
    assert [one.id for one in documents.made] == ["AW-2026-01", "AZ-2026-01", "AZ-2026-02"]
    assert "PZ-2026" in documents.failed[0].why.message.pl


@pytest.mark.parametrize("count", [1, 3])
def test_a_lost_workbook_costs_the_documents_that_count_from_it(tmp_path, count):
    lost = ReadError("rejestry/Klienci.xlsx", "", "bomb", Text("Plik jest uszkodzony.", "The file is damaged."))
    read = reading()
    read = Reading(read.registers, read.facts, sha256=read.sha256, failed=(lost,), unreadable=frozenset({"feedback"}))
    documents = made(tmp_path, read=read, processes=count)
    assert [one.kind for one in documents.made] == ["audit", "external", "external"]
    assert documents.failed[0].why.exit_code == 3
    assert "Klienci.xlsx" in documents.failed[0].why.message.pl


def test_a_document_that_somebody_edited_or_signed_stays_and_a_new_one_stands_beside(tmp_path):
    path = made(tmp_path).made[0].path
    path.write_bytes(path.read_bytes() + b"signed")
    again = made(tmp_path)
    assert path.read_bytes().endswith(b"signed")
    assert again.made[0].path.name == "Raport z auditu AW-2026-01 (2).docx"
    assert [one.path.name for one in again.made[1:]] == [
        "Podsumowanie auditu zewnętrznego AZ-2026-01.docx",
        "Podsumowanie auditu zewnętrznego AZ-2026-02.docx",
        "Protokół z przeglądu zarządzania PZ-2026.docx",
    ]


def test_the_progress_is_told_from_nothing_to_all(tmp_path):
    told: list[tuple[int, int]] = []
    made(tmp_path, told=lambda done, total: told.append((done, total)))
    assert told == [(0, 4), (1, 4), (2, 4), (3, 4), (4, 4)]


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_bar_is_shown_on_a_terminal_and_only_there(demo, tmp_path, capsys, monkeypatch):
    words = ["report", "external", "AZ-2025-01", "--office", str(demo), "--output", str(tmp_path)]
    assert "1/1" not in run(capsys, *words)[2]
    monkeypatch.setattr(sys, "stderr", Terminal())
    monkeypatch.setenv("TERM", "xterm")
    assert main(words) == 0
    assert "1/1" in sys.stderr.getvalue()
    assert "Sporządzam dokumenty" in sys.stderr.getvalue()
    monkeypatch.setattr(sys, "stderr", Terminal())
    assert main([*words, "--quiet"]) == 0
    assert sys.stderr.getvalue() == ""


def test_the_summary_counts_what_was_made_and_what_was_not(demo, tmp_path, capsys):
    words = ["report", "external", "AZ-2025-01", "AZ-2026-01", "AW-2026-01", "--office", str(demo)]
    code, out, err = run(capsys, *words, "--output", str(tmp_path))
    assert (code, len(out.splitlines())) == (2, 2)
    assert err.splitlines()[-1] == (
        f"Gotowe: 2 dokumenty w folderze {tmp_path}. Nie udało się sporządzić: 1 dokument; powody wyżej."
    )
    assert "AW-2026-01: Audit AW-2026-01 nie jest auditem zewnętrznym" in err
    told = json.loads(run(capsys, *words, "--output", str(tmp_path), "--format", "json")[1])
    assert [len(told["reports"]), [one["kind"] for one in told["failed"]]] == [2, ["external"]]


def test_a_template_for_all_kinds_at_once_is_refused(demo, capsys, tmp_path):
    code, _, err = run(capsys, "report", "all", "--template", str(tmp_path / "x.docx"), "--office", str(demo))
    assert code == 2
    assert "--template" in err


def test_an_office_without_records_has_nothing_to_make(tmp_path, capsys):
    assert main(["init", str(tmp_path / "b"), "--language", "pl"]) == 0
    capsys.readouterr()
    for more in ([], ["--all"]):
        code, out, err = run(capsys, "report", "all", *more, "--office", str(tmp_path / "b"))
        assert (code, out) == (0, "")
        assert "Nie ma dokumentów do sporządzenia." in err


# what worker processes do


def test_where_no_worker_can_begin_the_documents_are_made_here(tmp_path, monkeypatch):
    def none(*_: object) -> None:
        raise BrokenProcessPool

    monkeypatch.setattr(workers, "done", none)
    assert len(made(tmp_path, processes=2).made) == 4


def test_a_document_whose_worker_died_is_told_and_the_others_stand(tmp_path, monkeypatch):
    def dying(does, jobs, count, start, given, here):
        for job in jobs:
            yield workers.Died() if job.id == "AZ-2026-01" else given[0].rendered(job)

    monkeypatch.setattr(workers, "done", dying)
    documents = made(tmp_path, processes=2)
    assert len(documents.made) == 3
    assert "pamięci" in documents.failed[0].why.message.pl
    assert documents.failed[0].why.exit_code == 3
    assert documents.bug is None


@pytest.mark.parametrize(
    "error",
    [
        UsageError(Text("Źle.", "Bad."), Text("Popraw.", "Mend it.")),
        ReadError("a.xlsx", "xl/x.xml", "bomb", Text("Źle.", "Bad.")),
        WriteError("a.docx", Text("Źle.", "Bad."), reason="os"),
    ],
)
def test_an_error_comes_back_from_a_worker_as_it_was(error):
    back = pickle.loads(pickle.dumps(error))
    assert type(back) is type(error)
    assert vars(back) == vars(error)
    assert str(back) == str(error)


# who accepts audit reports


def signed(tmp_path: Path, chosen: object) -> list[list[str]]:
    (tmp_path / "rejestry").mkdir(exist_ok=True)
    line = "" if chosen is None else f"[reports]\nsign_audit = {json.dumps(chosen, ensure_ascii=False)}\n"
    (tmp_path / "qms.toml").write_text(f'language = "pl"\noffice = "Urząd"\n{line}', encoding="utf-8")
    read = example("pl")
    office = load_office(tmp_path, tmp_path)
    documents = make_documents(
        office,
        Reading(read.registers, read.facts, sha256=checksums(read.registers)),
        "audit",
        ("AW-2026-01",),
        as_of=DAY,
        words=Voice("pl"),
        folder=tmp_path / "r",
    )
    return [row[:2] for row in table(opened(documents.made[0].path.read_bytes()), "Podpisy")]


@pytest.mark.parametrize("chosen", [None, False])
def test_nobody_accepts_an_audit_report_unless_the_office_says_so(tmp_path, chosen):
    assert signed(tmp_path, chosen)[-1] == ["Przyjął: pełnomocnik ds. SZJ", "Barbara Dąbrowska"]
    assert table(opened(audit_report("pl")), "Podpisy")[-1][0] == "Przyjął: pełnomocnik ds. SZJ"


@pytest.mark.parametrize(
    ("chosen", "row"),
    [
        (True, ["Akceptacja: Prezydent Miasta", "Krzysztof Szymański"]),
        ("prezydent miasta", ["Akceptacja: Prezydent Miasta", "Krzysztof Szymański"]),
        ("Sekretarz Miasta", ["Akceptacja: Sekretarz Miasta", "Barbara Dąbrowska"]),
        ("Burmistrz", ["Akceptacja: Burmistrz", "nie uzupełniono"]),
    ],
)
def test_who_accepts_an_audit_report_signs_last(tmp_path, chosen, row):
    assert signed(tmp_path, chosen)[-1] == row


@pytest.mark.parametrize("wrong", ["", 7, ["Starosta"]])
def test_a_wrong_word_for_who_accepts_is_told(wrong):
    with pytest.raises(UsageError) as told:
        office_from({"language": "pl", "reports": {"sign_audit": wrong}}, Path("b"))
    assert "reports.sign_audit" in told.value.message.pl


def test_a_new_qms_toml_says_that_nobody_accepts(tmp_path):
    assert main(["init", str(tmp_path / "b"), "--language", "en"]) == 0
    assert "[reports]\nsign_audit = false" in (tmp_path / "b" / "qms.toml").read_text(encoding="utf-8")
    assert load_office(tmp_path / "b", tmp_path).settings.sign_audit == ""
