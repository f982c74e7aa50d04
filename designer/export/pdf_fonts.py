"""Faces in a PDF: Type0 fonts with glyph ids as codes, subset by HarfBuzz, and the text shown with them.

reportlab reads only static TrueType fonts and its own shaping breaks text search, so the font objects are made here.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from designer.drawing import Face, TextRun
from designer.text.subset import font_facts, subset_font

if TYPE_CHECKING:
    from reportlab.pdfbase.pdfdoc import PDFDocument

# How far, in 1/1000 em, a reader's pen may be from where a word or a letter starts before it is moved: at 8 pt 0.008 and
# 0.016 pt. Moving it for every letter would make the text of a PDF a third longer.
_WORD_SLACK = 1
_GLYPH_SLACK = 2

# What a glyph says that has nothing to say, such as the dots that make one Arabic letter of another: a noncharacter, which
# pdfium leaves out of its text. Others leave it out because of the empty ActualText around it.
_SILENT = "\ufffe"

# Of several texts said one inside the other pdfium (Chrome, Edge) heeds the innermost, whatever its tag; others heed those of
# a Span. What has no letters pdfium passes over, which spares it the spaces it would put around a glyph that stands back.
_PASSED_OVER = "/Mark<</ActualText<FEFF0001>>>BDC"
# An empty one leaves it to the glyph. A bracket that is written from right to left is drawn turned round, and pdfium turns it
# back itself: so the glyph says what is drawn, and what is meant is said for all others.
_DRAWN = "/Drawn<</ActualText<FEFF>>>BDC"
_PAIRS = ("()", "[]", "{}", "<>", "«»", "‹›", "⟨⟩", "≤≥")
_TURNED = {pair[i]: pair[1 - i] for pair in _PAIRS for i in (0, 1)}

_LAST_CODE = 0xFFFF


class _Silent(NamedTuple):
    code: int
    x: float  # from the start of the word
    rise: float  # points


class _Word(NamedTuple):
    code: str  # what stands between [ and ]TJ
    pen: float  # where the reader's pen stands afterwards, from the start of the word
    last: float  # where the last glyph starts, from the start of the word
    silent: tuple[_Silent, ...]  # marks without a width, which say nothing by themselves


class PrintedFace:
    """One face in one PDF: which of its glyphs are used, what they say, and text as operators. Lengths are 1/1000 em."""

    def __init__(self, face: Face, name: str) -> None:
        self.face = face
        self.name = name
        self._facts = font_facts(face)
        self._unit = 1000 / self._facts.upem
        self._words: dict[tuple[tuple[int, ...], str], _Word] = {}
        self._codes: dict[tuple[int, str], int] = {}
        self._glyphs: dict[int, int] = {}  # what each code draws
        self._free = len(self._facts.advances)

    def _advance(self, glyph: int) -> int:
        """How far the reader's pen moves after a glyph. Whole numbers: pdfium cuts off what is behind the point."""
        return round(self._facts.advance(glyph) * self._unit)

    def show(self, run: TextRun) -> str:
        """The operators that show a run, its start being where the pen is. Each word starts at its own x."""
        em = 1000 / run.size
        offsets, glyphs, words = run.offsets, run.glyphs, self._words
        code = []
        silent: list[tuple[float, _Silent]] = []
        pen = 0.0
        for begin, end, text in _words_of(run):
            start = offsets[begin] * em
            key = (glyphs[begin:end], text)
            word = words.get(key)
            # The same word may be tracked, or its marks may rise by other lengths.
            if word is None or run.rises or not -0.2 < word.last - (offsets[end - 1] * em - start) < 0.2:
                word = self._write_word(run, begin, end, em)
                if not run.rises:
                    words[key] = word
            if not -_WORD_SLACK < pen - start < _WORD_SLACK:
                gap = round(pen - start)
                # Two numbers need a space between them, a number and a string don't.
                code.append(str(gap) if word.code.startswith("<") else f"{gap} ")
                pen -= gap
            code.append(word.code)
            pen += word.pen
            if word.silent:
                silent += [(start, mark) for mark in word.silent]
        shown = f"[{''.join(code)}]TJ" + (self._show_silent(silent, pen) if silent else "")
        return shown.replace("><", "").replace("[]TJ", "")

    def _show_silent(self, silent: list[tuple[float, _Silent]], pen: float) -> str:
        # After the letters, so that these stay one text: readers put a space where a text goes back.
        parts = []
        for start, mark in silent:
            shift = round(pen - start - mark.x)
            parts.append(_risen(f"{shift}<{mark.code:04x}>", mark.rise))
            pen += self._advance(self._glyphs[mark.code]) - shift
        return f"{_saying('')} {_PASSED_OVER}[{''.join(parts)}]TJ EMC EMC"

    def _write_word(self, run: TextRun, begin: int, end: int, em: float) -> _Word:
        ends = _cluster_ends(run)
        origin = run.offsets[begin] * em
        parts: list[str] = []
        silent: list[_Silent] = []
        pen = 0.0
        at = begin
        while at < end:
            cluster = run.clusters[at]
            stop = at + 1
            while stop < end and run.clusters[stop] == cluster:
                stop += 1
            text = run.text[cluster : ends[cluster]]
            turned = _TURNED.get(text) if run.is_rtl else None
            codes = self._codes_of(run.glyphs[at:stop], turned or text, run.is_rtl)
            first, is_said = len(parts), True
            for i, (code, says) in enumerate(codes, at):
                x = run.offsets[i] * em - origin
                rise = run.rises[i] if run.rises else 0
                if stop - at > 1 and not self._facts.advance(run.glyphs[i]):
                    silent.append(_Silent(code, x, rise))
                    continue
                shift = 0 if -_GLYPH_SLACK < pen - x < _GLYPH_SLACK else round(pen - x)
                parts.append(_risen(f"{shift or ''}<{code:04x}>", rise))
                pen += self._advance(run.glyphs[i]) - shift
                is_said = is_said and says != _SILENT
            if turned:
                parts[first:] = [f"]TJ {_saying(text)} {_DRAWN}[{''.join(parts[first:])}]TJ EMC EMC["]
            elif not is_said:
                # More glyphs than letters, as of a ligature drawn in its parts: said once for all of them.
                parts[first:] = [f"]TJ {_saying(text)}[{''.join(parts[first:])}]TJ EMC["]
            at = stop
        last = run.offsets[end - 1] * em - origin
        return _Word("".join(parts).replace("><", ""), pen, last, tuple(silent))

    def _codes_of(self, glyphs: tuple[int, ...], text: str, is_rtl: bool) -> list[tuple[int, str]]:
        """The code of each glyph of a cluster and what it says; they share the cluster's text."""
        if len(glyphs) == 1:
            return [(self._code(glyphs[0], text), text)]
        # In reading order, those that have a width: a wide glyph without a text would be read as a space.
        speaking = [i for i, glyph in enumerate(glyphs) if self._facts.advance(glyph)] or [0]
        if is_rtl:
            speaking.reverse()
        shares = dict.fromkeys(range(len(glyphs)), _SILENT)
        for at, i in enumerate(speaking):
            share = text[at:] if i == speaking[-1] else text[at : at + 1]
            shares[i] = share or _SILENT
        return [(self._code(glyph, shares[i]), shares[i]) for i, glyph in enumerate(glyphs)]

    def _code(self, glyph: int, text: str) -> int:
        """The code that draws a glyph and says a text: the glyph's own id, or a further code where it says another.

        So text is found even by readers that pass over ActualText, as Firefox does.
        """
        found = self._codes.get((glyph, text))
        if found is None:
            found = glyph
            # The codes of CFF fonts are glyph ids, so there a glyph can say one thing only.
            if glyph in self._glyphs and not self._facts.is_cff and self._free <= _LAST_CODE:
                found = self._free
                self._free += 1
            self._codes[glyph, text] = found
            self._glyphs[found] = glyph
        return found

    def add_to(self, document: PDFDocument) -> Any:
        """Put the font into a document, with the glyphs shown so far, and give a reference to it."""
        from reportlab.pdfbase import pdfdoc

        name, array, dictionary, string = pdfdoc.PDFName, pdfdoc.PDFArrayCompact, pdfdoc.PDFDictionary, pdfdoc.PDFString
        facts, unit = self._facts, self._unit
        program_file = Path(self.face.file).read_bytes()
        data = subset_font(program_file, self.face.index, set(self._glyphs.values()), self.face.axes)
        tag = "".join(chr(65 + b % 26) for b in hashlib.sha256(data).digest()[:6])
        title = f"{tag}+{self.face.key.replace(' ', '')}"
        if facts.is_cff:
            program = pdfdoc.PDFStream(content=_table(data, b"CFF "), filters=[pdfdoc.PDFZCompress])
            program.dictionary["Subtype"] = name("CIDFontType0C")
        else:
            program = pdfdoc.PDFStream(content=data, filters=[pdfdoc.PDFZCompress])
            program.dictionary["Length1"] = len(data)
        descriptor = dictionary(
            {
                "Type": name("FontDescriptor"),
                "FontName": name(title),
                "FontFamily": string(self.face.family),
                "Flags": 4,
                "FontBBox": array([round(v * unit) for v in facts.bbox]),
                "ItalicAngle": 0,
                "Ascent": round(facts.ascent * unit),
                "Descent": round(facts.descent * unit),
                "CapHeight": round(facts.cap_height * unit),
                "StemV": 50 + self.face.weight // 10,
                "FontFile3" if facts.is_cff else "FontFile2": document.Reference(program),
            }
        )
        cid = dictionary(
            {
                "Type": name("Font"),
                "Subtype": name("CIDFontType0" if facts.is_cff else "CIDFontType2"),
                "BaseFont": name(title),
                "CIDSystemInfo": dictionary(
                    {"Registry": string("Adobe"), "Ordering": string("Identity"), "Supplement": 0}
                ),
                "FontDescriptor": document.Reference(descriptor),
                "W": array(self._widths()),
                "DW": 1000,
            }
        )
        if not facts.is_cff:
            cid["CIDToGIDMap"] = name("Identity")
        if any(code != glyph for code, glyph in self._glyphs.items()):
            table = b"".join(self._glyphs.get(code, 0).to_bytes(2, "big") for code in range(max(self._glyphs) + 1))
            cid["CIDToGIDMap"] = document.Reference(pdfdoc.PDFStream(content=table, filters=[pdfdoc.PDFZCompress]))
        meanings = pdfdoc.PDFStream(content=self._unicode_map(), filters=[pdfdoc.PDFZCompress])
        return document.Reference(
            dictionary(
                {
                    "Type": name("Font"),
                    "Subtype": name("Type0"),
                    "BaseFont": name(title),
                    "Encoding": name("Identity-H"),
                    "DescendantFonts": array([document.Reference(cid)]),
                    "ToUnicode": document.Reference(meanings),
                }
            )
        )

    def _widths(self) -> list[Any]:
        from reportlab.pdfbase.pdfdoc import PDFArrayCompact

        widths: list[Any] = []
        before = -1
        for code in sorted(self._glyphs):
            if not widths or code != before + 1:
                widths += [code, []]
            widths[-1].append(self._advance(self._glyphs[code]))
            before = code
        return [PDFArrayCompact(w) if isinstance(w, list) else w for w in widths]

    def _unicode_map(self) -> bytes:
        # Where a code says two things, the first; a code that has nothing to say comes last.
        said = {code: text for (_glyph, text), code in reversed(self._codes.items())}
        entries = [f"<{code:04X}> {utf16(text, mark='')}" for code, text in sorted(said.items())]
        blocks = [entries[i : i + 100] for i in range(0, len(entries), 100)]
        lines = [
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
            "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def",
            "/CMapName /Adobe-Identity-UCS def /CMapType 2 def",
            "1 begincodespacerange <0000> <FFFF> endcodespacerange",
        ]
        for block in blocks:
            lines += [f"{len(block)} beginbfchar", *block, "endbfchar"]
        lines += ["endcmap CMapName currentdict /CMap defineresource pop end end"]
        return "\n".join(lines).encode("ascii")


def _risen(shown: str, rise: float) -> str:
    """What stands between [ and ]TJ, so far above the baseline."""
    return f"]TJ {rise:.3f} Ts[{shown}]TJ 0 Ts[" if rise else shown


def _saying(text: str) -> str:
    """The operator that begins a stretch which says this text, whatever its glyphs say."""
    return f"/Span<</ActualText{utf16(text)}>>BDC"


def utf16(text: str, mark: str = "FEFF") -> str:
    """Text as a hexadecimal string that PDF reads as Unicode."""
    return f"<{mark}{text.encode('utf-16-be', 'replace').hex().upper()}>"


def _words_of(run: TextRun) -> Iterator[tuple[int, int, str]]:
    """The first glyph of each word, the one after its last, and its text, spaces after it included."""
    clusters, text = run.clusters, run.text
    starts = list(run.words)
    if not starts or starts[0]:
        starts.insert(0, 0)
    starts.append(len(clusters))
    if run.is_rtl:
        ends = _cluster_ends(run)
        for begin, end in pairwise(starts):
            yield begin, end, text[clusters[end - 1] : ends[clusters[begin]]]
        return
    last = starts[-1]
    for begin, end in pairwise(starts):
        yield begin, end, text[clusters[begin] : clusters[end]] if end < last else text[clusters[begin] :]


def _cluster_ends(run: TextRun) -> dict[int, int]:
    """Where the text of each cluster ends: where the next one starts."""
    starts = sorted(set(run.clusters))
    return dict(zip(starts, [*starts[1:], len(run.text)]))


def _table(font: bytes, tag: bytes) -> bytes:
    """One table of an sfnt font file."""
    for at in range(12, 12 + 16 * int.from_bytes(font[4:6], "big"), 16):
        if font[at : at + 4] == tag:
            start, size = int.from_bytes(font[at + 8 : at + 12], "big"), int.from_bytes(font[at + 12 : at + 16], "big")
            return font[start : start + size]
    raise ValueError(f"The font has no table {tag!r}.")
