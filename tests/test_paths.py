"""Paths from cells and settings: judged as text before anything is touched."""

from __future__ import annotations

from pathlib import Path

import pytest

from qms_xl.paths import inside, unsafe


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (r"\\server\share\x.docx", "network"),
        ("//server/share", "network"),
        (r"\\?\C:\x", "network"),
        ("C:\\x.docx", "drive"),
        ("c:x.docx", "drive"),
        ("file:///etc/passwd", "scheme"),
        ("https://example.com/x", "scheme"),
        ("/etc/passwd", "absolute"),
        ("\\Windows", "absolute"),
        ("a/../../b", "parent"),
        ("..", "parent"),
        ("a/b:c", "colon"),
        ("CON", "device"),
        ("docs/nul.txt", "device"),
        ("docs/COM1", "device"),
        ("docs/nul .txt", "device"),
        ("docs/aux.tar.gz", "device"),
        ("a./b", "trailing"),
        ("a /b.docx", "trailing"),
        ("a\nb", "control"),
        ("", "empty"),
        ("procedury/P-07.docx", None),
        ("procedury\\P-07 wyd. 2.docx", None),
        ("./x", None),
        ("~$x.docx", None),
        ("console/x", None),
    ],
)
def test_a_path_is_judged_by_its_text(text: str, why: str | None) -> None:
    assert unsafe(text) == why


def test_both_slashes_lead_into_the_folder(tmp_path: Path) -> None:
    assert inside(tmp_path, "a\\b.docx") == inside(tmp_path, "a/b.docx") == tmp_path / "a" / "b.docx"


def test_a_link_may_not_lead_out(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    (home / "out").symlink_to(tmp_path)
    assert inside(home, "out/x.docx") is None
    assert inside(home, "in/x.docx") == home / "in" / "x.docx"
