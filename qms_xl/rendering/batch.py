"""Makes many documents: which are asked for, each rendered here or by worker processes, each written into the reports folder."""

from __future__ import annotations

import contextlib
import datetime
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from qms_xl import render
from qms_xl.errors import QmsError, UsageError, WriteError
from qms_xl.model import Report, Text
from qms_xl.rendering.pdf import Converter, converter, page_count
from qms_xl.rendering.reportable import ALL, records, units_of, unknown_kind
from qms_xl.rendering.reported import Reported
from qms_xl.supply import parameters
from qms_xl.word.create import create

if TYPE_CHECKING:
    from qms_xl.office import Office
    from qms_xl.read import Reading
    from qms_xl.render import Rendered, Template
    from qms_xl.word.engine import Words
    from qms_xl.word.template import Ready

# Measured with two processors: a worker costs a second (start, imports, the registers over a pipe), a document a
# twentieth; 25 documents take 1.3 s here and 1.7 s in two workers, 50 the same, 100 4.2 s and 3.3 s.
DOCUMENTS_PER_WORKER = 30
_BUG = Text("Dokumentu nie udało się sporządzić: błąd programu.", "The document could not be made: a bug of ours.")
_NO_PDF = Text(
    "Dokument jest, ale nie udało się zrobić z niego pliku PDF.",
    "The document is there, but no PDF could be made of it.",
)
_NO_PDF_CURE = Text(
    "Otwórz go w Wordzie albo LibreOffice i zapisz jako PDF.", "Open it in Word or LibreOffice and save it as PDF."
)
_DIED = Text(
    "Dokumentu nie udało się sporządzić: zabrakło pamięci albo proces przerwano.",
    "The document could not be made: memory ran out, or the process was ended.",
)


class Job(NamedTuple):
    """One document to be made; `known`: the facts of one that stands, where it is made only if they have changed."""

    kind: str
    id: str
    unit: str = ""
    known: str = ""


class Made(NamedTuple):
    """A document in the reports folder; `path` is absolute.

    `beside`: the name that it asked for, where that is taken by a document that somebody changed, signed or has open.
    `pages`: known of what was made a PDF.
    """

    kind: str
    id: str
    path: Path
    beside: str = ""
    pages: int | None = None


class Failed(NamedTuple):
    """A document that could not be made, and why."""

    kind: str
    id: str
    why: QmsError


@dataclass(frozen=True)
class Documents:
    """What `make_documents` made and what it could not make; `bug`: the first fault of our own, to be raised at the door.

    `unchanged`: how many stand that would say the same today.
    """

    made: tuple[Made, ...]
    failed: tuple[Failed, ...]
    bug: Exception | None = None
    unchanged: int = 0


@dataclass
class Press:
    """What renders the documents of one run, in this process or a worker: each template is checked and compiled once."""

    office: Office
    reading: Reading
    words: Words
    as_of: datetime.date
    templates: dict[str, Template]

    def __post_init__(self) -> None:
        self.ready: dict[str, Ready] = {}
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
            _complete(report, self.reading)
            if job.kind not in self.ready:
                self.ready[job.kind] = render.prepared(report, template, self.words)
            return render.render(
                report,
                job.id,
                self.reading.registers,
                template=template,
                words=self.words,
                as_of=self.as_of,
                office=self.office,
                facts=self.reading.facts,
                checksums=self.reading.sha256,
                unit=job.unit,
                ready=self.ready[job.kind],
                known=job.known,
            )
        except Exception as failure:  # a door of its own: a fault in one document, ours or a person's
            return failure


def make_documents(
    office: Office,
    reading: Reading,
    kind: str,
    ids: Sequence[str] = (),
    *,
    every: bool = False,
    as_of: datetime.date,
    words: Words,
    template: Path | None = None,
    folder: Path | None = None,
    per_unit: bool = False,
    workers: int | None = None,
    pdf: bool = False,
    told: Callable[[int, int], None] = lambda done, total: None,
) -> Documents:
    """Make the documents of a kind and write them; one that fails does not stop the rest.

    Without `ids` those that are due and those made before whose facts have changed (`kind` `all`), or with `every` all that can
    be made. `pdf`: each as a PDF too. `workers`: how many processes
    render (None: as many as pay). `told` hears how many are done, of how many. Raises UsageError for an unknown kind,
    record or template, before anything is made.
    """
    kinds = render.reports()
    if kind != ALL and kind not in kinds:
        raise unknown_kind(kind, kinds)
    wanted = [kinds[kind]] if kind != ALL else list(kinds.values())
    converts = converter() if pdf else None
    reported = Reported.of(office.folder)
    jobs: list[Job] = []
    for report in wanted:
        for record in records(report, reading, office, as_of, ids, every or kind == ALL, every):
            units = units_of(report, reading, record) if per_unit else ("",)
            jobs += [Job(report.kind, record, unit) for unit in units]
    if kind == ALL and not every and folder is None:
        jobs += _made_before(wanted, jobs, reported, reading, office, as_of)
    templates = {
        report.kind: render.template_for(report, office, words.language, template)
        for report in wanted
        if template is not None or any(job.kind == report.kind for job in jobs)
    }
    press = Press(office, reading, words, as_of, templates)
    steps = Steps(len(jobs), told, 2 if pdf else 1)
    documents, data = _written(
        office, jobs, _results(press, jobs, workers), folder or office.reports_folder, reported, steps
    )
    return documents if converts is None else _as_pdf(documents, data, converts, office, steps)


@dataclass
class Steps:
    """Tells how far a run is: each document is one step, its PDF another."""

    total: int
    told: Callable[[int, int], None]
    each: int = 1
    done: int = 0

    def __post_init__(self) -> None:
        self.told(0, self.total * self.each)

    def step(self) -> None:
        """Tell that one more is done."""
        self.done += 1
        self.told(self.done, self.total * self.each)


def _made_before(
    reports: Sequence[Report],
    jobs: Sequence[Job],
    reported: Reported,
    reading: Reading,
    office: Office,
    as_of: datetime.date,
) -> Iterator[Job]:
    """Yield the documents that stand, are not due, and can still be made: to be made again where their facts have changed."""
    due = {(job.kind, job.id) for job in jobs}
    for report in reports:
        for record in records(report, reading, office, as_of, (), True, True):
            known = reported.known(report.kind, record, "")
            if known and (report.kind, record) not in due:
                yield Job(report.kind, record, known=known)


def _results(press: Press, jobs: Sequence[Job], workers: int | None) -> Iterator[Rendered | Exception]:
    """Yield each document, or why there is none, in the order of the jobs."""
    from concurrent.futures.process import BrokenProcessPool

    from qms_xl.rendering.workers import done, worker_count

    count = worker_count(len(jobs), DOCUMENTS_PER_WORKER) if workers is None else workers
    rest = list(jobs)
    if count > 1:
        try:
            for result in done(_in_worker, jobs, count, _begin, (press,)):
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


def _written(
    office: Office,
    jobs: Sequence[Job],
    results: Iterator[Rendered | Exception],
    folder: Path,
    reported: Reported,
    steps: Steps,
) -> tuple[Documents, list[bytes]]:
    """Write the documents as they come; return them, and the bytes of those made."""
    from qms_xl.rendering.workers import Died

    made: list[Made] = []
    data: list[bytes] = []
    failed: list[Failed] = []
    bugs: list[Exception] = []
    unchanged = 0
    for job, result in zip(jobs, results, strict=True):
        try:
            if isinstance(result, Exception):
                raise result
            if result.data:
                path = create(result.data, folder, result.name, office.folder)
                made.append(Made(job.kind, job.id, path, "" if path.name == result.name else result.name))
                data.append(result.data)
                reported.remember(job.kind, job.id, job.unit, path, result.facts)
            else:
                unchanged += 1
        except QmsError as why:
            failed.append(Failed(job.kind, job.id, why))
        except Died:
            failed.append(Failed(job.kind, job.id, UsageError(_DIED)))
        except Exception as bug:  # our fault in one document must not cost the others
            bugs.append(bug)
            failed.append(Failed(job.kind, job.id, UsageError(_BUG)))
        steps.step()
    if made:
        with contextlib.suppress(OSError):  # then the next run makes more than it needs to
            reported.keep()
    return Documents(tuple(made), tuple(failed), bugs[0] if bugs else None, unchanged), data


def _as_pdf(
    documents: Documents, data: Sequence[bytes], converts: Converter, office: Office, steps: Steps
) -> Documents:
    """Make a PDF of each document made, beside it; what was changed or signed since is never written over."""
    made: list[Made] = []
    failed = list(documents.failed)
    for one, pdf in zip(documents.made, converts(data), strict=True):
        try:
            if pdf is None:
                raise WriteError(str(one.path), _NO_PDF, _NO_PDF_CURE)
            name = one.path.with_suffix(".pdf").name
            path = create(pdf, one.path.parent, name, office.folder)
            pages = page_count(pdf)
            made += [one._replace(pages=pages), Made(one.kind, one.id, path, "" if path.name == name else name, pages)]
        except QmsError as why:
            made.append(one)
            failed.append(Failed(one.kind, one.id, why))
        steps.step()
    return replace(documents, made=tuple(made), failed=tuple(failed))


def _complete(report: Report, reading: Reading) -> None:
    """Raise UsageError where a workbook that the report counts from could not be read: it would count too few."""
    asked = {*(name for name, _ in parameters(report.fields)), *report.reads}
    lost = sorted(asked & set(reading.unreadable))
    if not lost:
        return
    files = ", ".join(error.file for error in reading.failed)
    names = ", ".join(lost)
    raise reading.failed[0].__class__(
        files,
        "",
        "incomplete",
        Text(
            f"Nie można odczytać skoroszytu {files}, a raport liczy z jego rejestrów ({names}).",
            f"The workbook {files} cannot be read, and the report counts from its registers ({names}).",
        ),
        reading.failed[0].message,
    )
