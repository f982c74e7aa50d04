"""Copy, cut and paste of what is selected, also from one map to another: what comes in is checked as a file is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QApplication

from designer.editing import Refused
from designer.editing import operations as ops
from designer.editing.clipboard import copied_in, fragment, plain_text
from designer.editing.operations.labels import several
from designer.editing.operations.pasting import Pasted
from designer.model import Channel, Lane, Stage, Touchpoint
from designer.storage import FileTrouble, dumps, loads
from designer.window.clipboard_in import LARGEST
from designer.window.clipboard_out import TABBED, Copied, drawer
from designer.words import _, ngettext

if TYPE_CHECKING:
    from designer.window.at_hand import AtHand

MIME_TYPE = "application/x-journey-designer"


def copy(hand: AtHand) -> bool:
    """Put what is selected onto the clipboard, for this program and as lines for others. Whether there was anything."""
    session = hand.session
    if session is None or not hand.window.selection:
        return False
    hand.window.finish_editing()
    found = fragment(session.journey, hand.window.selection)
    assert hand.view is not None
    ids = copied_in(found)
    data = Copied(drawer(hand.view, ids))
    data.setData(MIME_TYPE, dumps(found))
    data.setText(plain_text(found))
    if any(isinstance(found[i], Touchpoint) for i in ids):
        from designer.interchange.pasted import html_table, tabbed_text

        data.setHtml(html_table(found))
        data.setData(TABBED, tabbed_text(found).encode("utf-8"))
    QApplication.clipboard().setMimeData(data)
    return True


def cut(hand: AtHand) -> None:
    """Copy what is selected and delete it, as one step."""
    session = hand.session
    if copy(hand) and session is not None:
        what = several(session.journey, hand.window.selection)
        session.document.end_joining()
        with session.document.edit_called(_("Cut {what}").format(what=what)):
            hand.window.commands.edit.delete()


def paste(hand: AtHand, *, into_tray: bool = False) -> bool:
    """Paste what this program copied, here or in another window; False where the clipboard holds nothing of the kind.

    Into the tray go touchpoints with all that belongs to them; of other things there is nothing that could wait there.
    """
    data: QMimeData | None = QApplication.clipboard().mimeData()  # None where nothing was ever copied
    session, window = hand.session, hand.window
    if session is None or data is None or not data.hasFormat(MIME_TYPE):
        return False
    window.finish_editing()
    written = bytes(data.data(MIME_TYPE).data())
    if len(written) > LARGEST:
        hand.say(_("What was copied is larger than 64 MB."))
        return True
    try:
        found = loads(written, _("Clipboard"))
    except FileTrouble as trouble:
        hand.say(_("What was copied can’t be used. {why}").format(why=trouble))
        return True
    place, about, before = hand.placement(), hand.subject(), hand.next_lane()
    waits = [i for i in copied_in(found) if isinstance(found[i], Touchpoint)]
    if into_tray and not waits:
        return False
    try:
        if into_tray:
            label = _("Paste {what} into the tray").format(what=several(found, waits))
            with session.document.edit(label):
                pasted = ops.paste(session.document, found, place, about, before)
                ops.move_to_tray(session.document, [i for i in pasted.ids if i in session.journey.numbers])
        else:
            pasted = ops.paste(session.document, found, place, about, before)
    except Refused as refusal:
        hand.say(str(refusal))
        return True
    hand.select(pasted.ids)
    if into_tray:
        window.bottom.show_panel("tray")
    else:
        _tell(hand, pasted)
    return True


def _tell(hand: AtHand, pasted: Pasted) -> None:
    """Say what came along with a lane or a stage, and what could not stand where it stood."""
    session, window = hand.session, hand.window
    assert session is not None
    holds = any(isinstance(session.journey.get(i), Stage | Channel | Lane) for i in pasted.ids)
    said = []
    if holds:
        parts = [
            ngettext("{n} touchpoint", "{n} touchpoints", pasted.touchpoints).format(n=pasted.touchpoints),
            ngettext("{n} note", "{n} notes", pasted.notes).format(n=pasted.notes),
        ]
        what = ", ".join(p for p, n in zip(parts, (pasted.touchpoints, pasted.notes), strict=True) if n)
        said.append(_("Pasted with {what}.").format(what=what) if what else _("Pasted."))
    if pasted.waiting:
        words = ngettext(
            "{n} touchpoint waits in the tray: its stage is not on this map.",
            "{n} touchpoints wait in the tray: their stages are not on this map.",
            pasted.waiting,
        )
        said.append(words.format(n=pasted.waiting))
    if pasted.moved:
        words = ngettext(
            "{n} note stands at its stage: what it was about is not on this map.",
            "{n} notes stand at their stage: what they were about is not on this map.",
            pasted.moved,
        )
        said.append(words.format(n=pasted.moved))
    if said:
        window.message_bar.say(" ".join(said), (_("Undo"), window.commands.edit.undo), topic="paste")
