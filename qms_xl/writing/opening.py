"""A workbook opened for writing: in the office, not synced by a cloud client, nobody else's just now, and still as it was read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qms_xl.disk.original import Original, read_original
from qms_xl.disk.owners import refuse_open
from qms_xl.disk.refusals import refuse
from qms_xl.disk.synced import synced_by
from qms_xl.errors import WriteError
from qms_xl.model import Text

if TYPE_CHECKING:
    from qms_xl.office import Office


def opened(office: Office, workbook: str, sha256: str) -> Original:
    """Return the workbook's bytes where it may be written now; raises WriteError that says why not.

    `workbook`: relative to the office folder; `sha256`: of the bytes that the changes are made for.
    """
    path = office.folder / workbook
    client = None if office.write_synced else synced_by(path.parent)
    if client:
        raise _synced(workbook, client)
    original = read_original(path, workbook, office.folder)
    if original.sha256 != sha256:
        raise refuse(workbook, "changed")
    refuse_open(original.path, workbook)
    return original


def _synced(workbook: str, client: str) -> WriteError:
    return WriteError(
        workbook,
        Text(
            f"Folder pliku „{workbook}” synchronizuje {client}. Nie da się tam sprawdzić, czy ktoś nie ma pliku otwartego na "
            "innym komputerze, więc zamkniętych skoroszytów się tam nie zmienia.",
            f"The folder of the file “{workbook}” is synced by {client}. Whether somebody has the file open on another "
            "computer cannot be known there, so closed workbooks are not changed there.",
        ),
        Text(
            "Otwórz skoroszyt w Excelu i użyj przycisku w Panelu. Jeżeli biuro zgadza się na zmiany w zamkniętych "
            "skoroszytach, wpisz w qms.toml pod [folders]: write_synced = true",
            "Open the workbook in Excel and use the button of the panel. If the office agrees to changes in closed "
            "workbooks, put this under [folders] in qms.toml: write_synced = true",
        ),
        reason="synced",
    )
