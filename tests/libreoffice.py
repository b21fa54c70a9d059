"""LibreOffice for tests: files converted, and workbooks worked out anew (it trusts their values unless its profile forbids it)."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

_PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""


def run_with_children(call: Sequence[str], seconds: float, env: Mapping[str, str] | None = None) -> str:
    """Run a program; return what it printed. Whatever it started ends with it, also when its time is over.

    `soffice` is a script: to end the script alone leaves the real program, and whoever reads its output waits for ever.
    """
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(
            call, stdin=subprocess.DEVNULL, stdout=said, stderr=subprocess.STDOUT, env=env, start_new_session=True
        )
        try:
            code = process.wait(seconds)
        finally:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()
        said.seek(0)
        told = said.read().decode(errors="replace")
    assert code == 0, told
    return told


def converted(to: str, paths: Sequence[Path], folder: Path, profile: Path) -> None:
    """Let LibreOffice save files into the folder; `to`: the ending, perhaps with a filter ("xlsx:Calc MS Excel 2007 XML")."""
    call = ["soffice", f"-env:UserInstallation={profile.as_uri()}", "--headless", "--convert-to", to]
    run_with_children([*call, "--outdir", str(folder), *map(str, paths)], seconds=300)


def recalculated(workbooks: dict[str, bytes], folder: Path) -> dict[str, bytes]:
    """Return the workbooks as LibreOffice saves them after working out every formula; `folder` is an empty one."""
    profile, before, after = folder / "profile", folder / "before", folder / "after"
    for made in (profile / "user", before, after):
        made.mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_PROFILE, encoding="utf-8")
    for name, data in workbooks.items():
        (before / name).write_bytes(data)
    converted("xlsx", sorted(before.iterdir()), after, profile)
    return {name: (after / name).read_bytes() for name in workbooks}
