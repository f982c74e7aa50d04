"""Saying that a gap is all right, and taking that back."""

from __future__ import annotations

from designer.editing.document import Document
from designer.editing.operations.fields import Refused
from designer.model import Gap, Waiver
from designer.model.waivers import seen_of
from designer.words import _


def waive(document: Document, gap: Gap, reason: str, date: str = "", by: str = "") -> str:
    """Waive a gap until what it is about changes; the id of the Waiver. An earlier one about the same goes, and so do those
    about what is not on the map any more.

    Raises Refused where no reason is given.
    """
    reason = " ".join(reason.split())
    if not reason:
        raise Refused(_("A gap is waived with a reason."))
    journey = document.journey
    earlier = [
        w.id
        for w in journey.of(Waiver)
        if (w.rule, w.about) == (gap.rule, gap.elements) or any(id not in journey for id in w.about)
    ]
    id = document.new_id("w")
    with document.edit(_("Waive {rule}: {reason}").format(rule=gap.rule, reason=reason)):
        for one in earlier:
            document.remove(one)
        document.put(
            Waiver(
                id=id,
                rule=gap.rule,
                about=gap.elements,
                reason=reason,
                date=date,
                by=by,
                seen=seen_of(journey, gap),
            )
        )
    return id


def unwaive(document: Document, id: str) -> None:
    """Take a waiver back: its gap counts again."""
    waiver = document.journey.find(Waiver, id)
    if waiver is None:
        raise Refused(_("That waiver is not there any more."))
    with document.edit(_("Take back the waiver of {rule}").format(rule=waiver.rule)):
        document.remove(id)
