"""What an SVG of a map holds. That it looks the same is shown in tests/same_ink."""

from __future__ import annotations

import base64
import io
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PIL import Image

from designer.drawing import Box, Page, Picture, Placed
from designer.export import CannotExport, svg
from tests.export.sheets import CARDS, ICON, content, group, page, photo, sheet, small_map, text

SVG, XLINK = "{http://www.w3.org/2000/svg}", "{http://www.w3.org/1999/xlink}href"


def parsed(data: bytes) -> ElementTree.Element:
    return ElementTree.fromstring(data)


def test_it_is_valid_xml_with_the_size_of_the_paper() -> None:
    root = parsed(svg.dumps(Page(841.89, 595.2756, small_map(), 1.5, 20, 30), "Umzug <&> “neu”", "de"))
    assert root.tag == f"{SVG}svg"
    assert root.get("width") == "841.89pt"
    assert root.get("height") == "595.2756pt"
    assert root.get("viewBox") == "0 0 841.89 595.2756"
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == "de"
    assert root.findtext(f"{SVG}title") == "Umzug <&> “neu”"


def test_the_same_map_gives_the_same_bytes() -> None:
    assert svg.dumps(page(small_map()), "x") == svg.dumps(page(small_map()), "x")


def test_every_text_can_be_found_and_read_out() -> None:
    root = parsed(svg.dumps(page(small_map())))
    lines = [element.text or "" for element in root.iter(f"{SVG}text")]
    found = " ".join(lines)
    for words in (
        "Switching to an office",
        "Awareness",
        "Größe & Überraschung",
        *(w for card in CARDS[:2] for w in card),
    ):
        for word in words.split():
            assert word in found
    assert all(element.get("textLength") for element in root.iter(f"{SVG}text"))
    labels = {element.get("aria-label") for element in root.iter(f"{SVG}g")}
    assert {"Awareness", CARDS[0][0]} <= labels


def test_text_is_drawn_as_outlines_that_are_defined_once() -> None:
    root = parsed(svg.dumps(page(sheet(group("a", text("office office")), group("b", text("office"), 0, 30)))))
    defined = [element.get("id") for element in root.iter(f"{SVG}path") if element.get("id")]
    drawn = [element.get(XLINK, "")[1:] for element in root.iter(f"{SVG}use")]
    assert len(defined) == len(set(defined)) == len({"o", "f", "i", "c", "e"})
    assert set(drawn) == set(defined)
    assert len(drawn) == 3 * len("office")


def test_every_use_has_a_definition() -> None:
    root = parsed(svg.dumps(page(small_map())))
    ids = {element.get("id") for element in root.iter() if element.get("id")}
    assert {element.get(XLINK, "")[1:] for element in root.iter(f"{SVG}use")} <= ids


def test_shared_content_is_defined_once() -> None:
    drawing = sheet(
        group("a", content(Placed(1, 2, ICON), Placed(30, 2, ICON))), group("b", content(Placed(5, 5, ICON)))
    )
    assert svg.dumps(drawing).count(b'stroke="#FFFFFF"') == 1


@pytest.mark.parametrize("link", ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "//example.com"])
def test_only_web_and_mail_addresses_become_links(link: str) -> None:
    root = parsed(
        svg.dumps(sheet(group("g", text("read"), link=link), group("h", text("on"), link="https://example.com/ä?a&b")))
    )
    assert [element.get(XLINK) for element in root.iter(f"{SVG}a")] == ["https://example.com/%C3%A4?a&b"]


def test_nothing_in_it_can_run_or_load() -> None:
    drawing = sheet(group("g", text('"><script>alert(1)</script> & <image href="file:///x"/>'), alt='"><script>'))
    root = parsed(svg.dumps(drawing, "<script>"))
    assert {element.tag.removeprefix(SVG) for element in root.iter()} <= {
        "svg",
        "title",
        "defs",
        "rect",
        "g",
        "path",
        "use",
        "text",
    }
    assert all(element.get(XLINK, "#").startswith("#") for element in root.iter())


def test_control_characters_and_half_characters_do_no_harm() -> None:
    parsed(svg.dumps(sheet(group("g", text("a\ud800b\x00c"), alt="\x07")), "\x0c\ud800"))


def test_pictures_lie_inside_upright_and_without_their_cameras_notes() -> None:
    exif = Image.Exif()
    exif[0x0112], exif[0x010F] = 6, "Camera of A. Berg"
    stream = io.BytesIO()
    Image.new("RGB", (30, 20)).save(stream, "JPEG", exif=exif)
    pictures = [
        Picture(stream.getvalue(), "image/jpeg", Box(0, 0, 20, 30)),
        Picture(photo("PNG", "RGBA"), "image/png", Box(40, 0, 60, 20), True),
        Picture(b"GIF89a", "image/png", Box(80, 0, 90, 10)),
    ]
    root = parsed(svg.dumps(sheet(group("g", content(*pictures, *pictures)))))
    jpeg, png = root.iter(f"{SVG}image")
    assert jpeg.get("transform") == "matrix(0 1 -1 0 20 0)"
    assert (jpeg.get("width"), jpeg.get("height")) == ("30", "20")
    kind, _comma, coded = (jpeg.get(XLINK) or "").partition(",")
    assert kind == "data:image/jpeg;base64"
    assert b"A. Berg" not in base64.b64decode(coded)
    assert (png.get(XLINK) or "").startswith("data:image/png;base64,")
    assert len(list(root.iter(f"{SVG}circle"))) == 1


def test_a_whole_drawing_can_be_written_without_paper(tmp_path: Path) -> None:
    target = tmp_path / "map.svg"
    svg.write(small_map(), target)
    assert parsed(target.read_bytes()).get("viewBox") == "0 0 480 300"
    with pytest.raises(CannotExport, match="its folder is not there"):
        svg.write(small_map(), tmp_path / "none" / "map.svg")
