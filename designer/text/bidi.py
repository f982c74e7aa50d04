"""The Unicode bidirectional algorithm (UAX #9) with isolates and without embeddings: the levels of a paragraph, those of
each line it is broken into, and their visual order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from unicodedata import bidirectional, normalize

# Everything whose class may be R, AL or AN; a line without these needs no levels.
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")
# BidiBrackets.txt. U+2329 and U+232A are written as such: typed, they turn into U+3008 and U+3009.
_OPENERS = "([{༺༼᚛⁅⁽₍⌈⌊\u2329❨❪❬❮❰❲❴⟅⟦⟨⟪⟬⟮⦃⦅⦇⦉⦋⦍⦏⦑⦓⦕⦗⧘⧚⧼⸢⸤⸦⸨⹕⹗⹙⹛〈《「『【〔〖〘〚﹙﹛﹝（［｛｟｢"
_CLOSERS = ")]}༻༽᚜⁆⁾₎⌉⌋\u232a❩❫❭❯❱❳❵⟆⟧⟩⟫⟭⟯⦄⦆⦈⦊⦌⦐⦎⦒⦔⦖⦘⧙⧛⧽⸣⸥⸧⸩⹖⹘⹚⹜〉》」』】〕〗〙〛﹚﹜﹞）］｝｠｣"
_CLOSER_OF = {o: normalize("NFC", c) for o, c in zip(_OPENERS, _CLOSERS, strict=True)}
_IS_CLOSER = frozenset(_CLOSERS)
_DEEPEST = 63  # open brackets that BD16 keeps
_MOST_ISOLATES = 60  # inside one another; Unicode has it at 125 levels, of which each takes one or two
_NEUTRAL = frozenset({"B", "S", "WS", "ON"})
_ISOLATES = frozenset("\u2066\u2067\u2068")  # LRI, RLI, FSI
_END_OF_ISOLATE = "\u2069"
ISOLATING = _ISOLATES | {_END_OF_ISOLATE}
_REMOVED = frozenset({"BN", "LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"})
_TRAILING = _REMOVED | {"WS", "S", "B"}


def has_rtl(text: str) -> bool:
    """Whether any character may run from right to left."""
    return not text.isascii() and _RIGHT_TO_LEFT.search(text) is not None


def is_rtl_text(text: str) -> bool:
    """Whether the first strong character runs from right to left (rules P2 and P3); what is isolated is passed over."""
    if not has_rtl(text):
        return False
    depth = 0
    for character in text:
        if character in _ISOLATES:
            depth += 1
        elif character == _END_OF_ISOLATE:
            depth = max(0, depth - 1)
        if depth:
            continue
        kind = bidirectional(character)
        if kind in {"R", "AL"}:
            return True
        if kind == "L":
            return False
    return False


def levels(text: str, is_rtl: bool) -> list[int]:
    """The level of each character of a paragraph whose base direction is given: odd runs from right to left. Seen as one
    line; what it is broken into has its levels by `line_levels`.

    What is isolated is a line of its own inside the line, which is a neutral to what stands around it. Other explicit
    formatting characters are taken for nothing and get the level of the character before them.
    """
    base = 1 if is_rtl else 0
    if ISOLATING.isdisjoint(text):
        return _levels(text, [bidirectional(c) for c in text], base)
    return line_levels(text, _with_isolates(text, base), is_rtl)


def line_levels(text: str, levels_of: Sequence[int], is_rtl: bool) -> list[int]:
    """The levels of a line from those its characters have in the paragraph: white space at its end runs as the paragraph
    does (rule L1)."""
    found = list(levels_of)
    for i in range(len(text) - 1, -1, -1):
        if bidirectional(text[i]) not in _TRAILING:
            break
        found[i] = 1 if is_rtl else 0
    return found


def _with_isolates(text: str, base: int, depth: int = 0) -> list[int]:
    """Rules X5a to X6a: the levels of a stretch that isolates stand in, and of what is in them."""
    found = [base] * len(text)
    around: list[int] = []
    kinds: list[str] = []
    at = 0
    while at < len(text):
        around.append(at)
        if text[at] not in _ISOLATES or depth == _MOST_ISOLATES:
            kinds.append("ON" if text[at] == _END_OF_ISOLATE else bidirectional(text[at]))
            at += 1
            continue
        kinds.append("ON")
        end = _end_of_isolate(text, at)
        inside = text[at + 1 : end]
        is_rtl = text[at] == "\u2067" or (text[at] == "\u2068" and is_rtl_text(inside))
        found[at + 1 : end] = _with_isolates(inside, base + (1 if is_rtl is not bool(base % 2) else 2), depth + 1)
        if end < len(text):
            around.append(end)
            kinds.append("ON")
        at = end + 1
    for place, level in zip(around, _levels("".join(text[i] for i in around), kinds, base), strict=True):
        found[place] = level
    return found


def _end_of_isolate(text: str, start: int) -> int:
    """Rule BD9: where what is isolated from here ends; the end of the text where nothing ends it."""
    depth = 0
    for i in range(start, len(text)):
        if text[i] in _ISOLATES:
            depth += 1
        elif text[i] == _END_OF_ISOLATE:
            depth -= 1
            if not depth:
                return i
    return len(text)


def _levels(text: str, classes: Sequence[str], base: int) -> list[int]:
    """The levels of characters of these classes around which the level is `base`."""
    places = [i for i, kind in enumerate(classes) if kind not in _REMOVED]
    kept = [text[i] for i in places]
    kinds = [classes[i] for i in places]
    edge = "R" if base % 2 else "L"
    resolved = _resolve_weak(kinds, edge)
    _resolve_brackets(kept, kinds, resolved, edge)
    _resolve_neutral(resolved, edge)
    found = [base] * len(text)
    for i, kind in zip(places, resolved, strict=True):
        found[i] = _implicit(kind, base)
    _reset_edges(kinds, places, found, base)
    removed = set(range(len(text))).difference(places)
    for i in sorted(removed):
        found[i] = found[i - 1] if i else base
    return found


def visual_order(levels_of: Sequence[int]) -> list[int]:
    """The indices of these items from left to right (rule L2)."""
    order = list(range(len(levels_of)))
    if not order:
        return order
    lowest_odd = min((level for level in levels_of if level % 2), default=0)
    if not lowest_odd:
        return order
    for level in range(max(levels_of), lowest_odd - 1, -1):
        start = 0
        while start < len(order):
            if levels_of[order[start]] < level:
                start += 1
                continue
            end = start
            while end < len(order) and levels_of[order[end]] >= level:
                end += 1
            order[start:end] = order[start:end][::-1]
            start = end
    return order


def _resolve_weak(kinds: list[str], edge: str) -> list[str]:
    """Rules W1 to W7: marks, numbers and what stands between numbers."""
    found = list(kinds)
    before, strong = edge, edge
    for i, kind in enumerate(found):
        if kind == "NSM":  # W1
            kind = before
        elif kind == "EN" and strong == "AL":  # W2
            kind = "AN"
        before = found[i] = kind
        if kind in {"L", "R", "AL"}:
            strong = kind
    found = ["R" if kind == "AL" else kind for kind in found]  # W3
    for i in range(1, len(found) - 1):  # W4
        if found[i] in {"ES", "CS"} and found[i - 1] == found[i + 1]:
            if found[i - 1] == "EN":
                found[i] = "EN"
            elif found[i - 1] == "AN" and found[i] == "CS":
                found[i] = "AN"
    i = 0
    while i < len(found):  # W5
        if found[i] != "ET":
            i += 1
            continue
        end = i
        while end < len(found) and found[end] == "ET":
            end += 1
        if (i and found[i - 1] == "EN") or (end < len(found) and found[end] == "EN"):
            found[i:end] = ["EN"] * (end - i)
        i = end
    found = ["ON" if kind in {"ES", "ET", "CS"} else kind for kind in found]  # W6
    strong = edge
    for i, kind in enumerate(found):  # W7
        if kind in {"L", "R"}:
            strong = kind
        elif kind == "EN" and strong == "L":
            found[i] = "L"
    return found


def _resolve_brackets(kept: list[str], kinds: list[str], found: list[str], edge: str) -> None:
    """Rule N0: a pair of brackets takes the direction of what it holds."""
    for start, end in _bracket_pairs(kept, found):
        inside = {_strong(found[i]) for i in range(start + 1, end)}
        if edge in inside:
            side = edge
        elif inside & {"L", "R"}:
            before = next((s for i in range(start - 1, -1, -1) if (s := _strong(found[i]))), edge)
            side = before if before != edge else edge
        else:
            continue
        for place in (start, end):
            found[place] = side
            after = place + 1
            while after < len(found) and kinds[after] == "NSM":
                found[after] = side
                after += 1


def _bracket_pairs(kept: list[str], found: list[str]) -> list[tuple[int, int]]:
    """Rule BD16: the places of the brackets that belong together, in order of the opening one."""
    pairs = []
    waiting: list[tuple[str, int]] = []
    for i, character in enumerate(kept):
        if found[i] != "ON":
            continue
        closer = _CLOSER_OF.get(character)
        if closer is not None:
            if len(waiting) == _DEEPEST:
                break
            waiting.append((closer, i))
        elif character in _IS_CLOSER:
            wanted = normalize("NFC", character)
            for depth in range(len(waiting) - 1, -1, -1):
                if waiting[depth][0] == wanted:
                    pairs.append((waiting[depth][1], i))
                    del waiting[depth:]
                    break
    return sorted(pairs)


def _resolve_neutral(found: list[str], edge: str) -> None:
    """Rules N1 and N2: neutral characters go with their neighbours if these agree, else with the line."""
    i = 0
    while i < len(found):
        if found[i] not in _NEUTRAL:
            i += 1
            continue
        end = i
        while end < len(found) and found[end] in _NEUTRAL:
            end += 1
        before = _strong(found[i - 1]) if i else edge
        after = _strong(found[end]) if end < len(found) else edge
        found[i:end] = [before if before == after else edge] * (end - i)
        i = end


def _reset_edges(kinds: list[str], places: list[int], found: list[int], base: int) -> None:
    """Rule L1: separators, and white space before them or at the end of the line, take the level of the line."""
    is_end = True
    for kind, place in zip(reversed(kinds), reversed(places), strict=True):
        if kind in {"B", "S"}:
            is_end = True
        elif kind != "WS":
            is_end = False
        if is_end:
            found[place] = base


def _strong(kind: str) -> str:
    return "R" if kind in {"R", "AN", "EN"} else "L" if kind == "L" else ""


def _implicit(kind: str, base: int) -> int:
    """Rules I1 and I2."""
    if base % 2:
        return base if kind == "R" else base + 1
    return base if kind == "L" else base + 1 if kind == "R" else base + 2
