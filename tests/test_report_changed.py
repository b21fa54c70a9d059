"""`report all` makes what is due and what has changed since it was made; what stands beside another document is said."""

from __future__ import annotations

from test_report_all import WHOLE, made, reading

from qms_xl.rendering.reported import Reported


def test_what_was_made_and_is_not_due_is_made_again_only_when_its_facts_change(tmp_path):
    every = made(tmp_path, every=True)
    due = {(one.kind, one.id) for one in made(tmp_path / "other").made}
    rest = {(one.kind, one.id) for one in every.made} - due
    assert ("review", "PZ-2025") in rest
    again = made(tmp_path)
    assert {(one.kind, one.id) for one in again.made} == due
    assert again.unchanged == len(rest)
    changed = made(tmp_path, read=reading(WHOLE.replace("| S-3 | 2025-02-01 | skarga", "| S-3 | 2024-02-01 | skarga")))
    assert ("review", "PZ-2025") in {(one.kind, one.id) for one in changed.made}


def test_a_document_that_was_thrown_away_is_not_made_again_unless_it_is_due(tmp_path):
    every = made(tmp_path, every=True)
    next(one.path for one in every.made if one.id == "PZ-2025").unlink()
    assert "PZ-2025" not in {one.id for one in made(tmp_path).made}


def test_a_document_beside_a_signed_one_says_so(tmp_path):
    first = made(tmp_path, kind="audit", ids=["AW-2026-01"]).made[0]
    assert first.beside == ""
    first.path.write_bytes(b"signed")
    assert made(tmp_path, kind="audit", ids=["AW-2026-01"]).made[0].beside == first.path.name


def test_a_damaged_memory_of_what_was_made_costs_nothing(tmp_path):
    made(tmp_path, every=True)
    (tmp_path / ".qms" / "reported.json").write_text("{", encoding="utf-8")
    assert made(tmp_path).unchanged == 0


def test_a_memory_that_leads_out_of_the_office_knows_nothing(tmp_path):
    home = tmp_path / "biuro"
    for path in (home / "raporty" / "a.docx", tmp_path / "b.docx"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")
    reported = Reported(home)
    reported.remember("audit", "A", "", home / "raporty" / "a.docx", "facts")
    assert reported.known("audit", "A", "") == "facts"
    elsewhere = {key: ("../b.docx", facts) for key, (_, facts) in reported.facts.items()}
    assert Reported(home, elsewhere).known("audit", "A", "") == ""
