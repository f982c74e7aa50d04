"""A map inside another one as a document of its own: what is done to it is a step of the document that it lies in."""

from __future__ import annotations

from collections.abc import Callable

from designer.editing.document import Document
from designer.editing.operations.fields import Refused
from designer.editing.signal import Signal
from designer.model import Change, SubMap
from designer.model.elements import name_of
from designer.model.inner import MOST_LEVELS, changes_inside, inner_map, levels_in, with_elements
from designer.words import _


class InnerDocument(Document):
    """Edits a map inside another one. There is one history, that of the outermost document: undo and redo go through it.

    Each edit puts the inner map into the outer document as a whole, so that saving, recovery and undo hold it without knowing
    of it; its elements are shared, and a recovery copy tells only what changed. `closed` is emitted when the inner map is
    taken out of the outer one: nothing can be done here any more until it is put back.
    """

    def __init__(self, outer: Document, submap: str) -> None:
        held = outer.journey[submap]
        assert isinstance(held, SubMap)
        super().__init__(inner_map(held), outer.new_id)
        self.outer = outer
        self.submap = submap
        self.closed: Signal[None] = Signal()
        self._held: SubMap | None = held
        self._told: list[Change] = []  # by the step of the history that is being made
        outer.changed.connect(self._follow)

    def leave(self) -> None:
        """Follow the outer document no more."""
        self.outer.changed.disconnect(self._follow)

    @property
    def is_open(self) -> bool:
        """Whether the inner map is still there."""
        return self._held is not None

    def new_id(self, prefix: str) -> str:
        """An id that no element of the map has."""
        while (id := self.outer.new_id(prefix)) in self.journey:
            pass
        return id

    def _finish(self, change: Change, joins: str) -> None:
        try:
            held = self._held
            if held is None:
                raise Refused(_("This map is not there any more."))
            after = with_elements(held, self.journey)
            if any(isinstance(element, SubMap) for element in change.touched()):
                refuse_too_deep(after, self.depth)
            label = _("{what}, in {map}").format(what=change.label, map=f"“{name_of(held) or _('the inner map')}”")
            self._held = after
            with self.outer.edit(label, f"{self.submap} {joins}" if joins else ""):
                self.outer.put(after)
        except BaseException:
            if held is None or self.outer.journey.get(self.submap) is held:
                self.journey.apply(change.inverse())
                self._held = held
            raise
        self.changed.emit(change)

    def _follow(self, change: Change) -> None:
        """Take over what undo, redo or an edit elsewhere did to the inner map."""
        if self.submap not in change.pairs:
            return
        after = change.pairs[self.submap][1]
        if after is self._held:
            return
        if not isinstance(after, SubMap):
            self._held = None
            self.closed.emit(None)
            return
        pairs = changes_inside(with_elements(after, self.journey), after)
        self._held = after
        if pairs:
            told = Change(change.label, pairs)
            self._told.append(told)
            self.journey.apply(told)
            self.changed.emit(told)

    @property
    def depth(self) -> int:
        return self.outer.depth + 1

    # The history is that of the outermost document

    @property
    def history(self) -> tuple[str, ...]:
        return self.outer.history

    @property
    def position(self) -> int:
        return self.outer.position

    @property
    def undo_label(self) -> str:
        return self.outer.undo_label

    @property
    def redo_label(self) -> str:
        return self.outer.redo_label

    def undo(self) -> Change | None:
        """Take the last step back, wherever it was made; what became of this map by it."""
        return self._step(self.outer.undo)

    def redo(self) -> Change | None:
        """Do the step again that was taken back last; what became of this map by it."""
        return self._step(self.outer.redo)

    def _step(self, step: Callable[[], Change | None]) -> Change | None:
        if self._open is not None:
            return None
        self._told.clear()
        change = step()
        if change is None:
            return None
        return self._told[-1] if self._told else Change(change.label, {})

    @property
    def is_edited(self) -> bool:
        return self.outer.is_edited

    def mark_saved(self, position: int | None = None) -> None:
        self.outer.mark_saved(position)

    def mark_unsaved(self) -> None:
        self.outer.mark_unsaved()

    def end_joining(self) -> None:
        self.outer.end_joining()


def refuse_too_deep(submap: SubMap, level: int) -> None:
    """Raise Refused where maps would lie deeper inside one another than a file can hold; `submap` lies in `level` maps."""
    if level + levels_in(submap.elements) > MOST_LEVELS:
        raise Refused(_("At most {n} maps can lie inside one another.").format(n=MOST_LEVELS))
