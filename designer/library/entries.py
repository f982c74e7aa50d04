"""One entry of the library, and the library as a whole: frozen, in the order in which it is offered."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping

import msgspec

from designer.model import ChannelType, NoteKind, StageKind

USUAL = "en"


class Entry(msgspec.Struct, frozen=True):
    """A touchpoint, a piece of content or a figure that is usual in some kinds of stages.

    `kind` is "touchpoint", "content" or "metric"; `channel` says through which type of channel a touchpoint goes;
    `names` holds its name by language. What else is known of it goes into the note that is made of it.
    """

    kind: str
    stages: tuple[StageKind, ...]
    names: Mapping[str, str]
    channel: ChannelType | None = None
    words: tuple[str, ...] = ()
    content_type: str = ""
    unit: str = ""
    better: str = ""
    is_hidden: bool = False

    def name(self, language: str = USUAL) -> str:
        """What it is called in a language ("de", "de-AT"), in English where that is not known."""
        return self.names.get(language.partition("-")[0].casefold()) or self.names[USUAL]

    @property
    def key(self) -> tuple[str, str]:
        """What tells entries apart: kind and English name."""
        return self.kind, self.names[USUAL].casefold()

    @property
    def note_fields(self) -> dict[str, str]:
        """What a note made of it says besides its text."""
        fields = {"content_type": self.content_type, "unit": self.unit, "better": self.better}
        return {field: value for field, value in fields.items() if value}

    @property
    def note_kind(self) -> NoteKind | None:
        """The kind of note it becomes; None for a touchpoint."""
        return None if self.kind == "touchpoint" else NoteKind(self.kind)


class Library(msgspec.Struct, frozen=True):
    """All entries in the order in which they are offered."""

    entries: tuple[Entry, ...]

    def usual(
        self, stage: StageKind, kind: str = "touchpoint", channel: ChannelType | None = None
    ) -> tuple[Entry, ...]:
        """What is usual in a kind of stage: touchpoints (through a type of channel), content or metrics."""
        return tuple(
            entry
            for entry in self.entries
            if entry.kind == kind and stage in entry.stages and (channel is None or entry.channel is channel)
        )

    def search(self, text: str, language: str = USUAL) -> tuple[Entry, ...]:
        """The entries with all these words in a name, a channel, a period or among their words; by the names first.

        Words count in every language that an entry has a name in.
        """
        words = text.casefold().split()
        if not words:
            return ()
        by_name, elsewhere = [], []
        for entry in self.entries:
            if all(word in entry.name(language).casefold() for word in words):
                by_name.append(entry)
            elif all(word in _haystack(entry) for word in words):
                elsewhere.append(entry)
        return (*by_name, *elsewhere)

    def without(self, names: Container[str]) -> Library:
        """The library without what has one of these English names."""
        return Library(tuple(entry for entry in self.entries if entry.names[USUAL] not in names))

    def with_entries(self, own: Iterable[Entry]) -> Library:
        """The library with entries of one's own before it; one of the same kind and name takes another's place."""
        first = tuple(own)
        known = {entry.key for entry in first}
        rest = tuple(entry for entry in self.entries if entry.key not in known)
        return Library((*(entry for entry in first if not entry.is_hidden), *rest))


def _haystack(entry: Entry) -> str:
    channel = entry.channel.value if entry.channel is not None else ""
    parts = (*entry.names.values(), *entry.words, channel, *(s.value for s in entry.stages), entry.content_type)
    return "\n".join(parts).casefold()
