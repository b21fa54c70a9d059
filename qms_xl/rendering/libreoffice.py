"""Word documents to PDF by LibreOffice: headless, in a profile of its own that reaches for nothing outside, within a time limit."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from qms_xl.disk.new_file import make_folder
from qms_xl.disk.scratch import lay, scratch_folder

SECONDS_TO_START, SECONDS_EACH = 90, 20
MOST_AT_ONCE = 50  # documents in one call; a command line of Windows ends at 32 000 characters
_COMMON, _SECURITY = "org.openoffice.Office.Common", "org.openoffice.Office.Common/Security/Scripting"
_EXPORT, _INET = f"{_COMMON}/Filter/PDF/Export", "org.openoffice.Inet/Settings"
_NOWHERE = "127.0.0.1"  # with the port of no service: a proxy that nothing comes through
# Path, name, value. What a version does not know it passes over.
_SETTINGS: Sequence[tuple[str, str, str]] = (
    (_SECURITY, "BlockUntrustedRefererLinks", "true"),  # no document lies in a trusted place: nothing linked is fetched
    (_SECURITY, "DisableMacrosExecution", "true"),
    (_SECURITY, "MacroSecurityLevel", "3"),
    (_SECURITY, "DisableActiveContent", "true"),
    (_SECURITY, "DisableOLEAutomation", "true"),
    (_SECURITY, "DisablePythonRuntime", "true"),
    ("org.openoffice.Office.Writer/Content/Update", "Link", "2"),  # links are never updated
    (_INET, "ooInetProxyType", "2"),
    *((_INET, f"ooInet{kind}ProxyName", _NOWHERE) for kind in ("HTTP", "HTTPS", "FTP")),
    *((_INET, f"ooInet{kind}ProxyPort", "9") for kind in ("HTTP", "HTTPS", "FTP")),
    (_INET, "ooInetNoProxy", ""),
    (f"{_COMMON}/Misc", "CrashReport", "false"),
    (_EXPORT, "PDFUACompliance", "true"),
    (_EXPORT, "UseTaggedPDF", "true"),
    (_EXPORT, "DisplayPDFDocumentTitle", "true"),
    (_EXPORT, "ExportBookmarks", "true"),
    (_EXPORT, "ExportFormFields", "false"),
)
_PLACES = (
    *(Path(rf"C:\Program Files{kind}\LibreOffice\program\soffice.com") for kind in ("", " (x86)")),
    Path("/Applications/LibreOffice.app/Contents/MacOS/soffice"),
)


def found() -> Path | None:
    """Return the program, None where LibreOffice is not installed."""
    for name in ("soffice.com", "soffice", "libreoffice"):
        if there := shutil.which(name):
            return Path(there)
    return next((path for path in _PLACES if path.is_file()), None)


def converted(documents: Sequence[bytes], program: Path) -> Iterator[bytes | None]:
    """Yield for each document, a .docx, its PDF; None for one that LibreOffice could not convert in time.

    Raises OSError where the program cannot be started.
    """
    with scratch_folder() as home:
        profile = home / "profile"
        lay(_profile().encode(), profile / "user" / "registrymodifications.xcu")
        for first in range(0, len(documents), MOST_AT_ONCE):
            yield from _some(documents[first : first + MOST_AT_ONCE], program, profile, home / str(first))


def _some(documents: Sequence[bytes], program: Path, profile: Path, home: Path) -> Iterator[bytes | None]:
    """Convert in one call; what it did not come to is tried again, one by one, where there was more than one."""
    after = home / "after"
    make_folder(after)
    paths = [lay(data, home / "before" / f"{number:04}.docx") for number, data in enumerate(documents)]
    _run(program, profile, paths, after)
    for path in paths:
        made = after / f"{path.stem}.pdf"
        if not _is_whole(made) and len(paths) > 1:
            _run(program, profile, [path], after)
        yield made.read_bytes() if _is_whole(made) else None


def _is_whole(path: Path) -> bool:
    return path.is_file() and path.read_bytes().rstrip().endswith(b"%%EOF")


def _run(program: Path, profile: Path, paths: Sequence[Path], out: Path) -> None:
    """Call LibreOffice and end it, with everything that it started, when its time is over."""
    words = [str(program), f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore", "--nolockcheck"]
    words += [
        "--nologo",
        "--nodefault",
        "--convert-to",
        "pdf:writer_pdf_Export",
        "--outdir",
        str(out),
        *map(str, paths),
    ]
    process = subprocess.Popen(
        words,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=_environment(os.environ),
        start_new_session=sys.platform != "win32",
    )
    try:
        process.wait(SECONDS_TO_START + SECONDS_EACH * len(paths))
    except subprocess.TimeoutExpired:
        pass
    finally:
        _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    """End the program and what it started: `soffice` is a script that starts the real one."""
    if sys.platform == "win32":
        if process.poll() is None:
            subprocess.run(["taskkill", "/T", "/F", "/PID", str(process.pid)], capture_output=True, check=False)
    else:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _environment(ours: Mapping[str, str]) -> dict[str, str]:
    """Return the environment: proxies that lead nowhere, no Python or Java of somebody's settings."""
    left_out = ("PYTHONPATH", "PYTHONHOME", "JAVA_HOME", "CLASSPATH")
    kept = {name: value for name, value in ours.items() if name.upper() not in left_out}
    proxies = ("http_proxy", "https_proxy", "ftp_proxy", "all_proxy")
    nowhere = dict.fromkeys((*proxies, *map(str.upper, proxies)), f"http://{_NOWHERE}:9")
    return {**kept, **nowhere, "no_proxy": "", "NO_PROXY": ""}


def _profile() -> str:
    """Return the settings of the profile."""
    lines = (
        f'<item oor:path={quoteattr("/" + path)}><prop oor:name={quoteattr(name)} oor:op="fuse">'
        f"<value>{escape(value)}</value></prop></item>"
        for path, name, value in _SETTINGS
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<oor:items xmlns:oor="http://openoffice.org/2001/registry">\n' + "\n".join(lines) + "\n</oor:items>\n"
    )
