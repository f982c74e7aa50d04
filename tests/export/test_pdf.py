"""What a PDF of a map holds: its paper, its metadata, its outline, nothing that could run, the same bytes each time."""

from __future__ import annotations

import errno
import io
import os
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pikepdf
import pytest

from designer.drawing import Box, Content, Drawing, Page, Role
from designer.export import CannotExport, pdf, svg
from tests.export import reading, sheets
from tests.export.sheets import MM, group, page, page_of_text, sheet, small_map, text

PAPERS = {
    "A4": (210, 297),
    "A3": (297, 420),
    "A2": (420, 594),
    "A1": (594, 841),
    "A0": (841, 1189),
    "letter": (215.9, 279.4),
    "legal": (215.9, 355.6),
    "tabloid": (279.4, 431.8),
    "own": (500, 300),
}


def opened(data: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(data))


@pytest.mark.parametrize("name", PAPERS)
@pytest.mark.parametrize("is_landscape", [False, True])
def test_the_paper_has_exactly_the_size_asked_for(name: str, is_landscape: bool) -> None:
    short, long = sorted(PAPERS[name])
    width, height = (long, short) if is_landscape else (short, long)
    data = pdf.dumps([Page(width * MM, height * MM, small_map(), 1, 20, 20)])
    with opened(data) as document:
        assert len(document.pages) == 1
        box = [float(v) for v in document.pages[0].MediaBox]
    assert box == pytest.approx([0, 0, width * MM, height * MM], abs=0.0005)


def test_a_page_longer_than_readers_take_is_counted_in_larger_units() -> None:
    drawing = sheet(group("far", text("The far end", 29_000, 50)), width=30_000, height=1000)
    data = pdf.dumps([Page(30_000, 1000, drawing, 1, 0, 0)])
    with opened(data) as document:
        unit = int(document.pages[0].UserUnit)
        width, height = (float(v) for v in list(document.pages[0].MediaBox)[2:])
    assert (width * unit, height * unit) == pytest.approx((30_000, 1000))
    assert max(width, height) <= 14_400
    first = next(place for place in reading.characters(data) if place[0] == "T")
    assert first[1] * unit == pytest.approx(29_000, abs=0.2)
    assert (height - first[2]) * unit == pytest.approx(50, abs=0.2)


def test_the_same_map_gives_the_same_bytes() -> None:
    assert pdf.dumps([page(small_map())]) == pdf.dumps([page(small_map())])


def test_another_run_of_the_program_gives_the_same_bytes() -> None:
    code = (
        "import hashlib; from designer.export import pdf; from tests.export.sheets import page, small_map;"
        "print(hashlib.sha256(pdf.dumps([page(small_map())])).hexdigest())"
    )

    def digest(seed: str) -> bytes:
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        return subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, env=environment).stdout

    assert digest("1") == digest("2")


def test_another_map_gets_another_id() -> None:
    with opened(pdf.dumps([page_of_text("one")])) as one, opened(pdf.dumps([page_of_text("two")])) as two:
        assert one.trailer.ID[0] != two.trailer.ID[0]


def test_title_author_subject_language_and_date_are_said() -> None:
    info = pdf.PdfInfo("Umzug – “neu” <1>", "A. Berg", "Moving & staying", "move", "de", date="2026-10-14")
    data = pdf.dumps([page(small_map())], info)
    with opened(data) as document:
        said = {key: str(value) for key, value in document.docinfo.items()}
        assert str(document.Root.Lang) == "de"
        assert document.Root.ViewerPreferences.DisplayDocTitle is True
        with document.open_metadata() as described:
            assert described["dc:title"] == "Umzug – “neu” <1>"
            assert described["dc:creator"] == ["A. Berg"]
            assert described["dc:description"] == "Moving & staying"
            assert described["xmp:CreateDate"] == "2026-10-14"
    assert said["/Title"] == "Umzug – “neu” <1>"
    assert said["/Author"] == "A. Berg"
    assert said["/Subject"] == "Moving & staying"
    assert said["/Keywords"] == "move"
    assert said["/CreationDate"] == "D:20261014"
    assert said["/Creator"].startswith("Journey Designer")


def test_without_a_date_none_is_made_up() -> None:
    with opened(pdf.dumps([page(small_map())], pdf.PdfInfo("x"))) as document:
        assert not {"/CreationDate", "/ModDate"} & set(document.docinfo.keys())


@pytest.mark.parametrize("date", ["last spring", "2026-13-45", "2026-1-5", "D:2026"])
def test_a_date_that_is_none_is_left_out(date: str) -> None:
    with opened(pdf.dumps([page(small_map())], pdf.PdfInfo("x", date=date))) as document:
        assert not {"/CreationDate", "/ModDate"} & set(document.docinfo.keys())
        assert b"CreateDate" not in document.Root.Metadata.read_bytes()


@pytest.mark.parametrize(
    ("language", "said"), [("de-AT", "de-AT"), ("", "en"), ("日本", "en"), ('x"><y', "en"), ("deutsch!", "en")]
)
def test_a_language_is_a_tag_or_english(language: str, said: str) -> None:
    with opened(pdf.dumps([page(small_map())], pdf.PdfInfo("x", language=language))) as document:
        assert str(document.Root.Lang) == said
        with document.open_metadata() as described:
            assert described["dc:language"] == {said}
    assert f'xml:lang="{said}"'.encode() in svg.dumps(small_map(), "x", language)


def test_a_stage_without_a_name_has_no_entry_in_the_outline() -> None:
    nameless = group("s1", Content(Box(0, 0, 100, 20), ()), role=Role.STAGE, element="s1")
    with opened(pdf.dumps([page(sheet(nameless))])) as document, document.open_outline() as outline:
        assert not outline.root


def test_a_title_with_characters_that_no_xml_can_hold_leaves_the_metadata_readable() -> None:
    data = pdf.dumps([page(small_map())], pdf.PdfInfo("a\x00b\x0c\ud800c]]>"))
    with opened(data) as document:
        ElementTree.fromstring(document.Root.Metadata.read_bytes().decode("utf-8"))


def test_the_outline_leads_to_each_stage() -> None:
    data = pdf.dumps([page(small_map(), scale=0.5, x=30, y=40)])
    with opened(data) as document:
        with document.open_outline() as outline:
            entries = list(outline.root)
        assert [entry.title for entry in entries] == ["Awareness", "Größe & Überraschung"]
        places = [list(entry.destination) for entry in entries]
        assert all(place[0].objgen == document.pages[0].objgen for place in places)
        assert [str(place[1]) for place in places] == ["/XYZ", "/XYZ"]
        # Left and top of the band, from the page's lower left corner.
        assert [float(place[2]) for place in places] == pytest.approx([30 + 10, 30 + 111.5])
        assert [float(place[3]) for place in places] == pytest.approx([300 - 40 - 25] * 2)


def test_a_stage_on_two_pages_is_in_the_outline_once() -> None:
    with opened(pdf.dumps([page(small_map())] * 2)) as document, document.open_outline() as outline:
        assert len(outline.root) == 2


def test_a_map_without_stages_has_no_outline() -> None:
    with opened(pdf.dumps([page_of_text("alone")])) as document:
        assert "/Outlines" not in document.Root


FORBIDDEN = {
    *("/JavaScript", "/JS", "/Launch", "/OpenAction", "/AA", "/EmbeddedFile", "/EmbeddedFiles", "/GoToR", "/GoToE"),
    *("/SubmitForm", "/ImportData", "/RichMedia", "/Rendition", "/Movie", "/Sound", "/AcroForm", "/XFA", "/Names"),
}


def test_nothing_in_a_pdf_can_run_or_open_a_file() -> None:
    links = [
        "javascript:alert(1)",
        "file:///etc/passwd",
        "launch.exe",
        "https://x.example/?/JavaScript(1)",
        "data:text/html,x",
    ]
    groups = [group(f"g{i}", text(f"link {i}"), 0, 20 * i, link=link) for i, link in enumerate(links)]
    assert not reading.names(pdf.dumps([page(sheet(*groups))])) & FORBIDDEN


@pytest.mark.parametrize(
    ("link", "written"),
    [
        ("https://example.com/a?b=c&d=%20#e", "https://example.com/a?b=c&d=%20#e"),
        ("HTTP://EXAMPLE.com/(x)\\", "HTTP://EXAMPLE.com/(x)%5C"),
        ("mailto:a@example.com", "mailto:a@example.com"),
        ("https://example.com/größe", "https://example.com/gr%C3%B6%C3%9Fe"),
        (" javascript:alert(1)", None),
        ("java\nscript:alert(1)", None),
        ("https://example.com/\nx", None),
        ("file:///etc/passwd", None),
        ("//example.com", None),
        ("", None),
    ],
)
def test_only_web_and_mail_addresses_become_links(link: str, written: str | None) -> None:
    data = pdf.dumps([page(sheet(group("g", text("read on"), link=link, alt="Read on")))])
    with opened(data) as document:
        notes = list(document.pages[0].get("/Annots", []))
        found = [str(note.A.URI) for note in notes]
    assert found == ([] if written is None else [written])


def test_a_link_lies_over_its_group() -> None:
    note = group("g", Content(Box(-2, -3, 50, 12), text("read on").items), 100, 40, link="https://example.com")
    data = pdf.dumps([page(sheet(note), scale=2, x=10, y=20)])
    with opened(data) as document:
        found = document.pages[0].Annots[0]
        assert str(found.Subtype) == "/Link"
        assert [float(v) for v in found.Rect] == pytest.approx([206, 300 - 20 - 104, 310, 300 - 20 - 74])
        assert [float(v) for v in found.Border] == [0, 0, 0]


def test_groups_beside_the_page_are_left_out() -> None:
    drawing = sheet(group("in", text("inside")), group("out", text("outside"), 900), width=1200)
    assert reading.text(pdf.dumps([page(drawing)])) == "inside"


def test_pages_share_their_fonts() -> None:
    with opened(pdf.dumps([page(small_map())])) as one, opened(pdf.dumps([page(small_map())] * 3)) as three:
        assert len(three.pages) == 3
        assert len(three.objects) - len(one.objects) == 4  # a page and its code, twice


def test_a_drawing_without_anything_is_an_empty_page() -> None:
    data = pdf.dumps([page(Drawing(400, 300, ()))])
    assert (reading.pixels(data) == 255).all()
    assert reading.text(data) == ""


def test_a_written_file_holds_what_was_asked_for(tmp_path: Path) -> None:
    target = tmp_path / "map.pdf"
    target.write_bytes(b"old")
    pdf.write([page(small_map())], target)
    assert target.read_bytes() == pdf.dumps([page(small_map())])
    assert list(tmp_path.glob(".*")) == []
    stream = io.BytesIO()
    pdf.write([page(small_map())], stream)
    assert stream.getvalue() == target.read_bytes()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_a_written_file_can_be_read_by_those_who_could_before(tmp_path: Path) -> None:
    old, new = tmp_path / "old.pdf", tmp_path / "new.pdf"
    old.write_bytes(b"")
    old.chmod(0o640)
    for target in (old, new):
        pdf.write([page_of_text("x")], target)
    mask = os.umask(0)
    os.umask(mask)
    assert old.stat().st_mode & 0o777 == 0o640
    assert new.stat().st_mode & 0o777 == 0o666 & ~mask


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights on Windows")
def test_a_link_to_a_file_stays_a_link(tmp_path: Path) -> None:
    real, link = tmp_path / "real.pdf", tmp_path / "link.pdf"
    link.symlink_to(real)
    pdf.write([page_of_text("x")], link)
    assert link.is_symlink()
    assert real.read_bytes().startswith(b"%PDF-1.7")


@pytest.mark.parametrize(
    ("number", "says"),
    [
        (errno.ENOSPC, "the disk is full"),
        (errno.EACCES, "writing there is not allowed"),
        (errno.EIO, "the disk reports “Input/output error”"),
    ],
)
def test_what_keeps_a_file_from_being_written_is_said_and_nothing_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, says: str
) -> None:
    def fails(*_arguments: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", fails)
    target = tmp_path / "map.pdf"
    target.write_bytes(b"old")
    with pytest.raises(CannotExport, match=says) as refused:
        pdf.write([page_of_text("x")], target)
    assert str(refused.value) == f"“{target}” can't be written: {says}."
    assert target.read_bytes() == b"old"
    assert [p.name for p in tmp_path.iterdir() if p.name != "home"] == ["map.pdf"]


def test_a_folder_or_a_place_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CannotExport, match="is a folder"):
        pdf.write([page_of_text("x")], tmp_path)
    with pytest.raises(CannotExport, match="its folder is not there"):
        pdf.write([page_of_text("x")], tmp_path / "none" / "map.pdf")


def test_a_rich_map_stays_small() -> None:
    # 27 cards a page hold as much text as a densely filled A3; QPdfWriter needs about five times as much.
    groups = [
        group(f"t{i}/{j}", sheets.card(i, *sheets.CARDS[0]), 140 * i, 90 * j, Role.TOUCHPOINT)
        for i in range(20)
        for j in range(10)
    ]
    assert len(pdf.dumps([page(sheet(*groups, width=3000, height=1000), 3000, 1000)])) < 30_000
