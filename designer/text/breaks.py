"""Where a line may break inside a word, and where it may not break at a space."""

from __future__ import annotations

import re

from designer.text.characters import EMOJI_STYLE, SOFT_HYPHEN, clusters

_WIDE = (
    "\u2e80-\u2fdf\u3001-\u312f\u31a0-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uf900-\ufaff\ufe30-\ufe4f\uff01-\uff9f\uffe0-\uffe6"
    "\U0001f000-\U0001faff\U00020000-\U0003fffd"
)
_IS_WIDE = re.compile(f"[{_WIDE}]")
_HAS_BREAKS = re.compile(f"[-\u2010\u2013\u2014/\u00ad\u200b{EMOJI_STYLE}{_WIDE}]")
_HAS_UNITS = re.compile(f"[{EMOJI_STYLE}{_WIDE}]")
# A mark keeps two characters before it and a letter after it: "E-Mail", "24/7", "-5" and "2024-11-03" stay whole.
_AFTER_MARK = re.compile("(?<=[^\\W_][^\\s\u200b])[-\u2010\u2013\u2014/]+(?=[^\\W\\d_].|[(\\[{“„‘‚«])", re.DOTALL)

_CLOSING = ")]}»›”’!?:;,.…%‰°′″、。，．・：；？！）］｝〕〉》」』】〙〗〟’”％"
_STRICTLY_CLOSING = ")]},;!?、。，．：；？！）］｝〕〉》」』】〙〗"
_OPENING = "([{«‹„‚¿¡（［｛〔〈《「『【〘〖〝"
_SMALL_KANA = (
    "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿｧｨｩｪｫｬｭｮｯ々〻ゝゞヽヾーｰ‐゠–〜～"
)
_NOT_FIRST = frozenset(_CLOSING + _SMALL_KANA + "-/\u2010\u2013\u2014")
_NOT_LAST = frozenset(_OPENING + "“‘￥＄￡＃＠")
_GLUE = frozenset("\u00a0\u2007\u202f\u2060\ufeff\u200d")
_DASHES = frozenset("-/\u2010\u2013\u2014\u2212")

# South-East Asian scripts are written without spaces. Without a dictionary the best places are before a leading vowel
# or a consonant that no trailing vowel follows.
_SEA = re.compile("[\u0e01-\u0eff\u1000-\u109f\u1780-\u17ff]")
_SEA_LEADING = frozenset("เแโใไເແໂໃໄ")
_SEA_TRAILING = frozenset("ะาๅๆฯะາໆຯ")


def break_places(word: str) -> tuple[int, ...]:
    """Where a line may break inside a word that holds no breaking space, as indices in the word.

    After hyphens, slashes and dashes; at soft hyphens and zero-width spaces; between Chinese and Japanese characters and
    emoji after the simple kinsoku rules.
    """
    if word.isascii() and "-" not in word and "/" not in word:
        return ()
    if _HAS_BREAKS.search(word) is None:
        return ()
    places = {match.end() for match in _AFTER_MARK.finditer(word)}
    if not word.isascii():
        places |= _places_between_clusters(word)
    return tuple(sorted(places))


def _places_between_clusters(word: str) -> set[int]:
    places = set()
    at = 0
    before = ""
    for cluster in clusters(word):
        if before and before[-1] not in _GLUE and cluster[0] not in _GLUE and cluster[0] not in _NOT_FIRST:
            wide = is_wide(before) or is_wide(cluster)
            if (wide and before[-1] not in _NOT_LAST) or (before[-1] in {"\u200b", SOFT_HYPHEN} and at > 1):
                places.add(at)
        at += len(cluster)
        before = cluster
    return places


def is_wide(cluster: str) -> bool:
    """Whether a line may break on both sides of this cluster: a Chinese or Japanese character, or an emoji."""
    return _IS_WIDE.match(cluster) is not None or EMOJI_STYLE in cluster


def split_units(word: str) -> tuple[str, ...]:
    """A word cut into what is shaped alone: each wide character, and what stands between them."""
    if _HAS_UNITS.search(word) is None:
        return (word,)
    units: list[str] = []
    is_open = False
    for cluster in clusters(word):
        if is_wide(cluster):
            units.append(cluster)
            is_open = False
        elif is_open:
            units[-1] += cluster
        else:
            units.append(cluster)
            is_open = True
    return tuple(units)


def split_hard(word: str) -> tuple[str, ...]:
    """The smallest parts a word is broken into when it is wider than the line: clusters, or syllables of Thai."""
    if _SEA.search(word) is None:
        return tuple(clusters(word))
    parts: list[str] = []
    for cluster in clusters(word):
        if parts and (parts[-1][-1] in _SEA_LEADING or cluster[0] in _SEA_TRAILING):
            parts[-1] += cluster
        else:
            parts.append(cluster)
    return tuple(parts)


def is_unspaced(word: str) -> bool:
    """Whether this word is written in a script that puts no spaces between words (Thai, Lao, Khmer, Burmese)."""
    return _SEA.search(word) is not None


def holds_to_previous(word: str) -> bool:
    """Whether no line may begin with this word: closing punctuation, or a dash that stands alone."""
    if word[0].isalnum():
        return False
    return word[0] in _STRICTLY_CLOSING or all(c in _CLOSING for c in word) or all(c in _DASHES for c in word)


def holds_to_next(word: str) -> bool:
    """Whether no line may end with this word: opening punctuation that stands alone."""
    return not word[-1].isalnum() and all(c in _OPENING for c in word)
