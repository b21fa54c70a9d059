"""`check --format html`: accessible, whole in itself, safe whatever stands in a cell, readable without its script."""

from __future__ import annotations

import base64
import hashlib
import io
import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

import pytest
from format_office import FORMULA, MARKUP, issues_in_json, made_office, told

from qms_xl.formats import html_

VOID = {"meta", "link", "img", "br", "input", "hr"}


class Page(HTMLParser):
    """Every element with its attributes, its text and what it stands in; raises where tags do not match."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[Element] = []
        self.open: list[Element] = []
        self.feed(text)
        self.close()
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, dict(attrs), list(self.open))
        self.elements.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop().tag == tag

    def handle_data(self, data: str) -> None:
        for element in self.open:
            element.text += data

    def all(self, tag: str, within: Element | None = None) -> list[Element]:
        return [one for one in self.elements if one.tag == tag and (within is None or within in one.parents)]

    def the(self, name: str) -> Element:
        (found,) = [one for one in self.elements if one.attrs.get("id") == name]
        return found


class Element:
    def __init__(self, tag: str, attrs: dict[str, str | None], parents: list[Element]) -> None:
        self.tag, self.attrs, self.parents, self.text = tag, attrs, parents, ""


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made_office(tmp_path_factory.mktemp("biuro"))


def rows(page: Page, table: str) -> list[Element]:
    (body,) = page.all("tbody", page.the(table))
    return page.all("tr", body)


@pytest.mark.parametrize("language", ["pl", "en"])
def test_the_page_names_its_language_its_title_and_every_table_its_caption_and_heads(
    language: str, office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = told(office, capsys, "html", "--language", language)
    assert text.startswith("<!DOCTYPE html>\n<html")
    page = Page(text)
    assert page.all("html")[0].attrs["lang"] == language
    assert page.all("title")[0].text.startswith(page.all("h1")[0].text)
    assert len(page.all("h1")) == len(page.all("main")) == 1
    assert len(page.all("table")) == 5
    for table in page.all("table"):
        assert page.all("caption", table)[0].text
        assert all(head.attrs["scope"] in ("col", "row") for head in page.all("th", table))
        widths = {
            len([c for c in page.elements if c.tag in ("th", "td") and row in c.parents])
            for row in page.all("tr", table)
        }
        assert len(widths) == 1
    for select in page.all("select"):
        assert any(parent.tag == "label" for parent in select.parents)
    ids = [one.attrs["id"] for one in page.elements if "id" in one.attrs]
    assert len(ids) == len(set(ids))
    for one in page.elements:
        assert (one.attrs.get("aria-labelledby") or ids[0]) in ids


def test_the_page_loads_nothing_and_its_policy_lets_in_only_its_own_style_and_script(
    office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = Page(told(office, capsys, "html"))
    (policy,) = [meta.attrs["content"] for meta in page.all("meta") if "http-equiv" in meta.attrs]
    assert policy is not None
    assert policy.startswith("default-src 'none';")
    for tag in ("style", "script"):
        (one,) = page.all(tag)
        digest = base64.b64encode(hashlib.sha256(one.text.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
        assert one.text.isascii()  # so that a page in any encoding keeps its hash
    assert not [one for one in page.elements if one.tag in ("link", "img", "iframe", "object", "base")]
    assert not [one for one in page.elements for name in one.attrs if name in ("src", "style") or name.startswith("on")]


def test_whatever_stands_in_a_cell_is_text(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = told(office, capsys, "html")
    assert MARKUP not in text
    page = Page(text)
    assert any(MARKUP in row.text for row in rows(page, "issues"))
    assert any(FORMULA in row.text for row in rows(page, "issues"))
    assert "Urząd <Miasta> & Gminy" in page.all("title")[0].text


def test_every_issue_is_a_row_with_the_words_of_the_reader(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = Page(told(office, capsys, "html"))
    expected = issues_in_json(office, capsys)
    words = {"error": "błąd", "warning": "ostrzeżenie", "note": "wskazówka"}
    for table, waived in (("issues", False), ("waived", True)):
        wanted = [issue for issue in expected if (issue["waived"] is not None) is waived]
        found = rows(page, table)
        assert [row.attrs["data-fingerprint"] for row in found] == [issue["fingerprint"] for issue in wanted]
        for row, issue in zip(found, wanted, strict=True):
            parts = [issue["message"], issue["code"], issue["cell"], issue["sheet"], words[issue["severity"]]]
            parts += [issue["waived"]] if waived else [issue["remedy"]]
            assert all(part in row.text for part in parts)


def test_without_its_script_everything_is_shown_but_the_choice(
    office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = Page(told(office, capsys, "html"))
    assert [one.attrs["id"] for one in page.elements if "hidden" in one.attrs] == ["filter"]


def test_choices_lead_to_the_rows_that_they_name(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = Page(told(office, capsys, "html"))
    selects = {select.attrs["name"]: select for select in page.all("select")}
    assert set(selects) == {"severity", "register", "person"}
    options = {
        name: {option.text: option.attrs["value"] for option in page.all("option", select)}
        for name, select in selects.items()
    }
    mine = {
        row.attrs["data-fingerprint"]
        for row in rows(page, "issues")
        if _has(row, "person", options["person"]["Łucja Żak"])
    }
    expected = issues_in_json(office, capsys, "--person", "Łucja Żak")
    assert mine == {issue["fingerprint"] for issue in expected} != set()
    nobody = [row for row in rows(page, "issues") if _has(row, "person", options["person"]["(nikt nie jest wpisany)"])]
    assert any("D-2026-002" in row.text for row in nobody)
    actions = [row for row in rows(page, "issues") if _has(row, "register", options["register"]["Działania"])]
    shown = issues_in_json(office, capsys, "--register", "actions")
    assert len(actions) == sum(issue["waived"] is None for issue in shown)


def _has(row: Element, name: str, value: str | None) -> bool:
    return value in (row.attrs[f"data-{name}"] or "").split()


def test_a_page_in_a_file_links_to_the_cells(office: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page_file = tmp_path / "usterki.html"
    assert told(office, capsys, "html", "--output", str(page_file)) == ""
    page = Page(page_file.read_text(encoding="utf-8"))
    links = [str(link.attrs["href"]) for link in page.all("a")]
    assert len(links) == len(issues_in_json(office, capsys))
    for link in links:
        file, _, place = link.partition("#")
        assert (tmp_path / unquote(file)).is_file()
        assert re.fullmatch(r"'[^']+'![A-Z]+\d+", unquote(place))
    assert not Page(told(office, capsys, "html")).all("a")  # nobody knows where a page on the screen will lie


def test_colours_of_texts_have_the_contrast_of_wcag_aa() -> None:
    style = (Path(html_.__file__).parent / "_page.css").read_text(encoding="utf-8")
    grounds = ["#fff", *re.findall(r"background: (#\w+)", style)]
    colours = re.findall(r"(?<![-\w])color: (#\w+)", style)
    assert len(colours) > 5
    for colour in colours:
        for ground in grounds:
            light, dark = sorted((_luminance(colour), _luminance(ground)), reverse=True)
            assert (light + 0.05) / (dark + 0.05) >= 4.5, (colour, ground)


def _luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(digit * 2 for digit in colour[1:])
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_a_page_without_issues_says_so_and_has_no_empty_table() -> None:
    from test_formats import view

    out = io.StringIO()
    html_.write(view(), out)
    page = Page(out.getvalue())
    assert "Usterek nie znaleziono." in out.getvalue()
    assert [table.attrs.get("id") for table in page.all("table")] == ["skipped"]
    assert page.all("script")  # which then finds no form and does nothing


def test_a_stream_that_is_not_utf8_gets_character_references_and_no_control_characters() -> None:
    from test_formats import issue, view

    stream = io.TextIOWrapper(raw := io.BytesIO(), encoding="cp852")
    html_.write(view(issue(2, message="Działanie 漢\x01")), stream)
    stream.flush()
    text = raw.getvalue().decode("ascii")
    assert any("Działanie 漢\ufffd" in row.text for row in rows(Page(text), "issues"))
