"""Only qms_xl/disk changes the disk: the program text of all other modules is searched for any other way to."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "qms_xl"
OTHERS = sorted(path for path in PACKAGE.rglob("*.py") if path.relative_to(PACKAGE).parts[0] != "disk")

OF_MODULES = {
    "os": "open fdopen replace rename renames remove unlink rmdir removedirs mkdir makedirs link symlink truncate chmod chown "
    "utime mkfifo mknod write pwrite sendfile copy_file_range setxattr removexattr fsync",
    "shutil": "copy copy2 copyfile copymode copystat copytree move rmtree chown make_archive unpack_archive",
    "io": "open open_code FileIO",
    "codecs": "open",
    "builtins": "open",
    "_winapi": "CreateFile MoveFileEx CopyFile2 CreateJunction",
}
NEVER_IMPORTED = ("tempfile", "filelock", "portalocker", "sqlite3", "shelve", "dbm", "logging.handlers", "mmap")
OF_PATHS = (
    "write_text write_bytes mkdir rmdir unlink touch chmod lchmod symlink_to hardlink_to link_to extract extractall"
)
GIVEN_A_STREAM = ("ZipFile", "TarFile", "GzipFile", "Workbook", "ExcelWriter", "save", "to_excel", "to_csv")
STREAMS = ("BytesIO", "StringIO", "BinaryIO", "TextIO", "IO[bytes]")
NOT_THE_DISK = {("commands/_bilingual.py", "formatter.write_text")}  # click's, for its help
READING = set("rbtU")
EVENTS = (
    "os.rename",
    "os.remove",
    "os.mkdir",
    "os.rmdir",
    "os.link",
    "os.symlink",
    "os.chmod",
    "os.chown",
    "os.truncate",
)


def ways_to_write(text: str) -> Iterator[tuple[int, str]]:
    """Yield line and text of what changes the disk, or cannot be told from it."""
    tree = ast.parse(text)
    imports = [node for node in ast.walk(tree) if isinstance(node, ast.Import | ast.ImportFrom)]
    modules = {
        name.asname or name.name: name.name for node in imports for name in node.names if isinstance(node, ast.Import)
    }
    ours = {name.asname or name.name for node in imports if _is_ours(node) for name in node.names}
    streams = set(_streams(tree))
    to_nowhere = {call.func for call in _calls(tree) if call.args and ast.unparse(call.args[0]) == "os.devnull"}
    for node in ast.walk(tree):
        match node:
            case ast.Import() | ast.ImportFrom():
                found = _imports_a_way(node)
            case ast.Attribute(value=ast.Name(id=owner), attr=name) if modules.get(owner) in OF_MODULES:
                found = name in OF_MODULES[modules[owner]].split() and node not in to_nowhere
            case ast.Attribute(value=owner, attr=name) if name in OF_PATHS.split():
                found = ast.unparse(owner) not in ours
            case ast.Call(func=ast.Attribute(value=ast.Name(id=owner))) if (
                owner in ours or modules.get(owner) in OF_MODULES
            ):
                found = False
            case ast.Call():
                found = _writes(node, streams)
            case _:
                found = False
        if found:
            yield getattr(node, "lineno", 0), ast.unparse(node)


def _is_ours(node: ast.Import | ast.ImportFrom) -> bool:
    return isinstance(node, ast.ImportFrom) and (node.module or "").startswith("qms_xl")


def _calls(tree: ast.AST) -> Iterator[ast.Call]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.Call))


def _imports_a_way(node: ast.Import | ast.ImportFrom) -> bool:
    module = (node.module or "") if isinstance(node, ast.ImportFrom) else ""
    names = [name.name for name in node.names]
    dotted = {module, *(f"{module}.{name}".strip(".") for name in names)}
    return any(one == bad or one.startswith(f"{bad}.") for one in dotted for bad in NEVER_IMPORTED) or any(
        name in OF_MODULES.get(module, "").split() for name in names
    )


def _streams(tree: ast.AST) -> Iterator[str]:
    """Yield the names that hold streams: made by BytesIO or StringIO, or annotated as such."""
    for node in ast.walk(tree):
        match node:
            case ast.Assign(targets=[target], value=ast.Call(func=made)) if _last(made) in STREAMS:
                yield ast.unparse(target)
            case ast.arg(arg=name, annotation=ast.expr() as kind) if _last(kind) in STREAMS:
                yield name


def _last(node: ast.AST) -> str:
    return ast.unparse(node).rpartition(".")[2]


def _writes(call: ast.Call, streams: set[str]) -> bool:
    name = _last(call.func)
    is_method = isinstance(call.func, ast.Attribute)
    if name == "open":
        return not _reads(call, 0 if is_method else 1)
    if name in ("replace", "rename") and is_method:
        return len(call.args) == 1 and not call.keywords  # of a path; str.replace takes two
    if name in GIVEN_A_STREAM and not (name == "ZipFile" and _reads(call, 1)):
        return not call.args or ast.unparse(call.args[0]) not in streams
    return False


def _reads(call: ast.Call, position: int) -> bool:
    """Return whether a call that opens something is seen to open it for reading."""
    mode = next((word.value for word in call.keywords if word.arg == "mode"), None)
    if mode is None and len(call.args) > position:
        mode = call.args[position]
    if mode is None:
        return True
    if not isinstance(mode, ast.Constant):
        return False
    text = str(mode.value)
    return not set(text) <= READING | set("wax+") or set(text) <= READING  # a member's name in a zip is no mode


@pytest.mark.parametrize("path", OTHERS, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_nothing_but_disk_changes_the_disk(path):
    name = path.relative_to(PACKAGE).as_posix()
    found = [(line, what) for line, what in ways_to_write(path.read_text(encoding="utf-8"))]
    assert not [f"{name}:{line} {what}" for line, what in found if (name, what) not in NOT_THE_DISK]


WATCHED = """
import os, sys, traceback
from pathlib import Path

here, disk, *events = sys.argv[1:]
writing = os.O_WRONLY | os.O_RDWR | os.O_CREAT
through, past = set(), set()

def watch(event, args):
    if not isinstance(args[0], int) and (event in events or (event == "open" and args[2] & writing)):
        name = os.path.relpath(os.path.abspath(os.fsdecode(args[0])), here)
        if not name.startswith(".."):
            files = [frame.f_code.co_filename for frame, _ in traceback.walk_stack(None)]
            (through if any(file.startswith(disk) for file in files) else past).add((event, name))

sys.addaudithook(watch)
from qms_xl.cli import main
from qms_xl.word.create import create
main(["init", "biuro", "--language", "pl"])
main(["check", "--office", "biuro", "--format", "json", "--output", "wynik.json"])
create(b"one", Path("biuro/raporty"), "Raport.docx", Path("biuro"))
create(b"two", Path("biuro/raporty"), "Raport.docx", Path("biuro"))
print(sorted({event for event, _ in through}), sorted(past))
"""


def test_running_commands_change_nothing_past_disk(tmp_path):
    arguments = [str(tmp_path), str(PACKAGE / "disk"), *EVENTS]
    ran = subprocess.run(
        [sys.executable, "-B", "-c", WATCHED, *arguments], cwd=tmp_path, check=True, capture_output=True
    )
    assert (tmp_path / "wynik.json").exists()
    assert (tmp_path / "biuro" / "raporty" / "Raport.docx").read_bytes() == b"two"
    assert ran.stdout.decode().splitlines()[-1].startswith("['open', 'os.chmod', 'os.link', 'os.mkdir', ")
    assert ran.stdout.decode().splitlines()[-1].endswith("'os.rename'] []")


@pytest.mark.parametrize(
    "text",
    [
        "open(a, 'w')",
        "open(a, mode='a')",
        "open(a, 'r+b')",
        "open(a, mode)",
        "import io; io.open(a, 'wb')",
        "from io import FileIO",
        "path.open('x')",
        "path.open(mode='wb')",
        "path.open(mode)",
        "path.write_text(a)",
        "path.write_bytes(a)",
        "write = path.write_bytes",
        "path.mkdir(parents=True)",
        "path.unlink()",
        "path.rmdir()",
        "path.touch()",
        "path.chmod(0)",
        "path.rename(other)",
        "path.replace(other)",
        "path.symlink_to(other)",
        "path.hardlink_to(other)",
        "import os; os.open(a, os.O_WRONLY)",
        "import os; os.replace(a, b)",
        "import os as system; system.rename(a, b)",
        "import os; os.remove(a)",
        "import os; os.unlink(a)",
        "import os; os.makedirs(a)",
        "import os; os.link(a, b)",
        "import os; does = os.unlink",
        "from os import replace",
        "import shutil; shutil.copy(a, b)",
        "import shutil; shutil.rmtree(a)",
        "from shutil import move as m",
        "import tempfile",
        "from tempfile import mkstemp",
        "import filelock",
        "from filelock import FileLock",
        "import zipfile; zipfile.ZipFile(path, 'w')",
        "from zipfile import ZipFile; ZipFile(path, mode='a')",
        "document.save(path)",
        "import xlsxwriter; xlsxwriter.Workbook(path)",
        "frame.to_excel(path)",
        "archive.extractall(path)",
    ],
)
def test_every_other_way_is_seen(text):
    assert list(ways_to_write(text))


@pytest.mark.parametrize(
    "text",
    [
        "open(a)",
        "open(a, 'rb')",
        "path.open()",
        "path.open('rb')",
        "path.open(mode='r', encoding='utf-8')",
        "archive.open('word/document.xml')",
        "text.replace('a', 'b')",
        "day.replace(day=1)",
        "frame.rename(columns=names)",
        "import os; os.open(os.devnull, os.O_WRONLY)",
        "import os; os.path.exists(a)",
        "from qms_xl.writing import runs; runs.save(home, run)",
        "import shutil; shutil.copyfileobj(a, b)",
        "import shutil; shutil.which('soffice')",
        "import io, zipfile\nout = io.BytesIO()\nzipfile.ZipFile(out, 'w')",
        "import zipfile\ndef write(out: BinaryIO): zipfile.ZipFile(out, 'w')",
        "import zipfile; zipfile.ZipFile(path)",
        "out = BytesIO()\ndocument.save(out)",
    ],
)
def test_reading_and_streams_are_no_way(text):
    assert not list(ways_to_write(text))
