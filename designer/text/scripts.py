"""The scripts of the world as far as finding a font for them goes: which characters, and which few tell that a font has it."""

from __future__ import annotations

import re
from bisect import bisect_right

import msgspec

# The tags that OpenType and this room use for Chinese, Japanese and Korean.
JAPANESE, SIMPLIFIED, TRADITIONAL, KOREAN = "ja", "zh-Hans", "zh-Hant", "ko"
HAN_LANGUAGES = (JAPANESE, SIMPLIFIED, TRADITIONAL, KOREAN)


class Script(msgspec.Struct, frozen=True):
    """One script: `key` names it in settings, `probe` holds characters that only a font made for it has all of."""

    key: str
    name: str
    probe: str
    ranges: tuple[tuple[int, int], ...] = ()
    language: str = ""  # of Chinese, Japanese and Korean: one script, drawn differently for each


# Blocks.txt and Scripts.txt of the Unicode Character Database, as far as a font for a map may be wanted.
SCRIPTS: tuple[Script, ...] = (
    Script("ja", "Japanese", "あアん働込", ((0x3040, 0x30FF), (0x31F0, 0x31FF), (0xFF66, 0xFF9F)), JAPANESE),
    Script("zh-Hans", "Chinese, simplified", "汉语这们边", (), SIMPLIFIED),
    Script("zh-Hant", "Chinese, traditional", "漢語這們邊", ((0x3100, 0x312F), (0x31A0, 0x31BF)), TRADITIONAL),
    Script(
        "ko", "Korean", "한글가힣", ((0x1100, 0x11FF), (0x3130, 0x318F), (0xA960, 0xA97F), (0xAC00, 0xD7FF)), KOREAN
    ),
    Script(
        "arabic",
        "Arabic",
        "ابجدپ",
        ((0x600, 0x6FF), (0x750, 0x77F), (0x8A0, 0x8FF), (0xFB50, 0xFDFF), (0xFE70, 0xFEFE)),
    ),
    Script("hebrew", "Hebrew", "אבגדש", ((0x590, 0x5FF), (0xFB1D, 0xFB4F))),
    Script("devanagari", "Devanagari", "अकषि्", ((0x900, 0x97F), (0xA8E0, 0xA8FF))),
    Script("thai", "Thai", "กขเ้ำ", ((0xE00, 0xE7F),)),
    Script("armenian", "Armenian", "ԱԲաբ", ((0x530, 0x58F), (0xFB13, 0xFB17))),
    Script("bengali", "Bengali", "অকষি্", ((0x980, 0x9FF),)),
    Script("burmese", "Burmese", "ကခင္", ((0x1000, 0x109F), (0xA9E0, 0xA9FF), (0xAA60, 0xAA7F))),
    Script("ethiopic", "Ethiopic", "ሀለሐ", ((0x1200, 0x139F), (0x2D80, 0x2DDF))),
    Script("georgian", "Georgian", "აბგდ", ((0x10A0, 0x10FF), (0x1C90, 0x1CBF), (0x2D00, 0x2D2F))),
    Script("gujarati", "Gujarati", "અકષિ્", ((0xA80, 0xAFF),)),
    Script("gurmukhi", "Gurmukhi", "ਅਕਸਿ੍", ((0xA00, 0xA7F),)),
    Script("kannada", "Kannada", "ಅಕಷಿ್", ((0xC80, 0xCFF),)),
    Script("khmer", "Khmer", "កខគ្", ((0x1780, 0x17FF), (0x19E0, 0x19FF))),
    Script("lao", "Lao", "ກຂເ້", ((0xE80, 0xEFF),)),
    Script("malayalam", "Malayalam", "അകഷി്", ((0xD00, 0xD7F),)),
    Script("odia", "Odia", "ଅକଷି୍", ((0xB00, 0xB7F),)),
    Script("sinhala", "Sinhala", "අකෂි්", ((0xD80, 0xDFF),)),
    Script("syriac", "Syriac", "ܐܒܓ", ((0x700, 0x74F), (0x860, 0x86F))),
    Script("tamil", "Tamil", "அகஷி்", ((0xB80, 0xBFF),)),
    Script("telugu", "Telugu", "అకషి్", ((0xC00, 0xC7F),)),
    Script("thaana", "Thaana", "ހށނ", ((0x780, 0x7BF),)),
    Script("tibetan", "Tibetan", "ཀཁག", ((0xF00, 0xFFF),)),
)
BY_KEY = {script.key: script for script in SCRIPTS}

_HAN = re.compile(
    "[\u2e80-\u2fdf\u3001-\u303f\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff01-\uff60\uffe0-\uffe6\U00020000-\U0003fffd]"
)
_KANA = re.compile("[\u3041-\u30ff\u31f0-\u31ff\uff66-\uff9f]")
_HANGUL = re.compile("[\u1100-\u11ff\u3131-\u318e\uac00-\ud7a3]")
_BOPOMOFO = re.compile("[\u3105-\u312f]")
_RANGES = sorted((first, last, script.key) for script in SCRIPTS for first, last in script.ranges)
_FIRSTS = [first for first, _last, _key in _RANGES]


def is_han(character: str) -> bool:
    """Whether Chinese, Japanese and Korean share this character and draw it each in its own way."""
    return _HAN.match(character) is not None


def script_of(character: str, han_language: str = SIMPLIFIED) -> str:
    """The key of the script of a character; that of `han_language` for a shared Chinese character, "" for all that has none
    of these scripts, such as signs."""
    if is_han(character):
        return han_language
    code = ord(character)
    at = bisect_right(_FIRSTS, code) - 1
    return _RANGES[at][2] if at >= 0 and code <= _RANGES[at][1] else ""


def han_language(text: str, language: str) -> str:
    """For whose readers shared Chinese characters are drawn: as the map's language says, else as its other letters tell."""
    said = language.replace("_", "-").lower()
    main, *rest = said.split("-") if said else [""]
    if main == "zh" or main in ("cmn", "yue", "lzh"):
        is_traditional = main == "yue" or any(part in ("hant", "tw", "hk", "mo") for part in rest)
        return TRADITIONAL if is_traditional and "hans" not in rest else SIMPLIFIED
    if main in (JAPANESE, KOREAN):
        return main
    if _KANA.search(text):
        return JAPANESE
    if _BOPOMOFO.search(text):
        return TRADITIONAL
    if _HANGUL.search(text):
        return KOREAN
    return SIMPLIFIED
