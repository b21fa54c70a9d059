"""Templates come from outside: whatever stands in one, nothing of it runs, and one sentence says what is wrong."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import datetime
from xml.sax.saxutils import escape

import pytest
from audit_documents import opened, whole_text

from qms_xl.errors import ReadError
from qms_xl.shipped import shipped
from qms_xl.speak import Voice
from qms_xl.word.language import Shape
from qms_xl.word.package import packed
from qms_xl.word.properties import Properties
from qms_xl.word.template import faults, render

NS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
FIELDS = Shape.of(dict.fromkeys(("office", "audit.place", "audit.units[]", "units[].name", "units[].head", "total")))
CONTEXT = {
    "office": "Urząd & Spółka <„A”>",
    "audit": {"place": None, "units": ["KM", "OR"]},
    "units": [{"name": "Wydział", "head": "Anna"}, {"name": "Referat", "head": None}],
    "total": 5,
}
PROPERTIES = Properties("Tytuł", "pl-PL", "Urząd", datetime(2026, 11, 20))


def parts() -> dict[str, bytes]:
    with zipfile.ZipFile(shipped("docx_templates/pl/audit.docx")) as archive:
        found = {name: archive.read(name) for name in archive.namelist()}
    found["word/document.xml"] = _whole("document", f"<w:body>{paragraph('zwykły tekst')}<w:sectPr/></w:body>")
    found["word/header1.xml"] = _whole("hdr", paragraph("nagłówek"))
    found["word/footer1.xml"] = _whole("ftr", paragraph("stopka"))
    found["word/_rels/document.xml.rels"] = found["word/_rels/document.xml.rels"].replace(
        b"</Relationships>",
        f'<Relationship Id="rId9" Type="{REL}/footnotes" Target="footnotes.xml"/></Relationships>'.encode(),
    )
    found["[Content_Types].xml"] = found["[Content_Types].xml"].replace(
        b"</Types>",
        b'<Override PartName="/word/footnotes.xml" ContentType="application/vnd.openxmlformats-officedocument.'
        b'wordprocessingml.footnotes+xml"/></Types>',
    )
    found["word/footnotes.xml"] = _whole("footnotes", f'<w:footnote w:id="1">{paragraph("przypis")}</w:footnote>')
    return found


def _whole(name: str, inside: str) -> bytes:
    return f'<w:{name} {NS} xmlns:r="{REL}">{inside}</w:{name}>'.encode()


def paragraph(*texts: str) -> str:
    runs = "".join(f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>' for text in texts)
    return f"<w:p>{runs}</w:p>"


def body(inside: str) -> bytes:
    found = parts()
    found["word/document.xml"] = _whole("document", f"<w:body>{inside}<w:sectPr/></w:body>")
    return packed(found)


def _in_table(text: str) -> bytes:
    cell = f"<w:tc><w:tcPr/>{paragraph(text)}</w:tc>"
    return body(f"<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid><w:tr>{cell}</w:tr></w:tbl>{paragraph('x')}")


def _in_text_box(text: str) -> bytes:
    inside = f'<v:textbox xmlns:v="urn:schemas-microsoft-com:vml"><w:txbxContent>{paragraph(text)}</w:txbxContent></v:textbox>'
    shape = f'<w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml">{inside}</v:shape></w:pict></w:r>'
    return body(f"<w:p>{shape}</w:p>")


def _in_part(name: str, whole: str, text: str) -> bytes:
    found = parts()
    inside = f'<w:footnote w:id="1">{paragraph(text)}</w:footnote>' if whole == "footnotes" else paragraph(text)
    found[name] = _whole(whole, inside)
    return packed(found)


def _in_property(text: str) -> bytes:
    found = parts()
    core = found["docProps/core.xml"].decode()
    found["docProps/core.xml"] = core.replace("</dc:title>", f"{escape(text)}</dc:title>").encode()
    return packed(found)


def _in_custom(text: str) -> bytes:
    found = parts()
    found["docProps/custom.xml"] = (
        '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" '
        'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">'
        '<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="urzad">'
        f"<vt:lpwstr>{escape(text)}</vt:lpwstr></property></Properties>"
    ).encode()
    found["[Content_Types].xml"] = found["[Content_Types].xml"].replace(
        b"</Types>",
        b'<Override PartName="/docProps/custom.xml" ContentType="application/vnd.openxmlformats-officedocument.'
        b'custom-properties+xml"/></Types>',
    )
    link = (
        '<Relationship Id="rId8" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
        'custom-properties" Target="docProps/custom.xml"/></Relationships>'
    )
    found["_rels/.rels"] = found["_rels/.rels"].replace(b"</Relationships>", link.encode())
    return packed(found)


def _in_endnotes(text: str) -> bytes:
    found = parts()
    for name in ("word/_rels/document.xml.rels", "[Content_Types].xml"):
        found[name] = found[name].replace(b"footnotes", b"endnotes")
    del found["word/footnotes.xml"]
    found["word/endnotes.xml"] = _whole("endnotes", f'<w:endnote w:id="1">{paragraph(text)}</w:endnote>')
    return packed(found)


def _in_new_text_box(text: str) -> bytes:
    """Return a text box as Word has written it since 2010: once as a drawing, once again for older programs."""
    shapes = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
    inside = f"<w:txbxContent>{paragraph(text)}</w:txbxContent>"
    new = (
        '<w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
        '<wp:docPr id="7" name="Pole" descr="ramka"/><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
        f'<a:graphicData uri="{shapes}"><wps:wsp xmlns:wps="{shapes}"><wps:txbx>{inside}</wps:txbx></wps:wsp></a:graphicData>'
        "</a:graphic></wp:inline></w:drawing>"
    )
    old = f'<w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox>{inside}</v:textbox></v:shape></w:pict>'
    alternate = (
        '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f'<mc:Choice Requires="wps">{new}</mc:Choice><mc:Fallback>{old}</mc:Fallback></mc:AlternateContent>'
    )
    return body(f"<w:p><w:r>{alternate}</w:r></w:p>")


PLACES = {
    "body": lambda text: body(paragraph(text)),
    "header": lambda text: _in_part("word/header1.xml", "hdr", text),
    "footer": lambda text: _in_part("word/footer1.xml", "ftr", text),
    "footnote": lambda text: _in_part("word/footnotes.xml", "footnotes", text),
    "property": _in_property,
    "table": _in_table,
    "text box": _in_text_box,
    "new text box": _in_new_text_box,
    "endnote": _in_endnotes,
    "custom property": _in_custom,
}

ATTACKS = [
    "{{ ().__class__.__mro__[1].__subclasses__() }}",
    "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
    "{{ lipsum.__globals__['os'] }}",
    "{{ self._TemplateReference__context }}",
    "{{ office.__class__ }}",
    "{{ office['__class__'] }}",
    "{{ office.upper() }}",
    "{{ office|attr('__class__') }}",
    "{{ office|safe }}",
    "{{ units|map(attribute='__class__') }}",
    "{{ 9**(9**9) }}",
    "{{ 'a' * 999999999 }}",
    "{{ range(999999999) }}",
    "{% for i in range(999999999) %}x{% endfor %}",
    "{% for i in [1, 2] %}x{% endfor %}",
    "{{ [1, 2] }}",
    "{{ {'a': 1} }}",
    "{{ 1 + 1 }}",
    "{{ office ~ office }}",
    "{{ office if total else office }}",
    "{{ office is defined }}",
    "{% set x = 1 %}",
    "{% macro m() %}{% endmacro %}",
    "{% call m() %}{% endcall %}",
    "{% include '/etc/passwd' %}",
    "{% import 'os' as os %}",
    "{% extends 'x' %}",
    "{% block x %}{% endblock %}",
    "{% raw %}{{ office }}{% endraw %}",
    "{% autoescape false %}{{ office }}{% endautoescape %}",
    "{% filter upper %}x{% endfilter %}",
    "{% with x = 1 %}{% endwith %}",
    "{%- if office -%}x{%- endif -%}",
    "{{r office }}",
    "{{p office }}",
    "{{tr office }}",
    "{%tc for u in units %}x{%tc endfor %}",
    "{% for u in units recursive %}x{% endfor %}",
    "{% for u in units if u.name %}x{% endfor %}",
    "{% for a, b in units %}x{% endfor %}",
    "{% for a in units %}{% for b in units %}{% for c in units %}{% for d in units %}x{% endfor %}{% endfor %}{% endfor %}{% endfor %}",
    "{{ " + "(" * 230 + "office" + ")" * 230 + " }}",
    "{{ units }}",
    "{{ _rows }}",
    "{{ units|_rows }}",
    "{{ office|plural(total) }}",
    "{{ loop.index }}",
    "{% for u in units %}{{ loop.cycle }}{% endfor %}",
]


# what somebody is told to do
CURE_PL = re.compile(
    r"; (usuń|wpisz|wybierz|zastąp|dopisz|przenieś|napisz|podziel|dozwolone filtry)|, która z nich|Czy chodzi o|template fields"
)
CURE_EN = re.compile(
    r"; (delete|type|choose|use|add|move|say|split|the filters are)|Is “.*” meant|template fields|or delete"
)


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("attack", ATTACKS, ids=range(len(ATTACKS)))
def test_nothing_but_the_small_language_gets_past_the_check(attack, place):
    template = PLACES[place](attack)
    found = [fault for fault in faults(template, "szablon.docx", FIELDS) if fault.is_error]
    assert found
    assert {fault.code for fault in found} <= {"TPL001", "TPL002", "TPL006"}
    for fault in found:
        assert " ".join(attack.split()) in " ".join(fault.paragraph.split()), "no paragraph is quoted"
        assert CURE_PL.search(fault.message.pl), fault.message.pl
        assert CURE_EN.search(fault.message.en), fault.message.en
    with pytest.raises(ReadError) as refused:
        render(template, "szablon.docx", FIELDS, CONTEXT, Voice("pl"), PROPERTIES)
    assert "szablon.docx" in refused.value.message.pl
    assert refused.value.remedy is not None


@pytest.mark.parametrize("tag", ["{{ 1" + "0" * 480 + " }}", "{{ " + "not " * 120 + "office }}"])
def test_a_tag_that_is_long_but_harmless_is_filled(tag):
    assert filled(paragraph(tag))


@pytest.mark.parametrize("place", PLACES)
def test_an_unknown_placeholder_is_named_with_the_nearest(place):
    found = faults(PLACES[place]("{{ ofice }}"), "szablon.docx", FIELDS)
    codes = {fault.code for fault in found if fault.is_error}
    assert codes == {"TPL001"}
    unknown = next(fault for fault in found if fault.code == "TPL001")
    assert "„office”" in unknown.message.pl
    assert "“office”" in unknown.message.en
    assert "ofice" in unknown.paragraph


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("{{ office", "TPL002"),
        ("office }}", "TPL002"),
        ("{{ office {{ total }}", "TPL002"),
        ("{% if office %}x", "TPL002"),
        ("x{% endif %}", "TPL002"),
        ("{% if office %}x{% endfor %}", "TPL002"),
        ("tekst {%p if office %}", "TPL002"),
        ("{%tr for u in units %}", "TPL002"),
        ("{{ audit.plce }}", "TPL001"),
        ("{% for u in units %}{{ u.nme }}{% endfor %}", "TPL001"),
        ("{{ u.name }}", "TPL001"),
        ("{% for u in office %}x{% endfor %}", "TPL006"),
    ],
)
def test_each_fault_has_its_code_and_quotes_its_paragraph(text, code):
    found = [fault for fault in faults(body(paragraph(text)), "szablon.docx", FIELDS) if fault.is_error]
    assert [fault.code for fault in found] == [code]
    assert found[0].paragraph in (text, "")
    assert found[0].message.pl.endswith((".", "?"))
    assert found[0].message.en.endswith((".", "?"))


def filled(inside: str, words: Voice | None = None) -> str:
    data = render(body(inside), "s.docx", FIELDS, CONTEXT, words or Voice("pl"), PROPERTIES)
    return whole_text(opened(data)).strip("\n")


def test_what_staff_typed_stands_as_typed():
    assert filled(paragraph("{{ office }}")) == "Urząd & Spółka <„A”>"


def test_an_empty_field_says_so_in_the_language_of_the_document():
    assert filled(paragraph("{{ audit.place }}")) == "nie uzupełniono"
    assert filled(paragraph("{{ audit.place }}"), Voice("en")) == "not filled in"


def test_a_tag_that_word_split_over_equal_runs_is_whole_again():
    assert filled(paragraph("{", "{ off", "ice }", "}!")) == "Urząd & Spółka <„A”>!"


def test_a_tag_split_over_different_formats_is_a_fault():
    split = "<w:p><w:r><w:t>{{ off</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>ice }}</w:t></w:r></w:p>"
    assert [fault.code for fault in faults(body(split), "s.docx", FIELDS) if fault.is_error] == ["TPL002"]


def test_loops_conditions_comparisons_and_filters_work():
    text = "{% for u in units %}{{ loop.index }}. {{ u.name }}{% if not loop.last %}; {% endif %}{% endfor %}"
    assert filled(paragraph(text)) == "1. Wydział; 2. Referat"
    assert filled(paragraph('{{ total|plural("ustalenie|ustalenia|ustaleń") }}')) == "5 ustaleń"
    assert filled(paragraph("{{ total|plural(„ustalenie|ustalenia|ustaleń”) }}")) == "5 ustaleń"
    assert filled(paragraph("{% if total > 4 and total != 6 %}dużo{% else %}mało{% endif %}")) == "dużo"
    assert (
        filled(paragraph("{{ audit.units }} {{ audit.units|lines }} {{ units[0].name|upper }}"))
        == "KM, OR KM\nOR WYDZIAŁ"
    )


def test_paragraph_and_row_tags_take_their_paragraph_and_row_away():
    inside = paragraph("{%p for u in units %}") + paragraph("{{ u.name }}") + paragraph("{%p endfor %}")
    assert filled(inside) == "Wydział\nReferat"
    rows = "".join(
        f"<w:tr><w:tc><w:tcPr/>{paragraph(text)}</w:tc></w:tr>"
        for text in ("Nazwa", "{%tr for u in units %}", "{{ u.name }}", "{%tr endfor %}")
    )
    data = render(
        body(f"<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid>{rows}</w:tbl>{paragraph('x')}"),
        "s.docx",
        FIELDS,
        CONTEXT,
        Voice("pl"),
        PROPERTIES,
    )
    assert [row.cells[0].text for row in opened(data).tables[0].rows] == ["Nazwa", "Wydział", "Referat"]


def test_a_cell_whose_paragraphs_are_taken_out_still_ends_in_a_paragraph():
    inside = "".join(paragraph(text) for text in ("{%p if audit.place %}", "miejsce", "{%p endif %}"))
    cell = f"<w:tc><w:tcPr/>{inside}</w:tc>"
    table = f"<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid><w:tr>{cell}</w:tr></w:tbl>"
    data = render(body(table + paragraph("x")), "s.docx", FIELDS, CONTEXT, Voice("pl"), PROPERTIES)
    assert len(opened(data).tables[0].rows[0].cells[0].paragraphs) == 1


@pytest.mark.parametrize(
    "hostile", ["{{ 7*7 }}", "{% for x in y %}", "{_{ a }_}", "{{{{", "}}", "&lt;w:p/&gt;", "<w:p/>"]
)
def test_tags_in_data_are_data(hostile):
    data = render(
        packed(
            parts()
            | {"word/document.xml": _whole("document", f"<w:body>{paragraph('{{ office }}')}<w:sectPr/></w:body>")}
        ),
        "s.docx",
        FIELDS,
        {**CONTEXT, "office": hostile},
        Voice("pl"),
        PROPERTIES,
    )
    assert whole_text(opened(data)).strip("\n") == hostile


def test_footnotes_are_filled_once_so_that_data_is_not_read_as_a_tag():
    template = PLACES["footnote"]("{{ office }}")
    data = render(template, "s.docx", FIELDS, {**CONTEXT, "office": "{{ total }}"}, Voice("pl"), PROPERTIES)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert b"{{ total }}" in archive.read("word/footnotes.xml")


def test_control_characters_are_left_out_and_lines_and_tabs_stay():
    context = {**CONTEXT, "office": "a\x07b\x0cc\x85d\x00e\r\nf\tg\ud800"}
    data = render(body(paragraph("{{ office }}")), "s.docx", FIELDS, context, Voice("pl"), PROPERTIES)
    assert whole_text(opened(data)).strip("\n") == "abcde\nf\tg"


def _field(code: str) -> str:
    pieces = "".join(f"<w:r><w:instrText>{escape(piece)}</w:instrText></w:r>" for piece in (code[:5], code[5:]))
    begin, end = (f'<w:r><w:fldChar w:fldCharType="{state}"/></w:r>' for state in ("begin", "end"))
    return f"<w:p>{begin}{pieces}{end}</w:p>"


OUTSIDE = {
    "INCLUDETEXT": _field('INCLUDETEXT "//host/x.docx"'),
    "INCLUDEPICTURE": _field("INCLUDEPICTURE http://host/x.png"),
    "DDE": _field("DDEAUTO c:\\\\windows\\\\cmd.exe"),
    "nested": _field("PAGE").replace("</w:p>", "") + _field("IMPORT x").replace("<w:p>", ""),
    "simple": '<w:p><w:fldSimple w:instr=" LINK Excel.Sheet x "/></w:p>',
    "file link": _field('HYPERLINK "file:///c:/x"'),
    "file link with a mark": _field('HYPERLINK "file://host/x" \\l "y"'),
    "altChunk": "<w:altChunk/>",
    "object": "<w:p><w:r><w:object/></w:r></w:p>",
    "binding": f'<w:sdt><w:sdtPr><w:dataBinding w:xpath="/x" w:storeItemID="{{1}}"/></w:sdtPr><w:sdtContent>{paragraph("x")}</w:sdtContent></w:sdt>',
    "picture": '<w:p><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:imagedata src="http://host/x.png"/></v:shape></w:pict></w:r></w:p>',
}


@pytest.mark.parametrize("inside", OUTSIDE.values(), ids=OUTSIDE)
def test_content_from_outside_is_refused(inside):
    codes = {fault.code for fault in faults(body(inside + paragraph("x")), "s.docx", FIELDS) if fault.is_error}
    assert codes == {"TPL004"}


@pytest.mark.parametrize(
    ("kind", "target"),
    [
        ("attachedTemplate", "http://host/x.dotm"),
        ("image", "http://host/x.png"),
        ("hyperlink", "file:///etc/passwd"),
        ("hyperlink", "\\\\host\\x"),
        ("oleObject", "x.bin"),
    ],
)
def test_a_relationship_that_leads_outside_is_refused(kind, target):
    found = parts()
    mode = "" if kind == "oleObject" else ' TargetMode="External"'
    link = f'<Relationship Id="rId77" Type="{REL}/{kind}" Target="{target}"{mode}/></Relationships>'
    rels = "word/_rels/document.xml.rels"
    found[rels] = found[rels].replace(b"</Relationships>", link.encode())
    assert {fault.code for fault in faults(packed(found), "s.docx", FIELDS) if fault.is_error} == {"TPL004"}


def test_a_link_to_the_web_and_page_numbers_are_allowed():
    inside = _field('HYPERLINK "https://bip.example.pl"') + _field("PAGE") + _field('HYPERLINK \\l "koniec"')
    assert not [fault for fault in faults(body(inside), "s.docx", FIELDS) if fault.is_error]


def test_tracked_changes_are_a_fault_and_deleted_tags_never_run():
    deleted = '<w:p><w:del w:id="1" w:author="x"><w:r><w:delText>{{ 1 + 1 }}</w:delText></w:r></w:del></w:p>'
    codes = [fault.code for fault in faults(body(deleted), "s.docx", FIELDS) if fault.is_error]
    assert "TPL003" in codes


def test_a_tag_in_an_attribute_or_field_code_is_refused():
    attribute = '<w:p><w:bookmarkStart w:id="1" w:name="{{ office }}"/><w:bookmarkEnd w:id="1"/></w:p>'
    for inside in (attribute, _field("PAGE {{ office }}")):
        assert "TPL006" in {fault.code for fault in faults(body(inside), "s.docx", FIELDS)}


def test_private_characters_cannot_stand_for_tags():
    for text in ("\ue0001 + 1\ue001", "\ue002set x = 1\ue003", "\ue0040\ue005"):
        assert "TPL006" in {fault.code for fault in faults(body(paragraph(text)), "s.docx", FIELDS)}


@pytest.mark.parametrize("language", ["pl", "en"])
def test_the_shipped_templates_have_no_fault_at_all(language):
    from qms_xl.render import reports

    for report in reports().values():
        path = shipped(f"docx_templates/{language}/{report.template.in_(language)}")
        assert faults(path.read_bytes(), path.name, Shape.of(report.field_help)) == ()


def test_a_file_that_is_no_word_document_is_refused_with_a_sentence():
    for data in (b"", b"PK\x03\x04", b"hello", packed({"x.txt": b"x"})):
        with pytest.raises(ReadError):
            faults(data, "s.docx", FIELDS)
