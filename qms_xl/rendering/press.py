"""Renders the documents of one run, in this process or in workers; one that fails does not cost the others."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from qms_xl import render
from qms_xl.rendering.reportable import incomplete, lost

if TYPE_CHECKING:
    from qms_xl.office import Office
    from qms_xl.read import Reading
    from qms_xl.render import Rendered, Template
    from qms_xl.word.engine import Words
    from qms_xl.word.template import Ready

# Measured with two processors: a worker costs half a second (start, imports, the registers over a pipe), an audit report a
# sixtieth, one with pictures a tenth or more; 60 audit reports take 0.9 s in one process and in two, 200 2.6 s and 1.9 s.
DOCUMENTS_PER_PROCESS = 30


class Job(NamedTuple):
    """One document to be made; `known`: the facts of one that stands, where it is made only if they have changed."""

    kind: str
    id: str
    unit: str = ""
    known: str = ""


@dataclass
class Press:
    """What renders the documents of one run, in this process or a worker: each template is read, each status worked out once."""

    office: Office
    reading: Reading
    words: Words
    as_of: datetime.date
    templates: dict[str, Template]

    def __post_init__(self) -> None:
        self.ready: dict[str, Ready] = {}
        self.supply = render.supplied(self.office, self.reading.registers, self.reading.facts, self.as_of)
        self.reports = render.reports()

    def __reduce__(self) -> tuple[object, ...]:
        """Go to a worker with what was read, without what has been worked out from it."""
        registers, facts = (
            {name: replace(register, known={}) for name, register in tables.items()}
            for tables in (self.reading.registers, self.reading.facts)
        )
        reading = replace(self.reading, registers=registers, facts=facts)
        return Press, (self.office, reading, self.words, self.as_of, self.templates)

    def rendered(self, job: Job) -> Rendered | Exception:
        """Return the document, or why there is none: one that fails must not cost the others."""
        report, template = self.reports[job.kind], self.templates[job.kind]
        try:
            if registers := lost(report, self.reading):
                raise incomplete(registers, self.reading)
            if job.kind not in self.ready:
                self.ready[job.kind] = render.prepared(report, template, self.words)
            return render.render(
                report,
                job.id,
                self.supply,
                template=template,
                words=self.words,
                office=self.office,
                checksums=self.reading.sha256,
                unit=job.unit,
                ready=self.ready[job.kind],
                known=job.known,
            )
        except Exception as failure:  # a door of its own: a fault in one document, ours or a person's
            return failure


def rendered(press: Press, jobs: Sequence[Job], processes: int | None) -> Iterator[Rendered | Exception]:
    """Yield each document, or why there is none, in the order of the jobs."""
    from concurrent.futures.process import BrokenProcessPool

    from qms_xl.rendering.workers import done, process_count

    count = process_count(len(jobs), DOCUMENTS_PER_PROCESS) if processes is None else processes
    rest = list(jobs)
    if count > 1:
        try:
            for result in done(_in_worker, jobs, count - 1, _begin, (press,), press.rendered):
                rest.pop(0)
                yield result
        except (BrokenProcessPool, OSError):  # no worker can begin on this computer: it goes without
            pass
    yield from map(press.rendered, rest)


_OURS: list[Press] = []  # of a worker process: what it was begun with


def _begin(press: Press) -> None:
    _OURS.append(press)


def _in_worker(job: Job) -> Rendered | Exception:
    """Render in a worker; an exception that cannot be pickled comes back as its text."""
    import pickle

    result = _OURS[0].rendered(job)
    try:
        pickle.dumps(result)
    except Exception as trouble:  # whatever a library put into its exception
        return RuntimeError(f"{type(result).__name__}: {trouble}")
    return result
