"""Mending ends whatever fixes do: also with fixes that each make work for another one, for ever."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import pytest

from designer.editing import Document
from designer.editing import operations as ops
from designer.fixes import applying, catalogue, fix_all
from designer.fixes.fix import Fix, Place
from designer.library import bundled
from designer.model import NoteKind
from tests.checks.maps import HEALTHY, draw


def _one_more(kind: NoteKind, about: str, document: Document) -> list[str]:
    return [ops.add_note(document, kind, about, "once more")]


def _move_on(about: str, pain: str, document: Document) -> list[str]:
    ops.delete(document, [pain])
    return _one_more(NoteKind.PAIN_POINT, about, document)


def moves_on(place: Place) -> Iterator[Fix]:
    """OP01 mended by putting another pain point in the place of the one that has no answer."""
    pain = place.gap.elements[0]
    about = place.journey[pain].about  # type: ignore[attr-defined]
    yield Fix("Move on", f"move {pain} on", partial(_move_on, about, pain))


def test_a_fix_that_makes_itself_new_work_each_time_is_taken_so_often_and_no_more(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(catalogue.FIXES, "OP01", moves_on)
    # What a fix wrote itself is not held against it, so that nothing but the bound stops it here.
    document = Document(draw(HEALTHY))
    ops.add_note(document, NoteKind.PAIN_POINT, "Order", "Slow", severity=2)
    done = fix_all(document, bundled(), is_unsafe=True, rules=frozenset({"OP01"}))
    assert len(done) == applying.MOST_LATE


def test_a_gap_that_comes_back_is_mended_a_few_times(monkeypatch: pytest.MonkeyPatch) -> None:
    untried = applying._Untried(bundled(), frozenset(), is_unsafe=True)
    journey = draw(HEALTHY + "Advocacy:")
    from designer.checks import check

    (gap,) = check(journey).gaps
    for _time in range(applying.MOST_TIMES):
        step = untried.first(journey, [gap])
        assert step is not None
        untried.mended(gap, [])
    assert untried.first(journey, [gap]) is None
