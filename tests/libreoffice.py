"""Workbooks worked out anew by LibreOffice: it trusts the values a file holds unless its profile forbids it."""

from __future__ import annotations

import subprocess
from pathlib import Path

_PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""


def recalculated(workbooks: dict[str, bytes], folder: Path) -> dict[str, bytes]:
    """Return the workbooks as LibreOffice saves them after working out every formula; `folder` is an empty one."""
    profile, before, after = folder / "profile", folder / "before", folder / "after"
    for made in (profile / "user", before, after):
        made.mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_PROFILE, encoding="utf-8")
    for name, data in workbooks.items():
        (before / name).write_bytes(data)
    call = ["soffice", f"-env:UserInstallation={profile.as_uri()}", "--headless", "--convert-to", "xlsx"]
    subprocess.run(
        [*call, "--outdir", str(after), *map(str, sorted(before.iterdir()))],
        check=True,
        capture_output=True,
        timeout=300,
    )
    return {name: (after / name).read_bytes() for name in workbooks}
