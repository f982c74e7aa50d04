"""A first map from a few answers: the stages of a model, filled with what is usual there in a trade, all of it assumed."""

from __future__ import annotations

import tomllib
from functools import cache
from itertools import pairwise

import msgspec

from designer.checks.rule import N_
from designer.library import Entry, Library, period_of
from designer.model import (
    Channel,
    ChannelType,
    Connection,
    Element,
    Evidence,
    Initiator,
    JourneyMap,
    Lane,
    LaneKind,
    MapHeader,
    Note,
    NoteKind,
    Persona,
    Scope,
    Stage,
    StageKind,
    Touchpoint,
)
from designer.model.order import evenly
from designer.resources import resource_path
from designer.words import _

_A_STAGE = 2  # touchpoints that each stage begins with
# What the customer wants in each period, whatever the trade.
_GOALS = {
    StageKind.AWARENESS: N_("Find out what there is for the need"),
    StageKind.CONSIDERATION: N_("Compare, and be sure that it fits"),
    StageKind.PURCHASE: N_("Get it easily and without risk"),
    StageKind.ONBOARDING: N_("Get started without help"),
    StageKind.USE: N_("Get done what it was bought for"),
    StageKind.RETENTION: N_("Go on with it without worry"),
    StageKind.ADVOCACY: N_("Tell others what is good"),
}
_SENT = {ChannelType.ADVERTISING, ChannelType.EMAIL, ChannelType.SMS, ChannelType.POST}


class Trade(msgspec.Struct, frozen=True):
    """What somebody does: its name by language, the channels that are usual, and the stages to begin with."""

    id: str
    names: dict[str, str]
    template: str
    channels: tuple[ChannelType, ...]

    def name(self, language: str = "en") -> str:
        """What it is called."""
        return self.names.get(language.partition("-")[0], self.names["en"])


class Answers(msgspec.Struct, frozen=True):
    """What the wizard asks: a trade, whose journey it is, what she wants, and how far the map goes."""

    trade: Trade
    persona: str = ""
    role: str = ""
    wants: str = ""
    scope: Scope = Scope.CUSTOMER
    language: str = "en"


@cache
def trades() -> tuple[Trade, ...]:
    """All trades in the order in which they are offered."""
    rows = tomllib.loads(resource_path("guide", "trades.toml").read_text("utf-8"))["trade"]
    return tuple(
        Trade(
            id=row["id"],
            names={key: value for key, value in row.items() if key in ("en", "de")},
            template=row["template"],
            channels=tuple(ChannelType(name) for name in row["channels"]),
        )
        for row in rows
    )


def first_map(answers: Answers, model: JourneyMap, library: Library) -> JourneyMap:
    """A map with the stages of a model, two usual touchpoints in each, connected, and what to offer and to count there.

    Everything on it is marked as assumed: it is a beginning to be corrected, not a finding. A buyer's journey ends with the
    purchase.
    """
    name = answers.persona.strip() or _("Customer")
    stages = _stages(model, answers.scope)
    chosen = [(stage, _touchpoints(stage, answers, library)) for stage in stages]
    types = list(dict.fromkeys(type for _stage, found in chosen for _name, type in found))
    types.sort(key=lambda type: answers.trade.channels.index(type) if type in answers.trade.channels else len(types))
    keys = evenly(len(types) + 1)
    channels = {
        type: Channel(id=f"c{at}", order=keys[at], name=_name_of(type), type=type) for at, type in enumerate(types)
    }
    elements: list[Element] = [
        MapHeader(
            id="map",
            title=_("The journey of {name}").format(name=name) if answers.persona.strip() else _("A first map"),
            scenario=answers.wants.strip(),
            scope=answers.scope,
            language=answers.language,
        ),
        Persona(id="p1", order="1", name=name, role=answers.role.strip(), goals=answers.wants.strip()),
        *stages,
        *channels.values(),
        Lane(id="l1", order=keys[-1], kind=LaneKind.EMOTION),
    ]
    placed: list[Touchpoint] = []
    for stage, found in chosen:
        for step, (text, type) in zip(evenly(len(found)), found, strict=True):
            placed.append(
                Touchpoint(
                    id=f"t{len(placed) + 1}",
                    name=text,
                    stage=stage.id,
                    step=step,
                    channel=channels[type].id,
                    order="1",
                    personas=("p1",),
                    initiator=Initiator.ORGANISATION if type in _SENT else Initiator.CUSTOMER,
                    evidence=Evidence.ASSUMPTION,
                )
            )
        elements += _notes(stage, library, answers.language)
    elements += placed
    elements += [
        Connection(id=f"k{n}", source=one.id, target=other.id) for n, (one, other) in enumerate(pairwise(placed), 1)
    ]
    return JourneyMap(elements)


def _stages(model: JourneyMap, scope: Scope) -> tuple[Stage, ...]:
    stages = model.stages
    if scope is Scope.BUYER:
        bought = [at for at, stage in enumerate(stages) if stage.kind is StageKind.PURCHASE]
        stages = stages[: bought[-1] + 1] if bought else stages
    # The models tell stories of made-up companies: the names of their stages stay, their goals are everybody's.
    return tuple(
        Stage(id=f"s{n}", order=key, name=s.name, goal=_goal(s), kind=s.kind)
        for n, (s, key) in enumerate(zip(stages, evenly(len(stages)), strict=True), 1)
    )


def _goal(stage: Stage) -> str:
    english = _GOALS.get(period_of(stage), "")
    return _(english) if english else ""


def _touchpoints(stage: Stage, answers: Answers, library: Library) -> list[tuple[str, ChannelType]]:
    usual = list(library.usual(period_of(stage)))
    wanted = answers.trade.channels

    def rank(entry: Entry) -> int:
        return wanted.index(entry.channel) if entry.channel in wanted else len(wanted)

    usual.sort(key=rank)
    found: dict[ChannelType, str] = {}
    for entry in usual:
        if entry.channel is not None and entry.channel not in found and len(found) < _A_STAGE:
            found[entry.channel] = entry.name(answers.language)
    if not found:
        found[wanted[0]] = stage.name
    return [(name, type) for type, name in found.items()]


def _notes(stage: Stage, library: Library, language: str) -> list[Note]:
    notes = []
    for kind, order in ((NoteKind.METRIC, "1"), (NoteKind.CONTENT, "2")):
        for entry in library.usual(period_of(stage), kind.value)[:1]:
            id = f"n{stage.id}{order}"
            notes.append(
                Note(id=id, kind=kind, about=stage.id, order=order, text=entry.name(language), **entry.note_fields)  # type: ignore[arg-type]
            )
    return notes


def _name_of(type: ChannelType) -> str:
    return _(type.value[:1].upper() + type.value[1:])
