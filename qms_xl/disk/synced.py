"""Whether a folder is kept the same on several computers by a cloud client, and whether a file lies in the cloud only."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from qms_xl.disk import windows

_VARIABLES = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")  # set by OneDrive for its own folders
_NAMED = (
    (
        "OneDrive",
        re.compile(r"onedrive(?: [-–] .+|-.+)?"),
    ),  # "OneDrive - Urząd Miasta"; on a Mac "OneDrive-UrządMiasta"
    ("Dropbox", re.compile(r"dropbox(?: \(.+\))?")),
    ("Google Drive", re.compile(r"google ?drive(?:-.+)?|dysk google")),
    ("iCloud", re.compile(r"iclouddrive|com~apple~clouddocs")),
    ("Nextcloud", re.compile(r"nextcloud\d*")),
    ("ownCloud", re.compile(r"owncloud\d*")),
    ("Box", re.compile(r"box sync|box-box")),
)
_HOLDING = (
    ("Dropbox", ".dropbox.cache"),
    ("Google Drive", ".shortcut-targets-by-id"),  # beside "Mój dysk", "My Drive"
    ("Google Drive", ".tmp.drivedownload"),
    ("Google Drive", ".tmp.driveupload"),
    ("Nextcloud", ".nextcloudsync.log"),
    ("ownCloud", ".owncloudsync.log"),
    ("Nextcloud", ".sync_*.db"),
    ("Nextcloud", "._sync_*.db"),
    ("Syncthing", ".stfolder"),
)


def synced_by(folder: Path, environment: Mapping[str, str] = os.environ) -> str | None:
    """Return the name of the client that synchronises the folder or one above it, None where none is seen."""
    try:
        real = folder.resolve()
    except (OSError, RuntimeError):  # a loop of links
        real = folder.absolute()
    above = {*_with_parents(real), *_with_parents(folder.absolute())}
    roots = [("OneDrive", Path(environment[name])) for name in _VARIABLES if environment.get(name)]
    for client, root in (*roots, *windows.synced_folders()):
        if root in above:
            return client
    return next((client for one in sorted(above) for client in _seen_at(one)), None)


def is_online_only(path: Path) -> bool:
    """Return whether a file lies in the cloud only, so that opening it would fetch it; raises OSError."""
    return windows.is_online_only(path.stat())


def _with_parents(folder: Path) -> tuple[Path, ...]:
    return (folder, *folder.parents)


def _seen_at(folder: Path) -> Iterator[str]:
    name = folder.name.casefold()
    yield from (client for client, pattern in _NAMED if pattern.fullmatch(name))
    try:
        if (folder / ".dropbox").is_file():  # a folder of this name is where the client keeps its own settings
            yield "Dropbox"
        yield from (client for client, pattern in _HOLDING if any(folder.glob(pattern)))
    except OSError:
        return  # a folder we may not look into says nothing
