"""The file itself: sound, repeatable, complete, and open to everyone."""

from __future__ import annotations

import re
import shutil
import subprocess
import zlib
from pathlib import Path

import pypdfium2
import pytest
from tests.printing.paper import printed, printed_sheets
from tests.printing.samples import SHEETS
from tests.printing.test_lines import paragraphs

from sala.printing.layout.paragraph import Paragraph
from sala.printing.pdf.objects import Name, Ref, number, serialise
from sala.printing.text.style import TextStyle

BODY = TextStyle(size=11, space_before=6)
TITLE = TextStyle(size=18, bold=True, role="H1", keep_with_next=True)


@pytest.fixture(scope="module")
def kit() -> bytes:
    return printed_sheets([make("km", filled=True) for make in SHEETS.values()], "km")


def plain_parts(pdf: bytes) -> bytes:
    """Return the file with its compressed streams unpacked."""

    def unpacked(match: re.Match[bytes]) -> bytes:
        return zlib.decompress(match[1]) if match[1].startswith(b"\x78") else match[1]

    return re.sub(rb"(?s)(?<=\nstream\n)(.*?)(?=\nendstream\nendobj)", unpacked, pdf)


def test_the_same_input_gives_the_same_bytes(kit: bytes) -> None:
    assert printed_sheets([make("km", filled=True) for make in SHEETS.values()], "km") == kit


def test_the_table_of_objects_is_whole(kit: bytes) -> None:
    start = int(re.search(rb"startxref\n(\d+)\n%%EOF\n\Z", kit)[1])  # type: ignore[index]
    table = re.match(rb"(?s)\d+ 0 obj\n.*?stream\n(.*?)\nendstream", kit[start:])
    assert table
    data = zlib.decompress(table[1])
    rows = [data[at : at + 7] for at in range(0, len(data), 7)]
    for index, row in enumerate(rows[1:], start=1):
        where = int.from_bytes(row[1:5], "big")
        if row[0] == 1:
            assert kit[where:].startswith(b"%d 0 obj\n" % index)
        else:
            assert rows[where][0] == 1  # in a pack, which itself lies in the file


def test_every_reference_leads_to_an_object(kit: bytes) -> None:
    words = plain_parts(kit)
    size = int(re.search(rb"/Type /XRef /Size (\d+)", words)[1])  # type: ignore[index]
    assert {int(number) for number in re.findall(rb"(\d+) 0 R\b", words)} <= set(range(1, size))


@pytest.mark.parametrize("command", [("qpdf", "--check"), ("mutool", "info")])
def test_other_programs_find_no_fault(kit: bytes, command: tuple[str, ...], tmp_path: Path) -> None:
    if shutil.which(command[0]) is None:
        pytest.skip(f"{command[0]} is not installed")
    path = tmp_path / "kit.pdf"
    path.write_bytes(kit)
    run = subprocess.run([*command, str(path)], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr
    assert not re.search(r"(?i)warning|error:", run.stdout + run.stderr)


def test_all_fonts_are_embedded_subsets_of_ours(kit: bytes) -> None:
    words = plain_parts(kit)
    assert b"Helvetica" not in words
    names = set(re.findall(rb"/BaseFont /(\S+)", words))
    assert names
    assert all(re.fullmatch(rb"[A-Z]{6}\+Sala(Khmer|Sans)-(Regular|SemiBold)", name) for name in names)
    assert words.count(b"/FontFile2") == len(names)


def test_the_file_says_what_it_is(kit: bytes) -> None:
    document = pypdfium2.PdfDocument(kit)
    try:
        about = document.get_metadata_dict()
        assert about["Title"] == "Kit"
        assert about["Author"] == "Sala"
        assert about["CreationDate"] == "D:20260414090000+00'00'"
        titles = [mark.get_title() for mark in document.get_toc()]
    finally:
        document.close()
    assert titles == ["ដំណើរការទទួលសេវា", "កំណត់ចំណាំបទសម្ភាសន៍", "ផែនការអនុវត្តសាកល្បង"]
    assert b"/Lang (km-KH)" in plain_parts(kit)
    assert b"<dc:language><rdf:Bag><rdf:li>km-KH</rdf:li>" in kit


def test_bookmarks_form_a_tree() -> None:
    part = TITLE.but(size=13)
    blocks = [
        Paragraph("ជំពូក ១", TITLE, bookmark=0),
        Paragraph("ផ្នែក ១.១", part, bookmark=1),
        Paragraph("ផ្នែក ១.២", part, bookmark=1),
        Paragraph("ជំពូក ២", TITLE, bookmark=0),
    ]
    document = pypdfium2.PdfDocument(printed(blocks))
    try:
        found = [(mark.level, mark.get_title()) for mark in document.get_toc()]
    finally:
        document.close()
    assert found == [(0, "ជំពូក ១"), (1, "ផ្នែក ១.១"), (1, "ផ្នែក ១.២"), (0, "ជំពូក ២")]


def test_screen_readers_find_headings_paragraphs_tables_and_pictures(kit: bytes) -> None:
    words = plain_parts(kit)
    roles = set(re.findall(rb"/Type /StructElem /S /(\w+)", words))
    assert {
        b"Document",
        b"Sect",
        b"H1",
        b"H2",
        b"H3",
        b"P",
        b"Table",
        b"TR",
        b"TH",
        b"TD",
        b"L",
        b"LI",
        b"Figure",
    } <= roles
    assert b"/Alt (SALA2/K7M2QX/JOURNEY/2/1/1.0)" in words
    assert b"/MarkInfo << /Marked true >>" in words
    assert words.count(b" BDC") + words.count(b" BMC") == words.count(b"\nEMC")


def test_a_long_document_stays_small() -> None:
    text = paragraphs()
    once = len(printed([Paragraph(each, BODY) for each in text]))
    tenfold = len(printed([Paragraph(each, BODY) for _ in range(10) for each in text]))
    assert once < 60_000
    assert tenfold < 6 * once


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (None, b"null"),
        (True, b"true"),
        (0.1 + 0.2, b"0.3"),
        (-0.0001, b"0"),
        (Name("A B"), b"/A#20B"),
        ("a (b) \\", rb"(a \(b\) \\)"),
        ("ក", b"<FEFF1780>"),
        (b"\x01\xff", b"<01FF>"),
        ([1, Ref(7)], b"[1 7 0 R]"),
        ({"K": Name("V")}, b"<< /K /V >>"),
    ],
)
def test_values_are_written_as_the_standard_says(value: object, written: bytes) -> None:
    assert serialise(value) == written  # type: ignore[arg-type]


def test_numbers_are_short() -> None:
    assert [number(value) for value in (0, 1.0, 12.3456, -7.5)] == ["0", "1", "12.346", "-7.5"]
