"""What stands inside a block, as TEI and back."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from lxml import etree

from teitools.tei.characters import CharacterTable
from teitools.tei.marks import (
    MARKS,
    Holds,
    attributes_of,
    copy_element,
    facts_of,
    kind_of,
    typed_attributes_of,
)
from teitools.tei.renditions import Delimiters, RenditionReader, RenditionTable
from teitools.tei.trimming import WHITE, trimmed
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
from teitools.transcript.inlines import Facts
from teitools.xml.names import tei
from teitools.xml.writing import Writer

# what holds elements without anything between them, each with delimiters of its own there
_CHOICES = frozenset(row.element for row in MARKS.values() if row.holds is Holds.ELEMENTS)
_StartTag = tuple[Kind | None, Delimiters, Facts]
_MOST_KNOWN = 10_000
_UNITS = {" ": "chars", "\t": "tabs"}
_LINES = "lines"
_LINE_ENDS = ("\r", "\n")
_MOST_SPACE = 100_000_000
_CHARACTER_OF = {unit: character for character, unit in _UNITS.items()}
_SAME = re.compile(r" +|\t+")


class InlineWriter:
    """Writes inlines; gathers the renditions and characters that the header must declare."""

    def __init__(self, line_end: str, foreign: str | None = None) -> None:
        self.renditions = RenditionTable()
        self.characters = CharacterTable()
        self.hands: set[str] = set()
        self._line_end = line_end
        self._foreign = foreign

    def write(self, writer: Writer, content: Content, parent: str = "") -> None:
        """`content`, inside the element `parent`."""
        for inline in content:
            if isinstance(inline, str):
                if inline == " ":
                    self._spacing(writer, inline)
                else:
                    writer.text(inline)
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
            writer.empty("space", [("quantity", str(count)), ("unit", _LINES)])
            return
        other = characters != self._line_end
        rendition = self.renditions.line_end(characters) if other else None
        writer.empty("lb", [("rendition", rendition)])

    def _spacing(self, writer: Writer, characters: str) -> None:
        for run in _SAME.findall(characters):
            writer.empty("space", [("quantity", str(len(run))), ("unit", _UNITS[run[0]])])

    def mark(self, writer: Writer, mark: Mark, parent: str, pointers: Iterable[str] = ()) -> None:
        """One mark, inside the element `parent`; `pointers` are more values of ``@rendition``."""
        row = MARKS[mark.kind]
        if mark.kind is Kind.LINE_BEGINNING and mark.before[:1] in _LINE_ENDS:
            writer.line()
        attributes = [*attributes_of(mark.facts), *self._extra(mark)]
        if row.attributes:
            said = {name for name, _ in attributes}
            attributes += (pair for pair in row.attributes if pair[0] not in said)
        if row.delimited or mark.before or mark.after:
            selector = f"{parent} > {row.element}" if parent in _CHOICES else row.selector
            numbered = row.holds is Holds.NUMBER
            if mark.kind is Kind.RUNNING_HEAD or any(
                name in ("next", "prev") for name, _ in mark.facts
            ):
                rendition = self.renditions.delimit_part(selector, mark.before, mark.after)
            else:
                rendition = self.renditions.delimit(
                    selector, mark.before, mark.after, mark.unclosed, numbered
                )
            pointers = [*pointers, rendition] if rendition else pointers
        attributes.append(("rendition", " ".join(pointers) or None))
        if row.holds is Holds.NUMBER:
            attributes.append(("n", plain_text(mark.content) or None))
            writer.empty(row.element, attributes)
            return
        if not mark.content:
            writer.empty(row.element, attributes)
            return
        writer.start(row.element, attributes)
        if row.holds is Holds.DESCRIPTION:
            self._descriptions(writer, mark.content)
        else:
            self.write(writer, mark.content, row.element)
        writer.end(row.element)

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
        rendition = " ".join([*pointers, delimited])
        attributes = [*element.attributes, ("rendition", rendition)]
        if not element.content:
            writer.empty(element.name, attributes)
            return
        writer.start(element.name, attributes)
        self.write(writer, element.content, element.name)
        writer.end(element.name)

    def _extra(self, mark: Mark) -> Iterator[tuple[str, str | None]]:
        hand = mark.fact("hand")
        if hand is not None:
            self.hands.add(hand)
        if mark.kind is Kind.FOREIGN and self._foreign and mark.fact("lang") is None:
            yield "xml:lang", self._foreign


class InlineReader:
    """Reads inlines by the renditions and characters that the header declares."""

    def __init__(
        self, renditions: RenditionReader, characters: dict[str, str], line_end: str
    ) -> None:
        self.renditions = renditions
        self._characters = characters
        self._line_end = line_end
        self._space = 0
        self._known: dict[tuple[object, ...], _StartTag] = {}

    def read(self, element: etree._Element, edges: bool = True) -> Content:
        """The content of `element`; with `edges`, white space at its edges is only layout."""
        if len(element) == 0:
            text = trimmed(element.text, edges, edges)
            return (text,) if text else ()
        inlines: list[Inline] = []
        children = list(element)
        _add(inlines, element.text, edges, self._breaks(children[0]))
        last = len(children) - 1
        for index, child in enumerate(children):
            if isinstance(child.tag, str):
                inlines += self.read_element(child)
            right = edges if index == last else self._breaks(children[index + 1])
            _add(inlines, child.tail, self._breaks(child), right)
        return tuple(inlines)

    def read_element(self, element: etree._Element) -> Content:
        """An element inside a block, as inlines; one that no mark has gives its content."""
        tag = element.tag
        if element.get("rendition") and self.renditions.is_explicit(element):
            attributes = typed_attributes_of(element)
            content = self.read(element, edges=False)
            name = etree.QName(element).localname
            typed = self.renditions.typed_delimiters(element)
            return (Element(name, attributes, content, *typed),)
        if tag == _LB:
            return (self.line_break(element),)
        if tag == _SPACE:
            return (self._spacing(element),)
        if tag == _G:
            reference = (element.get("ref") or "").removeprefix("#")
            character = self._characters.get(reference)
            return (Character(character),) if character else self.read(element, edges=False)
        target = element.get("copyOf")
        if target and not len(element) and not (element.text or "").strip(WHITE):
            return (Copy(target.removeprefix("#"), kind_of(element) or Kind.ABSTRACT),)
        kind, (before, after, numbered), facts = self._start_tag(element)
        content = ((element.get("n") or ""),) if numbered else self._content(element, kind)
        if kind is None and not (before or after or numbered):
            return content
        return (Mark(kind or Kind.HIGHLIGHT, content, before, after, facts),)

    def _start_tag(self, element: etree._Element) -> _StartTag:
        """What the start tag of `element` says; what equal ones say is looked up once."""
        key = (element.tag, *element.items())
        known = self._known.get(key)
        if known is None:
            renditions = self.renditions
            known = (kind_of(element), renditions.delimiters(element), facts_of(element))
            if not renditions.ask_parents(element) and len(self._known) < _MOST_KNOWN:
                self._known[key] = known
        return known

    def _breaks(self, element: etree._Element) -> bool:
        """Whether white space beside `element` is only layout."""
        is_break = element.tag == _LB or (element.tag == _SPACE and element.get("unit") == _LINES)
        return is_break and not self.renditions.is_explicit(element)

    def line_break(self, element: etree._Element) -> LineBreak | Mark:
        """The end of line that an ``lb`` stands for, or the beginning of one that has a number."""
        number = element.get("n")
        if number is not None:
            before, after, numbered = self.renditions.delimiters(element)
            if numbered:
                return Mark(Kind.LINE_BEGINNING, (number,), before, after)
        return LineBreak(self.renditions.pointed_text(element) or self._line_end)

    def _spacing(self, element: etree._Element) -> Spacing | LineBreak:
        unit, quantity = element.get("unit") or "", element.get("quantity") or "1"
        lines = unit == _LINES
        character = self._line_end if lines else _CHARACTER_OF.get(unit, " ")
        known = lines or unit in _CHARACTER_OF
        count = int(quantity) if known and quantity.isdecimal() and len(quantity) < 10 else 1
        self._space += count
        if self._space > _MOST_SPACE:
            raise ValueError(f"space elements stand for more than {_MOST_SPACE:,} characters")
        return LineBreak(character * count) if lines else Spacing(character * count)

    def _described(self, element: etree._Element) -> Content:
        inlines: list[Inline] = []
        for description in element.iterfind(_DESC):
            if inlines:
                inlines.append(Spacing(self.renditions.pointed_text(description) or " "))
            inlines += self.read(description)
        return tuple(inlines)

    def _content(self, element: etree._Element, kind: Kind | None) -> Content:
        holds = Holds.WORDS if kind is None else MARKS[kind].holds
        if holds is Holds.DESCRIPTION:
            return self._described(element)
        if holds is Holds.ELEMENTS:
            parts = (part for part in element if isinstance(part.tag, str))
            return tuple(inline for part in parts for inline in self.read_element(part))
        return self.read(element, edges=False)


_LB, _SPACE, _G, _DESC = map(tei, ("lb", "space", "g", "desc"))


def plain_layout(inline: Inline) -> str:
    """The characters of a line break or of spacing; nothing for anything else."""
    return inline.characters if isinstance(inline, LineBreak | Spacing) else ""


def is_layout(element: etree._Element) -> bool:
    """Whether `element` is a line break or spacing."""
    return element.tag in (_LB, _SPACE)


def _add(inlines: list[Inline], text: str | None, left: bool, right: bool) -> None:
    words = trimmed(text, left, right)
    if words:
        inlines.append(words)
