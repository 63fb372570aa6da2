"""Excerpts of a document in which it is decided whether there is something to say.

Most of what the shapes of elements leave in doubt is about what is in an element, or beside it.
While the tags of the document are looked through such elements are taken out; these are parsed
within the root's tags, and no tree is made of the rest.
"""

from __future__ import annotations

import re

from lxml import etree

from teitools.schematron.shapes import Declared, Shape, Shapes
from teitools.schematron.xpath import Token, tokens
from teitools.xml.parsing import harmless_parser
from teitools.xml.written_tags import tags_and_texts

WITHIN, BESIDE = 0, 1
"""How many levels above an element an excerpt must begin."""
_INWARD = frozenset(("child", "attribute", "self", "descendant", "descendant-or-self"))
_OUTWARD = frozenset(("..", "parent", "preceding-sibling", "following-sibling"))
_ONE_STEP = re.compile(r"//[\w.:*-]+")
_SLASH = ord("/")
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


class Noted:
    """What was noted of a document: shapes with a mark, and excerpts in which these are decided.

    `is_enough`: there is an excerpt for each.
    """

    def __init__(self) -> None:
        self.shapes: set[Shape] = set()
        self.excerpts: list[bytes] = []
        self.is_enough = True
        self._root = b""
        self._declared: Declared = ()
        self._is_needed = False

    def skim(self, shapes: Shapes, data: bytes, root: int) -> None:
        """Look through a document, `data`, whose root begins at `root`; it is well-formed, without
        a document type declaration.

        Raises UnclearError where its tags are not clear.
        """
        tags, texts = tags_and_texts(data, root)
        self._root = tags[0]
        shape, first = shapes.document, 0
        self._declared = shapes.written(shape, tags[0]).declared
        above: list[Shape] = []
        push, pop, outer = above.append, above.pop, 0
        for number, tag in enumerate(tags):
            if tag[0] == _SLASH:
                shape = pop()
                if not outer or shape.depth >= outer:
                    continue
            else:
                child = shape.tags.get(tag) or shapes.written(shape, tag)
                if child.is_noted:
                    if not outer and self._begins(child):
                        outer, first, self._is_needed = child.depth, number, False
                    self._note(child, outer)
                if tag[-1] != _SLASH:
                    push(shape)
                    shape = child
                    continue
                if outer != child.depth:
                    continue
            outer = 0
            self._end(tags[first : number + 1], texts[first:number])

    def _begins(self, shape: Shape) -> bool:
        """Whether an excerpt begins with an element of the shape: what prefixes stand for must be
        the same there as in the root.
        """
        above = shape.parent
        same = above is not None and above.declared == self._declared
        return same and shape.is_kept and self.is_enough

    def _note(self, shape: Shape, outer: int) -> None:
        """Note a shape in an excerpt that begins at the depth `outer` (0 where there is none)."""
        if shape.mark is not None:
            self.shapes.add(shape)
            self._is_needed = True
            if shape.span is None or not outer or shape.depth - shape.span < outer:
                self.is_enough = False

    def _end(self, tags: list[bytes], texts: list[bytes]) -> None:
        """The excerpt that has these tags, and the texts between them, ends."""
        if self._is_needed and self.is_enough:
            said = [b"<%b>%b" % pair for pair in zip(tags, texts, strict=False)]
            self.excerpts.append(b"%b<%b>" % (b"".join(said), tags[-1]))
            self.is_enough = len(self.excerpts) < _MOST

    def within(self, most: int) -> etree._ElementTree | None:
        """The tree of the excerpts, side by side in the document's root; None where there are not
        enough of them, or where a document of `most` bytes is as quick.
        """
        size = sum(map(len, self.excerpts)) + _COST * len(self.excerpts)
        if not self.is_enough or size > most:
            return None
        name = self._root.split(maxsplit=1)[0]
        return _parsed(b"<%b>%b</%b>" % (self._root, b"".join(self.excerpts), name))


def _parsed(data: bytes) -> etree._ElementTree | None:
    try:
        return etree.ElementTree(etree.fromstring(data, harmless_parser()))
    except etree.XMLSyntaxError:
        return None
