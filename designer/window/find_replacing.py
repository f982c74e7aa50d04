"""Replacing what was found: one hit, or all of them as one step."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from designer.editing import Refused
from designer.editing import operations as ops
from designer.finding import Hits
from designer.words import _, ngettext

if TYPE_CHECKING:
    from designer.window.finder import Finder
    from designer.window.main_window import MainWindow


class Replacing:
    """Writes another text in place of what the finder has found. Only texts are replaced, in whichever map they stand."""

    def __init__(self, window: MainWindow, finder: Finder) -> None:
        self._window, self._finder = window, finder

    def tell_count(self) -> None:
        """Say in the bar how much of what is found “Replace all” writes anew, where that is not all of it."""
        bar, hits = self._finder.bar, self._finder.hits
        if bar is None:
            return
        if not bar.more.isChecked() or not isinstance(hits, Hits):
            bar.say("")
            return
        count = hits.replaceable
        bar.can_replace_all(count > 0)
        if count == len(hits):
            bar.say("")
        elif count:
            bar.say(_("{n} of {count} can be replaced").format(n=count, count=len(hits)))
        else:
            bar.say(_("Only texts are replaced, no choices, figures or dates."))

    def replace_one(self) -> None:
        """Write the other text in place of the hit one is at, and go on to the next."""
        finder = self._finder
        finder.catch_up()
        bar, scope = finder.bar, finder.scope
        if bar is None or scope is None or finder.at < 0:
            return
        hit = finder.hits[finder.at]
        if not ops.can_be_replaced(hit):
            finder.go_to((finder.at + 1) % len(finder.hits))
            return
        at, text = finder.at, bar.other.text()
        if not self._do(lambda: ops.replace_texts(scope.session.document, [hit], hit.found, text)):
            return
        # What was written may hold what is sought: go on behind it.
        same = (hit.within, hit.id, hit.field)
        while at < len(finder.hits):
            here = finder.hits[at]
            if (here.within, here.id, here.field) != same or here.start >= hit.start + len(text):
                break
            at += 1
        if finder.hits:
            finder.go_to(at % len(finder.hits))

    def replace_all(self) -> None:
        """Write the other text in place of every hit, as one step that the bar offers to undo."""
        finder = self._finder
        finder.catch_up()
        bar, scope, query = finder.bar, finder.scope, finder.query
        if bar is None or scope is None or not finder.hits:
            return
        hits, text = list(finder.hits), bar.other.text()
        kept = sum(1 for hit in hits if not ops.can_be_replaced(hit))
        made: list[int] = []
        if not self._do(lambda: made.append(ops.replace_texts(scope.session.document, hits, query.text, text))):
            return
        said = ngettext("“{old}” replaced in {n} place.", "“{old}” replaced in {n} places.", made[0])
        sentence = said.format(old=query.text, n=made[0])
        if kept:
            more = ngettext(
                "{n} place was left as it is: only texts are replaced.",
                "{n} places were left as they are: only texts are replaced.",
                kept,
            )
            sentence += " " + more.format(n=kept)
        finder.tell_replaced(sentence)
        self._window.message_bar.say(sentence, (_("Undo"), self._window.commands.edit.undo), topic="replaced")

    def _do(self, act: Callable[[], object]) -> bool:
        if self._window.view is not None:
            self._window.view.finish_editing()
        try:
            act()
        except Refused as refusal:
            self._window.status.set_text(str(refusal))
            return False
        return True
