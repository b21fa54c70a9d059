"""Makes many documents: which are asked for, each rendered, written into the reports folder, and made a PDF on request."""

from __future__ import annotations

import contextlib
import datetime
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from qms_xl import render
from qms_xl.errors import QmsError, ReadError, UsageError, WriteError
from qms_xl.model import Report, Text
from qms_xl.rendering.pdf import Converter, converter, page_count
from qms_xl.rendering.press import Job, Press, rendered
from qms_xl.rendering.reportable import ALL, records, units_of, unknown_kind
from qms_xl.rendering.reported import Reported
from qms_xl.word.create import create

if TYPE_CHECKING:
    from qms_xl.office import Office
    from qms_xl.read import Reading
    from qms_xl.render import Rendered
    from qms_xl.word.engine import Words

_BUG = Text("Dokumentu nie udało się sporządzić: błąd programu.", "The document could not be made: a bug of ours.")
_BUG_CURE = Text("Proszę zgłosić to autorom qms-xl.", "Please tell the makers of qms-xl.")
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
_DIED_CURE = Text(
    "Zamknij inne programy i spróbuj ponownie, sam ten dokument.", "Close other programs and try again, this one alone."
)


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
    """A document that could not be made, and why; `id` is "" where nobody knows which ones there are."""

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
    processes: int | None = None,
    pdf: bool = False,
    told: Callable[[int, int], None] = lambda done, total: None,
) -> Documents:
    """Make the documents of a kind and write them; one that fails does not stop the rest.

    Without `ids` those that are due and those made before whose facts have changed (`kind` `all`), or with `every` all
    that can be made. `pdf`: each as a PDF too. `processes`: how many render, this one among them (None: as many as pay).
    `told` hears how many are done, of how many. Raises UsageError for an unknown kind, record or template, before
    anything is made.
    """
    kinds = render.reports()
    if kind != ALL and kind not in kinds:
        raise unknown_kind(kind, (*kinds, ALL))
    wanted = [kinds[kind]] if kind != ALL else list(kinds.values())
    converts = converter() if pdf else None
    reported = Reported.of(office.folder)
    jobs: list[Job] = []
    nameless: list[Failed] = []
    for report in wanted:
        try:
            for record in records(report, reading, office, as_of, ids, every or kind == ALL, every):
                units = units_of(report, reading, record) if per_unit else ("",)
                jobs += [Job(report.kind, record, unit) for unit in units]
        except ReadError as why:  # nobody knows which records there are: it costs this kind
            if kind != ALL:
                raise
            nameless.append(Failed(report.kind, "", why))
    if kind == ALL and not every and folder is None:
        kinds_lost = {failed.kind for failed in nameless}
        jobs += _made_before(
            [one for one in wanted if one.kind not in kinds_lost], jobs, reported, reading, office, as_of
        )
    templates = {
        report.kind: render.template_for(report, office, words.language, template)
        for report in wanted
        if template is not None or any(job.kind == report.kind for job in jobs)
    }
    press = Press(office, reading, words, as_of, templates)
    steps = Steps(len(jobs), told, 2 if pdf else 1)
    documents, data = _written(
        office, jobs, rendered(press, jobs, processes), folder or office.reports_folder, reported, steps
    )
    documents = replace(documents, failed=(*nameless, *documents.failed))
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
            failed.append(Failed(job.kind, job.id, WriteError(job.id, _DIED, _DIED_CURE)))
        except Exception as bug:  # our fault in one document must not cost the others
            bugs.append(bug)
            failed.append(Failed(job.kind, job.id, UsageError(_BUG, _BUG_CURE)))
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
