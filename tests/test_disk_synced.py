"""A folder that a cloud client synchronises is known by its name, by what lies in it, or by what Windows knows."""

from __future__ import annotations

import os
from pathlib import Path
from types import SimpleNamespace

import pytest

from qms_xl.disk import windows
from qms_xl.disk.synced import is_online_only, synced_by
from qms_xl.errors import ReadError
from qms_xl.reading.files import file_bytes


@pytest.mark.parametrize(
    ("folder", "client"),
    [
        ("OneDrive", "OneDrive"),
        ("OneDrive - Urząd Miasta", "OneDrive"),
        ("OneDrive – Urząd Miasta", "OneDrive"),
        ("CloudStorage/OneDrive-UrządMiasta", "OneDrive"),
        ("Dropbox", "Dropbox"),
        ("Dropbox (Urząd)", "Dropbox"),
        ("Google Drive", "Google Drive"),
        ("CloudStorage/GoogleDrive-a@b.pl", "Google Drive"),
        ("Dysk Google", "Google Drive"),
        ("iCloudDrive", "iCloud"),
        ("Mobile Documents/com~apple~CloudDocs", "iCloud"),
        ("Nextcloud", "Nextcloud"),
        ("Nextcloud2", "Nextcloud"),
        ("ownCloud", "ownCloud"),
        ("Box Sync", "Box"),
        ("CloudStorage/Box-Box", "Box"),
        ("dokumenty", None),
        ("OneDriveold", None),
        ("Boxes", None),
        ("Kopia Dropboxa", None),
        ("Box", None),  # an English word; the client's own folder is announced to Windows
    ],
)
def test_folders_are_known_by_their_names(tmp_path, folder, client):
    office = tmp_path / folder / "SZJ" / "rejestry"
    office.mkdir(parents=True)
    assert synced_by(office, {}) == client


@pytest.mark.parametrize(
    ("holds", "client"),
    [
        (".dropbox.cache/", "Dropbox"),
        (".dropbox", "Dropbox"),
        (".shortcut-targets-by-id/", "Google Drive"),
        (".tmp.drivedownload/", "Google Drive"),
        (".tmp.driveupload/", "Google Drive"),
        (".sync_a1b2c3.db", "Nextcloud"),
        ("._sync_a1b2c3.db", "Nextcloud"),
        (".nextcloudsync.log", "Nextcloud"),
        (".owncloudsync.log", "ownCloud"),
        (".stfolder/", "Syncthing"),
        (".dropbox/", None),  # in the home folder: the client's own settings
        ("dropbox.txt", None),
        ("sync_a1b2c3.db", None),
    ],
)
def test_folders_are_known_by_what_lies_above_or_in_them(tmp_path, holds, client):
    office = tmp_path / "Mój dysk" / "SZJ"
    office.mkdir(parents=True)
    if holds.endswith("/"):
        (tmp_path / holds).mkdir()
    else:
        (tmp_path / holds).write_bytes(b"")
    assert synced_by(office, {}) == client
    assert synced_by(tmp_path, {}) == client


@pytest.mark.parametrize("name", ["OneDrive", "OneDriveCommercial", "OneDriveConsumer"])
def test_onedrive_tells_its_folder_in_a_variable(tmp_path, name):
    (tmp_path / "chmura" / "SZJ").mkdir(parents=True)
    (tmp_path / "chmurka").mkdir()
    environment = {name: str(tmp_path / "chmura")}
    assert synced_by(tmp_path / "chmura" / "SZJ", environment) == "OneDrive"
    assert synced_by(tmp_path / "chmurka", environment) is None
    assert synced_by(tmp_path / "chmura", {name: ""}) is None


def test_a_link_into_a_synced_folder_is_seen_through(tmp_path):
    (tmp_path / "Dropbox" / "SZJ").mkdir(parents=True)
    (tmp_path / "biuro").symlink_to(tmp_path / "Dropbox" / "SZJ")
    assert synced_by(tmp_path / "biuro", {}) == "Dropbox"


class FakeRegistry:
    """winreg, over a dict: path -> (subkeys, values)."""

    HKEY_LOCAL_MACHINE = "HKLM"

    def __init__(self, keys: dict[str, tuple[list[str], list[tuple[str, str]]]]) -> None:
        self.keys = keys

    def OpenKey(self, _: str, path: str) -> FakeKey:  # noqa: N802
        if path not in self.keys:
            raise FileNotFoundError(path)
        return FakeKey(path)

    def QueryInfoKey(self, key: FakeKey) -> tuple[int, int, int]:  # noqa: N802
        subkeys, values = self.keys[key.path]
        return len(subkeys), len(values), 0

    def EnumKey(self, key: FakeKey, number: int) -> str:  # noqa: N802
        return self.keys[key.path][0][number]

    def EnumValue(self, key: FakeKey, number: int) -> tuple[str, str, int]:  # noqa: N802
        return (*self.keys[key.path][1][number], 1)


class FakeKey(SimpleNamespace):
    def __init__(self, path: str) -> None:
        super().__init__(path=path)

    def __enter__(self) -> FakeKey:
        return self

    def __exit__(self, *_: object) -> None:
        return


ROOTS = r"SOFTWARE\Microsoft\Windows\CurrentVersion\Explorer\SyncRootManager"
SHAREPOINT = "OneDrive!S-1-5-21-1!Business1|8f3a"


@pytest.fixture
def registry(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> FakeRegistry:
    site = str(tmp_path / "Urząd Miasta" / "Jakość - Dokumenty")
    keys: dict[str, tuple[list[str], list[tuple[str, str]]]] = {
        ROOTS: ([SHAREPOINT, "Nextcloud!S-1-5-21-1!1"], []),
        rf"{ROOTS}\{SHAREPOINT}\UserSyncRoots": ([], [("S-1-5-21-1", site)]),
    }
    fake = FakeRegistry(keys)
    monkeypatch.setattr(windows, "HERE", True)
    monkeypatch.setattr(windows, "import_module", {"winreg": fake}.__getitem__)
    return fake


def test_a_library_of_sharepoint_is_known_from_what_its_client_told_windows(tmp_path, registry):
    office = tmp_path / "Urząd Miasta" / "Jakość - Dokumenty" / "SZJ"
    office.mkdir(parents=True)
    assert synced_by(office, {}) == "OneDrive"
    assert synced_by(tmp_path / "Urząd Miasta", {}) is None


def test_windows_without_any_such_client_knows_none(tmp_path, registry):
    registry.keys.clear()
    assert synced_by(tmp_path, {}) is None


class Attributed:
    """What os.stat gives for a file with these attributes of Windows."""

    def __init__(self, found: os.stat_result, attributes: int) -> None:
        self._found = found
        self.st_file_attributes = attributes

    def __getattr__(self, name: str) -> object:
        return getattr(self._found, name)


@pytest.mark.parametrize(
    ("attributes", "online"), [(0x20, False), (0x1020, True), (0x40020, True), (0x400020, True), (0x80020, False)]
)
def test_a_file_in_the_cloud_only_is_known_by_its_attributes_and_not_read(tmp_path, monkeypatch, attributes, online):
    path = tmp_path / "Działania.xlsx"
    path.write_bytes(b"book")
    found = Attributed(path.stat(), attributes)
    monkeypatch.setattr(Path, "stat", lambda self, **_: found)
    assert is_online_only(path) is online
    if online:
        with pytest.raises(ReadError) as told:
            file_bytes(path, "Działania.xlsx")
        assert told.value.reason == "online_only"
        assert "Zawsze zachowuj na tym urządzeniu" in told.value.remedy.pl
    else:
        assert file_bytes(path, "Działania.xlsx") == b"book"


def test_a_file_of_another_system_is_never_in_the_cloud_only(tmp_path):
    (tmp_path / "a").write_bytes(b"")
    assert not is_online_only(tmp_path / "a")
