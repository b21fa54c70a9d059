"""A folder outside the office for what another program has to read: private, and thrown away when it has been used."""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Iterator
from pathlib import Path


@contextlib.contextmanager
def scratch_folder() -> Iterator[Path]:
    """Give an empty folder that this user alone may read; it goes with all that lies in it. Raises OSError."""
    with tempfile.TemporaryDirectory(prefix="qms-", ignore_cleanup_errors=True) as made:
        yield Path(made)


def lay(data: bytes, path: Path) -> Path:
    """Write a file of a scratch folder, with the folders above it, and return its path. Nothing of it need outlast a crash."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path
