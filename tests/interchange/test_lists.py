"""A touchpoint list becomes the map that its writer meant, and what could not be used is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from designer.interchange import ImportTrouble, Report, parse_scale, read, read_bytes
from designer.model import (
    Channel,
    ChannelType,
    Evidence,
    JourneyMap,
    Lane,
    LaneKind,
    Note,
    NoteKind,
    StageKind,
    Status,
    Touchpoint,
)


def imported(text: str | bytes, scale: str | None = None) -> tuple[JourneyMap, Report]:
    data = text.encode() if isinstance(text, str) else text
    found = read_bytes(data, "List.csv", "List", ".csv", parse_scale(scale) if scale else None)
    return found.journey, found.report


def names(journey: JourneyMap) -> list[str]:
    return [touchpoint.name for touchpoint in journey.touchpoints]


def named(journey: JourneyMap, name: str) -> Touchpoint:
    (found,) = (t for t in journey.of(Touchpoint) if t.name == name)
    return found


def ways(journey: JourneyMap) -> list[tuple[str, str]]:
    by_id = {t.id: t.name for t in journey.of(Touchpoint)}
    return [(by_id[c.source], by_id[c.target]) for c in sorted(journey.connections, key=lambda c: int(c.id[1:]))]


def told(report: Report) -> list[tuple[int | None, str, str]]:
    return [(row.row, row.wrong, row.done) for row in report.rows]


# The file


KONTO = (
    "Touchpoint;Stage;Channel;Feeling;Region\nÄrger über Gebühren;Anstoß;Post;-2;Süd\nTermin;Beratung;Filiale;1,5;\n"
)


@pytest.mark.parametrize(
    "data",
    [
        KONTO.encode(),
        b"\xef\xbb\xbf" + KONTO.encode(),
        KONTO.encode("cp1252"),
        KONTO.encode("utf-16"),
        b"\xff\xfe" + KONTO.encode("utf-16-le"),
        b"\xfe\xff" + KONTO.encode("utf-16-be"),
        KONTO.replace("\n", "\r\n").encode(),
        KONTO.replace("\n", "\r").encode(),
        KONTO.replace("1,5", "1.5").replace(";", "\t").encode(),
        KONTO.replace("1,5", "1.5").replace(";", ",").encode(),
        b"sep=;\r\n" + KONTO.encode("cp1252"),
        KONTO.rstrip("\n").encode(),
    ],
    ids=[
        "UTF-8", "mark", "1252", "16", "16 LE", "16 BE", "CRLF", "CR", "tab", "comma", "sep", "no last line end",
    ],
)  # fmt: skip
def test_encoding_and_delimiter_are_found(data: bytes) -> None:
    journey, report = imported(data)
    assert names(journey) == ["Ärger über Gebühren", "Termin"]
    assert [s.name for s in journey.stages] == ["Anstoß", "Beratung"]
    assert [named(journey, n).feeling for n in names(journey)] == [-2, 1.5]
    assert (report.rows, report.whole, report.total) == ((), 2, 2)


def test_delimiters_inside_quotation_marks_do_not_mislead() -> None:
    journey, _report = imported('"Stage","Touchpoint","a;b;c;d;e"\nBuy,"Pay; or not; ""later"";","x\ny"\n')
    assert names(journey) == ['Pay; or not; "later";']
    assert [note.text for note in journey.of(Note)] == ["x\ny"]


def test_bytes_that_windows_1252_leaves_open_do_not_stop_an_import() -> None:
    journey, _report = imported(b"Stage,Touchpoint\nBuy,Caf\xe9 \x81\n")
    assert names(journey) == ["Café \x81"]


def test_header_names_in_any_case_order_and_writing() -> None:
    journey, report = imported(" NEXT ,touchPoint,Pain-Points,moment_of  truth,STAGE:\n,Pay,Slow,Ja,Buy\n")
    pay = named(journey, "Pay")
    assert pay.is_moment_of_truth
    assert [(n.kind, n.text) for n in journey.notes_about(pay.id)] == [(NoteKind.PAIN_POINT, "Slow")]
    assert report.is_clean


def test_the_title_is_the_name_of_the_file_and_ids_are_the_same_each_time(tmp_path: Path) -> None:
    path = tmp_path / "My list.csv"
    path.write_text("Stage,Touchpoint,Channel,Persona\nBuy,Pay,Shop,Mara\n", "utf-8")
    journey = read(path).journey
    assert journey == read(path).journey
    assert journey.header.title == "My list"
    assert {e.id for e in journey} == {"map", "s1", "t1", "c1", "p1", "l1"}
    assert journey.header.uid
    assert journey.header.uid != imported("Stage\nBuy\n")[0].header.uid
    assert (journey.header.language, journey.header.feeling_scale) == ("en", "-2..2")


# Rows


def test_each_row_is_a_new_step_of_its_stage() -> None:
    journey, _report = imported("Stage,Touchpoint\nA,a1\nB,b1\nA,a2\n")
    assert [s.name for s in journey.stages] == ["A", "B"]
    assert [[[t.name for t in ts] for _key, ts in journey.steps(s.id)] for s in journey.stages] == [
        [["a1"], ["a2"]],
        [["b1"]],
    ]


def test_equal_step_numbers_share_a_step_and_numbers_give_the_order() -> None:
    journey, report = imported("Stage,Touchpoint,Step\nA,late,3\nA,one,1\nA,other,1\nA,after,\nA,third,3\n")
    (stage,) = journey.stages
    steps = [[t.name for t in ts] for _key, ts in journey.steps(stage.id)]
    assert steps == [["one", "other"], ["late", "third"], ["after"]]
    assert report.is_clean


def test_a_step_that_is_no_number_is_told() -> None:
    journey, report = imported("Stage,Touchpoint,Step\nA,a,first\nA,b,0\nA,c,1.5\nA,d,2\n,e,2\n")
    assert [row.row for row in report.rows] == [2, 3, 4, 6, 6]
    assert names(journey) == ["a", "b", "d", "c"]
    assert [t.name for t in journey.tray] == ["e"]


def test_rows_with_only_a_stage_a_channel_or_a_persona() -> None:
    journey, report = imported('Stage,Touchpoint,Channel,Persona\nA,,,\n,,Store,\n,,,"Mara, owner"\nB,b,Phone,Jens\n')
    assert [s.name for s in journey.stages] == ["A", "B"]
    assert [c.name for c in journey.channels] == ["Store", "Phone"]
    assert [(p.name, p.role) for p in journey.personas] == [("Mara", "owner"), ("Jens", "")]
    assert journey.touchpoints_in("s1") == ()
    assert report.is_clean
    assert report.whole == 4


def test_a_touchpoint_without_a_stage_waits_in_the_tray() -> None:
    journey, report = imported("Stage,Touchpoint,Channel\nA,a,Phone\n,Calls the shop,Phone\n")
    assert [t.name for t in journey.tray] == ["Calls the shop"]
    (row,) = report.rows
    assert (row.row, row.says, row.wrong, row.done) == (3, "Calls the shop; Phone", "No stage", "Waits in the tray")
    assert row.element == journey.tray[0].id
    assert report.headline() == "1 of 2 rows imported whole"
    assert report.detail() == "1 waits in the tray. What was left out is written here."
    assert report.lines() == ["Row 3: Calls the shop; Phone. No stage. Waits in the tray."]


def test_several_values_in_a_cell_are_parted_by_bars() -> None:
    journey, _report = imported(
        "Stage,Touchpoint,Channel,Pain point,Content\n"
        "A,a,Website | App|Phone,One|Two \\| half||Three,C:\\dir\\|x\\\\|y\n"
    )
    a = named(journey, "a")
    channel_names = {c.id: c.name for c in journey.channels}
    assert [channel_names[i] for i in (a.channel, *a.also)] == ["Website", "App", "Phone"]
    notes = journey.notes_about(a.id)
    assert [n.text for n in notes if n.kind is NoteKind.PAIN_POINT] == ["One", "Two | half", "Three"]
    assert [n.text for n in notes if n.kind is NoteKind.CONTENT] == ["C:\\dir|x\\", "y"]


def test_a_bar_in_a_name_is_a_bar() -> None:
    journey, _report = imported("Stage,Touchpoint\nA \\| B,Pay | or not\n")
    assert (journey.stages[0].name, names(journey)) == ("A | B", ["Pay | or not"])


def test_what_stands_in_the_other_columns() -> None:
    journey, report = imported(
        "Stage,Touchpoint,Description,Owner,Moment of truth,Status,Evidence\n"
        "A,a,Is put on hold,Sales,YES,planned,Measured\nA,b,,,x,Missing,observed\nA,c,,,no,exists,assumption\n"
        "A,d,,,Nein,,\nA,e,,,1,geplant,gemessen\n"
    )
    found = [named(journey, n) for n in "abcde"]
    assert (found[0].description, found[0].owner) == ("Is put on hold", "Sales")
    assert [t.is_moment_of_truth for t in found] == [True, True, False, False, True]
    assert [t.status for t in found] == [
        Status.PLANNED, Status.MISSING, Status.EXISTS, Status.EXISTS, Status.PLANNED,
    ]  # fmt: skip
    assert [t.evidence for t in found] == [
        Evidence.MEASURED, Evidence.OBSERVED, Evidence.ASSUMPTION, None, Evidence.MEASURED,
    ]  # fmt: skip
    assert report.is_clean


def test_values_that_can_not_be_used_are_told_and_the_rest_is_imported() -> None:
    journey, report = imported(
        "Stage,Touchpoint,Feeling,Moment of truth,Status,Evidence\n"
        "A,Order by phone,7,perhaps,maybe,rumour\nA,b,sehr gut,,,\nA,c,−1,,,\n"
    )
    assert told(report) == [
        (2, "7 is outside −2 to +2", "Imported without a feeling"),
        (2, "Neither yes nor no", "Imported as no moment of truth"),
        (2, "No status has this name", "Imported without a status"),
        (2, "No evidence has this name", "Imported without evidence"),
        (3, "“sehr gut” is no number", "Imported without a feeling"),
    ]
    assert report.rows[0].says == "Order by phone; feeling “7”"
    assert (report.whole, report.in_part, report.total) == (1, 2, 3)
    assert report.detail() == "2 rows in part. What was left out is written here."
    assert [named(journey, n).feeling for n in ("Order by phone", "b", "c")] == [None, None, -1]


def test_rows_are_counted_as_a_spreadsheet_counts() -> None:
    _journey, report = imported('Stage,Touchpoint,Feeling\nA,"two\nlines",1\n\nA,b,x\n,,\nA,c,y\n\n\n')
    assert [(row.row, row.wrong) for row in report.rows] == [
        (3, "Nothing in the row"),
        (4, "“x” is no number"),
        (5, "Nothing in the row"),
        (6, "“y” is no number"),
    ]
    assert report.empty == 2
    assert report.rows[0].says == "(empty)"


def test_a_row_that_says_nothing_usable_is_left_out_and_told() -> None:
    _journey, report = imported("Stage,Touchpoint,Description\nA,a,\n,,Somebody should call\n")
    assert told(report) == [(3, "No touchpoint, stage, channel or persona", "Left out")]
    assert (report.left_out, report.whole) == (1, 1)


def test_what_a_row_without_a_touchpoint_can_not_use_is_told() -> None:
    journey, report = imported(
        "Stage,Touchpoint,Channel,Feeling,Description,Moment of truth,Status,Region\n"
        "A,,,2,Nice,no,exists,South\nB,,Phone,,,,,\n,,Store,,,,,North\n"
    )
    assert told(report) == [
        (2, "No touchpoint", "Imported as stage, without feeling, description"),
        (3, "No touchpoint", "Imported as stage, channel"),
        (4, "No touchpoint", "Imported as channel, without Region"),
    ]
    assert [n.text for n in journey.notes_about("s1")] == ["South"]


def test_notes_beside_a_stage_are_about_the_stage() -> None:
    journey, report = imported("Stage,Touchpoint,Pain point\nA,,Takes weeks\nA,a,\n")
    assert [(n.kind, n.text) for n in journey.notes_about("s1")] == [(NoteKind.PAIN_POINT, "Takes weeks")]
    assert report.is_clean


def test_cells_beyond_the_header_are_told() -> None:
    _journey, report = imported("Stage,Touchpoint\nA,a,surplus,more\nA,b,,\n")
    assert told(report) == [(2, "More cells than the header has", "Imported without “surplus”, “more”")]


def test_a_quotation_mark_that_is_never_closed_is_told() -> None:
    journey, report = imported('Stage,Touchpoint\nA,a\nA,"b\nA,c\nA,d\n')
    assert told(report) == [(3, "A quotation mark is never closed", "All that follows it was read as one cell")]
    assert len(names(journey)) == 2


def test_an_apostrophe_before_a_formula_is_taken_off() -> None:
    journey, _report = imported("Stage,Touchpoint,Owner\nA,'=1+1,'@sales\nA,'tis,''=x\nA,-5,'-5\n")
    assert names(journey) == ["=1+1", "'tis", "-5"]
    assert [t.owner for t in journey.touchpoints] == ["@sales", "'=x", "-5"]


# Feelings and personas


def test_a_feeling_is_for_all_personas_or_one_each_in_their_order() -> None:
    journey, report = imported(
        "Stage,Touchpoint,Persona,Feeling\n"
        'A,all,"Mara, owner|Jens",1\nA,each,Jens|Mara,-1|2\nA,one of two,Mara|Jens,|2\nA,map,,1|-2\nA,none,Mara,\n'
    )
    mara, jens = (p.id for p in journey.personas)

    def felt(name: str) -> list[float | None]:
        return [named(journey, name).feeling_of(who) for who in (mara, jens)]

    assert [felt(n) for n in ("all", "each", "one of two", "map", "none")] == [
        [1, 1], [2, -1], [None, 2], [1, -2], [None, None],
    ]  # fmt: skip
    assert [p.role for p in journey.personas] == ["owner", ""]
    assert report.is_clean


def test_another_number_of_feelings_than_personas_is_told() -> None:
    journey, report = imported("Stage,Touchpoint,Persona,Feeling\nA,a,Mara|Jens|Ute,1|2\nA,b,Mara,1|2\n")
    assert [row.wrong for row in report.rows] == ["2 feelings for 3 personas", "2 feelings for 1 persona"]
    assert named(journey, "a").feelings == (("p1", 1), ("p2", 2))


def test_one_persona_whether_its_role_is_repeated_or_not() -> None:
    journey, _report = imported('Touchpoint,Persona,Stage\na,Mara,A\nb,"Mara, owner",A\nc,Mara,A\nd,"Mara, tenant",A\n')
    assert [(p.name, p.role) for p in journey.personas] == [("Mara", "owner"), ("Mara", "tenant")]
    assert [named(journey, n).personas for n in "abcd"] == [("p1",), ("p1",), ("p1",), ("p2",)]


@pytest.mark.parametrize(
    ("scale", "written", "feelings"),
    [
        ("1..5", ["1", "2", "3", "4", "5"], [-2, -1, 0, 1, 2]),
        ("0..10", ["0", "7", "10"], [-2, 0.8, 2]),
        ("-3..3", ["-3", "0", "1,5"], [-2, 0, 1]),
        ("6..1", ["1", "6", "2"], [2, -2, 1.2]),
        (" 0 .. 1 ", ["0.5"], [0]),
        ("−2..2", ["-1"], [-1]),
    ],
)
def test_feelings_on_a_declared_scale_are_converted(scale: str, written: list[str], feelings: list[float]) -> None:
    rows = "".join(f'A,t{i},"{value}"\n' for i, value in enumerate(written))
    journey, report = imported("Stage,Touchpoint,Feeling\n" + rows, scale)
    assert [t.feeling for t in journey.touchpoints] == feelings
    assert report.is_clean
    assert journey.header.feeling_scale == str(parse_scale(scale))


def test_a_feeling_outside_the_declared_scale_is_told() -> None:
    _journey, report = imported("Stage,Touchpoint,Feeling\nA,a,0\nA,b,6\n", "1..5")
    assert [row.wrong for row in report.rows] == ["0 is outside 1 to 5", "6 is outside 1 to 5"]


@pytest.mark.parametrize("text", ["", "5", "1..", "1..1", "a..b", "1...5", "1..5..9", "nan..inf", "1..5;"])
def test_what_is_no_scale_is_refused(text: str) -> None:
    with pytest.raises(ImportTrouble, match=r"is no scale: it is written as 1\.\.5, with the worst feeling first"):
        parse_scale(text)


# What follows


def test_next_names_the_nearest_later_row_else_one_before() -> None:
    journey, report = imported(
        "Stage,Touchpoint,Next\nA,Call,Pay\nA,Pay,Call|B > Pay\nB,Call,\nB,Pay,Call\nB,End,A > Call\n"
    )
    by_id = {t.id: (journey[t.stage].name, t.name) for t in journey.touchpoints}  # type: ignore[attr-defined]
    found = [(by_id[c.source], by_id[c.target]) for c in journey.connections]
    assert found == [
        (("A", "Call"), ("A", "Pay")),
        (("A", "Pay"), ("B", "Call")),
        (("A", "Pay"), ("B", "Pay")),
        (("B", "Pay"), ("B", "Call")),
        (("B", "End"), ("A", "Call")),
    ]
    assert report.is_clean


def test_a_name_with_an_arrow_in_it_is_a_name_first() -> None:
    journey, _report = imported("Stage,Touchpoint,Next\nA,a,B > b\nB,B > b,b > c > d\nB,b,\nb > c,d,\n")
    assert ways(journey) == [("a", "B > b"), ("B > b", "d")]


def test_an_empty_next_leads_nowhere() -> None:
    assert ways(imported("Stage,Touchpoint,Next\nA,a,\nA,b,\n")[0]) == []


def test_without_a_column_next_the_rows_follow_one_another() -> None:
    journey, _report = imported("Stage,Touchpoint\nA,a\nB,b\n,tray\nC,\nB,c\n")
    assert ways(journey) == [("a", "b"), ("b", "c")]


def test_neighbours_in_one_step_are_alternatives() -> None:
    journey, _report = imported("Stage,Touchpoint,Step\nA,a,1\nA,b,2\nA,c,2\nA,d,3\n")
    assert ways(journey) == [("a", "b"), ("a", "c"), ("b", "d"), ("c", "d")]


def test_ways_that_can_not_be_are_told() -> None:
    journey, report = imported("Stage,Touchpoint,Next\nA,a,Get the keys\nA,b,b\nA,c,a|a\nA,d,C > a\nA,e,A\n")
    assert [(row.row, row.says, row.wrong, row.done) for row in report.rows] == [
        (2, "a; next “Get the keys”", "No touchpoint has this name", "Imported without this connection"),
        (3, "b; next “b”", "A touchpoint can't lead to itself", "Imported without this connection"),
        (4, "c; next “a”", "It is named twice", "Imported as one connection"),
        (5, "d; next “C > a”", "No touchpoint has this name", "Imported without this connection"),
    ]
    assert ways(journey) == [("c", "a"), ("e", "a")]


# Notes, metrics, lanes, kinds


@pytest.mark.parametrize(
    ("cell", "label", "value", "unit"),
    [
        ("Rating: 3.9 of 5", "Rating", 3.9, "of 5"),
        ("Bills opened: 62 %", "Bills opened", 62, "%"),
        ("Bills opened:62%", "Bills opened", 62, "%"),
        ("Organic visits: 3,100 a month", "Organic visits", 3100, "a month"),
        ("Weeks to date: 9", "Weeks to date", 9, ""),
        ("Umsatz: 1.234,5 €", "Umsatz", 1234.5, "€"),
        ("Note: 2,5", "Note", 2.5, ""),
        ("Change: -3 points", "Change", -3, "points"),
        ("Change: −3", "Change", -3, ""),
        ("Ratio 3:4", "Ratio 3:4", None, ""),
        ("Opens at 10:30", "Opens at 10:30", None, ""),
        ("First answer after 40 s", "First answer after 40 s", None, ""),
        ("Goal: soon", "Goal: soon", None, ""),
        ("Range: 3-4 days", "Range: 3-4 days", None, ""),
        ("Date: 2026-05-01", "Date: 2026-05-01", None, ""),
        ("A: B: 5 x", "A: B", 5, "x"),
        (": 5", ": 5", None, ""),
    ],
)
def test_a_metric_is_label_value_unit(cell: str, label: str, value: float | None, unit: str) -> None:
    journey, _report = imported(f'Stage,Touchpoint,Metric\nA,a,"{cell}"\n')
    (note,) = journey.notes_about("t1")
    assert (note.kind, note.text, note.value, note.unit) == (NoteKind.METRIC, label, value, unit)


def test_lanes_come_as_a_map_shows_them() -> None:
    journey, _report = imported(
        "Stage,Touchpoint,Channel,Persona,Thought,Content,Pain point,Region,Empty,Metric\n"
        "A,a,Website,Mara,Hm,Guide,Slow,South,,Time: 3 d\nA,b,Post,,,,,North|West,,\n"
    )
    shown = [(x.name or x.kind, x.shown) for x in journey.lanes if isinstance(x, Lane)]
    assert [c.name for c in journey.lanes[:2] if isinstance(c, Channel)] == ["Website", "Post"]
    assert shown == [
        (LaneKind.EMOTION, True),
        (LaneKind.PAIN_POINTS, True),
        (LaneKind.METRICS, True),
        (LaneKind.CONTENT, True),
        ("Region", True),
        (LaneKind.THOUGHTS, False),
    ]
    (region,) = (x for x in journey.of(Lane) if x.name == "Region")
    notes = [n for n in sorted(journey.of(Note), key=lambda n: n.order) if n.kind is NoteKind.CUSTOM]
    assert [(n.text, n.lane) for n in notes] == [(t, region.id) for t in ("South", "North", "West")]


def test_a_list_without_feelings_and_personas_has_no_emotion_lane() -> None:
    journey, _report = imported("Stage,Touchpoint\nA,a\n")
    assert list(journey.of(Lane)) == []


def test_a_known_column_that_comes_again_is_an_unknown_one_and_one_without_a_name_gets_one() -> None:
    journey, report = imported("Stage,Touchpoint,Owner,Owner,\nA,a,Sales,Service,x\n")
    assert named(journey, "a").owner == "Sales"
    lanes = {x.id: x.name for x in journey.of(Lane)}
    assert {lanes[n.lane]: n.text for n in journey.of(Note)} == {"Owner": "Service", "Column 5": "x"}
    assert report.is_clean


def test_a_channel_has_the_type_that_its_name_tells() -> None:
    journey, _report = imported("Channel\nInstagram\nNewsletter\nFiliale\nPigeon\n")
    assert [c.known_type for c in journey.channels] == [
        ChannelType.SOCIAL, ChannelType.EMAIL, ChannelType.STORE, ChannelType.OTHER,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Awareness and Discovery", StageKind.AWARENESS),
        ("Research and Consideration", StageKind.CONSIDERATION),
        ("Decision", StageKind.PURCHASE),
        ("Buy", StageKind.PURCHASE),
        ("Post-purchase and Retention", StageKind.RETENTION),
        ("Post-purchase Evaluation", StageKind.RETENTION),
        ("Installation", StageKind.ONBOARDING),
        ("Use", StageKind.USE),
        ("Advocacy and Referrals", StageKind.ADVOCACY),
        ("Loyalty", StageKind.RETENTION),
        ("Beratung", StageKind.CONSIDERATION),
        ("Kaufabschluss", StageKind.PURCHASE),
        ("Weiterempfehlung", StageKind.ADVOCACY),
        ("Nutzung", StageKind.USE),
        ("Before", StageKind.UNKNOWN),
        ("User research of buses", StageKind.CONSIDERATION),
        ("Kapitel 3", StageKind.UNKNOWN),
    ],
)
def test_a_stage_has_the_kind_that_its_name_proposes(name: str, kind: StageKind) -> None:
    journey, _report = imported(f"Stage\n{name}\n")
    assert journey.stages[0].kind is kind


def test_a_link_and_the_type_of_content_come_from_its_words() -> None:
    journey, _report = imported("Stage,Touchpoint,Content\nA,a,FAQ noise|Read https://example.org/a?b=1 now|Contract\n")
    assert [(n.content_type, n.link) for n in journey.notes_about("t1")] == [
        ("FAQ", ""), ("", "https://example.org/a?b=1"), ("contract", ""),
    ]  # fmt: skip
