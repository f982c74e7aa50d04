"""A first map from a few answers: the stages of a model, filled with what is usual there in a trade, all of it assumed."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

import msgspec

from designer.checks.rule import N_
from designer.guide.usual_steps import usual_steps
from designer.library import Library, period_of
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
_ANY_GOAL = N_("Get on without trouble")  # in a stage of which nothing tells what it is for
_SENT = {ChannelType.ADVERTISING, ChannelType.EMAIL, ChannelType.SMS, ChannelType.POST}


class Trade(msgspec.Struct, frozen=True):
    """What somebody does: its name by language, the channels that are usual, and the stages to begin with; `unusual` is what
    of the library does not happen there, by its English names."""

    id: str
    names: dict[str, str]
    template: str
    channels: tuple[ChannelType, ...]
    unusual: frozenset[str] = frozenset()

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
            unusual=frozenset(row.get("unusual", ())),
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
    fitting = library.without(answers.trade.unusual)
    steps = usual_steps(stages, answers.trade.channels, fitting, answers.language)
    chosen = list(zip(stages, steps, strict=True))
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
    deciding = _decides(stages, placed)
    placed = [msgspec.structs.replace(t, is_moment_of_truth=True) if t.id == deciding else t for t in placed]
    for stage in stages:
        # What decides is counted where it happens.
        counted = next((t.id for t in placed if t.stage == stage.id and t.is_moment_of_truth), stage.id)
        elements += _notes(stage, counted, library, answers.language)
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
        if bought and len(stages) == 1:  # a model that begins with the purchase: one buys what one has compared
            kind = StageKind.CONSIDERATION
            stages = (Stage(id="", name=_(kind.value.capitalize()), kind=kind), *stages)
    # The models tell stories of made-up companies: the names of their stages stay, their goals are everybody's.
    return tuple(
        Stage(id=f"s{n}", order=key, name=s.name, goal=_(_GOALS.get(period_of(s), _ANY_GOAL)), kind=s.kind)
        for n, (s, key) in enumerate(zip(stages, evenly(len(stages)), strict=True), 1)
    )


def _decides(stages: Sequence[Stage], placed: Sequence[Touchpoint]) -> str:
    """The touchpoint that most likely decides: the trial or the talk before the purchase, else the last one of all."""
    bought = next((stage.id for stage in stages if period_of(stage) is StageKind.PURCHASE), "")
    return next((t.id for t in placed if t.stage == bought), placed[-1].id)


def _notes(stage: Stage, counted: str, library: Library, language: str) -> list[Note]:
    """A metric, about what is counted, and a content of a stage; what is usual in service where nothing else is known."""
    notes = []
    for kind, about, order in ((NoteKind.METRIC, counted, "1"), (NoteKind.CONTENT, stage.id, "2")):
        usual = library.usual(period_of(stage), kind.value) or library.usual(StageKind.RETENTION, kind.value)
        for entry in usual[:1]:
            id = f"n{stage.id}{order}"
            notes.append(
                Note(id=id, kind=kind, about=about, order=order, text=entry.name(language), **entry.note_fields)  # type: ignore[arg-type]
            )
    return notes


def _name_of(type: ChannelType) -> str:
    return _(type.value[:1].upper() + type.value[1:])
