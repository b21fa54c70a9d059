"""What only Windows knows: whether a file is in use, its access list, cloud folders, whether a process lives.

Nothing is loaded and nothing is asked elsewhere: there `HERE` is False and every answer is the neutral one.
"""

from __future__ import annotations

import ctypes
import os
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any, Literal

HERE = os.name == "nt"

# WinError.h
_ACCESS_DENIED, _SHARING_VIOLATION, _LOCK_VIOLATION, _INVALID_PARAMETER = 5, 32, 33, 87
# WinNT.h: offline, recall on open, recall on data access
_NOT_ON_THIS_COMPUTER = 0x1000 | 0x40000 | 0x400000
_SYNC_ROOTS = r"SOFTWARE\Microsoft\Windows\CurrentVersion\Explorer\SyncRootManager"


def is_in_use(trouble: OSError) -> bool:
    """Return whether an error may go by itself: somebody holds the file open at this moment."""
    return getattr(trouble, "winerror", None) in (_ACCESS_DENIED, _SHARING_VIOLATION, _LOCK_VIOLATION)


def is_online_only(found: os.stat_result) -> bool:
    """Return whether a file lies in the cloud only, so that reading it would fetch it."""
    return bool(getattr(found, "st_file_attributes", 0) & _NOT_ON_THIS_COMPUTER)


def probe(path: Path) -> Literal["open", "no_right"] | None:
    """Return why a file cannot be had for oneself: open somewhere, or no right; None where it can, or is not there.

    `open()` tells both apart only as PermissionError, hence the call of Windows itself, with share mode 0.
    """
    if not HERE:
        return None
    api = import_module("_winapi")
    try:
        handle = api.CreateFile(
            os.fspath(path), api.GENERIC_READ | api.GENERIC_WRITE, 0, api.NULL, api.OPEN_EXISTING, 0, api.NULL
        )
    except OSError as trouble:
        code = getattr(trouble, "winerror", None)
        if code in (_SHARING_VIOLATION, _LOCK_VIOLATION):
            return "open"
        return "no_right" if code == _ACCESS_DENIED else None
    api.CloseHandle(handle)
    return None


def copy_access(source: Path, target: Path) -> None:
    """Give a file the access list (DACL) of another, its protection from inheritance too; where we may not, it inherits."""
    if not HERE:
        return
    file_object, dacl, is_protected, protected, unprotected = 1, 4, 0x1000, 0x80000000, 0x20000000  # AccCtrl.h, WinNT.h
    security = _library("advapi32")
    access, descriptor = ctypes.c_void_p(), ctypes.c_void_p()
    if security.GetNamedSecurityInfoW(
        os.fspath(source), file_object, dacl, None, None, ctypes.byref(access), None, ctypes.byref(descriptor)
    ):
        return
    try:
        control, revision = ctypes.c_ushort(), ctypes.c_ulong()
        security.GetSecurityDescriptorControl(descriptor, ctypes.byref(control), ctypes.byref(revision))
        kind = dacl | (protected if control.value & is_protected else unprotected)
        security.SetNamedSecurityInfoW(os.fspath(target), file_object, ctypes.c_ulong(kind), None, None, access, None)
    finally:
        _library("kernel32").LocalFree(descriptor)


def process_began(pid: int) -> str | None:
    """Return the moment a process began, as Windows counts; "" where it may not be asked, None where there is none."""
    api = import_module("_winapi")
    query, still_active = 0x1000, 259  # PROCESS_QUERY_LIMITED_INFORMATION, STILL_ACTIVE
    try:
        handle = api.OpenProcess(query, False, pid)
    except OSError as trouble:
        return None if getattr(trouble, "winerror", None) == _INVALID_PARAMETER else ""
    try:
        if api.GetExitCodeProcess(handle) != still_active:
            return None
        times = [ctypes.c_ulonglong() for _ in range(4)]
        known = _library("kernel32").GetProcessTimes(ctypes.c_void_p(handle), *map(ctypes.byref, times))
        return str(times[0].value) if known else ""
    finally:
        api.CloseHandle(handle)


def synced_folders() -> Iterator[tuple[str, Path]]:
    """Yield the folders that cloud clients have announced to Windows, each with the client's name."""
    if not HERE:
        return
    registry = import_module("winreg")
    for client in _keys(registry, _SYNC_ROOTS):
        for _, folder in _values(registry, rf"{_SYNC_ROOTS}\{client}\UserSyncRoots"):
            yield client.partition("!")[0], Path(folder)


def _keys(registry: Any, path: str) -> list[str]:
    try:
        with registry.OpenKey(registry.HKEY_LOCAL_MACHINE, path) as key:
            return [registry.EnumKey(key, number) for number in range(registry.QueryInfoKey(key)[0])]
    except OSError:
        return []


def _values(registry: Any, path: str) -> list[tuple[str, str]]:
    try:
        with registry.OpenKey(registry.HKEY_LOCAL_MACHINE, path) as key:
            count = registry.QueryInfoKey(key)[1]
            return [registry.EnumValue(key, number)[:2] for number in range(count)]
    except OSError:
        return []


def _library(name: str) -> Any:
    return ctypes.WinDLL(name)  # type: ignore[attr-defined,unused-ignore]
