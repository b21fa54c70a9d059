"""Every kind of report over an office whose every free text is hostile: it is sound, and shows the text as typed."""

from __future__ import annotations

from datetime import datetime

import pytest
from audit_documents import opened, whole_text
from review_documents import DAY
from test_report_fields import leaves
from word_rules import faults

from qms_xl.demo.contents import contents
from qms_xl.figures import plain
from qms_xl.make import make_workbooks
from qms_xl.office import load_office
from qms_xl.office.parts import FOLDERS
from qms_xl.read import read_office
from qms_xl.render import prepared, render, reports, supplied, template_for
from qms_xl.rendering.reportable import records
from qms_xl.shelf import collect
from qms_xl.speak import Voice

MARK = "& <w:p/> ]]> {{ 7*7 }} {% for x in y %} {# „cytat” “quote” \u202eabc\u202c"
UNPRINTABLE = "\x07\x0b\x1f\ufffe"
LONG = "długi tekst " * 2_700  # 32 400 characters


def hostile_rows(language: str) -> dict[str, list[dict]]:
    """Return the rows of the demo office, every free text ending in the mark, one in each register very long."""
    schemas = collect("qms_xl.registers", "SCHEMA")
    rows = {name: [dict(row) for row in lines] for name, lines in contents(DAY, language).rows.items()}  # type: ignore[arg-type]
    for name, lines in rows.items():
        free = [
            column.name
            for column in schemas[name].columns
            if column.kind == "text"
            and column.name not in (*schemas[name].key, "norm", "clause", "unit_of_measure", "edition")
            and not (column.list or column.many or column.reference or column.computed)
        ]
        for at, row in enumerate(lines):
            for column in free:
                if isinstance(row.get(column), str) and row[column]:
                    row[column] += UNPRINTABLE + MARK
            if at == len(lines) - 1 and free:
                row[free[-1]] = (LONG + MARK)[-32_000:]
    return rows


@pytest.fixture(scope="module", params=["pl", "en"])
def office(request, tmp_path_factory):
    """The hostile office as read, and its language."""
    language = request.param
    home = tmp_path_factory.mktemp("hostile")
    folder = home / FOLDERS["registers"].in_(language)
    folder.mkdir()
    for name, data in make_workbooks(language, hostile_rows(language), created=datetime(2026, 11, 20)).items():
        (folder / name).write_bytes(data)
    (home / "qms.toml").write_text(f'language = "{language}"\noffice = "A & B <c> {{{{ d }}}}"\n', encoding="utf-8")
    here = load_office(home, home)
    return here, read_office(here, as_of=DAY)


def made(kind: str, here, reading) -> tuple[bytes, list[tuple[str, str]]]:
    """Return the largest of the last documents that can be made of a kind, and the hostile texts that it may print, by field."""
    report = reports()[kind]
    template, words = template_for(report, here, here.language), Voice(here.language)
    ready = prepared(report, template, words)
    supply = supplied(here, reading.registers, reading.facts, DAY)
    found = list(records(report, reading, here, DAY, (), True, True))[-3:]
    assert found, kind
    documents = [
        (
            render(
                report,
                one,
                supply,
                template=template,
                words=words,
                office=here,
                checksums=reading.sha256,
                ready=ready,
            ).data,
            one,
        )
        for one in found
    ]
    data, record = max(documents, key=lambda one: len(one[0]))
    fields = plain(dict(supply.call(report.fields, record=record)), words.value)
    return data, [(path, value) for path, value in leaves(fields) if isinstance(value, str) and MARK in value]


# of what these fields hold only some is printed: once a person, and where another text does not stand instead
SOMETIMES = (
    *("signatures[].position", "groups[].documents[].unit", "forms[].unit", "certificates[].scope"),
    *("next_objectives[].resources", "objectives[].tasks", "deviations[].tasks"),
)


@pytest.mark.parametrize("kind", sorted(reports()))
def test_hostile_text_in_every_field_is_shown_as_typed(kind, office):
    here, reading = office
    data, typed = made(kind, here, reading)
    assert faults(data) == []
    document = opened(data)
    text = whole_text(document)
    assert MARK in text
    for piece in ("<w:p/>", "]]>", "{{ 7", "{%", "{#", "„cytat”", "“quote”", "\u202e", "\u202c"):
        assert text.count(piece) == text.count(MARK), f"{piece} without the rest of what was typed"
    for line in text.splitlines():
        assert LONG[:100] not in line or (LONG + MARK)[-32_000:] in line
    stands: dict[str, list[bool]] = {}
    for path, value in typed:
        stands.setdefault(path, []).append(value.translate(dict.fromkeys(map(ord, UNPRINTABLE))) in text)
    assert [path for path, found in stands.items() if any(found) > all(found) and path not in SOMETIMES] == []
    assert any(any(found) for found in stands.values())
    assert not set(UNPRINTABLE) & set(text)
    assert "A & B <c> {{ d }}" in "".join(one.text for one in document.sections[0].header.paragraphs)
