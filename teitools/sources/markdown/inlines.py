"""What stands among words: emphasis, links, notes, tags of HTML."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from lxml import etree

from teitools.findings import Code
from teitools.source import Position
from teitools.sources import codes
from teitools.sources.addresses import address
from teitools.sources.content import Inline, Inset, Node, Place, Words, Wrap
from teitools.sources.html.marks import wraps_of
from teitools.sources.html.pictures import Picture, inset_of, picture_of
from teitools.sources.spacing import collapse

if TYPE_CHECKING:
    from markdown_it.token import Token

_WRAPS = {
    "em_open": ("hi", (("rend", "italic"),), True),
    "strong_open": ("hi", (("rend", "bold"),), True),
    "s_open": ("del", (("rend", "strikethrough"),), False),
}
_TAG = re.compile(r"<(?P<end>/)?(?P<name>[A-Za-z][A-Za-z0-9-]*)[^>]*>", re.DOTALL)
_COMMENT = re.compile(r"<!--(?P<said>.*?)-->", re.DOTALL)
_SILENT = frozenset({"br", "wbr", "p", "div"})
Drop = Callable[[str, Place, str, Code], None]


class InlineReader:
    """Reads the words of one block after the other. `note` gives the nodes of a note, by its id."""

    def __init__(
        self, lines: Sequence[str], note: Callable[[int], list[Node] | None], drop: Drop
    ) -> None:
        self._lines = lines
        self._note = note
        self._drop = drop
        self._line = 0
        self._found: list[Inline] = []
        self._open: list[tuple[str, tuple[Wrap, ...]]] = []

    def read(self, token: Token, line: int) -> list[Inline]:
        """The inlines of a token that has children; its words begin in `line`, from 1."""
        self._line, self._found, self._open = line, [], []
        for child in token.children or ():
            self._read(child)
        return collapse(self._found)

    @property
    def _wraps(self) -> tuple[Wrap, ...]:
        return tuple(wrap for _, wraps in self._open for wrap in wraps)

    def _place(self, needle: str) -> Place:
        """The place of `needle`, or else of the line in which it stands."""
        if not self._line:
            return Place()
        line = self._lines[self._line - 1] if self._line <= len(self._lines) else ""
        return Place(Position(self._line, max(line.find(needle), 0) + 1))

    def _put(self, text: str, *wraps: Wrap) -> None:
        self._found.append(Words(text, (*self._wraps, *wraps)))

    def _read(self, token: Token) -> None:
        kind = token.type
        if kind in ("text", "text_special"):
            self._put(token.content)
        elif kind in ("softbreak", "hardbreak"):
            self._put("\n")
            self._line += self._line > 0
        elif kind == "code_inline":
            place = self._place(token.content)
            self._put(token.content, Wrap("hi", (("rend", "monospace"),), place, look=True))
        elif kind in _WRAPS:
            name, facts, look = _WRAPS[kind]
            self._open.append((kind, (Wrap(name, facts, self._place(token.markup), look),)))
        elif kind == "link_open":
            target = address(str(token.attrGet("href") or ""))
            wrap = Wrap("ref", (("target", target),), self._place("["))
            self._say_of_link(token, target)
            self._open.append((kind, (wrap,) if target else ()))
        elif kind.endswith("_close"):
            self._close(kind.replace("_close", "_open"))
        elif kind == "image":
            self._picture(token)
        elif kind == "html_inline":
            self._html(token.content)
        elif kind == "footnote_ref":
            self._footnote(token)

    def _say_of_link(self, token: Token, target: str) -> None:
        """Say what is not said of a link."""
        place = self._place("[")
        if title := token.attrGet("title"):
            self._drop("the title of a link", place, str(title), codes.DROPPED_UNSEEN)
        if not target and (href := token.attrGet("href")):
            self._drop("a link that leads nowhere else", place, str(href), codes.DROPPED_UNSEEN)

    def _picture(self, token: Token) -> None:
        place = self._place("![")
        where = address(str(token.attrGet("src") or ""))
        if title := token.attrGet("title"):
            self._drop("the title of a picture", place, str(title), codes.DROPPED_UNSEEN)
        if where:
            picture = Picture(where, token.content.strip())
            self._found.append(inset_of(picture, place, self._wraps))
        else:
            self._drop("a picture", place, token.content, codes.DROPPED)

    def _close(self, opened: str) -> None:
        """End the mark that was opened last by that name."""
        names = [name for name, _ in self._open]
        if opened in names:
            del self._open[len(names) - 1 - names[::-1].index(opened)]

    def _footnote(self, token: Token) -> None:
        place = self._place("[^")
        nodes = self._note(int(token.meta["id"]))
        number = str(int(token.meta["id"]) + 1)
        if nodes is None:
            self._drop("a second mark of a note", place, number, codes.DROPPED)
            return
        note = Wrap("note", (("place", "bottom"), ("n", number)), place)
        wraps = tuple(wrap for wrap in self._wraps if not wrap.look)
        self._found.append(Inset(note, nodes, wraps))

    def _html(self, content: str) -> None:
        """A tag: that of a mark is one, from its start tag to its end tag."""
        place = self._place(content.partition("\n")[0])
        comment = _COMMENT.fullmatch(content)
        if comment:
            if words := comment["said"].strip():
                self._drop("a comment of the page", place, words, codes.DROPPED_UNSEEN)
            return
        tag = _TAG.fullmatch(content)
        name = tag["name"].lower() if tag else ""
        if tag and tag["end"]:
            self._close(f"<{name}>")
            return
        if name == "br":
            self._put("\n")
            return
        parsed = etree.fromstring(content.encode(), etree.HTMLParser(encoding="utf-8"))
        element = None if parsed is None else next(parsed.iter(name or "x"), None)
        wraps = () if element is None else tuple(wraps_of(element, place))
        picture = None if element is None else picture_of(element)
        if picture is not None:
            self._found.append(inset_of(picture, place, self._wraps))
            return
        if wraps and not content.endswith("/>"):
            self._open.append((f"<{name}>", wraps))
        elif name not in _SILENT:
            self._drop("a tag", place, content, codes.DROPPED)
