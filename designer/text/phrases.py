"""Where a line ends well: in Japanese between phrases rather than inside a word, elsewhere not with a word that leads on.

Without a dictionary the scripts tell. A phrase begins with kanji, katakana or letters and goes on in hiragana; so it ends
where hiragana meet the next kanji, unless the one kana before it is the middle of a verb (受け取る).
"""

from __future__ import annotations

import re

_KANA = re.compile("[\u3041-\u3096\u30a1-\u30fa]")
_KINDS = (
    ("kana", re.compile("[\u3041-\u309f]")),
    ("katakana", re.compile("[\u30a0-\u30ff\uff66-\uff9f]")),
    ("kanji", re.compile("[\u3005\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003fffd]")),
    ("number", re.compile("[0-9０-９]")),
    ("letter", re.compile(r"[^\W\d_]")),
)
_NUMERALS = frozenset("〇一二三四五六七八九十百千万何数")
_AFTER = frozenset("、。，．！？!?・…　 ")
_CLOSING = frozenset("」』）〉》】〕")
_BEFORE = frozenset("「『（〈《【〔")
# What a phrase ends with, standing between two kanji: particles, and the last kana of a verb or adjective before a noun.
_ENDINGS = frozenset("はがをにへとでもやのかなよねうくぐすつぬぶむるだたてい")
_PARTICLES = frozenset("はがをにへとでもの")
_HONORIFIC = frozenset("おご")

WHOLE = 3  # between two signs of one word: nothing is torn worse
_LIKELY_ONE_WORD = 2
_PERHAPS_ONE_WORD = 1

_SMALL_WORD = re.compile(
    "the|and|but|for|nor|per|via|she|her|his|you|our|its|who|sie|wir|ihr|der|die|das|den|dem|des|ein|und|bei|mit|von|vom|zum|zur|les|une|aux|"
    "par|sur|los|las|una|con|por|que|del|gli|dei|non|het|een|van|met|och|att|til|ved|som"
)
_LETTERS = 2  # of a word that leads on to the next in most languages that are written with spaces
_ALONE = 5  # letters of a word that is left alone behind a comma or full stop
_STOPS = frozenset(".,;:!?…،؛؟")
_QUOTES = '”’“»")'


def is_japanese(text: str) -> bool:
    """Whether a text holds kana: Chinese has none, and breaks between any two characters alike."""
    return not text.isascii() and _KANA.search(text) is not None


def torn(text: str, at: int) -> int:
    """How badly a line that ends at this place tears a word of Japanese: 0 not at all, 3 (WHOLE) in its middle."""
    if at <= 0 or at >= len(text):
        return 0
    before, after = text[at - 1], text[at]
    if before in _AFTER or after in _BEFORE or after.isspace():
        return 0
    left, right = _kind(before), _kind(after)
    if before in _CLOSING:
        return _LIKELY_ONE_WORD if right == "kana" else 0  # 「ありがとう」と
    if not left or not right:
        return 0
    if left == right:
        return _torn_alike(left, text, at)
    if left == "number" or before in _NUMERALS:
        return WHOLE  # a number and what it counts
    if left == "kana":
        return _torn_after_kana(text, at)
    if right == "kana":
        return WHOLE if after in "はがをも" else _LIKELY_ONE_WORD
    return _PERHAPS_ONE_WORD


def _torn_alike(kind: str, text: str, at: int) -> int:
    if kind == "kana":
        # A word that begins after a particle can't be told from one that goes on; を is never anything else.
        if text[at - 1] == "を":
            return 0
        return _PERHAPS_ONE_WORD if text[at - 1] in "のにはがと" and text[at] not in _PARTICLES else _LIKELY_ONE_WORD
    return WHOLE if kind != "kanji" or text[at - 1] in _NUMERALS else _LIKELY_ONE_WORD


def _torn_after_kana(text: str, at: int) -> int:
    first = at
    while first > 0 and _kind(text[first - 1]) == "kana":
        first -= 1
    kana = text[first:at]
    if kana in _HONORIFIC and (first == 0 or _kind(text[first - 1]) not in ("kanji", "katakana")):
        return WHOLE  # お礼
    if kana[-1] in _HONORIFIC and len(kana) > 1 and kana[-2] in _PARTICLES:
        return WHOLE  # のお礼
    if len(kana) > 1 or kana in _ENDINGS or first == 0 or _kind(text[first - 1]) != "kanji":
        return 0
    return _LIKELY_ONE_WORD  # 受け取る


def _kind(character: str) -> str:
    return next((kind for kind, found in _KINDS if found.match(character)), "")


def leads_on(word: str, before: str) -> bool:
    """Whether a line ends badly with this word: an article or preposition, or the first short word after a stop."""
    if not word.isalpha():
        return False
    is_alone = before.rstrip(_QUOTES)[-1:] in _STOPS
    if len(word) <= _LETTERS:
        return word.islower() or is_alone
    return _SMALL_WORD.fullmatch(word) is not None or (len(word) <= _ALONE and is_alone)
