"""Mermaid journey diagrams, read as Mermaid 11 reads them and written so that it accepts them.

What is expected here was compared with Mermaid 11's own parser, on these texts and on 15,000 random ones.
"""

from __future__ import annotations

import pytest
from hypothesis import given

from designer.interchange import ImportTrouble, Report, mermaid_text, read_bytes
from designer.interchange.mermaid_text import title_of_yaml
from designer.model import (
    Connection,
    JourneyMap,
    Lane,
    LaneKind,
    MapHeader,
    Note,
    Persona,
    Stage,
    StageKind,
    Touchpoint,
)
from designer.model.elements import HEADER_ID
from designer.model.order import evenly
from tests.maps import maps


def imported(text: str) -> tuple[JourneyMap, Report]:
    found = read_bytes(text.encode(), "Plan.mmd", "Plan", ".mmd")
    return found.journey, found.report


def told(report: Report) -> list[tuple[int | None, str, str, str]]:
    return [(row.row, row.says, row.wrong, row.done) for row in report.rows]


def tasks(journey: JourneyMap) -> list[tuple[str, str, float | None, tuple[str, ...]]]:
    people = {p.id: p.name for p in journey.personas}
    return [
        (journey[t.stage].name, t.name, t.feeling, tuple(people[i] for i in t.personas))  # type: ignore[attr-defined]
        for t in journey.touchpoints
    ]


DAY = """journey
    title My working day
    section Go to work
      Make tea: 5: Me
      Go upstairs   : 3: Me
      Do work: 1: Me, Cat
    section Go home
      Go downstairs: 5: Me
      Sit down: 4
"""


def test_sections_tasks_actors_and_scores() -> None:
    journey, report = imported(DAY)
    assert journey.header.title == "My working day"
    assert tasks(journey) == [
        ("Go to work", "Make tea", 2, ("Me",)),
        ("Go to work", "Go upstairs", 0, ("Me",)),
        ("Go to work", "Do work", -2, ("Me", "Cat")),
        ("Go home", "Go downstairs", 2, ("Me",)),
        ("Go home", "Sit down", 1, ()),
    ]
    assert [(c.source, c.target) for c in journey.connections] == [
        ("t1", "t2"),
        ("t2", "t3"),
        ("t3", "t4"),
        ("t4", "t5"),
    ]
    assert [x.kind for x in journey.lanes if isinstance(x, Lane)] == [LaneKind.EMOTION]
    assert list(journey.channels) == []
    assert report.is_clean
    assert report.headline() == "5 of 5 rows imported whole"


@pytest.mark.parametrize(
    "text",
    [
        "\n\n" + DAY,
        "%% a comment\n" + DAY,
        "%%{init: {'theme': 'dark'}}%%\n" + DAY,
        "---\nconfig:\n  theme: dark\n---\n" + DAY,
        DAY.replace("\n", "\r\n"),
        DAY.replace("section", "SECTION").replace("title", "Title"),
        DAY.replace("Make tea: 5: Me", "Make tea: 5: Me # early"),
        DAY.replace("    section Go home", "%% and now\n\n    section Go home"),
        DAY.replace("journey\n", "journey # mine\n"),
        DAY.replace("    title", "    title draft\n    title"),
        "\ufeff" + DAY,
    ],
)
def test_what_mermaid_passes_over(text: str) -> None:
    assert tasks(imported(text)[0]) == tasks(imported(DAY)[0])
    assert imported(text)[0].header.title == "My working day"


def test_where_the_title_comes_from() -> None:
    def title(text: str) -> str:
        return imported(text)[0].header.title

    assert title("---\ntitle: Front\n---\njourney\n a: 5") == "Front"
    assert title("---\ntitle: Front\n---\njourney\n title Own\n a: 5") == "Own"
    assert title("journey\n a: 5") == "Plan"
    assert title("journey\n title One # two\n a: 5") == "One"
    assert title("journey\n accTitle: Spoken\n a: 5") == "Spoken"
    assert title("journey\n title a #35;1 #quot;x#quot; #amp; #169;\n a: 5") == 'a #1 "x" & ©'


@pytest.mark.parametrize(
    ("yaml", "title"),
    [
        ("title: Plain text # comment", "Plain text"),
        ('a: 1\ntitle: "Quoted: \\"x\\" # no comment"', 'Quoted: "x" # no comment'),
        ("title: 'It''s'\nb: 2", "It's"),
        ("title: >\n  folded\n  text\nb: 1", "folded text"),
        ("  title: indented\n  b: 1", "indented"),
        ("config:\n  title: not this one", ""),
        ("title:", ""),
        ("title: null", ""),
        ("", ""),
    ],
)
def test_titles_in_front_matter(yaml: str, title: str) -> None:
    assert title_of_yaml(yaml) == title


def test_descriptions_become_the_scenario() -> None:
    assert imported("journey\n accDescr: One line : all of it\n a: 5")[0].header.scenario == "One line : all of it"
    assert imported("journey\n accDescr {\n  Two\n  lines }\n a: 5")[0].header.scenario == "Two\n  lines"
    _journey, report = imported("journey\n title A\n accTitle: B\n a: 5")
    assert told(report) == [(None, "accTitle “B”", "The diagram has another title", "Left out")]


def test_one_section_name_is_one_stage() -> None:
    journey, _report = imported("journey\n section A\n a: 5\n section B\n b: 5\n section A \n c: 5\n section Empty\n")
    assert [s.name for s in journey.stages] == ["A", "B", "Empty"]
    assert [t.name for t in journey.touchpoints] == ["a", "c", "b"]
    assert [(c.source, c.target) for c in journey.connections] == [("t1", "t2"), ("t2", "t3")], (
        "in the order of the file"
    )


def test_tasks_before_any_section_stand_in_a_stage_without_a_name() -> None:
    journey, report = imported("journey\n a: 5: Me\n section B\n b: 5\n")
    assert [(s.name, s.kind) for s in journey.stages] == [("", StageKind.UNKNOWN), ("B", StageKind.UNKNOWN)]
    assert [t.name for t in journey.touchpoints_in("s1")] == ["a"]
    assert report.is_clean


def test_scores_outside_the_scale_are_clamped_and_told() -> None:
    journey, report = imported("journey\n a: 7: Me\n b: 0\n c: -3.5\n d: 2.5\n e: 0x3\n f: 1e0\n")
    assert [t.feeling for t in journey.touchpoints] == [2, -2, -2, -0.5, 0, -2]
    assert told(report) == [
        (2, "a; score “7”", "7 is outside 1 to 5", "Imported as +2"),
        (3, "b; score “0”", "0 is outside 1 to 5", "Imported as −2"),
        (4, "c; score “-3.5”", "−3.5 is outside 1 to 5", "Imported as −2"),
    ]
    assert (report.whole, report.in_part) == (3, 3)
    assert report.lines()[0] == "Line 2: a; score “7”. 7 is outside 1 to 5. Imported as +2."


def test_no_number_is_no_feeling() -> None:
    journey, report = imported("journey\n a: good: Me\n b: : Me\n c: ?\n d: Infinity\n")
    assert [t.feeling for t in journey.touchpoints] == [None] * 4
    assert told(report) == [
        (2, "a; score “good”", "“good” is no number", "Imported without a feeling"),
        (5, "d; score “Infinity”", "“Infinity” is no number", "Imported without a feeling"),
    ]


def test_a_further_colon_ends_the_value() -> None:
    journey, report = imported("journey\n a: 5: Me: You\n Meet at 10:30: 5: Me\n b: 5::\n")
    assert tasks(journey) == [("", "a", 2, ("Me",)), ("", "Meet at 10", 2, ("5",)), ("", "b", 2, ())]
    assert [row.wrong for row in report.rows] == [
        "“You” stands after a third colon",
        "“Me” stands after a third colon",
        "30 is outside 1 to 5",
    ]


def test_entities_and_breaks_are_what_mermaid_draws() -> None:
    journey, _report = imported(
        "journey\n section A#58; B\n Buy #35;1 #lt;now#gt;: 5: Me#44; too, You\n One<br/>two: 5\n"
    )
    assert tasks(journey) == [("A: B", "Buy #1 <now>", 2, ("Me, too", "You")), ("A: B", "One\ntwo", 2, ())]


def test_actors_are_named_once_and_never_empty() -> None:
    assert tasks(imported("journey\n a: 5: Me,, You ,Me,\n b: 5:\n c: 5: ,\n")[0]) == [
        ("", "a", 2, ("Me", "You")), ("", "b", 2, ()), ("", "c", 2, ()),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "what", "line"),
    [
        ("journey\n a: 5;\n", "a “;” stands where Mermaid allows none", 2),
        ("journey\n title A;\n", "a “;” stands where Mermaid allows none", 2),
        ("journey\n section\n a: 5\n", "Mermaid does not understand “: 5”", 3),
        ("journey\n a: 5\n just words\n", "Mermaid does not understand “just words”", 3),
        ("journey\n buy #1 item: 5\n", "Mermaid does not understand “buy”", 2),
        ("journey\n a:\n", "Mermaid does not understand “a”", 2),
        ("journey\n journey ends: 5\n", "Mermaid does not understand “journey”", 2),
        ("journey\n section A: b\n", "Mermaid does not understand “: b”", 2),
        ("journey\n accDescr { never closed\n a: 5\n", "Mermaid does not understand “accDescr {”", 2),
        ("---\ntitle: x\n---\n%% one\n\njourney\n a: 5\n b;\n", "Mermaid does not understand “b”", 8),
        ("Journey\n a: 5\n", "Mermaid does not understand “Journey”", 1),
        ("journeys\n a: 5\n", "Mermaid does not understand “journeys”", 1),
        ("graph TD\n A --> B\n", "Mermaid does not understand “graph TD”", 1),
        ("%% nothing but a comment\n", "it is no Mermaid journey diagram", None),
        ("journey\n title only\n", "it has no section and no task", None),
        ("", "it is empty", None),
        ("\n\n", "it is empty", None),
    ],
)
def test_what_mermaid_refuses_is_refused_in_one_sentence(text: str, what: str, line: int | None) -> None:
    with pytest.raises(ImportTrouble) as refused:
        imported(text)
    where = f" (line {line})" if line else ""
    assert str(refused.value) == f"“Plan.mmd” can't be imported: {what}{where}."


# Out


def small(*touchpoints: Touchpoint, stage: str = "A", **header: str) -> JourneyMap:
    return JourneyMap(
        [
            MapHeader(id=HEADER_ID, **header),  # type: ignore[arg-type]
            Stage(id="s", order="V", name=stage),
            Persona(id="p1", order="A", name="Me"),
            Persona(id="p2", order="B", name="You"),
            *touchpoints,
        ]
    )


def test_what_is_written() -> None:
    journey = small(
        Touchpoint(id="t1", stage="s", step="A", name="Make tea", feeling=2, personas=("p1",)),
        Touchpoint(id="t2", stage="s", step="B", name="Go", feelings=(("p1", -2), ("p2", 1)), personas=("p1", "p2")),
        Touchpoint(id="t3", stage="s", step="C", name="Sit", personas=("p1",)),
        Touchpoint(id="t4", stage="s", step="D", name="Sleep", feeling=0),
        Touchpoint(id="t5", order="V", name="Later"),
        title="Day: one",
        scenario="I want\nto rest",
    )
    assert mermaid_text(journey) == (
        "journey\n"
        "    title Day#58; one\n"
        "    accDescr: I want<br/>to rest\n"
        "    section A\n"
        "      Make tea: 5: Me\n"
        "      Go: 2.5: Me, You\n"
        "      Sit: ?: Me\n"
        "      Sleep: 3\n"
        "    %% Waits in the tray: Later\n"
    )


@pytest.mark.parametrize(
    "name",
    [
        "a: b; c # d", "10:30", "100 % {sure}", "<b>bold</b>", "journey ends", "Title", "section one", "accTitle: x",
        "accDescr {", "two\nlines", "a,b", "#35;", "&amp;", "%%{init}%%", "my style: 4: a:b#35; c", "–", "漢字 🙂", '"quoted"',
    ],
)  # fmt: skip
def test_any_name_comes_back(name: str) -> None:
    journey = small(
        Touchpoint(id="t1", stage="s", step="A", name=name, feeling=1, personas=("p1",)),
        stage=name,
        title=name,
        scenario=name,
    )
    journey = JourneyMap(
        [
            Persona(id="p1", order="A", name=name) if e.id == "p1" else e
            for e in journey
            if not isinstance(e, Connection)
        ]
    )
    back, report = imported(mermaid_text(journey))
    assert tasks(back) == [(name, name, 1, (name,))]
    assert (back.header.title, back.header.scenario) == (name, name)
    assert report.is_clean


@given(maps())
def test_a_written_diagram_reads_back_the_same(journey: JourneyMap) -> None:
    text = mermaid_text(journey)
    shown = "\n".join(line for line in text.split("\n") if not line.startswith("    %%"))
    if not journey.stages:
        with pytest.raises(ImportTrouble, match="it has no section and no task"):
            imported(text)
        return
    back, report = imported(text)
    assert report.is_clean
    sections = [line for line in shown.split("\n") if line.startswith("    section ")]
    if len(set(sections)) == len(journey.stages):  # else stages of one name became one, or one has none
        written = mermaid_text(back)
        assert written == (
            shown if "    title " in shown else shown.replace("\n", f"\n    title {back.header.title}\n", 1)
        )


def test_notes_never_reach_a_diagram() -> None:
    journey = small(Touchpoint(id="t1", stage="s", step="A", name="a"))
    with_note = JourneyMap([*journey, Note(id="n", about="t1", text="hidden", is_private=True)])
    assert mermaid_text(with_note) == mermaid_text(journey)


def test_a_long_diagram_takes_its_time_but_not_more() -> None:
    count = 5000
    journey = JourneyMap(
        [
            Stage(id="s", order="V", name="A"),
            *(
                Touchpoint(id=f"t{i}", stage="s", step=key, name=f"Task {i}: #{i};", feeling=1)
                for i, key in enumerate(evenly(count))
            ),
        ]
    )
    back, _report = imported(mermaid_text(journey))
    assert [t.name for t in back.touchpoints] == [f"Task {i}: #{i};" for i in range(count)]
