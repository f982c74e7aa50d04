"""The statements of a Mermaid journey diagram, read exactly as Mermaid 11 reads them.

Mermaid first takes out front matter, `%%{…}%%` and comments, marks entities such as `#35;`, and then runs a lexer whose
first matching rule wins. The rules below are those of its grammar (packages/mermaid/src/diagrams/user-journey/parser/
journey.jison and src/preprocess.ts, MIT licence), written anew; the peculiarities are Mermaid's. Its regular expressions
know ASCII letters only, and JavaScript's own idea of white space.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from collections.abc import Callable, Iterator

import msgspec

BLANKS = "\t\n\x0b\x0c\r \xa0\u1680" + "".join(map(chr, range(0x2000, 0x200B))) + "\u2028\u2029\u202f\u205f\u3000\ufeff"
_S = f"[{BLANKS}]"
_W = "[A-Za-z0-9_]"
_LINE_ENDS = "\n\r\u2028\u2029"
_LINE = f"[^{_LINE_ENDS}]"  # what "." matches

_OPEN, _CLOSE = "\ue000", "\ue001"  # around the name of an entity, where Mermaid has marks of its own


def _rule(pattern: str, flags: re.RegexFlag = re.IGNORECASE) -> re.Pattern[str]:
    return re.compile(pattern, flags | re.ASCII)


_DIRECTIVE = _rule(
    rf"%{{2}}\{{{_S}*(?:({_W}+){_S}*:|({_W}+)){_S}*(?:({_W}+)|((?:(?!\}}%{{2}}){_LINE}|\r?\n)*))?{_S}*(?:\}}%{{2}})?"
)
_COMMENT = _rule(r"%%(?!\{)[^\n]")
_COMMENT_FIRST = _rule(rf"{_S}*%%{_LINE}*\n")
_HEADER = re.compile(rf"{_S}*journey")
_TAG = _rule(f"<({_W}+)")
_ENTITY = _rule(f"#{_W}+;")

_RULES = (
    ("", _rule(r"%(?!\{)[^\n]*")),
    ("", _rule(r"[^\}]%%[^\n]*")),
    ("newline", _rule(r"\n+")),
    ("", _rule(f"{_S}+")),
    ("", _rule(r"#[^\n]*")),
    ("journey", _rule(r"journey\b")),
    ("title", _rule(f"title{_S}[^#\n;]+")),
    ("accTitle", _rule(f"accTitle{_S}*:{_S}*")),
    ("accDescr", _rule(f"accDescr{_S}*:{_S}*")),
    ("accDescr block", _rule(rf"accDescr{_S}*\{{{_S}*")),
    ("section", _rule(f"section{_S}[^#:\n;]+")),
    ("task", _rule(r"[^#:\n;]+")),
    ("data", _rule(r":[^#\n;]+")),
)
_REST_OF_LINE = _rule(r"[^\n]*")
_BLOCK = _rule(r"[^\}]*")


class Statement(msgspec.Struct, frozen=True):
    """One statement: its kind ("title", "section", "task", "accTitle", "accDescr"), text, data of a task, and line."""

    kind: str
    text: str
    data: str
    line: int


class NotMermaid(Exception):
    """Mermaid would not accept this; `line` is where, and `stands` the text that stands there."""

    def __init__(self, line: int, stands: str) -> None:
        super().__init__(line)
        self.line = line
        self.stands = stands


class _Text:
    """A text that pieces are cut from, which still knows the lines of what is left."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._begins = [0]
        self._lines = [1]
        for match in re.finditer("\n", text):
            self._begins.append(match.end())
            self._lines.append(len(self._lines) + 1)

    def line(self, offset: int) -> int:
        """The line, in the file, of a place in the text as it now is."""
        return self._lines[bisect_right(self._begins, offset) - 1]

    def replace(self, pattern: re.Pattern[str], by: Callable[[re.Match[str]], str] = lambda _match: "") -> None:
        """Replace every match."""
        self.cut([(match.start(), match.end(), by(match)) for match in pattern.finditer(self.text)])

    def cut(self, cuts: list[tuple[int, int, str]]) -> None:
        """Replace some stretches, given in rising order."""
        if not cuts:
            return
        parts: list[str] = []
        begins, lines = [0], [self.line(0)]
        last = length = 0
        for start, end, instead in [*cuts, (len(self.text), len(self.text), "")]:
            kept = self.text[last:start]
            first = bisect_right(self._begins, last)
            final = bisect_right(self._begins, start)
            begins.append(length)
            lines.append(self.line(last))
            begins += [length + begin - last for begin in self._begins[first:final]]
            lines += self._lines[first:final]
            parts += (kept, instead)
            begins.append(length + len(kept))
            lines.append(self.line(start))
            length += len(kept) + len(instead)
            last = end
        self.text = "".join(parts)
        self._begins, self._lines = begins, lines


def statements_of(text: str) -> tuple[str, list[Statement]]:
    """The title in the front matter, and the statements in order; raises NotMermaid."""
    source = _Text(re.sub(r"\r\n?", "\n", text))
    source.cut(_requote_tags(source.text))
    title = _take_front_matter(source)
    source.replace(_DIRECTIVE)
    source.cut(_comments(source.text))
    _trim_start(source)
    _check_header(source)
    _drop_semicolons(source, "style")
    _drop_semicolons(source, "classDef")
    source.replace(_ENTITY, lambda match: f"{_OPEN}{match[0][1:-1]}{_CLOSE}")
    source.text += "\n"
    return title, list(_statements(source))


def decode_entities(text: str) -> str:
    """The text with its entities as the characters that Mermaid draws for them."""

    def character(match: re.Match[str]) -> str:
        name = match[1]
        return html.unescape(f"&#{name};" if name.isdigit() else f"&{name};")

    return re.sub(f"{_OPEN}({_W}+){_CLOSE}", character, text, flags=re.ASCII)


def _requote_tags(text: str) -> list[tuple[int, int, str]]:
    # Mermaid changes double to single quotes in what looks like a tag with attributes.
    cuts = []
    found = _TAG.search(text)
    while found is not None:
        end = text.find(">", found.end())
        if end < 0:
            break
        inner = text[found.end() : end]
        if '="' in inner:
            cuts.append((found.end(), end, re.sub(r'="([^"]*)"', r"='\1'", inner)))
        found = _TAG.search(text, end + 1)
    return cuts


def _take_front_matter(source: _Text) -> str:
    body, end = _front_matter(source.text)
    if end:
        source.cut([(0, end, "")])
    return title_of_yaml(body)


def _front_matter(text: str) -> tuple[str, int]:
    """What stands between two lines of "---" at the very start, and where the text goes on; ("", 0) without.

    Mermaid's /^([^\\S\\n\\r]*)-{3}\\s*[\\n\\r](.*?)[\\n\\r]\\1-{3}\\s*[\\n\\r]+/s, which takes forever on some texts.
    """
    opening = re.match(f"([^\\S\\n\\r]*)---({_S}*)", text)
    if opening is None:
        return "", 0
    breaks = [opening.start(2) + match.start() for match in re.finditer(r"[\n\r]", opening[2])]
    if not breaks:
        return "", 0
    closing = re.compile(rf"[\n\r]{re.escape(opening[1])}---({_S}*)")
    found = closing.search(text, breaks[-1] + 1)
    while found is not None and not re.search(r"[\n\r]", found[1]):
        found = closing.search(text, found.start() + 1)
    begin = breaks[-1] + 1
    if found is None and len(breaks) > 1:  # nothing but blank lines between the two
        begin = breaks[-2] + 1
        found = closing.match(text, breaks[-1])
    after = max(found[1].rfind("\n"), found[1].rfind("\r")) if found is not None else -1
    if found is None or after < 0:
        return "", 0
    return text[begin : found.start()], found.start(1) + after + 1


def title_of_yaml(text: str) -> str:
    """The value of "title" at the top of a simple YAML text: plain, quoted, or a block."""
    lines = text.split("\n")
    indent = min(
        (len(x) - len(x.lstrip(" ")) for x in lines if x.strip() and not x.lstrip().startswith("#")), default=0
    )
    for number, line in enumerate(lines):
        match = re.match(rf"[ ]{{{indent}}}(?:title|\"title\"|'title')[ ]*:(?:[ \t]+(.*))?$", line.rstrip("\r"))
        if match:
            return _yaml_value((match[1] or "").strip(), lines[number + 1 :], indent)
    return ""


def _yaml_value(value: str, rest: list[str], indent: int) -> str:
    if value.startswith('"'):
        match = re.match(r'"((?:[^"\\]|\\.)*)"', value)
        return re.sub(r"\\(.)", lambda m: {"n": "\n", "t": "\t"}.get(m[1], m[1]), match[1]) if match else ""
    if value.startswith("'"):
        match = re.match(r"'((?:[^']|'')*)'", value)
        return match[1].replace("''", "'") if match else ""
    deeper: list[str] = []
    for line in rest:
        if line.strip() and len(line) - len(line.lstrip(" ")) <= indent:
            break
        deeper.append(line.strip())
    if re.fullmatch(r"[|>][+-]?[0-9]?", value):
        return ("\n" if value[0] == "|" else " ").join(deeper).strip()
    plain = " ".join([value, *[line for line in deeper if line]]).strip()
    plain = re.split(r"\s#", plain, maxsplit=1)[0].strip()
    return "" if plain in ("null", "~", "false") or plain.startswith("#") else plain


def _comments(text: str) -> list[tuple[int, int, str]]:
    # Mermaid's /^\\s*%%(?!{)[^\\n]+\\n?/gm: comments alone on their line, with all blank lines before them.
    cuts: list[tuple[int, int, str]] = []
    end = 0
    found = _COMMENT.search(text)
    while found is not None:
        begin = found.start()
        while begin > end and text[begin - 1] in BLANKS:
            begin -= 1
        if begin and text[begin - 1] not in _LINE_ENDS:
            first = re.search(f"[{_LINE_ENDS}]", text[begin : found.start()])
            begin = begin + first.end() if first is not None else -1
        if begin >= 0:
            line_end = text.find("\n", found.end())
            end = line_end + 1 if line_end >= 0 else len(text)
            cuts.append((begin, end, ""))
        found = _COMMENT.search(text, max(end, found.start() + 1))
    return cuts


def _trim_start(source: _Text) -> None:
    source.cut([(0, len(source.text) - len(source.text.lstrip(BLANKS)), "")])


def _check_header(source: _Text) -> None:
    # Which kind of diagram it is, Mermaid tells from the text without front matter and comments.
    text = source.text
    at = _front_matter(text)[1]
    while (match := _DIRECTIVE.match(text, at) or _COMMENT_FIRST.match(text, at)) is not None:
        at = match.end()
    if not _HEADER.match(text, at):
        raise NotMermaid(source.line(0), text.split("\n", 1)[0])


def _drop_semicolons(source: _Text, word: str) -> None:
    # Mermaid, meaning style statements of other diagrams, drops the last ";" of a match of /style.*:\S*#.*;/ in any line.
    cuts = []
    begin = 0
    for line in re.split(f"[{_LINE_ENDS}]", source.text):
        start = line.find(word)
        end = line.rfind(";")
        if 0 <= start < end and "#" in line and _has_colour(line, start + len(word), end):
            cuts.append((begin + end, begin + end + 1, ""))
        begin += len(line) + 1
    source.cut(cuts)


def _has_colour(line: str, start: int, end: int) -> bool:
    blank = re.compile(_S)
    colon = False
    for char in line[start:end]:
        if char == ":":
            colon = True
        elif char == "#" and colon:
            return True
        elif blank.match(char):
            colon = False
    return False


def _statements(source: _Text) -> Iterator[Statement]:
    tokens = list(_tokens(source))
    if not tokens or tokens[0][0] != "journey":
        raise NotMermaid(tokens[0][2] if tokens else 1, tokens[0][1] if tokens else "")
    place = 1
    while place < len(tokens):
        kind, text, line = tokens[place]
        place += 1
        if kind == "newline":
            continue
        if kind == "task":
            if place == len(tokens) or tokens[place][0] != "data":
                raise NotMermaid(line, text)
            yield Statement("task", text, tokens[place][1][1:], line)
            place += 1
        elif kind in ("journey", "data", "wrong"):
            raise NotMermaid(line, text)
        else:
            yield Statement(kind, text, "", line)


def _tokens(source: _Text) -> Iterator[tuple[str, str, int]]:
    text, at = source.text, 0
    while at < len(text):
        found = next(((kind, match) for kind, rule in _RULES if (match := rule.match(text, at)) is not None), None)
        if found is None:
            yield "wrong", text[at], source.line(at)
            return
        kind, match = found
        begin, at = at, match.end()
        if kind in ("title", "section"):
            yield kind, match[0][len(kind) + 1 :], source.line(begin)
        elif kind in ("accTitle", "accDescr"):
            value = _REST_OF_LINE.match(text, at)
            assert value is not None
            at = value.end()
            yield kind, value[0], source.line(begin)
        elif kind == "accDescr block":
            value = _BLOCK.match(text, at)
            assert value is not None
            at = value.end() + 1
            if at > len(text):  # no brace closes it
                yield "wrong", text[begin : value.start()], source.line(begin)
            elif value[0]:
                yield "accDescr", value[0], source.line(begin)
        elif kind:
            yield kind, match[0], source.line(begin)
