"""Fonts of the computer: what a file says of itself, where files lie, and which family stands in for what is missing."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest

from designer.drawing import Face
from designer.fonts import FontFinder, FontsOfMap, UnusableFont, faces_in, missing_sentence
from designer.text import FontBook, font_facts, subset_font
from designer.text.font_files import FontFace, may_embed, read_faces
from designer.text.installed import FOLDERS_VARIABLE, InstalledFonts, font_folders
from designer.text.scripts import han_language, script_of
from tests.effort import calls_of
from tests.text.test_font_book import collection

BUNDLED = {face.key: Path(face.file) for face in FontBook.bundled().faces}
THAI, THAI_BOLD, HEBREW = (BUNDLED[key] for key in ("NotoSansThai-400", "NotoSansThai-700", "NotoSansHebrew-400"))


def with_license_bits(font: bytes, bits: int) -> bytes:
    """The font with other bits fsType."""
    for at in range(12, 12 + 16 * int.from_bytes(font[4:6], "big"), 16):
        if font[at : at + 4] == b"OS/2":
            (start,) = struct.unpack_from(">I", font, at + 8)
            return font[: start + 8] + struct.pack(">H", bits) + font[start + 10 :]
    raise AssertionError


def made(family: str, **more: object) -> FontFace:
    """A face as the index holds it, with every character of the first planes."""
    told: dict[str, object] = {"file": f"/{family}.ttf", "index": 0, "pages": "f" * 64}
    return FontFace(family=family, **{**told, **more})  # type: ignore[arg-type]


# What a file says


def test_a_font_tells_family_weight_and_scripts() -> None:
    (regular,), (bold,) = read_faces(THAI), read_faces(THAI_BOLD)
    assert (regular.family, regular.lightest, regular.heaviest) == ("Noto Sans Thai", 400, 400)
    assert bold.lightest == 700
    assert "thai" in regular.scripts
    assert "hebrew" not in regular.scripts
    assert regular.may_have("ก")
    assert not regular.may_have("漢")
    assert regular.may_embed
    assert not regular.is_serif


def test_every_face_of_a_collection_is_told(tmp_path: Path) -> None:
    file = tmp_path / "both.ttc"
    file.write_bytes(collection(THAI.read_bytes(), HEBREW.read_bytes()))
    assert [(face.index, face.family) for face in read_faces(file)] == [(0, "Noto Sans Thai"), (1, "Noto Sans Hebrew")]


@pytest.mark.parametrize(
    "content", [b"", b"nothing", b"ttcf\0\1\0\0\xff\xff\xff\xff", b"\0\1\0\0\0\x05" + b"\xff" * 60]
)
def test_what_is_no_font_has_no_faces(content: bytes, tmp_path: Path) -> None:
    file = tmp_path / "x.ttf"
    file.write_bytes(content)
    assert read_faces(file) == ()


@pytest.mark.parametrize("length", [4, 30, 200, 3000, 20_000])
def test_a_font_that_is_cut_short_is_no_harm(length: int, tmp_path: Path) -> None:
    file = tmp_path / "x.ttf"
    file.write_bytes(THAI.read_bytes()[:length])
    assert len(read_faces(file)) <= 1


@pytest.mark.parametrize(
    ("bits", "allowed"),
    [(0, True), (0x2, False), (0x4, True), (0x8, True), (0x6, True), (0x100, False), (0x108, False), (0x200, False)],
)
def test_license_bits_are_respected(bits: int, allowed: bool, tmp_path: Path) -> None:
    assert may_embed(bits) is allowed
    file = tmp_path / "x.ttf"
    file.write_bytes(with_license_bits(THAI.read_bytes(), bits))
    (face,) = read_faces(file)
    assert face.may_embed is allowed


# Where they lie


def fonts_in(folder: Path, **files: bytes) -> None:
    for name, content in files.items():
        (folder / f"{name}.ttf").write_bytes(content)


def test_folders_below_are_searched_and_what_is_known_is_not_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    below = tmp_path / "fonts" / "thai"
    below.mkdir(parents=True)
    fonts_in(below, regular=THAI.read_bytes(), bold=THAI_BOLD.read_bytes(), broken=b"no font")
    cache = tmp_path / "cache" / "fonts.json"
    assert InstalledFonts.found([tmp_path / "fonts"], cache).families == ("Noto Sans Thai",)
    read: list[Path] = []

    def counted(file: Path) -> tuple[FontFace, ...]:
        read.append(file)
        return read_faces(file)

    monkeypatch.setattr("designer.text.installed.read_faces", counted)
    assert InstalledFonts.found([tmp_path / "fonts"], cache).families == ("Noto Sans Thai",)
    assert read == []
    fonts_in(below, more=HEBREW.read_bytes())
    assert InstalledFonts.found([tmp_path / "fonts"], cache).families == ("Noto Sans Hebrew", "Noto Sans Thai")
    assert [file.name for file in read] == ["more.ttf"]


@pytest.mark.parametrize("content", [b"", b"{", b'{"version": 0, "files": {}}', b"\xff\xfe"])
def test_an_index_that_can_not_be_used_is_made_anew(content: bytes, tmp_path: Path) -> None:
    fonts_in(tmp_path, thai=THAI.read_bytes())
    cache = tmp_path / "fonts.json"
    cache.write_bytes(content)
    assert InstalledFonts.found([tmp_path], cache).families == ("Noto Sans Thai",)


def test_folders_that_link_to_each_other_end(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    try:
        (tmp_path / "a" / "again").symlink_to(tmp_path, target_is_directory=True)
    except OSError:
        pytest.skip("links can't be made here")
    fonts_in(tmp_path, thai=THAI.read_bytes())
    assert len(InstalledFonts.found([tmp_path, tmp_path / "a"]).faces_of("Noto Sans Thai")) == 1


def test_the_folders_can_be_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv(FOLDERS_VARIABLE, str(tmp_path))
    assert font_folders() == (tmp_path,)
    monkeypatch.setenv(FOLDERS_VARIABLE, "")
    assert font_folders() == ()
    monkeypatch.delenv(FOLDERS_VARIABLE)
    assert font_folders()


# Which one is chosen


def test_regular_and_bold_of_a_family_are_used(tmp_path: Path) -> None:
    fonts_in(tmp_path, a=THAI_BOLD.read_bytes(), b=THAI.read_bytes())
    faces = InstalledFonts.found([tmp_path]).faces_of("Noto Sans Thai")
    assert [(face.weight, Path(face.file).name) for face in faces] == [(400, "b.ttf"), (700, "a.ttf")]


def chosen(text: str, faces: list[FontFace], monkeypatch: pytest.MonkeyPatch, **how: object) -> list[str]:
    """The families that stand in for a text, as if each face had every character."""
    monkeypatch.setattr("designer.text.installed.characters_of", lambda _face: frozenset(range(0x11000)))
    fonts = InstalledFonts(faces)
    han = str(how.get("han", "ja"))
    found = fonts.choose(tuple(text), han, how.get("wanted"))  # type: ignore[arg-type]
    return list(dict.fromkeys(face.family for face in found.faces))


HAN = ("ja", "zh-Hans", "zh-Hant", "ko")
CJK = [
    made(f"Noto {style} CJK {region}", scripts=HAN, is_serif=style == "Serif", is_mono="Mono" in style)
    for style in ("Serif", "Sans", "Sans Mono")
    for region in ("JP", "KR", "SC", "TC", "HK")
]


@pytest.mark.parametrize(
    ("han", "family"),
    [("ja", "JP"), ("ko", "KR"), ("zh-Hans", "SC"), ("zh-Hant", "TC")],
)
def test_chinese_characters_are_drawn_for_the_readers_of_the_map(
    han: str, family: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert chosen("漢字", CJK, monkeypatch, han=han) == [f"Noto Sans CJK {family}"]


@pytest.mark.parametrize(
    ("families", "expected"),
    [
        (["Yu Gothic", "Malgun Gothic", "Microsoft YaHei"], {"ja": "Yu Gothic", "zh-Hans": "Microsoft YaHei"}),
        (["MS Mincho", "Meiryo"], {"ja": "Meiryo"}),
        (["Hiragino Sans", "PingFang SC", "PingFang TC"], {"ja": "Hiragino Sans", "zh-Hant": "PingFang TC"}),
    ],
)
def test_families_of_other_systems_are_known(
    families: list[str], expected: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    faces = [made(name, scripts=HAN, is_serif="Mincho" in name) for name in families]
    for han, family in expected.items():
        assert chosen("漢字", faces, monkeypatch, han=han) == [family]


def test_what_the_user_wants_goes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    wanted = {"ja": "Noto Serif CJK JP"}
    assert chosen("漢字", CJK, monkeypatch, wanted=wanted) == ["Noto Serif CJK JP"]


def test_a_family_that_has_more_of_what_is_missing_goes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    few, many = made("A", pages="1", scripts=("tamil",)), made("B", scripts=("tamil",))
    assert chosen("அக", [few, many], monkeypatch) == ["B"]


def test_a_font_that_may_not_be_embedded_is_named_and_not_used(tmp_path: Path) -> None:
    fonts_in(tmp_path, thai=with_license_bits(THAI.read_bytes(), 2))
    fonts = InstalledFonts.found([tmp_path])
    found = fonts.choose(("ก",), "ja")
    assert (found.faces, found.forbidden) == ((), ("Noto Sans Thai",))
    assert fonts.families_for("thai") == ()
    with pytest.raises(UnusableFont, match="licence forbids"):
        faces_in(tmp_path / "thai.ttf")
    said = missing_sentence(("ก",), found.forbidden)
    assert said.startswith("1 character has no font on this computer: U+0E01 THAI CHARACTER KO KAI.")
    assert "“Noto Sans Thai”" in said


def test_characters_without_a_font_are_named_in_letters_that_the_window_has() -> None:
    """The glyph itself would be an empty box there too, and in right-to-left scripts turn the number round."""
    missing = ("\u0c95", "漢", "\U000e0001", "\ue000", "\u0710", "\u0711", "\u0712")
    assert missing_sentence(missing) == (
        "7 characters have no font on this computer: U+0C95 KANNADA LETTER KA, U+6F22 CJK UNIFIED IDEOGRAPH, "
        "U+E0001 LANGUAGE TAG, U+E000, U+0710 SYRIAC LETTER ALAPH and 2 more."
    )
    assert missing_sentence(missing).isascii()


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("漢字", "ja", "ja"),
        ("漢字かな", "en", "ja"),
        ("漢字", "", "zh-Hans"),
        ("かな", "zh-TW", "zh-Hant"),
        ("汉", "zh", "zh-Hans"),
        ("漢", "zh-Hant-HK", "zh-Hant"),
        ("漢", "zh_HK", "zh-Hant"),
        ("漢 ㄅ", "de", "zh-Hant"),
        ("漢 한", "de", "ko"),
        ("漢", "ko-KR", "ko"),
    ],
)
def test_the_readers_are_told_by_the_language_else_by_the_letters(text: str, language: str, expected: str) -> None:
    assert han_language(text, language) == expected


@pytest.mark.parametrize(
    ("character", "script"), [("漢", "ko"), ("あ", "ja"), ("ก", "thai"), ("a", ""), ("அ", "tamil"), ("★", "")]
)
def test_a_character_tells_its_script(character: str, script: str) -> None:
    assert script_of(character, "ko") == script


# For a map


def finder_in(folder: Path) -> FontFinder:
    return FontFinder(InstalledFonts.found([folder]))


def georgian(folder: Path) -> Path:
    """The Hebrew font, which here stands for one that is installed: its letters moved to Georgian."""
    file = folder / "georgian.ttf"
    font = HEBREW.read_bytes()
    for at in range(12, 12 + 16 * int.from_bytes(font[4:6], "big"), 16):
        if font[at : at + 4] == b"cmap":
            start, length = struct.unpack_from(">II", font, at + 8)
            table = cmap(dict(zip(range(0x10D0, 0x10EB), range(10, 37))))
            assert len(table) <= length
            file.write_bytes(font[:start] + table.ljust(length, b"\0") + font[start + length :])
            return file
    raise AssertionError


def cmap(glyphs: dict[int, int]) -> bytes:
    groups = b"".join(struct.pack(">III", code, code, glyph) for code, glyph in sorted(glyphs.items()))
    sub = struct.pack(">HHIII", 12, 0, 16 + len(groups), 0, len(glyphs)) + groups
    return struct.pack(">HHHHI", 0, 1, 3, 10, 12) + sub


def test_a_map_gets_a_font_for_what_it_holds_and_no_other(tmp_path: Path) -> None:
    georgian(tmp_path)
    finder = finder_in(tmp_path)
    plain = finder.fonts_for("Größe", "de")
    assert plain.faces == FontBook.bundled().faces
    found = finder.fonts_for("ქართული", "ka")
    assert [Path(face.file).name for face in found.faces[len(plain.faces) :]] == ["georgian.ttf"]
    book = found.book()
    assert book.missing("ქართული") == ()
    (run,) = book.line("ქარ", 600, 10, "#000000", 0, 0)
    assert Path(run.face.file).name == "georgian.ttf"
    assert 0 not in run.glyphs


def test_a_font_file_can_be_chosen_for_a_script_and_for_all(tmp_path: Path) -> None:
    file = georgian(tmp_path)
    finder = FontFinder(InstalledFonts(()))
    assert finder.fonts_for("ქ", "", {"georgian": str(file)}).book().missing("ქ") == ()
    assert finder.fonts_for("ქ", "", files=[file]).book().missing("ქ") == ()
    assert finder.fonts_for("ა", "", {"thai": str(file)}).book().missing("ა") == ("ა",)


def test_a_chosen_font_goes_before_the_bundled_one_and_after_inter(tmp_path: Path) -> None:
    other = tmp_path / "other.ttf"
    other.write_bytes(THAI_BOLD.read_bytes())
    found = FontFinder(InstalledFonts(())).fonts_for("ไทย", "", {"thai": str(other)})
    (run,) = found.book().line("ไทย", 400, 10, "#000000", 0, 0)
    assert run.face.file == str(other)
    assert found.faces[0].family == "Inter"


def test_a_chosen_file_that_is_gone_leaves_what_is_found(tmp_path: Path) -> None:
    found = FontFinder(InstalledFonts(())).fonts_for("ไทย", "", {"thai": str(tmp_path / "gone.ttf")})
    assert found.book().missing("ไทย") == ()


@pytest.mark.parametrize(("content", "says"), [(None, "can't be read"), (b"no font", "is no font")])
def test_a_file_that_is_no_font_is_refused_in_a_sentence(content: bytes | None, says: str, tmp_path: Path) -> None:
    file = tmp_path / "x.ttf"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(UnusableFont, match=says):
        faces_in(file)


def test_books_of_other_fonts_share_opened_files_and_nothing_else() -> None:
    base = FontBook.bundled()
    assert base.with_faces(base.faces) is base
    assert base.width("Größe", 400, 10) > 0
    other = base.with_faces(base.faces, "ro")
    assert other is not base
    assert other.language == "ro"
    assert other.copy().faces == base.faces


def test_letters_are_drawn_for_the_language_of_the_map() -> None:
    base = FontBook.bundled()
    (usual,) = base.line("ш Ş ţ", 400, 10, "#000000", 0, 0)
    (romanian,) = base.with_faces(base.faces, "ro").line("ш Ş ţ", 400, 10, "#000000", 0, 0)
    assert romanian.glyphs != usual.glyphs
    for odd in ("Deutsch, bitte", "日本語", "x" * 300, "-"):
        assert base.with_faces(base.faces, odd).line("a", 400, 10, "#000000", 0, 0)


def test_fonts_are_picked_quickly_once_they_are_known() -> None:
    def effort(count: int) -> int:
        fonts = InstalledFonts(made(f"Family {i}", scripts=HAN) for i in range(count))

        def choose() -> None:
            assert fonts.choose(("漢", "字"), "ja").faces == (), "no such file is there"

        return calls_of(choose)

    assert effort(2000) < 2.5 * effort(1000)


def test_what_is_found_is_a_plain_value() -> None:
    face = Face("a", "A", 400, "/a.ttf")
    assert FontsOfMap((face,), "de", "ja") == FontsOfMap((face,), "de", "ja")


def test_a_variable_face_is_told_by_its_axes() -> None:
    regular, bold = InstalledFonts([made("V", lightest=100, heaviest=900)]).faces_of("V")
    assert (regular.weight, regular.axes) == (400, (("wght", 400.0),))
    assert (bold.weight, bold.axes) == (700, (("wght", 700.0),))
    assert regular.key != bold.key


def test_a_static_face_has_nothing_to_vary(tmp_path: Path) -> None:
    face = Face("thai", "Thai", 400, str(THAI), 0, (("wght", 700.0),))
    assert font_facts(face).upem == 1000
    assert subset_font(THAI.read_bytes(), 0, {1, 2}, (("wght", 700.0),))
