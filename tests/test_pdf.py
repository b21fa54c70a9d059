"""PDFs: tagged, with title and language; nothing linked is fetched; one that cannot be made costs nothing else."""

from __future__ import annotations

import json
import shutil
import socket
import sys
import threading
import time
import types
from contextlib import contextmanager
from pathlib import Path

import page
import pytest
from pdf_rules import faults
from review_documents import DAY, demo_folder
from test_report_all import WHOLE, reading
from test_report_all import made as made_of_tables
from test_word_template import NS, REL, _field, paragraph, parts

from qms_xl.cli import main
from qms_xl.errors import UsageError
from qms_xl.rendering import libreoffice
from qms_xl.rendering import word as by_word
from qms_xl.word.package import packed

needs_soffice = pytest.mark.soffice


def one(data: bytes) -> bytes:
    program = libreoffice.found()
    assert program is not None
    (pdf,) = libreoffice.converted([data], program)
    assert pdf is not None
    return pdf


@needs_soffice
def test_minutes_made_by_the_command_pass_a_checker_of_pdf_ua_and_their_pages_are_counted(tmp_path, capsys):
    home = demo_folder(tmp_path / "office", "pl", "iso9001-2015")
    words = ["report", "review", "PZ-2026", "--pdf", "--office", str(home), "--as-of", f"{DAY}", "--format", "json"]
    assert main(words) == 0
    told = json.loads(capsys.readouterr().out)["reports"]
    assert [Path(one["path"]).suffix for one in told] == [".docx", ".pdf"]
    data = Path(told[1]["path"]).read_bytes()
    assert faults(data, "pl-PL") == []
    report = page.validate_pdf_bytes(data, profile="ua1")
    assert [failure.message for failure in report.failures] == []
    assert [one["pages"] for one in told] == [report.document.page_count] * 2


# nothing outside is asked


class Listener:
    """A server that counts who comes."""

    def __init__(self) -> None:
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.port = self.socket.getsockname()[1]
        self.came: list[bytes] = []
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        while True:
            try:
                connection, _ = self.socket.accept()
            except OSError:
                return
            with connection:
                connection.settimeout(1)
                try:
                    self.came.append(connection.recv(200) or b"")
                except OSError:
                    self.came.append(b"")


@contextmanager
def listening():
    listener = Listener()
    try:
        yield listener
    finally:
        listener.socket.close()


VML = 'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
BLIP = (
    '<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
    '<wp:extent cx="900000" cy="900000"/><wp:docPr id="1" name="x" descr="x"/>'
    '<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">'
    '<pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:nvPicPr>'
    '<pic:cNvPr id="0" name="x"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:link="rId77"/></pic:blipFill>'
    '<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="900000" cy="900000"/></a:xfrm><a:prstGeom prst="rect"/></pic:spPr>'
    "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
)
ALT = '<w:altChunk r:id="rId77"/>'
OLE = (
    f'<w:p><w:r><w:object {VML}><v:shape id="s" style="width:90pt;height:90pt"><v:imagedata r:id="rId77"/></v:shape>'
    '<o:OLEObject Type="Link" ProgID="Excel.Sheet.12" ShapeID="s" r:id="rId77" UpdateMode="Always"/></w:object></w:r></w:p>'
)
VML_PICTURE = f'<w:p><w:r><w:pict {VML}><v:shape style="width:90pt;height:90pt"><v:imagedata {{}}/></v:shape></w:pict></w:r></w:p>'
SETTINGS = "word/_rels/settings.xml.rels"
# name -> body, relationship kind, part whose relationship it is
OUTSIDE = {
    "INCLUDEPICTURE": (_field('INCLUDEPICTURE "{url}x.png" \\d'), "", ""),
    "INCLUDETEXT": (_field('INCLUDETEXT "{url}x.docx"'), "", ""),
    "DDEAUTO": (_field('DDEAUTO soffice "{url}x.ods" A1'), "", ""),
    "LINK": (_field('LINK Excel.Sheet.12 "{url}x.xlsx" "A1" \\a \\p'), "", ""),
    "linked picture": (BLIP, "image", "word/_rels/document.xml.rels"),
    "old picture by relationship": (VML_PICTURE.format('r:id="rId77"'), "image", "word/_rels/document.xml.rels"),
    "old picture by address": (VML_PICTURE.format('src="{url}x.png"'), "", ""),
    "old picture by link": (VML_PICTURE.format('r:href="rId77"'), "image", "word/_rels/document.xml.rels"),
    "altChunk": (ALT, "aFChunk", "word/_rels/document.xml.rels"),
    "linked object": (OLE, "oleObject", "word/_rels/document.xml.rels"),
    "attached template": (paragraph("x"), "attachedTemplate", SETTINGS),
    "sub-document": ('<w:subDoc r:id="rId77"/>', "subDocument", "word/_rels/document.xml.rels"),
}


def reaching_out(inside: str, kind: str, part: str, url: str) -> bytes:
    found = parts()
    whole = f"<w:body>{inside.replace('{url}', url)}<w:p/><w:sectPr/></w:body>"
    found["word/document.xml"] = f'<w:document {NS} xmlns:r="{REL}">{whole}</w:document>'.encode()
    link = f'<Relationship Id="rId77" Type="{REL}/{kind}" Target="{url}x.png" TargetMode="External"/>'
    if part == SETTINGS:
        relations = "http://schemas.openxmlformats.org/package/2006/relationships"
        found[part] = f'<Relationships xmlns="{relations}">{link}</Relationships>'.encode()
        found["word/settings.xml"] = (
            f'<w:settings {NS} xmlns:r="{REL}"><w:attachedTemplate r:id="rId77"/></w:settings>'.encode()
        )
    elif part:
        found[part] = found[part].replace(b"</Relationships>", f"{link}</Relationships>".encode())
    return packed(found)


@needs_soffice
def test_nobody_is_asked_while_pdfs_are_made_of_documents_that_reach_out(tmp_path):
    assert len(OUTSIDE) == 12
    program = libreoffice.found()
    assert program is not None
    with listening() as listener:
        url = f"http://127.0.0.1:{listener.port}/"
        documents = [reaching_out(*given, url) for given in OUTSIDE.values()]
        made = list(libreoffice.converted(documents, program))
        time.sleep(0.2)
        assert listener.came == []
    assert all(made)


@needs_soffice
def test_the_listener_hears_a_profile_that_blocks_nothing(tmp_path, monkeypatch):
    monkeypatch.setattr(libreoffice, "_SETTINGS", ())
    monkeypatch.setattr(libreoffice, "_environment", dict)
    program = libreoffice.found()
    assert program is not None
    with listening() as listener:
        url = f"http://127.0.0.1:{listener.port}/"
        list(libreoffice.converted([reaching_out(*OUTSIDE["linked picture"], url)], program))
        time.sleep(0.2)
        assert listener.came != []


@needs_soffice
def test_a_file_of_this_computer_is_not_copied_into_the_pdf(tmp_path):
    secret = tmp_path / "secret.png"
    from test_pictures import BARS

    from qms_xl.speak import Voice

    secret.write_bytes(BARS.image(Voice("pl").value).draw())
    data = reaching_out(BLIP, "image", "word/_rels/document.xml.rels", secret.as_uri()[: -len("x.png")])
    assert b"/Subtype/Image" not in one(data)


# what may go wrong


def program(folder: Path, does: str) -> Path:
    path = folder / "soffice"
    path.write_text(
        f"#!{sys.executable}\nimport sys, time, pathlib\nout = pathlib.Path(sys.argv[sys.argv.index('--outdir') + 1])\n{does}"
    )
    path.chmod(0o755)
    return path


def test_a_converter_that_hangs_is_ended_when_its_time_is_over(tmp_path, monkeypatch):
    monkeypatch.setattr(libreoffice, "SECONDS_TO_START", 0.5)
    monkeypatch.setattr(libreoffice, "SECONDS_EACH", 0)
    mark = tmp_path / "alive"
    does = f"import subprocess\nsubprocess.Popen([sys.executable, '-c', 'import time; time.sleep(3); open({str(mark)!r}, \"w\")'])\ntime.sleep(60)"
    assert list(libreoffice.converted([b"x"], program(tmp_path, does))) == [None]
    time.sleep(3.5)
    assert not mark.exists()


def test_a_document_that_breaks_the_converter_costs_itself_alone(tmp_path):
    does = (
        "for path in map(pathlib.Path, sys.argv[sys.argv.index('--outdir') + 2 :]):\n"
        "    if path.read_bytes() == b'bad': sys.exit(1)\n"
        "    (out / path.name).with_suffix('.pdf').write_bytes(b'%PDF %%EOF')\n"
    )
    made = list(libreoffice.converted([b"a", b"bad", b"c"], program(tmp_path, does)))
    assert made == [b"%PDF %%EOF", None, b"%PDF %%EOF"]


def test_half_a_pdf_is_none(tmp_path):
    does = "(out / '0000.pdf').write_bytes(b'%PDF')"
    assert list(libreoffice.converted([b"a"], program(tmp_path, does))) == [None]


def fake(monkeypatch, pdf: bytes | None) -> None:
    monkeypatch.setattr("qms_xl.rendering.batch.converter", lambda: lambda data: iter([pdf] * len(data)))


def test_each_document_has_its_pdf_beside_it_and_one_that_was_signed_stays(tmp_path, monkeypatch):
    fake(monkeypatch, b"%PDF /Type/Page /Type/Pages %%EOF")
    first = made_of_tables(tmp_path, pdf=True, kind="audit", ids=["AW-2026-01"]).made
    assert [one.path.suffix for one in first] == [".docx", ".pdf"]
    assert [one.pages for one in first] == [1, 1]
    first[1].path.write_bytes(b"signed")
    again = made_of_tables(tmp_path, pdf=True, kind="audit", ids=["AW-2026-01"]).made
    assert first[1].path.read_bytes() == b"signed"
    assert again[1].path.name == "Raport z auditu AW-2026-01 (2).pdf"
    assert again[1].beside == "Raport z auditu AW-2026-01.pdf"


def test_where_no_pdf_can_be_made_the_document_is_there_and_it_is_said(tmp_path, monkeypatch):
    fake(monkeypatch, None)
    documents = made_of_tables(tmp_path, pdf=True, kind="audit", ids=["AW-2026-01"])
    assert [one.path.suffix for one in documents.made] == [".docx"]
    assert [one.why.exit_code for one in documents.failed] == [3]
    assert "PDF" in documents.failed[0].why.told("pl")


def test_a_pdf_is_a_step_of_its_own(tmp_path, monkeypatch):
    fake(monkeypatch, b"%PDF %%EOF")
    told: list[tuple[int, int]] = []
    made_of_tables(tmp_path, pdf=True, kind="audit", ids=["AW-2026-01"], told=lambda *step: told.append(step))
    assert told == [(0, 2), (1, 2), (2, 2)]


def test_a_computer_without_any_program_says_what_to_do_before_anything_is_made(tmp_path, monkeypatch):
    monkeypatch.setattr(libreoffice, "found", lambda: None)
    monkeypatch.setattr(sys, "platform", "linux")
    with pytest.raises(UsageError) as refused:
        made_of_tables(tmp_path, read=reading(WHOLE), pdf=True)
    assert "LibreOffice" in refused.value.told("en")
    assert not (tmp_path / "reports").exists()


def test_libreoffice_is_found_where_it_is_installed(monkeypatch, tmp_path):
    place = tmp_path / "soffice.com"
    place.write_bytes(b"")
    monkeypatch.setattr(shutil, "which", lambda name: None)
    monkeypatch.setattr(libreoffice, "_PLACES", (place,))
    assert libreoffice.found() == place
    monkeypatch.setattr(libreoffice, "_PLACES", ())
    assert libreoffice.found() is None


class FakeWord:
    """What we ask of Word, written down."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, object]] = []
        self.Options = types.SimpleNamespace()
        self.Documents = self

    def Open(self, source: str, **how: object) -> FakeWord:  # noqa: N802
        self.asked.append(("open", how["ReadOnly"]))
        return self

    def ExportAsFixedFormat(self, target: str, kind: int, **how: object) -> None:  # noqa: N802
        self.asked.append(("export", (kind, how["DocStructureTags"], how["IncludeDocProps"])))
        raise OSError("no printer")

    def Close(self, **how: object) -> None:  # noqa: N802
        self.asked.append(("close", how["SaveChanges"]))

    def Quit(self, **how: object) -> None:  # noqa: N802
        self.asked.append(("quit", how["SaveChanges"]))


def test_word_is_asked_for_tags_without_macros_and_ended_in_any_case(monkeypatch, tmp_path):
    word = FakeWord()
    client = types.ModuleType("win32com.client")
    client.DispatchEx = lambda name: word  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "win32com", types.ModuleType("win32com"))
    monkeypatch.setitem(sys.modules, "win32com.client", client)
    with pytest.raises(OSError, match="printer"):
        by_word.export("a.docx", "a.pdf")
    assert word.asked == [("open", True), ("export", (17, True, True)), ("quit", False)]
    assert (word.AutomationSecurity, word.DisplayAlerts, word.Options.UpdateLinksAtOpen) == (3, 0, False)
