"""What stands inside a block, as TEI."""

from __future__ import annotations

import re
from collections.abc import Sequence

from teitools.tei.characters import CharacterTable
from teitools.tei.marks import (
    MARKS,
    Holds,
    Row,
    attributes_of,
    copy_element,
)
from teitools.tei.renditions import RenditionTable
from teitools.tei.start_tags import LINES
from teitools.transcript import (
    Character,
    Content,
    Copy,
    Element,
    Inline,
    Kind,
    LineBreak,
    Mark,
    Spacing,
    plain_text,
)
from teitools.xml.writing import Writer, Written

# what holds elements without anything between them, each with delimiters of its own there
_CHOICES = frozenset(row.element for row in MARKS.values() if row.holds is Holds.ELEMENTS)
_UNITS = {" ": "chars", "\t": "tabs"}
_SAME = re.compile(r" +|\t+")
# to ask an enumeration for a member takes longer than to call a function
_NUMBER, _DESCRIPTION = Holds.NUMBER, Holds.DESCRIPTION
_LINE_BEGINNING = Kind.LINE_BEGINNING
_LINE, _RUNNING_HEAD = MARKS[_LINE_BEGINNING], MARKS[Kind.RUNNING_HEAD]
_LINE_ENDS = ("\r", "\n")
_LONGEST_KNOWN = 200
_MOST_KNOWN = 10_000


class InlineWriter:
    """Writes inlines; gathers the renditions and characters that the header must declare."""

    def __init__(self, line_end: str, foreign: str | None = None) -> None:
        self.renditions = RenditionTable()
        self.characters = CharacterTable()
        self.hands: set[str] = set()
        self._line_end = line_end
        self._foreign = foreign
        self._written: dict[tuple[object, ...], Written] = {}

    def write(self, writer: Writer, content: Content, parent: str = "") -> None:
        """`content`, inside the element `parent`."""
        for inline in content:
            if isinstance(inline, str):
                if inline != " ":
                    writer.text(inline)
                else:
                    self._spacing(writer, inline)
            elif isinstance(inline, Mark):
                self.mark(writer, inline, parent)
            elif isinstance(inline, LineBreak):
                self._line_break(writer, inline)
            elif isinstance(inline, Spacing):
                self._spacing(writer, inline.characters)
            elif isinstance(inline, Character):
                writer.empty("g", [("ref", self.characters.point(inline.character))])
            elif isinstance(inline, Copy):
                writer.empty(copy_element(inline.kind), [("copyOf", f"#{inline.target}")])
            else:
                self.element(writer, inline)

    def layout(self, writer: Writer, content: Content) -> None:
        """Line breaks and spacing between blocks, each on a line of its own."""
        for inline in content:
            if isinstance(inline, Spacing) or (
                isinstance(inline, Mark) and inline.before[:1] not in _LINE_ENDS
            ):
                writer.line()
            self.write(writer, (inline,))

    def _line_break(self, writer: Writer, line_break: LineBreak) -> None:
        writer.line()
        characters = line_break.characters
        count, rest = divmod(len(characters), len(self._line_end))
        if count > 1 and not rest and characters == self._line_end * count:
            writer.empty("space", [("quantity", str(count)), ("unit", LINES)])
            return
        other = characters != self._line_end
        rendition = self.renditions.line_end(characters) if other else None
        writer.empty("lb", [("rendition", rendition)])

    def _spacing(self, writer: Writer, characters: str) -> None:
        for run in _SAME.findall(characters):
            writer.empty("space", [("quantity", str(len(run))), ("unit", _UNITS[run[0]])])

    def mark(self, writer: Writer, mark: Mark, parent: str, pointers: Sequence[str] = ()) -> None:
        """One mark, inside the element `parent`; `pointers` are more values of ``@rendition``.

        Equal ones that hold a few words are written once and copied.
        """
        only = mark.content[0] if len(mark.content) == 1 else None
        facts = mark.facts
        if type(only) is not str or pointers or (facts and facts[0][0] == "id"):
            self._write_mark(writer, mark, parent, pointers)
            return
        key = mark.kind, only, mark.before, mark.after, facts, mark.unclosed, parent
        written = self._written.get(key)
        if written is not None:
            writer.again(written)
            return
        place = writer.place
        self._write_mark(writer, mark, parent, pointers)
        short = len(only) <= _LONGEST_KNOWN and len(self._written) < _MOST_KNOWN
        if short and mark.kind is not _LINE_BEGINNING:
            self._written[key] = writer.since(place)

    def _write_mark(self, writer: Writer, mark: Mark, parent: str, pointers: Sequence[str]) -> None:
        row = MARKS[mark.kind]
        if row is _LINE and mark.before[:1] in _LINE_ENDS:
            writer.line()
        attributes = attributes_of(mark.facts) if mark.facts else []
        joined = False
        for name, value in mark.facts:
            if name == "hand":
                self.hands.add(value)
            elif name in ("next", "prev"):
                joined = True
        if self._foreign and mark.kind is Kind.FOREIGN and mark.fact("lang") is None:
            attributes.append(("xml:lang", self._foreign))
        if row.attributes:
            said = {name for name, _ in attributes}
            attributes += [pair for pair in row.attributes if pair[0] not in said]
        if row.delimited or mark.before or mark.after:
            rendition = self._delimit(mark, row, parent, joined)
            pointers = [*pointers, rendition] if rendition else pointers
        if pointers:
            attributes.append(("rendition", " ".join(pointers)))
        if row.holds is _NUMBER:
            attributes.append(("n", plain_text(mark.content) or None))
        if row.holds is _NUMBER or not mark.content:
            writer.empty(row.element, attributes)
            return
        writer.start(row.element, attributes)
        if row.holds is _DESCRIPTION:
            self._descriptions(writer, mark.content)
        else:
            self.write(writer, mark.content, row.element)
        writer.end(row.element)

    def _delimit(self, mark: Mark, row: Row, parent: str, joined: bool) -> str | None:
        """The rendition of a mark, or None; `joined`: it is a part of a mark."""
        selector = f"{parent} > {row.element}" if parent in _CHOICES else row.selector
        if joined or row is _RUNNING_HEAD:
            return self.renditions.delimit_part(selector, mark.before, mark.after)
        numbered = row.holds is _NUMBER
        return self.renditions.delimit(selector, mark.before, mark.after, mark.unclosed, numbered)

    def _descriptions(self, writer: Writer, content: Content) -> None:
        """Words in ``desc``, which holds no layout: where that stands a further one begins."""
        layout, words = "", []
        for inline in (*content, Spacing("")):
            if isinstance(inline, str):
                words.append(inline)
                continue
            if words:
                pointer = self.renditions.line_end(layout) if layout else None
                writer.start("desc", [("rendition", pointer)])
                writer.text("".join(words))
                writer.end("desc")
                layout, words = "", []
            layout += plain_layout(inline)

    def element(self, writer: Writer, element: Element, pointers: Sequence[str] = ()) -> None:
        """An element in the explicit form; `pointers` are more of its renditions."""
        delimited = self.renditions.delimit_element(element.before, element.after)
        escaped = map(self.renditions.escape, element.escaped)
        rendition = " ".join([*pointers, delimited, *escaped])
        attributes = [*element.attributes, ("rendition", rendition)]
        if not element.content:
            writer.empty(element.name, attributes)
            return
        writer.start(element.name, attributes)
        self.write(writer, element.content, element.name)
        writer.end(element.name)


def plain_layout(inline: Inline) -> str:
    """The characters of a line break or of spacing; nothing for anything else."""
    return inline.characters if isinstance(inline, LineBreak | Spacing) else ""
