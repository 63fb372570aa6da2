"""What stands inside a block, read from TEI."""

from __future__ import annotations

import re

from lxml import etree

from teitools.tei.marks import Holds, typed_attributes_of
from teitools.tei.rendition_reader import RenditionReader
from teitools.tei.start_tags import LINES, Said, StartTags
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
)
from teitools.transcript.inlines import Facts
from teitools.xml.names import tei

_MOST_SPACE = 100_000_000
_LONGEST_KNOWN = 200
_MOST_KNOWN = 1_000
_CHARACTER_OF = {"chars": " ", "tabs": "\t"}
_WHITE = " \t\r\n"
_WHITE_RUN = re.compile(r"[ \t\r\n]+")
_LB, _SPACE, _G, _DESC = map(tei, ("lb", "space", "g", "desc"))
LAYOUT = frozenset((_LB, _SPACE))
"""Line breaks and spacing."""
# to ask an enumeration for a member takes longer than to call a function
_ABSTRACT, _HIGHLIGHT, _WORDS = Kind.ABSTRACT, Kind.HIGHLIGHT, Holds.WORDS


class InlineReader:
    """Reads inlines by the renditions and characters that the header declares."""

    def __init__(
        self, renditions: RenditionReader, characters: dict[str, str], line_end: str
    ) -> None:
        self.renditions = renditions
        self.start_tags = StartTags(renditions)
        self._characters = characters
        self._line_end = line_end
        self._space = 0

    def read(self, element: etree._Element, edges: bool = True) -> Content:
        """The content of `element`; with `edges`, white space at its edges is only layout."""
        if len(element) == 0:
            only = _words(element.text, edges, edges)
            return (only,) if only else ()
        inlines: list[Inline] = []
        read_tag = self.start_tags.read
        text: str | None = element.text
        left = edges
        for child in element:
            tag = child.tag
            is_element = isinstance(tag, str)
            if is_element:
                said, facts = read_tag(child, tag)
            breaks = is_element and said.breaks
            if text and (words := _words(text, left, breaks)):
                inlines.append(words)
            if is_element:
                if len(child) or tag == _SPACE or facts is not said.facts:
                    inlines += self._read(child, tag, said, facts)
                else:
                    inlines += self._leaf(child, tag, said)
            text, left = child.tail, breaks
        if text and (words := _words(text, left, edges)):
            inlines.append(words)
        return tuple(inlines)

    def _leaf(self, element: etree._Element, tag: str, said: Said) -> Content:
        """An element without an identifier that holds no other; equal ones give the same."""
        words, leaves = element.text, said.leaves
        content = leaves.get(words)
        if content is None:
            content = self._read(element, tag, said, said.facts)
            if len(leaves) < _MOST_KNOWN and (words is None or len(words) <= _LONGEST_KNOWN):
                leaves[words] = content
        return content

    def read_element(self, element: etree._Element) -> Content:
        """An element inside a block, as inlines; one that no mark has gives its content."""
        tag = element.tag
        return self._read(element, tag, *self.start_tags.read(element, tag))

    def _read(self, element: etree._Element, tag: str, said: Said, facts: Facts) -> Content:
        """The same, with what its start tag says."""
        if said.explicit:
            attributes = typed_attributes_of(element)
            content = self.read(element, edges=False)
            typed = self.renditions.typed_delimiters(element)
            escaped = self.renditions.escaped(element)
            return (Element(said.name, attributes, content, *typed, escaped),)
        if tag == _LB and not said.delimiters.numbered:
            return (self.line_break(element),)
        if tag == _SPACE:
            return (self._spacing(element),)
        if tag == _G:
            reference = (element.get("ref") or "").removeprefix("#")
            character = self._characters.get(reference)
            return (Character(character),) if character else self.read(element, edges=False)
        kind = said.kind
        if said.copied is not None and not len(element) and not (element.text or "").strip(_WHITE):
            return (Copy(said.copied, kind or _ABSTRACT),)
        before, after, numbered = said.delimiters
        if numbered:
            content = (element.get("n") or "",)
        elif said.holds is _WORDS:
            content = self.read(element, edges=False)
        else:
            content = self._content(element, said.holds)
        if kind is None and not (before or after or numbered):
            return content
        return (Mark(kind or _HIGHLIGHT, content, before, after, facts),)

    def line_break(self, element: etree._Element) -> LineBreak:
        """The end of line that an ``lb`` stands for."""
        return LineBreak(self.renditions.pointed_text(element) or self._line_end)

    def _spacing(self, element: etree._Element) -> Spacing | LineBreak:
        unit, quantity = element.get("unit") or "", element.get("quantity") or "1"
        lines = unit == LINES
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

    def _content(self, element: etree._Element, holds: Holds) -> Content:
        if holds is Holds.DESCRIPTION:
            return self._described(element)
        if holds is Holds.ELEMENTS:
            parts = (part for part in element if isinstance(part.tag, str))
            return tuple(inline for part in parts for inline in self.read_element(part))
        return self.read(element, edges=False)


def _words(text: str | None, left: bool, right: bool) -> str:
    """Text without the white space that is only layout of the XML."""
    if not text:
        return ""
    if "\n" in text or "\t" in text or "  " in text or "\r" in text:
        text = _WHITE_RUN.sub(" ", text)
    if text == " ":
        return ""
    if left:
        text = text.lstrip(" ")
    return text.rstrip(" ") if right else text
