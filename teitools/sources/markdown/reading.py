"""A text in Markdown, read: its blocks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from teitools.errors import DocumentError
from teitools.findings import Code, Finding
from teitools.source import Location, Position, Source
from teitools.sources import codes
from teitools.sources.content import (
    Document,
    Element,
    Heading,
    Inline,
    Line,
    Node,
    Paragraph,
    Place,
    Words,
)
from teitools.sources.html.reading import read_fragment
from teitools.sources.markdown.front_matter import describe
from teitools.sources.markdown.inlines import InlineReader
from teitools.sources.markdown.parsing import parse
from teitools.sources.markdown.unused import words_of
from teitools.sources.places import quoted, tell
from teitools.transcript.inlines import Facts

if TYPE_CHECKING:
    from markdown_it.token import Token

_BYTE_ORDER_MARK = "\ufeff"
_CODE, _LINES = "a block of code", "its lines are a paragraph"
_CELLS = re.compile(r"(?<!\\)\|")
_RULE = (("unit", "section"), ("rend", "rule"))
_ELEMENTS: dict[str, tuple[str, Facts]] = {
    "bullet_list_open": ("list", (("rend", "bulleted"),)),
    "ordered_list_open": ("list", (("rend", "numbered"),)),
    "dl_open": ("list", (("type", "gloss"),)),
    "list_item_open": ("item", ()),
    "blockquote_open": ("quote", ()),
    "dd_open": ("item", ()),
    "table_open": ("table", ()),
    "tr_open": ("row", ()),
    "th_open": ("cell", (("role", "label"),)),
    "td_open": ("cell", ()),
}


def read_markdown(source: Source, _limit: int) -> Document:
    """The text in `source`, which is UTF-8. Nothing that it names is read.

    Raises DocumentError where it is not UTF-8, or nested too deep, and UsageError where the
    library that reads it is not installed.
    """
    text = _decoded(source).replace("\r\n", "\n").replace("\r", "\n")
    tokens, unused = parse(text, source.name)
    content = next((token.content for token in tokens if token.type == "front_matter"), None)
    description, said = describe(content, source.name)
    reader = _Reader(source.name, text.split("\n"), tokens)
    nodes = reader.read()
    for each in unused:
        reader.drop(each.what, Place(Position(each.line + 1, 1)), each.words)
    return Document(nodes, description, [*said, *reader.findings])


def _decoded(source: Source) -> str:
    try:
        return source.data.decode("utf-8").removeprefix(_BYTE_ORDER_MARK)
    except UnicodeDecodeError as error:
        before = source.data[: error.start].decode("utf-8").split("\n")
        location = Location(source.name, Position(len(before), len(before[-1]) + 1))
        facts = {
            "byte": f"0x{source.data[error.start]:02X}",
            "offset": str(error.start),
            "encoding": "utf-8",
        }
        raise DocumentError.of(Finding(codes.UNDECODABLE, location, facts)) from None


class _Reader:
    def __init__(self, name: str, lines: Sequence[str], tokens: list[Token]) -> None:
        self._name = name
        self._lines = lines
        self._tokens, self._notes = _parted(tokens)
        self._inlines = InlineReader(lines, self._note, self.drop)
        self._numbers = _item_numbers(tokens)
        self._seen: set[int] = set()
        self.findings: list[Finding] = []

    def read(self) -> list[Node]:
        """The nodes of the text."""
        nodes = self._nodes(self._tokens)
        for number in sorted(self._notes.keys() - self._seen):
            words = words_of(self._notes[number])
            self.drop("a footnote that nothing points to", Place(), words)
        return nodes

    def drop(self, what: str, place: Place, words: str, code: Code = codes.DROPPED) -> None:
        """Say that something is dropped."""
        facts = {"what": what, "words": quoted(words)}
        self.findings.append(tell(code, self._name, place, **facts))

    def _note(self, number: int) -> list[Node] | None:
        """The nodes of a note, once."""
        if number in self._seen or number not in self._notes:
            return None
        self._seen.add(number)
        outer = self._inlines
        self._inlines = InlineReader(self._lines, self._note, self.drop)
        nodes = self._nodes(self._notes[number])
        self._inlines = outer
        return nodes

    def _nodes(self, tokens: Sequence[Token]) -> list[Node]:
        root: list[Node] = []
        stack = [root]
        line = 0
        opened: Token | None = None
        for token in tokens:
            line = token.map[0] + 1 if token.map else line
            place = Place(Position(line, 1)) if line else Place()
            if token.type in _ELEMENTS:
                name, facts = _ELEMENTS[token.type]
                if name == "item" and (number := self._numbers.get(id(token))):
                    facts = (("n", number),)
                made = Element(name, [], facts, place)
                stack[-1].append(made)
                stack.append(made.nodes)
            elif token.type.removesuffix("_close") + "_open" in _ELEMENTS:
                stack.pop()
                if token.type == "tr_close":
                    self._tell_cells(stack[-1][-1])
            elif token.type == "inline":
                stack[-1] += self._block(opened, self._inlines.read(token, line), place)
            elif token.type in ("fence", "code_block"):
                what = f"a block of code ({token.info.strip()})" if token.info else _CODE
                self.findings.append(
                    tell(codes.SIMPLIFIED, self._name, place, what=what, instead=_LINES)
                )
                stack[-1].append(Paragraph([Words(token.content)], place))
            elif token.type == "hr":
                stack[-1].append(Line("milestone", [], _RULE, place))
            elif token.type == "html_block":
                nodes, findings = read_fragment(token.content, self._name, line)
                stack[-1] += nodes
                self.findings += findings
            opened = token if token.nesting == 1 else None
        return root

    def _tell_cells(self, row: Node) -> None:
        """Say which cells of a row stand beyond the last column: the parser leaves them out."""
        position = row.place.position
        if not isinstance(row, Element) or position is None:
            return
        cells = _CELLS.split(self._lines[position.line - 1].strip())
        if not cells[0].strip(" \t>"):
            del cells[0]
        left_out = [cell.strip() for cell in cells[len(row.nodes) :] if cell.strip()]
        if left_out:
            self.drop("what stands beyond the last column", row.place, " ".join(left_out))

    def _block(self, opened: Token | None, inlines: list[Inline], place: Place) -> list[Node]:
        """The node that the words in a block are."""
        kind = "" if opened is None else opened.type
        if opened is not None and kind == "heading_open":
            return [Heading(int(opened.tag[1:]), inlines, place)]
        if kind == "dt_open":
            return [Line("label", inlines, (), place)]
        return [Paragraph(inlines, place)]


def _item_numbers(tokens: Sequence[Token]) -> dict[int, str]:
    """The numbers of the items of lists that do not begin with 1, by the ids of their tokens."""
    numbers: dict[int, str] = {}
    counts: list[int | None] = []
    for token in tokens:
        if token.type == "ordered_list_open":
            start = int(token.attrGet("start") or 1) if token.attrGet("start") is not None else 1
            counts.append(None if start == 1 else start)
        elif token.type == "bullet_list_open":
            counts.append(None)
        elif token.type in ("ordered_list_close", "bullet_list_close"):
            counts.pop()
        elif token.type == "list_item_open" and counts and (count := counts[-1]) is not None:
            numbers[id(token)] = str(count)
            counts[-1] = count + 1
    return numbers


def _parted(tokens: Sequence[Token]) -> tuple[list[Token], dict[int, list[Token]]]:
    """The tokens of the text, and those of each note."""
    text: list[Token] = []
    notes: dict[int, list[Token]] = {}
    note: list[Token] | None = None
    for token in tokens:
        if token.type == "footnote_open":
            note = notes.setdefault(int(token.meta["id"]), [])
        elif token.type == "footnote_close":
            note = None
        elif not token.type.startswith("footnote_block"):
            (text if note is None else note).append(token)
    return text, notes
