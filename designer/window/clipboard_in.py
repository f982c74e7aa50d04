"""What comes from other programs by paste or drop: a table, lines of text, a picture. It is checked as a file is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData

from designer.editing import Refused
from designer.editing import operations as ops
from designer.editing.operations.labels import quoted
from designer.model import NoteKind, Persona, Placement, Stage, Touchpoint
from designer.model.elements import name_of
from designer.words import _, ngettext

if TYPE_CHECKING:
    from designer.window.at_hand import AtHand

LARGEST = 64 * 1024 * 1024


def bring(hand: AtHand, data: QMimeData, place: Placement | None, about: str) -> bool:
    """Put a table or a picture onto the map: at a place, about an element. False where it is neither, but lines."""
    session = hand.session
    if session is None:
        return False
    paths = [url.toLocalFile() for url in data.urls() if url.isLocalFile()]
    if is_picture_file(paths):
        bring_picture(hand, data, about)
        return True
    if paths:
        hand.window.files.take_dropped(paths)
        return True
    text, html = data.text(), data.html()
    if len(text) > LARGEST or len(html) > LARGEST:
        hand.say(_("What was copied is larger than 64 MB."))
        return True
    hand.window.finish_editing()
    from designer.interchange.pasted import table_in
    from designer.interchange.trouble import ImportTrouble

    try:
        rows = table_in(text, html)
        if rows:
            _bring_table(hand, rows, place)
            return True
    except ImportTrouble:
        hand.say(_("What was copied can’t be used as a table."))
        return True
    except Refused as refusal:
        hand.say(str(refusal))
        return True
    if data.hasImage() and (not text.strip() or is_address(text)):
        bring_picture(hand, data, about)
        return True
    return False


def is_picture_file(paths: list[str]) -> bool:
    """Whether what comes is one file with a picture."""
    return len(paths) == 1 and paths[0].lower().endswith((".png", ".jpg", ".jpeg"))


def is_address(text: str) -> bool:
    """Browsers give a picture together with its address; spreadsheets and word processors cells with their picture."""
    return "://" in text and len(text.split()) == 1


def _bring_table(hand: AtHand, rows: list[list[str]], place: Placement | None) -> None:
    from designer.interchange.pasted import Known, read_rows

    session = hand.session
    assert session is not None
    stage = session.journey.get(place.stage) if place is not None else None
    name = (name_of(stage).strip() or _("Stage")) if isinstance(stage, Stage) else ""
    imported = read_rows(rows, name, Known.of(session.journey))
    pasted = ops.paste_list(session.document, imported.journey, place, name)
    hand.select(pasted.ids)
    said = pasted_where(hand, pasted.ids)
    left = imported.report.left_out
    if left:
        said += " " + ngettext("{n} row can’t be used.", "{n} rows can’t be used.", left).format(n=left)
    hand.window.message_bar.say(said, (_("Undo"), hand.window.commands.edit.undo), topic="paste")
    if any(t.id in pasted.ids for t in session.journey.tray):
        hand.window.bottom.show_panel("tray")


def bring_picture(hand: AtHand, data: QMimeData, about: str) -> None:
    """Make a picture the one of a persona, else a note with it about a touchpoint or a stage."""
    from designer.window.pictures import brought_picture

    session = hand.session
    assert session is not None
    document = session.document
    persona = document.journey.find(Persona, about)
    if not isinstance(document.journey.get(about), Persona | Stage | Touchpoint):
        hand.say(_("Select a touchpoint, a stage or a persona for the picture."))
        return
    try:
        png = brought_picture(data)
        if persona is not None:
            label = _("Paste a picture of {who}").format(who=quoted(document.journey, about))
            with document.edit(label):
                ops.set_field(document, about, "picture", ops.add_picture(document, png))
            return
        with document.edit(_("Paste a picture")):
            made = ops.add_note(document, NoteKind.IMAGE, about, picture=ops.add_picture(document, png))
    except Refused as refusal:
        hand.say(str(refusal))
        return
    hand.select((made,))
    said = _("Picture pasted as a note about {what}.").format(what=quoted(document.journey, about))
    hand.window.message_bar.say(said, (_("Undo"), hand.window.commands.edit.undo), topic="paste")


def pictured(hand: AtHand) -> str:
    """What a pasted picture is about: the selected persona, else the focused touchpoint or stage."""
    return next(iter(hand.chosen(Persona)), "") or hand.subject()


def pasted_where(hand: AtHand, ids: tuple[str, ...]) -> str:
    """“40 touchpoints pasted into Consideration, Website.”"""
    assert hand.session is not None
    journey = hand.session.journey
    made = [t for i in ids if (t := journey.find(Touchpoint, i)) is not None]
    count = len(made)
    waiting = sum(not t.stage for t in made)
    if waiting and waiting == count:
        said = ngettext("{n} touchpoint waits in the tray.", "{n} touchpoints wait in the tray.", count)
        return said.format(n=count)
    where = [
        name_of(journey[next(iter(found))])
        for found in ({t.stage for t in made}, {journey.place_of(t) for t in made})
        if len(found) == 1 and next(iter(found)) in journey
    ]
    if any(where):
        text = ngettext("{n} touchpoint pasted into {place}.", "{n} touchpoints pasted into {place}.", count)
        return text.format(n=count, place=", ".join(name for name in where if name))
    return ngettext("{n} touchpoint pasted.", "{n} touchpoints pasted.", count).format(n=count)
