"""Audit reports: filling against bare docxtpl on the same template and data, and 200 of them on one process and on two.

Run: python benchmarks/reports.py [documents]
"""

from __future__ import annotations

import io
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from docxtpl import DocxTemplate
from jinja2 import Environment

from qms_xl import render
from qms_xl.demo.office import demo_office
from qms_xl.office import load_office
from qms_xl.read import read_office
from qms_xl.rendering.press import Job, Press, rendered
from qms_xl.speak import Voice
from qms_xl.word.template import Ready

DAY = date(2026, 11, 20)
ROUNDS = 7


def best(does: Callable[[], object]) -> float:
    """Return the seconds of the quickest of several rounds."""
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        does()
        times.append(time.perf_counter() - start)
    return min(times)


def press(home: Path) -> Press:
    """Return what renders the reports of a demo office."""
    for path, data in demo_office(DAY, "pl").files.items():
        (home / path).parent.mkdir(parents=True, exist_ok=True)
        (home / path).write_bytes(data)
    office = load_office(home, home)
    words = Voice("pl")
    template = render.template_for(render.reports()["audit"], office, "pl")
    return Press(office, read_office(office, as_of=DAY), words, DAY, {"audit": template})


def against_docxtpl(ours: Press, job: Job) -> None:
    """Print the ratio of filling one report, everything else left out."""
    given: list[tuple[dict[str, object], object]] = []
    whole = Ready.filled

    def kept(self: Ready, context: dict[str, object], properties: object) -> bytes:
        given.append((context, properties))
        return whole(self, context, properties)  # type: ignore[arg-type]

    Ready.filled = kept  # type: ignore[method-assign,assignment]
    ours.rendered(job)
    Ready.filled = whole  # type: ignore[method-assign]
    context, properties = given[0]
    ready = ours.ready["audit"]
    bare = Environment(autoescape=True)
    bare.filters |= {name: ready.engine.filters[name] for name in ready.engine.names}

    def theirs() -> None:
        document = DocxTemplate(io.BytesIO(ready.data))
        document.render(dict(context), bare)
        document.save(io.BytesIO())

    mine, peer = best(lambda: ready.filled(context, properties)), best(theirs)  # type: ignore[arg-type]
    print(f"one report: {mine * 1000:.1f} ms, bare docxtpl {peer * 1000:.1f} ms, ratio {mine / peer:.2f}")


def on_two(ours: Press, jobs: list[Job]) -> None:
    """Print how much quicker two processes are than one."""
    times = {}
    for workers in (1, 2):
        start = time.perf_counter()
        failed = [one for one in rendered(ours, jobs, workers) if isinstance(one, Exception)]
        times[workers] = time.perf_counter() - start
        assert not failed, failed[0]
    print(
        f"{len(jobs)} reports: {times[1]:.2f} s in one process, {times[2]:.2f} s in two, ratio {times[1] / times[2]:.2f}"
    )


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        ours = press(Path(folder))
        keys = [str(key) for key in ours.reading.registers["audits"].keys if str(key).startswith("AW-2026")]
        known = [Job("audit", key) for key in keys]
        known = [job for job in known if not isinstance(ours.rendered(job), Exception)]
        against_docxtpl(ours, known[0])
        count = int(sys.argv[1]) if len(sys.argv) > 1 else 200
        on_two(ours, [known[number % len(known)] for number in range(count)])
