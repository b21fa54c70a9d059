"""Templates are found in a checkout and in the wheel, and the wheel holds what the package needs."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from qms_xl.shipped import shipped

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel and lay it out as an installer does."""
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as packed:
        packed.extractall(folder / "site")
    return folder / "site"


def run(site: Path, code: str) -> str:
    env = {**os.environ, "PYTHONPATH": str(site), "PYTHONUTF8": "1"}
    ran = subprocess.run(
        [sys.executable, "-c", code],
        cwd=site.parent,
        env=env,
        check=True,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    return ran.stdout.strip()


@pytest.mark.parametrize("language", ["pl", "en"])
@pytest.mark.parametrize("kind", ["workbook_templates", "docx_templates"])
def test_a_checkout_has_the_templates_beside_the_package(kind: str, language: str) -> None:
    assert shipped(f"{kind}/{language}") == ROOT / kind / language


@pytest.mark.parametrize("language", ["pl", "en"])
@pytest.mark.parametrize("kind", ["workbook_templates", "docx_templates"])
def test_the_wheel_has_the_same_templates_inside(kind: str, language: str, installed: Path) -> None:
    found = Path(run(installed, f"from qms_xl.shipped import shipped; print(shipped('{kind}/{language}'))"))
    assert found.is_relative_to(installed)
    there = {path.name: path.read_bytes() for path in found.iterdir()}
    assert there == {path.name: path.read_bytes() for path in (ROOT / kind / language).iterdir()}


def test_the_wheel_has_every_file_of_the_package(installed: Path) -> None:
    def files(package: Path) -> set[str]:
        paths = (path.relative_to(package) for path in package.rglob("*") if path.is_file())
        return {path.as_posix() for path in paths if "__pycache__" not in path.parts and path.parts[0] != "_shipped"}

    assert files(installed / "qms_xl") == files(ROOT / "qms_xl")


def test_the_installed_program_lists_its_commands_and_rules(installed: Path) -> None:
    assert "explain" in run(installed, "from qms_xl.cli import main; main(['--help'])")
    assert "GEN001" in run(installed, "from qms_xl.cli import main; main(['rules'])")


def test_what_is_not_shipped_is_an_error() -> None:
    with pytest.raises(FileNotFoundError):
        shipped("workbook_templates/de")
