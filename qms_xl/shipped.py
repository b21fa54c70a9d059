"""Templates that travel with the toolkit: in the wheel beside the modules, in a checkout beside the package."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).parent


def shipped(name: str) -> Path:
    """Return the path of a shipped folder or file such as `docx_templates/pl`; raises FileNotFoundError.

    An editable install does not see the folders that the wheel takes in, so a checkout is looked at too.
    """
    for home in (_PACKAGE / "_shipped", _PACKAGE.parent):
        if (home / name).exists():
            return home / name
    raise FileNotFoundError(name)
