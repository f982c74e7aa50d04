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


class _Word(NamedTuple):
    code: str  # what stands between [ and ]TJ
    pen: float  # where the reader's pen stands afterwards, from the start of the word
    last: float  # where the last glyph starts, from the start of the word


class PrintedFace:
    """One face in one PDF: which of its glyphs are used, what they say, and text as operators. Lengths are 1/1000 em."""

    def __init__(self, face: Face, name: str) -> None:
        self.face = face
        self.name = name
        self._facts = font_facts(face)
        self._unit = 1000 / self._facts.upem
        self._words: dict[tuple[tuple[int, ...], str], _Word] = {}
        self._meanings: dict[int, str] = {}

    def advance(self, glyph: int) -> float:
        """How far the reader's pen moves after a glyph."""
        return round(self._facts.advance(glyph) * self._unit, 3)

    def show(self, run: TextRun) -> str:
        """The operators that show a run, its start being where the pen is. Each word starts at its own x."""
        em = 1000 / run.size
        offsets, glyphs, words = run.offsets, run.glyphs, self._words
        code = []
        pen = 0.0
        for begin, end, text in _words_of(run):
            start = offsets[begin] * em
            key = (glyphs[begin:end], text)
            word = words.get(key)
            # The same word may be tracked, or its marks may rise by other lengths.
            if word is None or run.rises or not -0.2 < word.last - (offsets[end - 1] * em - start) < 0.2:
                word = self._write_word(run, begin, end, em)
                words[key] = word
            if not -0.05 < pen - start < 0.05:
                gap = round(pen - start, 1)
                code.append(f"{gap:g}")
                pen -= gap
            code.append(word.code)
            pen += word.pen
        return f"[{''.join(code)}]TJ".replace("><", "").replace("[]TJ", "")

    def _write_word(self, run: TextRun, begin: int, end: int, em: float) -> _Word:
        ends = _cluster_ends(run)
        origin = run.offsets[begin] * em
        code = []
        pen = 0.0
        at = begin
        while at < end:
            cluster = run.clusters[at]
            stop = at + 1
            while stop < end and run.clusters[stop] == cluster:
                stop += 1
            text = run.text[cluster : ends[cluster]]
            is_plain = stop - at == 1 and self._means(run.glyphs[at], text)
            if not is_plain:
                # The glyphs alone would be read as something else.
                code.append(f"]TJ/Span<</ActualText{utf16(text)}>>BDC[")
            for i in range(at, stop):
                glyph = run.glyphs[i]
                self._meanings.setdefault(glyph, "")
                gap = round(pen - (run.offsets[i] * em - origin), 1)
                rise = run.rises[i] if run.rises else 0
                if gap:
                    code.append(f"{gap:g}")
                code.append(f"]TJ {rise:.3f} Ts[<{glyph:04x}>]TJ 0 Ts[" if rise else f"<{glyph:04x}>")
                pen += self.advance(glyph) - gap
            if not is_plain:
                code.append("]TJ EMC[")
            at = stop
        return _Word("".join(code).replace("><", ""), pen, run.offsets[end - 1] * em - origin)

    def _means(self, glyph: int, text: str) -> bool:
        if not self._meanings.get(glyph):
            self._meanings[glyph] = text
        return self._meanings[glyph] == text

    def add_to(self, document: PDFDocument) -> Any:
        """Put the font into a document, with the glyphs shown so far, and give a reference to it."""
        from reportlab.pdfbase import pdfdoc

        name, array, dictionary, string = pdfdoc.PDFName, pdfdoc.PDFArrayCompact, pdfdoc.PDFDictionary, pdfdoc.PDFString
        facts, unit = self._facts, self._unit
        glyphs = sorted({0, *self._meanings})
        data = subset_font(Path(self.face.file).read_bytes(), self.face.index, set(glyphs))
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
                "W": array([v for g in glyphs for v in (g, array([f"{self.advance(g):g}"]))]),
                "DW": 1000,
            }
        )
        if not facts.is_cff:
            cid["CIDToGIDMap"] = name("Identity")
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

    def _unicode_map(self) -> bytes:
        entries = [f"<{g:04X}> {utf16(text, mark='')}" for g, text in sorted(self._meanings.items()) if text]
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
