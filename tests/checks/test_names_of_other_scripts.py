"""Names that run from right to left inside the sentences of gaps: in text, in JSON, on paper and as drawn by the text engine."""

from __future__ import annotations

import json
from pathlib import Path

import pypdfium2
import pytest

from designer.checks import check
from designer.checks.wording import quoted
from designer.editing.operations.labels import in_quotes
from designer.layout import Theme
from designer.layout.texts import Texts
from designer.model import (
    Channel,
    Evidence,
    Initiator,
    JourneyMap,
    MapHeader,
    Note,
    NoteKind,
    Persona,
    Stage,
    StageKind,
    Touchpoint,
)
from designer.storage import dumps
from designer.text import FontBook
from designer.words import END_OF_ISOLATE, ISOLATE, isolated
from tests.cli.running import Shell

ARABIC, HEBREW = "تصفح المتجر", "הזמנה בטלפון"


@pytest.fixture
def shell(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Shell:
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return Shell(folder, capsys)


def shop(*names: str) -> JourneyMap:
    """A map in English with stages and touchpoints of these names and gaps about each, and a stage that is whole."""
    return JourneyMap(
        [
            MapHeader(id="map", uid="shop", title="A shop", scenario="Mara buys a thing."),
            Persona(id="mara", order="A", name="Mara"),
            Channel(id="web", order="A", name="Website"),
            *(Stage(id=f"s{i}", order=f"{i}", name=name) for i, name in enumerate(names, 1)),
            *(
                Touchpoint(id=f"t{i}", stage=f"s{i}", step="A", channel="web", name=f"{name}!")
                for i, name in enumerate(names, 1)
            ),
            Stage(id="whole", order="9", name="Find", goal="Find it", kind=StageKind.AWARENESS),
            Touchpoint(
                id="look",
                stage="whole",
                step="A",
                channel="web",
                name="Looks around",
                owner="Shop",
                feeling=1,
                evidence=Evidence.OBSERVED,
                initiator=Initiator.CUSTOMER,
            ),
            Note(id="n1", kind=NoteKind.CONTENT, about="look", text="A page"),
            Note(id="n2", kind=NoteKind.METRIC, about="whole", text="Visitors", value=3),
        ]
    )


def test_a_name_is_set_apart_inside_its_quotes_and_only_where_it_has_to_be() -> None:
    for quote in (quoted, in_quotes):
        assert quote("Order online") == "“Order online”"
        assert quote("注文") == "“注文”"
        assert quote(ARABIC) == f"“{ISOLATE}{ARABIC}{END_OF_ISOLATE}”"
        assert quote(HEBREW) == f"“{ISOLATE}{HEBREW}{END_OF_ISOLATE}”"
    assert isolated("") == ""


def test_what_somebody_typed_can_end_no_isolate_early() -> None:
    said = quoted(f"{ARABIC}{END_OF_ISOLATE}{ISOLATE}{HEBREW}")
    assert (said.count(ISOLATE), said.count(END_OF_ISOLATE)) == (1, 1)


def test_every_sentence_that_names_such_an_element_sets_the_name_apart() -> None:
    messages = [gap.message for gap in check(shop(ARABIC, HEBREW)).gaps]
    naming = [m for m in messages if ARABIC in m or HEBREW in m]
    assert len(naming) > 4
    for message in naming:
        for name in (ARABIC, HEBREW):
            assert message.count(name) == message.count(f"{ISOLATE}{name}"), message
    assert not any(ISOLATE in m for m in messages if m not in naming)


def test_text_and_json_say_it_alike_and_ids_are_what_they_were(shell: Shell) -> None:
    Path("shop.journey").write_bytes(dumps(shop(ARABIC, HEBREW)))
    text = shell.run("check", "shop.journey").out
    assert f"“{ISOLATE}{ARABIC}{END_OF_ISOLATE}”" in text
    told = json.loads(shell.run("check", "shop.journey", "--format", "json").out)
    assert any(ISOLATE in gap["message"] for gap in told["gaps"])
    told_ids = json.dumps([[gap.get("elements"), gap.get("rule")] for gap in told["gaps"]], ensure_ascii=False)
    assert ISOLATE not in told_ids


def seen(texts: Texts, sentence: str, width: float) -> list[list[str]]:
    """The runs of each line from left to right."""
    style = texts.text
    lines = texts.lines(sentence, style, width)
    found: dict[float, list[tuple[float, str]]] = {}
    for run in texts.block(lines, style, "#000000", 0, 0, measure=width):
        found.setdefault(run.y, []).append((run.x, run.text))  # type: ignore[union-attr]
    return [[text for _x, text in sorted(line)] for _y, line in sorted(found.items())]


@pytest.mark.parametrize("name", [ARABIC, HEBREW])
def test_the_sentence_runs_as_the_sentence_does_with_the_quotes_around_the_name(name: str) -> None:
    texts = Texts(FontBook.bundled(), Theme.load("paper"))
    (line,) = seen(texts, f"{quoted(name)} has no content, 3 others have.", 1000)
    assert line[0].startswith("“")
    assert line[-1].endswith("have.")
    after = next(text for text in line if "has no" in text)
    assert line.index(after) > next(i for i, text in enumerate(line) if name.split()[0] in text)
    assert after.lstrip(END_OF_ISOLATE).startswith("”")


def test_a_line_that_begins_inside_the_name_runs_as_the_sentence_does() -> None:
    texts = Texts(FontBook.bundled(), Theme.load("paper"))
    long = " ".join([ARABIC] * 6)
    lines = seen(texts, f"{quoted(long)} has no content.", 90)
    assert len(lines) > 2
    last = lines[-1]
    assert last[-1].endswith("content.")
    assert all(ISOLATE not in text or text[0] == "“" for line in lines for text in line)


def test_on_paper_no_box_stands_for_the_marks_and_the_words_are_found(shell: Shell) -> None:
    Path("shop.journey").write_bytes(dumps(shop(ARABIC, HEBREW)))
    ended = shell.done("export", "shop.journey", "-o", "shop.pdf", "--with", "gaps")
    assert "font" not in ended.err, "no character is missing"
    document = pypdfium2.PdfDocument("shop.pdf")
    text = " ".join(document[1].get_textpage().get_text_range().split())
    document.close()
    assert not {ISOLATE, END_OF_ISOLATE, "\ufffd", "\u25a1"} & set(text)
    assert "[2068]" not in text
    assert "has no content" in text
    assert HEBREW.split()[0] in text
