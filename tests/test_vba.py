"""VBA projects that we write are read back by others, letter for letter, and what VBA could not hold is refused."""

from __future__ import annotations

import io
import random
import struct
from pathlib import Path

import olefile
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from oletools.olevba import VBA_Parser, decompress_stream
from pyopenvba import check_file
from pyopenvba.cfb import CFB
from pyopenvba.vba import parse_vba_project

from qms_xl.vba import Module, VbaError, vba_project
from qms_xl.vba.compression import compressed
from qms_xl.vba.protection import hidden

SOURCE = 'Option Explicit\n\nPublic Sub Greet()\n    MsgBox "Zażółć gęślą jaźń"  \' „tak”\nEnd Sub\n'
DOCUMENTS = [Module("ThisWorkbook", kind="workbook"), Module("Sheet1", kind="sheet")]


def many(count: int) -> list[Module]:
    return [*DOCUMENTS, *(Module(f"Module{number}", SOURCE * number) for number in range(count))]


def read_by_olevba(project: bytes) -> dict[str, str]:
    parser = VBA_Parser("vbaProject.bin", data=project)
    found = {name.rpartition(".")[0]: code for _, _, name, code in parser.extract_macros()}
    parser.close()
    return {name: code.replace("\r\n", "\n") for name, code in found.items()}


def read_by_pyopenvba(project: bytes) -> dict[str, str]:
    file = CFB.from_bytes(project)
    found = parse_vba_project(file)
    assert found.validate(file) == []
    return {one.name: one.source.replace("\r\n", "\n") for one in found.modules}


def workbook(project: bytes) -> bytes:
    import xlsxwriter

    out = io.BytesIO()
    book = xlsxwriter.Workbook(out)
    book.add_worksheet().set_vba_name("Sheet1")
    book.set_vba_name("ThisWorkbook")
    book.add_vba_project(io.BytesIO(project), is_stream=True)
    book.close()
    return out.getvalue()


@pytest.mark.parametrize("count", [0, 1, 2, 7, 8, 30, 60])
def test_olevba_reads_back_exactly_the_source(count: int) -> None:
    modules = many(count)
    assert read_by_olevba(vba_project(modules)) == {one.name: one.text.replace("\r\n", "\n") for one in modules}


@pytest.mark.parametrize("count", [0, 1, 60])
def test_pyopenvba_reads_back_exactly_the_source(count: int) -> None:
    modules = many(count)
    assert read_by_pyopenvba(vba_project(modules)) == {one.name: one.text.replace("\r\n", "\n") for one in modules}


def test_a_project_without_any_module_can_be_opened() -> None:
    with olefile.OleFileIO(vba_project([])) as file:
        assert file.listdir() == [["PROJECT"], ["PROJECTwm"], ["VBA", "_VBA_PROJECT"], ["VBA", "dir"]]


def test_two_builds_give_the_same_bytes() -> None:
    assert vba_project(many(5)) == vba_project(many(5))


def test_another_source_gives_another_project_id() -> None:
    def project_id(modules: list[Module]) -> bytes:
        with olefile.OleFileIO(vba_project(modules)) as file:
            line: bytes = file.openstream("PROJECT").read().splitlines()[0]
            return line

    assert project_id(many(1)) != project_id(many(2))


def test_no_compiled_code_and_no_library_is_in_it() -> None:
    with olefile.OleFileIO(vba_project(many(2))) as file:
        assert file.openstream("VBA/_VBA_PROJECT").read() == bytes.fromhex("CC61FFFF000000")
        told = decompress_stream(bytearray(file.openstream("VBA/dir").read()))
    assert struct.pack("<H", 0x0003) + struct.pack("<IH", 2, 1250) in told
    assert b"*\\G" not in told


@pytest.mark.parametrize("count", [0, 3, 60])
def test_the_compound_file_is_sound(count: int, tmp_path: Path) -> None:
    project = vba_project(many(count))
    with olefile.OleFileIO(project, raise_defects=olefile.DEFECT_POTENTIAL) as file:
        assert not file.parsing_issues
    path = tmp_path / "book.xlsm"
    path.write_bytes(workbook(project))
    assert check_file(path).ok


def test_the_directory_is_a_sound_red_black_tree() -> None:
    with olefile.OleFileIO(vba_project(many(60))) as file:
        entries = file.direntries
        storage = next(one for one in entries if one and one.name == "VBA")
        blacks: set[int] = set()

        def go(number: int, black: int, above_is_red: bool) -> list[str]:
            if number == 0xFFFFFFFF:
                blacks.add(black)
                return []
            entry = entries[number] or file._load_direntry(number)
            is_red = entry.color == 0
            assert not (is_red and above_is_red)
            below = black + (not is_red)
            return [*go(entry.sid_left, below, is_red), entry.name, *go(entry.sid_right, below, is_red)]

        names = go(storage.sid_child, 0, False)
    assert len(blacks) == 1
    assert names == sorted(names, key=lambda name: (len(name), name.upper()))


def test_nobody_is_locked_out_of_the_source() -> None:
    """[MS-OVBA] 3.1.3 gives the steps; here they are gone through backwards."""
    with olefile.OleFileIO(vba_project(DOCUMENTS)) as file:
        lines = file.openstream("PROJECT").read().decode("ascii").splitlines()
    told = dict(line.split("=", 1) for line in lines if "=" in line)
    project_id = told["ID"].strip('"')
    assert {name: shown(told[name].strip('"'), project_id) for name in ("CMG", "DPB", "GC")} == {
        "CMG": bytes(4),
        "DPB": bytes(1),
        "GC": b"\xff",
    }


def shown(text: str, project_id: str) -> bytes:
    """Return the data of one of the three values, by [MS-OVBA] 2.4.3.3."""
    data = bytes.fromhex(text)
    seed, version, key = data[0], data[0] ^ data[1], data[0] ^ data[2]
    assert version == 2
    assert key == sum(project_id.encode()) & 0xFF
    plain, out = key, bytearray()
    for at in range(3, len(data)):
        plain = data[at] ^ (data[at - 2] + plain & 0xFF)
        out.append(plain)
    rest = bytes(out[(seed & 6) // 2 :])
    assert struct.unpack("<I", rest[:4])[0] == len(rest) - 4
    return rest[4:]


def test_the_id_of_the_project_is_part_of_the_key() -> None:
    assert hidden(b"\0", "{A}") != hidden(b"\0", "{B}")


@pytest.mark.parametrize("letter", ["Ω", "я", "—ʼ", "😀", "\u200b"])
def test_a_letter_outside_the_code_page_is_refused(letter: str) -> None:
    with pytest.raises(VbaError, match="not in code page 1250"):
        vba_project([Module("Buttons", f"' {letter}")])


@pytest.mark.parametrize(
    "name", ["", "1st", "_a", "a b", "a-b", "żaba", "a" * 32, "Sub", "end", "a.b", "VBA/x", "a\n", "a\0", '"']
)
def test_a_name_that_vba_does_not_take_is_refused(name: str) -> None:
    with pytest.raises(VbaError, match="cannot name a module"):
        vba_project([Module(name)])


def test_the_longest_name_is_taken() -> None:
    assert set(read_by_olevba(vba_project([Module("a" * 31)]))) == {"a" * 31}


def test_the_same_name_twice_is_refused() -> None:
    with pytest.raises(VbaError, match="two modules"):
        vba_project([Module("Buttons"), Module("buttons")])


@pytest.mark.parametrize(
    ("source", "why"),
    [
        ('Attribute VB_Name = "Other"', "Attribute lines"),
        ("  attribute vb_exposed = True", "Attribute lines"),
        ("a\0b", "control character"),
        ("' " + "x" * 1022, "longer than 1023"),
    ],
)
def test_a_source_that_vba_does_not_take_is_refused(source: str, why: str) -> None:
    with pytest.raises(VbaError, match=why):
        vba_project([Module("Buttons", source)])


def test_lines_end_as_windows_ends_them() -> None:
    assert Module("A", "x\ny\r\nz").text == 'Attribute VB_Name = "A"\r\nx\r\ny\r\nz\r\n'


TEXTS = st.text(st.sampled_from("ab \nSubEnd'\"()"), max_size=9000) | st.text(
    st.characters(codec="cp1250"), max_size=2000
)


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_what_was_compressed_comes_back_the_same(text: str) -> None:
    data = text.encode("cp1250")
    assert bytes(decompress_stream(bytearray(compressed(data)))) == data


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 3), st.integers(0, 2**32))
def test_whole_chunks_of_noise_come_back_the_same(count: int, seed: int) -> None:
    data = random.Random(seed).randbytes(4096 * count)
    assert bytes(decompress_stream(bytearray(compressed(data)))) == data


@pytest.mark.parametrize("length", [1, 2, 3, 15, 16, 17, 4095, 4096, 4097, 8192, 40_000])
@pytest.mark.parametrize("unit", [b"#", b"ab", b"Sub A()\r\nEnd Sub\r\n", bytes(range(128))])
def test_repetitions_of_any_length_come_back_the_same(length: int, unit: bytes) -> None:
    data = (unit * length)[:length]
    assert bytes(decompress_stream(bytearray(compressed(data)))) == data
    assert len(compressed(data)) < len(data) + 8 + len(data) // 8


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"abcdefghijklmnopqrstuv.", "0119B000616263646566676800696A6B6C6D6E6F700071727374757620762E"),
        (b"#aaabcdefaaaaghijaaaaaklaaamnopqaaaaaaaaaaaarstuvwxyzaaa", None),
        (b"a" * 73, "0103B002614500"),
    ],
)
def test_the_examples_of_the_specification_are_met(data: bytes, told: str | None) -> None:
    """[MS-OVBA] 3.2: no compression, normal and maximum compression; copies may be found elsewhere than there."""
    assert bytes(decompress_stream(bytearray(compressed(data)))) == data
    if told and data == b"a" * 73:
        assert compressed(data).hex().upper() == told


def test_noise_that_cannot_be_told_is_refused() -> None:
    with pytest.raises(ValueError, match="cannot be compressed"):
        compressed(random.Random(1).randbytes(4000))
