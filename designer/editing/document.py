"""A journey map that is being worked on: one door for edits, undo and redo without limit, one signal."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import msgspec

from designer.editing.signal import Signal
from designer.model import Change, Channel, Connection, Element, JourneyMap, Lane, Note, Stage, Touchpoint
from designer.model.change import Pair, gather
from designer.model.kinds import ACTION_LANES

DRAFT = "draft "  # how `joins` begins of something new that stands on the map while it is named
_LETTERS = "abcdefghijkmnpqrstuvwxyz23456789"


def random_id(prefix: str) -> str:
    """A new id such as "t-k3f9x2ab". Random, so that two people who edit copies of one map never give the same one."""
    return f"{prefix}-{''.join(secrets.choice(_LETTERS) for _ in range(8))}"


class Step(msgspec.Struct, frozen=True):
    """One step of the history. Later edits with the same `joins` may still be added to it."""

    change: Change
    joins: str = ""


class Document:
    """Holds a journey and its history. All edits happen inside `with document.edit(label):`."""

    def __init__(self, journey: JourneyMap, new_id: Callable[[str], str] = random_id) -> None:
        self.journey = journey
        self.changed: Signal[Change] = Signal()
        self._called = ""
        self.adds_to = ""  # the state that new elements stand in, while one looks at one of two; "" is both
        self._new_id = new_id
        self._done: list[Step] = []
        self._undone: list[Step] = []
        self._open: dict[str, Pair] | None = None  # what the edit under way has done so far
        self._saved_at: int | None = 0

    @property
    def depth(self) -> int:
        """How many maps this one lies inside."""
        return 0

    def new_id(self, prefix: str) -> str:
        """An id that no element of the map has."""
        while (id := self._new_id(prefix)) in self.journey:
            pass
        return id

    # Editing

    @contextmanager
    def edit(self, label: str, joins: str = "") -> Iterator[Document]:
        """Gather every `put` and `remove` below into one step; an exception takes all of it back and goes on.

        Edits may be nested: the outermost one makes the step and gives it its label. Steps that follow one another with
        the same `joins` become one (a visit to a field, a wheel turned), until `end_joining`.
        """
        assert label, "a step that has no name can't be shown in the history"
        outer = self._open
        made: dict[str, Pair] = {}
        self._open = made
        try:
            yield self
        except BaseException:
            self.journey.apply(Change(label, made).inverse())
            raise
        finally:
            self._open = outer
        if outer is not None:
            gather(outer, made)
        elif made:
            self._finish(Change(self._called or label, made), joins)

    @contextmanager
    def edit_called(self, label: str) -> Iterator[Document]:
        """Give the next step another name: what is done is the same, but a person asked for more ("Cut")."""
        self._called = label
        try:
            yield self
        finally:
            self._called = ""

    def _finish(self, change: Change, joins: str) -> None:
        """The outermost edit is over: it is a step of the history now."""
        self._record(Step(change, joins))
        self.changed.emit(change)

    @property
    def under_way(self) -> Change:
        """What the edit that is not over yet has done so far."""
        return Change("", dict(self._open or {}))

    def put(self, element: Element) -> None:
        """Add an element, or replace the one that has its id."""
        if self.adds_to and not element.state and element.id not in self.journey and _can_be_of_one_state(element):
            element = msgspec.structs.replace(element, state=self.adds_to)
        self._do(element.id, element)

    def remove(self, id: str) -> None:
        """Take an element out. Nothing may name it any more."""
        self._do(id, None)

    def end_joining(self) -> None:
        """The next edit is a step of its own, whatever it joins.

        Only a draft goes on until it is kept or forgotten: leaving a field beside it ends nothing of it.
        """
        if self._done and self._done[-1].joins and not self._done[-1].joins.startswith(DRAFT):
            self._done[-1] = Step(self._done[-1].change)

    def _do(self, id: str, after: Element | None) -> None:
        assert self._open is not None, "edit the document inside `with document.edit(...)`"
        before = self.journey.get(id)
        if before == after:
            return
        done = {id: (before, after)}
        self.journey.apply(Change("", done))
        gather(self._open, done)

    def _record(self, step: Step) -> None:
        last = self._done[-1] if self._done else None
        if self._saved_at is not None and self._saved_at > len(self._done):
            self._saved_at = None  # what was saved can't be reached any more
        self._undone.clear()
        if step.joins and last is not None and last.joins == step.joins and self._saved_at != len(self._done):
            joined = last.change.then(step.change)
            self._done.pop()
            if joined.pairs:
                # What is named in it is as it was set last; a draft stays what it began as.
                label = last.change.label if step.joins.startswith(DRAFT) else step.change.label
                self._done.append(Step(Change(label, joined.pairs), step.joins))
            return
        self._done.append(step)

    # History

    @property
    def history(self) -> tuple[str, ...]:
        """The labels of all steps, the undone ones last."""
        return tuple(s.change.label for s in (*self._done, *reversed(self._undone)))

    @property
    def position(self) -> int:
        """How many steps of the history are done."""
        return len(self._done)

    @property
    def undo_label(self) -> str:
        """What undo would take back, "" for nothing."""
        return self._done[-1].change.label if self._done else ""

    @property
    def redo_label(self) -> str:
        """What redo would do again, "" for nothing."""
        return self._undone[-1].change.label if self._undone else ""

    def undo(self) -> Change | None:
        """Take the last step back; the change made, or None where there is nothing to undo."""
        if not self._done or self._open is not None:
            return None
        step = self._done[-1]
        change = step.change.inverse()
        self.journey.apply(change)
        self._done.pop()
        self._undone.append(Step(step.change))
        self.end_joining()  # what is written next follows the undo, not the step before it
        self.changed.emit(change)
        return change

    def redo(self) -> Change | None:
        """Do the step again that was taken back last."""
        if not self._undone or self._open is not None:
            return None
        step = self._undone[-1]
        self.journey.apply(step.change)
        self._undone.pop()
        self._done.append(step)
        self.changed.emit(step.change)
        return step.change

    # Saved state

    @property
    def is_edited(self) -> bool:
        """Whether the map differs from what was saved or opened last."""
        return self._saved_at != len(self._done)

    def mark_saved(self, position: int | None = None) -> None:
        """The map as it was at this position of the history (now, if None) is on disk."""
        self.end_joining()
        self._saved_at = len(self._done) if position is None else position

    def mark_unsaved(self) -> None:
        """No state of the history is on disk (a recovered map, an import)."""
        self._saved_at = None


def _can_be_of_one_state(element: Element) -> bool:
    # Personas and lanes of notes are there whatever is planned.
    if isinstance(element, Lane):
        return element.kind in ACTION_LANES
    return isinstance(element, Stage | Channel | Touchpoint | Connection | Note)
