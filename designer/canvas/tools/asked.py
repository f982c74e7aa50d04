"""Where a touchpoint leads to, while that is asked for: the card that is pointed at is shown as the one, a click takes it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from designer.canvas.tools.gesture import Pointer
from designer.canvas.tools.preview import Preview
from designer.canvas.tools.wire import DrawConnection
from designer.words import _

if TYPE_CHECKING:
    from designer.canvas.view import MapView


class Asked:
    """What the next click means while the mouse may answer where a touchpoint leads to."""

    def __init__(self, view: MapView) -> None:
        self.view = view
        self._wire: DrawConnection | None = None
        self._take: Callable[[str], object] | None = None
        self._preview = Preview(view)

    @property
    def is_open(self) -> bool:
        """Whether it is asked for now."""
        return self._wire is not None

    def ask(self, source: str, take: Callable[[str], object]) -> Callable[[], None]:
        """Ask where a touchpoint leads to; `take` gets the one that is clicked. What it yields withdraws this question."""
        wire = DrawConnection(self.view, source, is_out=True)
        self._wire, self._take = wire, take
        return lambda: self.withdraw() if self._wire is wire else None

    def withdraw(self) -> None:
        """Ask no more."""
        self._wire = self._take = None
        self.hide()

    def show(self, at: Pointer) -> bool:
        """Show what a click here would connect; whether there is anything."""
        if self._wire is None or self._wire.target(at) is None:
            self.hide()
            return False
        self._preview.show(self._wire.move(at), _("Click to connect them"))
        return True

    def hide(self) -> None:
        """Show it no longer."""
        self._preview.hide()

    def answer(self, at: Pointer) -> Callable[[], object] | None:
        """What letting go of a press here does, None where that is nothing; it is asked no more in any case."""
        target = self._wire.target(at) if self._wire is not None else None
        take = self._take
        self.withdraw()
        return (lambda: take(target.id)) if target is not None and take is not None else None
