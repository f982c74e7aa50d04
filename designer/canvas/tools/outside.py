"""What is dragged in from another program: lines, a table, a picture, files. It shows where it lands, as all drags do."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import Qt

from designer.canvas.feedback import Feedback, Ghost
from designer.canvas.hits import HitKind
from designer.canvas.tools.gesture import Pointer
from designer.canvas.tools.landing import Landing, Landings
from designer.canvas.tools.notes import note_target
from designer.drawing import Box
from designer.editing.operations.labels import quoted
from designer.model import Placement
from designer.words import _, ngettext

if TYPE_CHECKING:
    from designer.canvas.view import MapView

_KEYS = ((_("Esc"), _("forgets")),)


class OutsideKind(StrEnum):
    """What a drag from another program brings."""

    LINES = "lines"
    TABLE = "table"
    PICTURE = "picture"
    FILES = "files"


class Outside(msgspec.Struct, frozen=True):
    """What comes: its kind, how it is called, and how many there are of it."""

    kind: OutsideKind
    name: str
    count: int = 1


class BringOutside:
    """The gesture of bringing something in. `take` does it, at a place (None is the tray) or about an element; it is known once
    the drag is over."""

    cursor: Qt.CursorShape | None = None
    scrolls_at_edges = True

    def __init__(self, view: MapView, what: Outside) -> None:
        self.view = view
        self.what = what
        self.take: Callable[[Placement | None, str], None] = lambda place, about: None
        self._landings = Landings(view, frozenset(), connects=False)

    def move(self, at: Pointer) -> Feedback:
        """Show where it lands."""
        match self.what.kind:
            case OutsideKind.FILES:
                return Feedback(label=self.what.name, label_at=self._corner(at), status=self.what.name, keys=_KEYS)
            case OutsideKind.PICTURE:
                return self._show_picture(at)
            case _:
                return self._show_rows(at, self._landings.at(at))

    def release(self, at: Pointer) -> None:
        """Take it in."""
        if self.what.kind is OutsideKind.PICTURE:
            target = self._subject(at)
            self.take(None, target[0] if target is not None else "")
        else:
            landing = self._landings.at(at) if self.what.kind is not OutsideKind.FILES else None
            self.take(landing.joining.place if landing is not None else None, "")

    def _show_rows(self, at: Pointer, landing: Landing | None) -> Feedback:
        ghost = Ghost(box=self._ghost_box(at), name=self.what.name, count=self.what.count)
        if landing is None:
            status = _("Release to put it into the tray")
            return Feedback(ghost=ghost, label=_("To the tray"), label_at=self._corner(at), status=status, keys=_KEYS)
        if self.what.kind is OutsideKind.TABLE:
            status = _("Release to add the touchpoints of the table here")
        else:
            words = ngettext("Release to add a touchpoint here", "Release to add {n} touchpoints here", self.what.count)
            status = words.format(n=self.what.count)
        return Feedback(
            ghost=ghost, mark=landing.mark, cells=landing.cells, label=landing.label, label_at=self._corner(at),
            status=status, keys=_KEYS,
        )  # fmt: skip

    def _show_picture(self, at: Pointer) -> Feedback:
        ghost, target = Ghost(box=self._ghost_box(at, is_card=False), name=self.what.name), self._subject(at)
        if target is None:
            return Feedback(ghost=ghost, status=_("Release to forget it"), keys=_KEYS)
        id, box, is_persona = target
        words = _("Picture of {name}") if is_persona else _("Picture about {name}")
        return Feedback(
            ghost=ghost, target=box, label=words.format(name=quoted(self.view.document.journey, id)),
            label_at=self._corner(at), status=_("Release to put the picture here"), keys=_KEYS,
        )  # fmt: skip

    def _subject(self, at: Pointer) -> tuple[str, Box, bool] | None:
        """What a picture is about here, the box that shows it, and whether it is a persona."""
        hit = self.view.hit(at.pixel)
        if hit.kind is HitKind.PERSONA and hit.box is not None:
            return hit.id, hit.box, True
        target = note_target(self.view, at)
        return (*target, False) if target is not None else None

    def _ghost_box(self, at: Pointer, *, is_card: bool = True) -> Box:
        pixel = 1 / self.view.camera.scale
        width, height = (124.0, 40.0) if is_card else (76 * pixel, 32 * pixel)
        left, top = at.x + 10 * pixel, at.y + 8 * pixel
        return Box(left, top, left + width, top + height)

    def _corner(self, at: Pointer) -> tuple[float, float]:
        box = self._ghost_box(at)
        return box.left, box.top
