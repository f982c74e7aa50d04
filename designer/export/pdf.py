"""Drawings on paper: a vector PDF with every face embedded, by reportlab's document objects and operators of our own."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

import msgspec

from designer import __version__
from designer.drawing import Box, Face, Group, Page, Picture, Role, TextRun
from designer.drawing.drawing import flat
from designer.export.files import Target, write_whole
from designer.export.links import safe_link
from designer.export.pdf_code import ContentCode, number, numbers, rgb, set_at
from designer.export.pdf_fonts import PrintedFace
from designer.export.pdf_pictures import PrintedPicture, picture_object, read_picture
from designer.export.plain import iso_day, language_tag, plain

if TYPE_CHECKING:
    from reportlab.pdfbase.pdfdoc import PDFDocument

# PDF readers take no page longer than this; what is longer is counted in larger units.
LONGEST_SIDE = 14_400


class PdfInfo(msgspec.Struct, frozen=True):
    """What a PDF says of itself. `date` is an ISO date, "" for none, so that the same map gives the same bytes."""

    title: str = ""
    author: str = ""
    subject: str = ""
    keywords: str = ""
    language: str = "en"
    creator: str = f"Journey Designer {__version__}"
    date: str = ""


def write(pages: Sequence[Page], target: Target, info: PdfInfo | None = None) -> None:
    """Write pages as one PDF to a path (whole or not at all) or an open file.

    The same pages give the same bytes. Raises CannotExport where the target can't be written.
    """
    write_whole(dumps(pages, info), target)


def dumps(pages: Sequence[Page], info: PdfInfo | None = None) -> bytes:
    """The bytes of a PDF with these pages."""
    return _PrintedDocument(info or PdfInfo()).bytes_of(pages)


class _PrintedDocument:
    """One PDF being put together: its faces and pictures, shared by all pages, and its outline."""

    def __init__(self, info: PdfInfo) -> None:
        from reportlab.pdfbase import pdfdoc

        info = msgspec.structs.replace(info, language=language_tag(info.language), date=iso_day(info.date))
        self._info = info
        # No canvas: reportlab's own sets a page up with Helvetica, which is never embedded.
        self._document: PDFDocument = pdfdoc.PDFDocument(
            invariant=1, compression=1, pdfVersion=(1, 7), lang=info.language
        )
        self._faces: dict[Face, PrintedFace] = {}
        self._pictures: dict[tuple[bytes, float], PrintedPicture | None] = {}
        self._code = ContentCode(self._face, self._picture)
        self._outline = _Outline()

    def bytes_of(self, pages: Sequence[Page]) -> bytes:
        from reportlab.pdfbase import pdfdoc

        document = self._document
        dictionary = pdfdoc.PDFDictionary
        fonts, pictures = dictionary(), dictionary()
        resources = dictionary({"Font": document.Reference(fonts), "XObject": document.Reference(pictures)})
        shared = document.Reference(resources)
        self._printed = [dictionary() for _page in pages]  # all of them, since one may lead to a later one
        for page, printed in zip(pages, self._printed, strict=True):
            self._add_page(page, printed, shared, len(pages) == 1)
        for face in self._faces.values():
            fonts[face.name] = face.add_to(document)
        for picture in self._pictures.values():
            if picture is not None:
                pictures[picture.name] = picture_object(picture, document)
        catalog = document.Catalog
        catalog.ViewerPreferences = dictionary({"DisplayDocTitle": "true"})
        catalog.Metadata = pdfdoc.XMP(creator=lambda _document: self._xmp())
        catalog.Outlines = self._outline_object()
        document.info = self._info_object()
        data: bytes = document.format()
        return data

    def _face(self, face: Face) -> PrintedFace:
        found = self._faces.get(face)
        if found is None:
            found = self._faces[face] = PrintedFace(face, f"F{len(self._faces) + 1}")
        return found

    def _picture(self, picture: Picture) -> PrintedPicture | None:
        key = picture.data, picture.opacity
        if key not in self._pictures:
            self._pictures[key] = read_picture(picture.data, f"P{len(self._pictures) + 1}", picture.opacity)
        return self._pictures[key]

    def _add_page(self, page: Page, printed: Any, resources: Any, is_only: bool) -> None:
        from reportlab.pdfbase import pdfdoc

        document = self._document
        unit = max(1, math.ceil(max(page.width, page.height) / LONGEST_SIDE))
        sheet = _Sheet(page, unit)
        stream = pdfdoc.PDFStream(content=self._page_code(page, sheet).encode("ascii"), filters=[pdfdoc.PDFZCompress])
        entries = {
            "Type": pdfdoc.PDFName("Page"),
            "Parent": document.Reference(document.Pages),
            "MediaBox": pdfdoc.PDFArrayCompact([0, 0, number(page.width / unit, 4), number(page.height / unit, 4)]),
            "Resources": resources,
            "Contents": document.Reference(stream),
        }
        if unit > 1:
            entries["UserUnit"] = unit
        links = [self._link_object(group, link, sheet) for group in sheet.groups if (link := safe_link(group.link))]
        links += [self._way_to_page(group, sheet) for group in sheet.groups if 0 < group.page <= len(self._printed)]
        if links:
            entries["Annots"] = pdfdoc.PDFArrayCompact([document.Reference(link) for link in links])
        document.updateSignature(stream.content)
        for key, value in entries.items():
            printed[key] = value
        document.addPage(printed)
        view = [document.Reference(printed), pdfdoc.PDFName("Fit")]
        self._outline.open_page(page.title, is_only, pdfdoc.PDFArrayCompact(view))
        for group in sheet.groups:
            if group.role is Role.STAGE and group.element and (title := _title_of(group).strip()):
                left, top = sheet.corner(group)
                spot = [document.Reference(printed), pdfdoc.PDFName("XYZ"), number(left), number(top), "null"]
                self._outline.add(group.element, title, pdfdoc.PDFArrayCompact(spot))

    def _page_code(self, page: Page, sheet: _Sheet) -> str:
        scale = page.scale / sheet.unit
        x, y = page.x / sheet.unit, (page.height - page.y) / sheet.unit
        code = ["1 j"]  # every line is joined round
        if page.drawing.paper.upper() != "#FFFFFF":
            code.append(f"{rgb(page.drawing.paper)} rg 0 0 {numbers(page.width, page.height)} re f")
        code.append(f"{number(scale, 6)} 0 0 {number(-scale, 6)} {number(x, 4)} {number(y, 4)} cm")
        for group in sheet.groups:
            content = self._code.of(group.content)
            if content:
                code.append(set_at(group.x, group.y, content))
        return "\n".join(code)

    def _link_object(self, group: Group, link: str, sheet: _Sheet) -> Any:
        """A place that opens an address."""
        from reportlab.pdfbase import pdfdoc

        made = self._place(group, group.alt or link, sheet)
        made["A"] = pdfdoc.PDFDictionary({"S": pdfdoc.PDFName("URI"), "URI": pdfdoc.PDFString(link)})
        return made

    def _way_to_page(self, group: Group, sheet: _Sheet) -> Any:
        """A place that leads to another page of this document."""
        from reportlab.pdfbase import pdfdoc

        made = self._place(group, group.alt, sheet)
        # By the name that a document gives its pages: this one may not be added yet.
        target = self._document.Reference(self._printed[group.page - 1], f"Page{group.page}")
        made["Dest"] = pdfdoc.PDFArrayCompact([target, pdfdoc.PDFName("Fit")])
        return made

    def _place(self, group: Group, said: str, sheet: _Sheet) -> Any:
        from reportlab.pdfbase import pdfdoc

        name, array = pdfdoc.PDFName, pdfdoc.PDFArrayCompact
        return pdfdoc.PDFDictionary(
            {
                "Type": name("Annot"),
                "Subtype": name("Link"),
                "Rect": array([number(v) for v in sheet.box(group)]),
                "Border": array([0, 0, 0]),
                "F": 4,  # printed, though it shows nothing: PDF/A asks for it
                "Contents": pdfdoc.PDFString(plain(said)),
            }
        )

    def _outline_object(self) -> Any:
        from reportlab.pdfbase import pdfdoc

        entries = self._outline.entries
        if not entries:
            return None
        root = pdfdoc.PDFDictionary({"Type": pdfdoc.PDFName("Outlines"), "Count": self._outline.count})
        self._link_entries(root, entries)
        return root

    def _link_entries(self, parent: Any, entries: Sequence[_Entry]) -> None:
        """Hang entries below a parent, each beside the next."""
        from reportlab.pdfbase import pdfdoc

        document = self._document
        made = []
        above = document.Reference(parent)
        for entry in entries:
            one = pdfdoc.PDFDictionary({"Title": pdfdoc.PDFString(plain(entry.title)), "Parent": above})
            one["Dest"] = entry.place
            if entry.inner:
                one["Count"] = len(entry.inner)
                self._link_entries(one, entry.inner)
            made.append(one)
        references = [document.Reference(one) for one in made]
        for i, one in enumerate(made):
            if i > 0:
                one["Prev"] = references[i - 1]
            if i + 1 < len(made):
                one["Next"] = references[i + 1]
        parent["First"], parent["Last"] = references[0], references[-1]

    def _info_object(self) -> Any:
        from reportlab.pdfbase import pdfdoc

        info = self._info
        said = {
            "Title": info.title,
            "Author": info.author,
            "Subject": info.subject,
            "Keywords": info.keywords,
            "Creator": info.creator,
            "Producer": _PRODUCER,
        }
        if info.date:
            said["CreationDate"] = said["ModDate"] = f"D:{info.date.replace('-', '')}"
        return pdfdoc.PDFDictionary({key: pdfdoc.PDFString(plain(text)) for key, text in said.items() if text})

    def _xmp(self) -> bytes:
        info = self._info
        parts = [
            f"<dc:format>application/pdf</dc:format><dc:language><rdf:Bag><rdf:li>{info.language}</rdf:li></rdf:Bag></dc:language>",
            f"<xmp:CreatorTool>{_xml(info.creator)}</xmp:CreatorTool><pdf:Producer>{_PRODUCER}</pdf:Producer>",
        ]
        for tag, text, kind in (
            ("title", info.title, "Alt"),
            ("creator", info.author, "Seq"),
            ("description", info.subject, "Alt"),
        ):
            if text:
                language = ' xml:lang="x-default"' if kind == "Alt" else ""
                parts.append(f"<dc:{tag}><rdf:{kind}><rdf:li{language}>{_xml(text)}</rdf:li></rdf:{kind}></dc:{tag}>")
        if info.keywords:
            parts.append(f"<pdf:Keywords>{_xml(info.keywords)}</pdf:Keywords>")
        if info.date:
            parts.append(
                f"<xmp:CreateDate>{_xml(info.date)}</xmp:CreateDate><xmp:ModifyDate>{_xml(info.date)}</xmp:ModifyDate>"
            )
        return _XMP.replace("%s", "".join(parts)).encode("utf-8")


class _Entry:
    """A line of the outline, with those below it."""

    def __init__(self, title: str, place: Any) -> None:
        self.title = title
        self.place = place
        self.inner: list[_Entry] = []


class _Outline:
    """What a reader can jump to: the pages where there are several, and below each the stages that begin on it."""

    def __init__(self) -> None:
        self.entries: list[_Entry] = []
        self._page: _Entry | None = None
        self._elements: set[str] = set()
        self._titles: dict[str, int] = {}

    @property
    def count(self) -> int:
        """All lines."""
        return len(self.entries) + sum(len(entry.inner) for entry in self.entries)

    def open_page(self, title: str, is_only: bool, view: Any) -> None:
        """Begin a page; the only one, and one without a title, has no line of its own."""
        title = title.strip()
        self._page = None
        if not title or is_only:
            return
        seen = self._titles[title] = self._titles.get(title, 0) + 1
        self._page = _Entry(title if seen == 1 else f"{title} ({seen})", view)
        self.entries.append(self._page)

    def add(self, element: str, title: str, spot: Any) -> None:
        """A stage where it is first seen."""
        if element not in self._elements:
            self._elements.add(element)
            (self.entries if self._page is None else self._page.inner).append(_Entry(title, spot))


_PRODUCER = "ReportLab PDF Library"

_XMP = (
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"'
    ' xmlns:pdf="http://ns.adobe.com/pdf/1.3/">%s</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>\n'
)


class _Sheet:
    """A page as its reader counts it: y up from the bottom, in units of so many points, with the groups that show."""

    def __init__(self, page: Page, unit: int) -> None:
        self.page = page
        self.unit = unit
        left, top = -page.x / page.scale, -page.y / page.scale
        shown = Box(left, top, left + page.width / page.scale, top + page.height / page.scale)
        self.groups = [group for group in page.drawing.groups if group.box.grown(1).meets(shown)]

    def box(self, group: Group) -> tuple[float, float, float, float]:
        """Left, bottom, right and top of a group."""
        page, box = self.page, group.box
        return (
            (page.x + box.left * page.scale) / self.unit,
            (page.height - page.y - box.bottom * page.scale) / self.unit,
            (page.x + box.right * page.scale) / self.unit,
            (page.height - page.y - box.top * page.scale) / self.unit,
        )

    def corner(self, group: Group) -> tuple[float, float]:
        """The left and top of a group, the place a reader jumps to."""
        left, _bottom, _right, top = self.box(group)
        return left, top


def _title_of(group: Group) -> str:
    return group.alt or " ".join(item.text for _, _, item in flat(group.content) if isinstance(item, TextRun))


def _xml(text: str) -> str:
    return escape(plain(text))
