"""The longest word of what a stage says: each text is looked at once, however often what stands beside it changes."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from designer.layout.memory import Memory
from designer.layout.texts import Texts
from designer.layout.theme import TextStyle

_BESIDE = 32  # texts that are no longer said, of which something is kept for the case that they come back


def longest_of(
    memory: Memory, name: Hashable, said: Sequence[str], texts: Texts, style: TextStyle, least: float
) -> float:
    """How wide the longest word of these texts is; any smaller number where it is surely narrower than `least`. What is known
    of each text is kept in the memory under this name."""
    known: dict[str, float] = memory.keep(name, (texts, style, least), dict)
    if len(known) > 2 * len(said) + _BESIDE:
        known.clear()
    for text in said:
        if text not in known:
            known[text] = texts.longest(text, style, least)
    return max(map(known.__getitem__, said), default=0.0)
