"""Draws a map in its own language: what it says by itself, such as “Current state”, is told by the map, not by the user."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from designer.drawing import making
from designer.words import Words, map_words, speaking

T = TypeVar("T")


@contextmanager
def in_language(language: str) -> Iterator[None]:
    """Within this, `_` speaks the language of a map, also in what is made when somebody looks at it.

    A language that the program has no words for is drawn in that of the user.
    """
    words = map_words(language)
    if words is None:
        yield
        return
    with _in(words):
        yield


@contextmanager
def _in(words: Words) -> Iterator[None]:
    def around(make: Callable[[], T]) -> T:
        with _in(words):
            return make()

    token = making.set(around)
    try:
        with speaking(words):
            yield
    finally:
        making.reset(token)
