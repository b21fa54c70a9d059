"""Tests of the batch look at three kinds of documents alone, so that a new kind changes nothing in what they expect."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from qms_xl import render


@contextmanager
def three_kinds() -> Iterator[None]:
    """Let there be no other kinds than audit, external and review for a while."""
    chosen = {kind: report for kind, report in render.reports().items() if kind in ("audit", "external", "review")}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(render, "reports", lambda: chosen)
        yield
