"""What is asked of Windows, tried on libraries that answer as Windows documents it; elsewhere nothing is asked."""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from qms_xl.disk import operations, windows

ACCESS, DESCRIPTOR = 0x1234567890, 0x9876543210  # addresses beyond 32 bits


def to(pointer: Any) -> Any:
    """Return what a byref leads to."""
    return pointer._obj


class Security:
    """advapi32 and kernel32, as far as access lists need them."""

    def __init__(self, control: int = 0, refused: int = 0) -> None:
        self.control = control
        self.refused = refused
        self.given: tuple[Any, ...] = ()
        self.freed: list[int | None] = []

    def GetNamedSecurityInfoW(self, *asked: Any) -> int:  # noqa: N802
        path, kind, what, owner, group, access, audit, descriptor = asked
        self.asked = (path, kind, what, owner, group, audit)
        if not self.refused:
            to(access).value, to(descriptor).value = ACCESS, DESCRIPTOR
        return self.refused

    def GetSecurityDescriptorControl(self, descriptor: Any, control: Any, revision: Any) -> int:  # noqa: N802
        assert descriptor.value == DESCRIPTOR
        to(control).value, to(revision).value = self.control, 1
        return 1

    def SetNamedSecurityInfoW(self, *given: Any) -> int:  # noqa: N802
        path, kind, what, owner, group, access, audit = given
        self.given = (path, kind, what.value, owner, group, access.value, audit)
        return 0

    def LocalFree(self, descriptor: Any) -> None:  # noqa: N802
        self.freed.append(descriptor.value)


@pytest.fixture
def library(monkeypatch: pytest.MonkeyPatch) -> Callable[[Any], None]:
    def use(fake: Any) -> None:
        monkeypatch.setattr(windows, "HERE", True)
        monkeypatch.setattr(windows, "_library", lambda _: fake)

    return use


@pytest.mark.parametrize(
    ("control", "what"),
    [(0x8004, 0x20000004), (0x9004, 0x80000004)],  # SE_DACL_PROTECTED: kept from what the folder hands down
)
def test_the_access_list_goes_along_with_its_protection(library, control, what):
    fake = Security(control)
    library(fake)
    windows.copy_access(Path("old.xlsx"), Path("new.tmp"))
    assert fake.asked == ("old.xlsx", 1, 4, None, None, None)
    assert fake.given == ("new.tmp", 1, what, None, None, ACCESS, None)
    assert fake.freed == [DESCRIPTOR]


def test_an_access_list_that_we_may_not_read_costs_nothing(library):
    fake = Security(refused=5)
    library(fake)
    windows.copy_access(Path("old.xlsx"), Path("new.tmp"))
    assert fake.given == ()


def test_on_windows_a_new_file_gets_the_access_list_and_no_mode(library, tmp_path, monkeypatch):
    fake = Security()
    library(fake)
    monkeypatch.setattr(operations.os, "chown", None)
    (tmp_path / "old").write_bytes(b"")
    (tmp_path / "new").write_bytes(b"")
    operations.dress(tmp_path / "new", tmp_path / "old")
    assert fake.given[0] == str(tmp_path / "new")


class Processes:
    """_winapi and kernel32, as far as processes need them: pid -> (exit code, moment it began)."""

    def __init__(self, processes: dict[int, tuple[int, int]], winerror: int = 87) -> None:
        self.processes = processes
        self.winerror = winerror
        self.open: set[int] = set()

    def OpenProcess(self, access: int, inherit: bool, pid: int) -> int:  # noqa: N802
        assert access == 0x1000
        assert not inherit
        if pid not in self.processes:
            trouble = OSError(22, "as Windows says")
            trouble.winerror = self.winerror  # type: ignore[attr-defined]
            raise trouble
        self.open.add(pid)
        return pid

    def GetExitCodeProcess(self, handle: int) -> int:  # noqa: N802
        return self.processes[handle][0]

    def GetProcessTimes(self, handle: ctypes.c_void_p, *times: Any) -> int:  # noqa: N802
        assert len(times) == 4
        to(times[0]).value = self.processes[handle.value or 0][1]
        return 1

    def CloseHandle(self, handle: int) -> None:  # noqa: N802
        self.open.remove(handle)


@pytest.mark.parametrize(("pid", "began"), [(7, "133400000000000000"), (8, None), (9, None)])
def test_a_process_is_known_by_the_moment_it_began(library, monkeypatch, pid, began):
    fake = Processes({7: (259, 133400000000000000), 8: (0, 1)})
    library(fake)
    monkeypatch.setattr(windows, "import_module", {"_winapi": fake}.__getitem__)
    assert windows.process_began(pid) == began
    assert not fake.open


def test_a_process_that_may_not_be_asked_is_not_taken_for_dead(library, monkeypatch):
    fake = Processes({}, winerror=5)
    library(fake)
    monkeypatch.setattr(windows, "import_module", {"_winapi": fake}.__getitem__)
    assert windows.process_began(7) == ""


@pytest.mark.parametrize(
    ("winerror", "in_use"), [(5, True), (32, True), (33, True), (2, False), (112, False), (None, False)]
)
def test_which_errors_may_go_by_themselves(winerror, in_use):
    trouble = PermissionError(13, "as Windows says")
    if winerror is not None:
        trouble.winerror = winerror  # type: ignore[attr-defined]
    assert windows.is_in_use(trouble) is in_use


def test_elsewhere_nothing_is_asked(tmp_path, monkeypatch):
    monkeypatch.setattr(windows, "_library", None)
    monkeypatch.setattr(windows, "import_module", None)
    assert windows.probe(tmp_path / "a") is None
    assert list(windows.synced_folders()) == []
    windows.copy_access(tmp_path / "a", tmp_path / "b")
