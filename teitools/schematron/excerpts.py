"""Excerpts of a document in which it is decided whether there is something to say.

Most of what the shapes of elements leave in doubt is about what is in an element, or beside it.
While the document is parsed it is noted where such elements stand; then their bytes are parsed
alone, within the root's tags, and no tree is made of the rest.
"""

from __future__ import annotations

import re
from collections.abc import Sized
from typing import TYPE_CHECKING, Any, NamedTuple

from lxml import etree

from teitools.schematron.shapes import Shape, Shapes
from teitools.schematron.xpath import Token, tokens
from teitools.xml.stream import root_offset

if TYPE_CHECKING:
    from pyexpat import XMLParserType

WITHIN, BESIDE = 0, 1
"""How many levels above an element an excerpt must begin."""
_INWARD = frozenset(("child", "attribute", "self", "descendant", "descendant-or-self"))
_OUTWARD = frozenset(("..", "parent", "preceding-sibling", "following-sibling"))
_ONE_STEP = re.compile(r"//[\w.:*-]+")
_TAG = re.compile(rb"""<([^\s/>]+)[^"'>]*+(?:"[^"]*+"[^"'>]*+|'[^']*+'[^"'>]*+)*+>""")
_COST = 150
"""An excerpt takes about as long as so many bytes of a whole document."""
_MOST = 2_000
"""How many excerpts are noted of one document."""


def span(path: str, expressions: list[str]) -> int | None:
    """How much is needed to decide of the elements that `path` selects, in one step, what the
    `expressions` are: WITHIN, BESIDE; None where it may be the whole document.
    """
    if not _ONE_STEP.fullmatch(path):
        return None
    needed = WITHIN
    for each in expressions:
        read = [token for token in tokens(each) if token.kind not in ("space", "comment")]
        opened = 0
        for number, token in enumerate(read):
            opened += (token.text == "[") - (token.text == "]")
            found = _span_of(read, number, opened > 0)
            if found is None:
                return None
            needed = max(needed, found)
    return needed


def _span_of(read: list[Token], number: int, is_predicate: bool) -> int | None:
    """What is needed for a token: a step upwards or sideways must be the first of a path."""
    token = read[number]
    if token.text in ("/", "//"):
        return WITHIN if _continues(read, number) else None
    is_axis = number + 1 < len(read) and read[number + 1].text == "::"
    if token.text != ".." and (token.kind != "name" or not is_axis or token.text in _INWARD):
        return WITHIN
    is_first = not is_predicate and (not number or read[number - 1].text not in ("/", "//"))
    return BESIDE if is_first and token.text in _OUTWARD else None


def _continues(read: list[Token], number: int) -> bool:
    """Whether the slash there comes after a step, and so does not mean the document."""
    before = read[number - 1] if number else None
    return before is not None and (
        before.text in (".", "..", "*", ")", "]")
        or before.kind == "variable"
        or (before.kind == "name" and before.text not in ("and", "or"))
    )


class Excerpt(NamedTuple):
    """An element by its bytes: where it begins; where its end tag does, or what is after it if it
    has none.
    """

    start: int
    end: int


class Noted:
    """What was noted of a document: shapes with a mark, and excerpts in which these are decided.

    `is_enough`: there is an excerpt for each.
    """

    def __init__(self) -> None:
        self.shapes: set[Shape] = set()
        self.excerpts: list[Excerpt] = []
        self.is_enough = True

    def watch(self, shapes: Shapes, parser: XMLParserType, opened: Sized) -> None:
        """Put handlers in the place of those of `parser`, which call them and note besides.

        `opened` has as many items as there are open elements.
        """
        start: Any = parser.StartElementHandler
        end: Any = parser.EndElementHandler
        outer = offset = 0
        is_needed = False

        def note(shape: Shape) -> None:
            nonlocal outer, offset, is_needed
            if not outer and shape.is_kept and self.is_enough:
                outer, offset, is_needed = shape.depth, parser.CurrentByteIndex, False
                parser.EndElementHandler = close
            if shape.mark is not None:
                self.shapes.add(shape)
                is_needed = True
                if shape.span is None or not outer or shape.depth - shape.span < outer:
                    self.is_enough = False

        def close(name: str) -> None:
            nonlocal outer
            end(name)
            if len(opened) < outer:
                if is_needed:
                    self.excerpts.append(Excerpt(offset, parser.CurrentByteIndex))
                    self.is_enough = self.is_enough and len(self.excerpts) < _MOST
                outer = 0
                parser.EndElementHandler = end

        parser.StartElementHandler = shapes.noting(note, start, opened)

    def within(self, data: bytes) -> etree._ElementTree | None:
        """The tree of the excerpts from a document, `data`, side by side in its root; None where
        there are not enough of them, or where the whole is as quick.
        """
        size = sum(each.end - each.start + _COST for each in self.excerpts)
        if not self.is_enough or size > len(data):
            return None
        root = root_offset(data)
        tag = None if root is None else _TAG.match(data, root)
        if tag is None or data.find(b"xmlns", tag.end(), self.excerpts[-1].start) >= 0:
            return None  # prefixes may mean something else there than at the root
        inside = b"".join(_bytes(data, each) for each in self.excerpts)
        return _parsed(b"%b%b</%b>" % (tag[0], inside, tag[1]))


def _bytes(data: bytes, excerpt: Excerpt) -> bytes:
    """The element, with its end tag."""
    tag = _TAG.match(data, excerpt.start)
    if tag is None or tag[0].endswith(b"/>"):
        return data[excerpt.start : excerpt.end]
    return data[excerpt.start : data.index(b">", excerpt.end) + 1]


def _parsed(data: bytes) -> etree._ElementTree | None:
    parser = etree.XMLParser(
        encoding="UTF-8",
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=True,
        collect_ids=False,
    )
    try:
        return etree.ElementTree(etree.fromstring(data, parser))
    except etree.XMLSyntaxError:
        return None
