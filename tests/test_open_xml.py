"""Every workbook and document that we ship or make is valid to the Open XML SDK."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from qms_xl.make import make_workbooks
from qms_xl.model import Language
from qms_xl.shipped import shipped

SHIPPED = [
    path
    for kind in ("workbook_templates", "docx_templates")
    for language in ("pl", "en")
    for path in sorted(shipped(f"{kind}/{language}").iterdir())
]


@pytest.mark.npm
@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_what_we_ship_is_valid(path: Path, open_xml_errors: Callable[[Path], list[str]]) -> None:
    assert open_xml_errors(path) == []


@pytest.mark.npm
@pytest.mark.parametrize("language", ["pl", "en"])
def test_workbooks_with_rows_are_valid(
    language: Language, tmp_path: Path, open_xml_errors: Callable[[Path], list[str]]
) -> None:
    rows = {"actions": [{"action": "D-2026-001", "description": "=1+1 <&> „x”"}], "people": [{"person": "Ł\u0001\n"}]}
    for name, data in make_workbooks(language, rows, created=datetime(2026, 11, 20)).items():
        (tmp_path / name).write_bytes(data)
        assert open_xml_errors(tmp_path / name) == []


@pytest.mark.npm
def test_the_validator_sees_a_fault(tmp_path: Path, open_xml_errors: Callable[[Path], list[str]]) -> None:
    import zipfile

    source = next(path for path in SHIPPED if path.suffix == ".docx")
    with zipfile.ZipFile(source) as good, zipfile.ZipFile(tmp_path / "bad.docx", "w") as bad:
        for name in good.namelist():
            data = good.read(name)
            bad.writestr(
                name, data.replace(b"<w:body>", b"<w:body><w:nonsense/>", 1) if name == "word/document.xml" else data
            )
    assert open_xml_errors(tmp_path / "bad.docx")
