"""A document is created, never over another; one that we made and nobody touched is renewed in its place."""

from __future__ import annotations

import json
import os

import pytest

from qms_xl.errors import WriteError
from qms_xl.word.create import LEDGER, create, safe_name


def test_a_new_document_stands_under_its_name(tmp_path):
    path = create(b"one", tmp_path / "raporty", "Raport.docx", tmp_path)
    assert path == tmp_path / "raporty" / "Raport.docx"
    assert path.read_bytes() == b"one"
    assert list(json.loads((tmp_path / LEDGER).read_text())) == ["raporty/Raport.docx"]


def test_a_document_of_staff_is_never_written_over(tmp_path):
    (tmp_path / "Raport.docx").write_bytes(b"theirs")
    path = create(b"ours", tmp_path, "Raport.docx", tmp_path)
    assert path.name == "Raport (2).docx"
    assert (tmp_path / "Raport.docx").read_bytes() == b"theirs"


def test_a_document_that_staff_changed_since_stays_and_the_new_one_gets_a_number(tmp_path):
    first = create(b"one", tmp_path, "Raport.docx", tmp_path)
    first.write_bytes(b"one, signed")
    second = create(b"two", tmp_path, "Raport.docx", tmp_path)
    assert second.name == "Raport (2).docx"
    assert first.read_bytes() == b"one, signed"
    assert create(b"three", tmp_path, "Raport.docx", tmp_path) == second
    assert second.read_bytes() == b"three"


def test_an_untouched_document_is_renewed_in_its_place(tmp_path):
    first = create(b"one", tmp_path, "Raport.docx", tmp_path)
    assert create(b"two", tmp_path, "Raport.docx", tmp_path) == first
    assert first.read_bytes() == b"two"
    assert [path.name for path in tmp_path.glob("*.docx")] == ["Raport.docx"]


def test_equal_bytes_are_not_written_again(tmp_path):
    first = create(b"one", tmp_path, "Raport.docx", tmp_path)
    os.utime(first, (1, 1))
    assert create(b"one", tmp_path, "Raport.docx", tmp_path) == first
    assert first.stat().st_mtime == 1


@pytest.mark.parametrize("owner", ["~$port.docx", ".~lock.Raport.docx#"])
def test_a_document_that_is_open_is_left_alone(tmp_path, owner):
    first = create(b"one", tmp_path, "Raport.docx", tmp_path)
    (tmp_path / owner).write_bytes(b"Anna")
    assert create(b"two", tmp_path, "Raport.docx", tmp_path).name == "Raport (2).docx"
    assert first.read_bytes() == b"one"


def test_a_link_in_the_way_is_not_followed(tmp_path):
    (tmp_path / "elsewhere.docx").write_bytes(b"theirs")
    (tmp_path / "Raport.docx").symlink_to(tmp_path / "elsewhere.docx")
    (tmp_path / "Raport (2).docx").symlink_to(tmp_path / "nowhere.docx")
    assert create(b"ours", tmp_path, "Raport.docx", tmp_path).name == "Raport (3).docx"
    assert (tmp_path / "elsewhere.docx").read_bytes() == b"theirs"


def test_a_file_system_without_links_still_creates_exclusively(tmp_path, monkeypatch):
    def refused(*_):
        raise PermissionError

    monkeypatch.setattr(os, "link", refused)
    assert create(b"one", tmp_path, "Raport.docx", tmp_path).read_bytes() == b"one"
    (tmp_path / "B.docx").write_bytes(b"theirs")
    assert create(b"one", tmp_path, "B.docx", tmp_path).name == "B (2).docx"


def test_nothing_is_left_behind(tmp_path):
    create(b"one", tmp_path, "Raport.docx", tmp_path)
    create(b"two", tmp_path, "Raport.docx", tmp_path)
    assert not list(tmp_path.rglob("~qms-*"))


def test_a_folder_that_is_a_file_is_told(tmp_path):
    (tmp_path / "raporty").write_bytes(b"")
    with pytest.raises(WriteError) as told:
        create(b"one", tmp_path / "raporty", "Raport.docx", tmp_path)
    assert told.value.exit_code == 3
    assert "Raport.docx" in told.value.message.pl


def test_a_damaged_ledger_costs_only_the_renewal(tmp_path):
    create(b"one", tmp_path, "Raport.docx", tmp_path)
    (tmp_path / LEDGER).write_text("{broken")
    assert create(b"two", tmp_path, "Raport.docx", tmp_path).name == "Raport (2).docx"


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ("Raport z auditu 3/2026", "Raport z auditu 3-2026.docx"),
        ("../../etc/passwd", "-..-etc-passwd.docx"),
        ('a\\b:c*?<>|"', "a-b-c-.docx"),
        ("CON", "_CON.docx"),
        ("nul.txt", "_nul.txt.docx"),
        ("koniec. ", "koniec.docx"),
        ("", "_.docx"),
        ("x" * 300, "x" * 120 + ".docx"),
        ("a\nb\x00c", "a b-c.docx"),
    ],
)
def test_names_are_such_as_windows_takes(asked, name):
    assert safe_name(asked) == name
