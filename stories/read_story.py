"""Read a story, the text that a template or sample is written as (README.md beside this file), into a journey map."""

from __future__ import annotations

from collections.abc import Callable

from designer.model import (
    Channel,
    Connection,
    JourneyMap,
    MapState,
    Persona,
    Scope,
    Stage,
    StageKind,
    Touchpoint,
)
from designer.model.channels import ChannelType, Touch
from stories.logos import logo
from stories.portraits import portrait
from stories.story import Story, parts
from stories.story_words import WORDS, say_what_is_usual
from stories.waiving import waived


class StoryTrouble(ValueError):
    """A line of a story that can't be understood."""

    def __init__(self, line: int, what: str) -> None:
        super().__init__(what)
        self.line = line


def read_story(text: str, open_story: Callable[[str], JourneyMap] | None = None) -> JourneyMap:
    """The map that a story tells; raises StoryTrouble with the line that can't be understood.

    `open_story` gives the map of another story, which a touchpoint of this one opens.
    """
    story = Story(open_story)
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        try:
            _read_line(story, line.strip())
        except (ValueError, KeyError, IndexError, AssertionError) as trouble:
            raise StoryTrouble(number, str(trouble) or line) from trouble
    say_what_is_usual(story)
    return story.finish()


def _read_line(story: Story, line: str) -> None:
    sign, _, rest = line.partition(" ")
    rest = rest.strip()
    if sign == "@":
        story.put(Persona(id=story.new("p"), name=rest))
        story.personas[rest.split()[0]] = story.elements[-1].id
    elif sign == "#":
        _stage(story, rest)
    elif sign in ("*", "|"):
        _touchpoint(story, rest, shares_step=sign == "|")
    elif sign == "+":
        _action(story, rest)
    elif isinstance(story.to, (Stage, Touchpoint)):
        WORDS[sign](story, rest)
    else:
        field, _, value = line.partition(":")
        _field(story, field.strip(), value.strip())


def _field(story: Story, field: str, value: str) -> None:
    if isinstance(story.to, Persona):
        match field:
            case "preferred":
                story.set(channels=tuple(story.channels[name] for name in parts(value)))
            case "picture":
                persona = story.to
                id = story.picture(f"portrait-{persona.id}", portrait(value))
                story.to = persona
                story.set(picture=id)
            case _:
                story.set(**{field: value})
        return
    match field:
        case "channels":
            _channels(story, value)
        case "lanes":
            story.add_lanes(value)
        case "view":
            story.views.append(value)
        case "waive":
            story.waived.append(waived(value, ""))
        case "logo":
            story.header["logo"] = story.picture("logo", logo(value))
        case "scope":
            story.header["scope"] = Scope(value)
        case "shows":
            story.header["shows"] = MapState(value)
        case "colours" | "card_fields":
            story.header[field] = tuple(parts(value))
        case "shows_values":
            story.header[field] = value == "yes"
        case _:
            story.header[field] = value


def _channels(story: Story, value: str) -> None:
    for part in parts(value):
        name, _, told = (p.strip() for p in part.partition("="))
        words = told.split()
        touch = next((Touch(w) for w in words if w in set(Touch) - {"other"}), None)
        kind = next((ChannelType(w.replace("_", " ")) for w in words if w.replace("_", " ") in set(ChannelType)), None)
        id = story.new("c")
        story.put(Channel(id=id, name=name, type=kind, touch=touch))
        story.channels[name] = id


def _stage(story: Story, rest: str) -> None:
    name, kind, goal, duration = [*parts(rest, "|"), "", "", ""][:4]
    id = story.new("s")
    story.put(Stage(id=id, name=name, kind=StageKind(kind or "unknown"), goal=goal, duration=duration))


def _touchpoint(story: Story, rest: str, shares_step: bool) -> None:
    id = _put_touchpoint(story, rest, shares_step)
    if story.before and not shares_step:
        story.put(Connection(id=story.new("k"), source=story.before, target=id))
        story.to = story.named(rest.partition("::")[0].strip())
    story.before = id


def _action(story: Story, rest: str) -> None:
    """What staff or systems do in the present step: “Lane: Name :: description”."""
    lane, _, told = (part.strip() for part in rest.partition(":"))
    before = story.before
    _put_touchpoint(story, told, shares_step=True)
    story.set(lane=story.lane(lane))
    story.before = before


def _put_touchpoint(story: Story, rest: str, shares_step: bool) -> str:
    name, _, description = (part.strip() for part in rest.partition("::"))
    if name in story.touchpoints:
        raise ValueError(f"there is a touchpoint “{name}” already")
    stage = next(e for e in reversed(story.elements) if isinstance(e, Stage))
    steps = [int(t.step) for t in story.touchpoints.values() if t.stage == stage.id]
    step = max(steps, default=0) + (0 if shares_step and steps else 1)
    id = story.new("t")
    story.put(Touchpoint(id=id, stage=stage.id, step=str(step), order="U", name=name, description=description))
    return id
