"""Facts and subsets of font files, for whoever embeds fonts into a document."""

from __future__ import annotations

import struct
from pathlib import Path

import msgspec

from designer.drawing import Face

# Shaping is done when a font is embedded: only outlines and advances are of use.
_DROPPED = (
    "GSUB", "GPOS", "GDEF", "kern", "name", "OS/2", "post", "cmap", "vhea", "vmtx", "VORG", "meta", "STAT", "MATH", "BASE",
    "DSIG", "gasp",
)  # fmt: skip


class FontFacts(msgspec.Struct, frozen=True):
    """What a document says about a font it embeds, in units of the font, y up: `descent` is negative.

    `bbox` is left, bottom, right, top of all glyphs; `advances[gid]` the width of each. `is_cff` tells a font with CFF
    outlines from one with TrueType outlines.
    """

    upem: int
    ascent: int
    descent: int
    cap_height: int
    bbox: tuple[int, int, int, int]
    advances: tuple[int, ...]
    is_cff: bool

    def advance(self, gid: int) -> int:
        """The width of a glyph in units of the font; 0 for one it does not have."""
        return self.advances[gid] if 0 <= gid < len(self.advances) else 0


def font_facts(face: Face) -> FontFacts:
    """Read the facts of a face from its file; OSError if it can't be read, ValueError if it is no font."""
    import uharfbuzz as hb

    opened = hb.Face(hb.Blob(Path(face.file).read_bytes()), face.index)
    if not opened.glyph_count:
        raise ValueError(f"{face.file} holds no font that can be read.")
    font = hb.Font(opened)
    if face.axes:
        font.set_variations(dict(face.axes))
    extents = font.get_font_extents("ltr")
    cap_height = font.get_metric_position(hb.OTMetricsTag.CAP_HEIGHT)
    head = opened.reference_table("head").data
    return FontFacts(
        upem=opened.upem,
        ascent=extents.ascender,
        descent=extents.descender,
        cap_height=round(cap_height if cap_height else 0.7 * opened.upem),
        bbox=struct.unpack_from(">4h", head, 36),
        advances=tuple(font.get_glyph_h_advance(gid) for gid in range(opened.glyph_count)),
        is_cff="CFF " in opened.table_tags or "CFF2" in opened.table_tags,
    )


def subset_font(data: bytes, index: int, glyphs: set[int], axes: tuple[tuple[str, float], ...] = ()) -> bytes:
    """The font file with only these glyphs (and .notdef) at their old ids, and without what only shaping needs.

    `index` picks the font in a collection, `axes` the place of a variable one on its axes; the result is a single font
    that varies no more. ValueError if it can't be made.
    """
    import uharfbuzz as hb

    wanted = hb.SubsetInput()
    wanted.glyph_set.update({0, *glyphs})
    flags = hb.SubsetFlags
    wanted.flags = (
        flags.RETAIN_GIDS | flags.NO_LAYOUT_CLOSURE | flags.NOTDEF_OUTLINE | flags.NO_HINTING | flags.DOWNGRADE_CFF2
        | flags.CFF_IDENTITY_CHARSET
    )  # fmt: skip
    for tag in _DROPPED:
        wanted.drop_table_tag_set.add(int.from_bytes(tag.ljust(4).encode(), "big"))
    try:
        opened = hb.Face(hb.Blob(data), index)
        if axes:
            wanted.pin_all_axes_to_default(opened)
            for tag, value in axes:
                wanted.pin_axis_location(opened, tag, value)
        made = hb.subset(opened, wanted)
    except (RuntimeError, ValueError) as error:
        raise ValueError("The font can’t be reduced to the glyphs in use.") from error
    return bytes(made.blob.data)
