"""A template within the language may still ask for too much: it ends with a sentence, before time or memory is gone."""

from __future__ import annotations

import io

import pytest
from audit_documents import opened
from test_word_template import CONTEXT, FIELDS, PROPERTIES, _whole, body, paragraph, parts

from qms_xl.errors import ReadError
from qms_xl.speak import Voice
from qms_xl.word import engine
from qms_xl.word.image import Image
from qms_xl.word.package import packed
from qms_xl.word.tag_texts import MOST_TAGS
from qms_xl.word.template import faults, render

UNITS = [{"name": "x" * 100, "head": "y"}] * 400
LONG = "ą" * 32_000
DRAWN: list[int] = []


def twice(inside: str) -> str:
    return paragraph("{% for a in units %}{% for b in units %}" + inside + "{% endfor %}{% endfor %}")


def drawn() -> bytes:
    from PIL import Image as Pillow

    DRAWN.append(1)
    out = io.BytesIO()
    Pillow.new("RGB", (1, 1)).save(out, "png")
    return out.getvalue()


# what stands in the template, and what of the facts is long
COSTLY = {
    "rows of loops": (twice("{% for c in units %}{% endfor %}"), {}),
    "tags in a loop": (twice("{% if b.name %}{% endif %}" * 20), {}),
    "fixed text": (twice("x" * 200), {}),
    "empty paragraphs": (
        "".join(map(paragraph, ("{%p for a in units %}", "{%p for b in units %}")))
        + "<w:p/>" * 40
        + 2 * paragraph("{%p endfor %}"),
        {},
    ),
    "long texts": (paragraph("{% for a in units %}{{ office }} {{ office }}{% endfor %}"), {"office": LONG}),
    "a filter whose text is not printed": (
        paragraph("{% for a in units %}{% if audit.units|lines == a.name %}{% endif %}{% endfor %}"),
        {"audit": {"place": None, "units": [LONG] * 2}},
    ),
    "a list looked through": (
        twice("{% if office in audit.units %}{% endif %}"),
        {"audit": {"place": None, "units": [LONG + str(at) for at in range(200)]}},
    ),
    "long texts compared": (
        paragraph("{% for a in units %}{% if office == audit.place %}{% endif %}{% endfor %}"),
        {"office": LONG, "audit": {"place": LONG + "x", "units": []}},
    ),
    "numbers put into words": (
        paragraph(
            "{% for a in units %}" + '{% if total|plural("a|b|c") == office %}{% endif %}' * 1_000 + "{% endfor %}"
        ),
        {},
    ),
    "pictures": (
        paragraph("{% for a in units %}{{ office }}{% endfor %}"),
        {"office": Image("obraz", 1, 1, drawn)},
    ),
}


def made(template: bytes, **facts: object) -> bytes:
    return render(template, "nasz.docx", FIELDS, {**CONTEXT, "units": UNITS, **facts}, Voice("pl"), PROPERTIES)


@pytest.mark.parametrize("way", COSTLY)
def test_what_costs_too_much_ends_with_a_sentence_and_a_cure(way):
    inside, facts = COSTLY[way]
    assert not [fault for fault in faults(body(inside), "nasz.docx", FIELDS) if fault.is_error]
    with pytest.raises(ReadError) as refused:
        made(body(inside), **facts)
    assert refused.value.reason == "too_much"
    assert "„nasz.docx”" in refused.value.told("pl")
    assert "loops “for”" in refused.value.told("en")
    assert len(DRAWN) <= engine.MOST_TEXT // engine.PICTURE


@pytest.mark.parametrize(("limit", "is_made"), [(100_000, False), (200_000, True)])
def test_all_parts_of_a_document_share_what_it_may_cost(monkeypatch, limit, is_made):
    monkeypatch.setattr(engine, "MOST_TEXT", limit)
    text = paragraph("{% for a in units %}{{ a.name }}{% endfor %}")  # 400 times 100 characters, worked out and written
    found = parts()
    assert made(body(text))
    found["word/document.xml"] = _whole("document", f"<w:body>{text}<w:sectPr/></w:body>")
    found["word/header1.xml"] = _whole("hdr", text)
    if is_made:
        assert made(packed(found))
    else:
        with pytest.raises(ReadError, match="loops “for” repeat"):
            made(packed(found))


def test_each_document_of_a_batch_may_cost_as_much():
    from qms_xl.word.template import Ready

    ready = Ready(body(paragraph("{% for a in units %}{{ office }}{% endfor %}")), "n.docx", FIELDS, Voice("pl"))
    for _ in range(3):
        assert ready.filled({**CONTEXT, "office": "x" * 10_000, "units": UNITS}, PROPERTIES)


def test_a_long_document_of_one_loop_is_made():
    rows = "".join(
        f"<w:tr><w:tc><w:tcPr/>{paragraph(text)}</w:tc></w:tr>"
        for text in (
            "Nazwa",
            "{%tr for u in units %}",
            "{{ loop.index }}. {{ u.name }}: {{ u.head }}",
            "{%tr endfor %}",
        )
    )
    table = f"<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid>{rows}</w:tbl>{paragraph('x')}"
    data = made(body(table), units=[{"name": "Wydział", "head": "Anna"}] * 5_000)
    assert len(opened(data).tables[0].rows) == 5_001


@pytest.mark.parametrize("tag", ["{{ office }}", "{{ ofice }}", "{%p if office %}"])
def test_more_tags_than_anybody_types_are_one_fault(tag):
    found = faults(body(paragraph(tag) * (MOST_TAGS + 2)), "nasz.docx", FIELDS)
    assert [fault.message.en.partition(";")[0] for fault in found if fault.code == "TPL006"] == [
        f"There are more than {MOST_TAGS} tags here"
    ]
    assert len(found) < 5
