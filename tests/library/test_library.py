"""The touchpoint library: what is usual where, in two languages, with a file of one's own."""

from __future__ import annotations

from pathlib import Path

import pytest

from designer.library import OWN_FILE, UnreadableLibrary, bundled, parse, usual_in, with_own
from designer.model import Channel, ChannelType, JourneyMap, Note, NoteKind, Stage, StageKind, Touchpoint

PERIODS = [k for k in StageKind if k not in (StageKind.OTHER, StageKind.UNKNOWN)]


@pytest.mark.parametrize("period", PERIODS)
def test_each_period_has_touchpoints_content_and_data(period: StageKind) -> None:
    library = bundled()
    assert len(library.usual(period)) >= 6
    assert library.usual(period, "content")
    assert library.usual(period, "metric")


def test_every_type_of_channel_but_other_is_in_it() -> None:
    through = {entry.channel for entry in bundled().entries if entry.kind == "touchpoint"}
    assert through == set(ChannelType) - {ChannelType.OTHER}


def test_every_entry_has_its_own_name_in_each_language() -> None:
    entries = bundled().entries
    assert len({entry.key for entry in entries}) == len(entries)
    for entry in entries:
        assert set(entry.names) == {"en", "de", "fr", "es", "ja", "ar"}, entry.names["en"]
        assert all(name.strip() for name in entry.names.values()), entry.names["en"]
        assert entry.name("de-AT") == entry.names["de"]
        assert entry.name("fi") == entry.names["en"]
    for language in ("de", "fr", "es", "ja", "ar"):
        names = [(entry.kind, entry.name(language).casefold()) for entry in entries]
        assert len(set(names)) == len(names), language


def test_what_the_sources_name_is_there() -> None:
    library = bundled()
    for period, name in (
        (StageKind.AWARENESS, "Blog article"),
        (StageKind.CONSIDERATION, "Comparison page"),
        (StageKind.PURCHASE, "Free trial"),
        (StageKind.ONBOARDING, "Welcome e-mail"),
        (StageKind.RETENTION, "Survey"),
        (StageKind.ADVOCACY, "Referral programme"),
    ):
        assert name in [entry.name() for entry in library.usual(period)]
    assert [e.name() for e in library.usual(StageKind.CONSIDERATION, "metric")] == [
        "Return visits",
        "Time on the comparison page",
        "Enquiries",
    ]


def test_a_search_finds_words_of_any_language_channels_and_periods_names_first() -> None:
    library = bundled()
    assert library.search("survey")[0].name() == "Survey"
    assert library.search("umfrage")[0].name() == "Survey"
    assert {e.channel for e in library.search("review site")} == {ChannelType.REVIEW_SITE}
    assert all(StageKind.ONBOARDING in e.stages for e in library.search("onboarding") if "nboarding" not in e.name())
    assert library.search("   ") == ()
    assert library.search("no such thing") == ()


def a_map(kind: StageKind = StageKind.CONSIDERATION, name: str = "Look round") -> JourneyMap:
    return JourneyMap(
        [
            Stage(id="s", order="1", name=name, kind=kind),
            Channel(id="c", order="1", name="Review site"),
        ]
    )


def test_what_the_maps_channels_can_take_comes_first_and_what_is_there_is_not_offered_again() -> None:
    journey = a_map()
    stage = journey.stages[0]
    first = usual_in(bundled(), journey, stage)
    assert first[0].channel is ChannelType.REVIEW_SITE
    assert len(first) == 8
    fuller = JourneyMap([*journey, Touchpoint(id="t", stage="s", step="1", name="produktbewertungen")])
    assert "Product reviews" in [e.name() for e in first]
    assert "Product reviews" not in [e.name() for e in usual_in(bundled(), fuller, stage)]
    noted = JourneyMap([*journey, Note(id="n", kind=NoteKind.CONTENT, about="s", text="Demo video")])
    assert "Demo video" not in [e.name() for e in usual_in(bundled(), noted, stage, kind="content")]
    assert "Demo video" in [e.name() for e in usual_in(bundled(), journey, stage, kind="content")]


def test_a_stage_without_a_kind_is_read_by_its_name_and_one_that_tells_nothing_gets_nothing() -> None:
    named = a_map(StageKind.UNKNOWN, "Kaufen")
    assert all(StageKind.PURCHASE in e.stages for e in usual_in(bundled(), named, named.stages[0]))
    silent = a_map(StageKind.UNKNOWN, "Mitte")
    assert usual_in(bundled(), silent, silent.stages[0]) == ()


def test_a_cell_is_offered_what_goes_through_its_channel() -> None:
    journey = a_map(StageKind.PURCHASE)
    found = usual_in(bundled(), journey, journey.stages[0], channel=ChannelType.EMAIL)
    assert found
    assert {e.channel for e in found} == {ChannelType.EMAIL}


OWN = """
[[touchpoint]]
stages = ["purchase"]
channel = "store"
en = "Fitting"
de = "Anprobe"

[[touchpoint]]
en = "Free trial"
hidden = true

[[data]]
stages = ["purchase"]
en = "Fittings a day"
unit = "/d"
better = "higher"
"""


def test_entries_of_ones_own_come_first_and_can_hide_bundled_ones(tmp_path: Path) -> None:
    (tmp_path / OWN_FILE).write_text(OWN, encoding="utf-8-sig")
    library, trouble = with_own(tmp_path)
    assert trouble == ""
    assert library.usual(StageKind.PURCHASE)[0].name("de") == "Anprobe"
    assert "Free trial" not in [e.name() for e in library.entries]
    assert library.usual(StageKind.PURCHASE, "metric")[0].note_fields == {"unit": "/d", "better": "higher"}
    assert len(library.entries) == len(bundled().entries) + 1


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[[touchpoint]]\nen = ", "it is no TOML"),
        ('[[touchpoints]]\nen = "A"', "“touchpoints” is unknown"),
        ('touchpoint = "A"', "has to be written as [[touchpoint]]"),
        ('[[touchpoint]]\nen = "A"\nstages = ["purchase"]', "touchpoint number 1: it has no channel"),
        ('[[touchpoint]]\nen = "A"\nstages = ["buying"]\nchannel = "app"', "“buying” is no kind of stage"),
        ('[[touchpoint]]\nen = "A"\nstages = ["other"]\nchannel = "app"', "“other” is no kind of stage"),
        ('[[touchpoint]]\nen = "A"\nstages = ["use"]\nchannel = "fax"', "“fax” is no type of channel"),
        ('[[touchpoint]]\nen = "A"\nstages = ["use"]\nchannel = 7', "“7” is no type of channel"),
        ('[[content]]\nde = "A"\nstages = ["use"]', "content number 1: it has no English name"),
        ('[[content]]\nen = "A"\nstages = "use"', "“stages” has to be a list"),
        ('[[content]]\nen = "A"\nstages = ["use"]\nwords = "b"', "“words” has to be a list"),
        ('[[content]]\nen = "A"\nstages = ["use"]\ncolour = "red"', "“colour” is unknown"),
        ('[[content]]\nen = "A"\nstages = ["use"]\ntype = 3', "“type” has to be a text"),
        ('[[data]]\nen = "A"\nstages = ["use"]\nbetter = "more"', "“better” is"),
        ("content = [1]", "content number 1: it has no fields"),
    ],
)
def test_a_wrong_file_is_left_out_and_one_sentence_says_why(text: str, says: str, tmp_path: Path) -> None:
    with pytest.raises(UnreadableLibrary):
        parse(text, OWN_FILE)
    (tmp_path / OWN_FILE).write_text(text, encoding="utf-8")
    library, trouble = with_own(tmp_path)
    assert library == bundled()
    assert says in trouble
    assert trouble.startswith("Your library “library.toml” was left out: ")
    assert trouble.endswith(".")
    assert "\n" not in trouble


def test_a_file_of_another_encoding_or_without_rights_is_told_too(tmp_path: Path) -> None:
    (tmp_path / OWN_FILE).write_bytes(b"\xff\xfe[\x00")
    assert "no UTF-8 text" in with_own(tmp_path)[1]
    (tmp_path / OWN_FILE).write_bytes(b"#" * 1_000_001)
    assert "larger than 1 MB" in with_own(tmp_path)[1]
    assert with_own(tmp_path / "nothing here") == (bundled(), "")
