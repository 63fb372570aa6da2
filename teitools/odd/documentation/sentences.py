"""The prose of an ODD as HTML: its text, and what it says about its specifications."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from lxml import etree

from teitools.odd.documentation.blocks import DIVISIONS, SPECIFICATIONS, WRITERS, local_name
from teitools.odd.documentation.book import CLASS, ELEMENT, Book
from teitools.odd.documentation.examples import EXAMPLES, write_example
from teitools.odd.documentation.markup import add, say
from teitools.odd.prose import description
from teitools.xml.names import TEI, XML, XML_ID

_SCHEMES = ("http", "https", "mailto")
_SIMPLE = {
    "code": "code",
    "val": "code",
    "ident": "code",
    "tag": "code",
    "emph": "em",
    "title": "cite",
    "term": "em",
    "mentioned": "i",
    "foreign": "i",
    "q": "q",
    "soCalled": "q",
    "quote": "q",
    "abbr": "abbr",
    "hi": "i",
    "label": "b",
}
_TAGS = {
    "start": ("<", ">"),
    "end": ("</", ">"),
    "empty": ("<", "/>"),
    "pi": ("<?", "?>"),
    "comment": ("<!--", "-->"),
    "ms": ("<![CDATA[", "]]>"),
}
_PLAIN = ("", "")
_BLOCKS = {
    "list",
    "egXML",
    "eg",
    "table",
    "specList",
    "figure",
    "listBibl",
    "lg",
    "cit",
    "specGrp",
    "schemaSpec",
    "p",
    "ab",
    "note",
    "floatingText",
}
_SILENT = {"titlePage", "divGen", "specGrpRef", "index", "anchor", "teiHeader", "graphic", "pb"}
_DEEPEST = 6
_GUIDELINES = "https://www.tei-c.org/release/doc/tei-p5-doc/en/html/"
_SECTION = re.compile(r"#([A-Z]{2})[A-Za-z0-9-]*")


class Sentences:
    """Writes TEI prose into a page; `headings` gathers the headings, for the contents."""

    def __init__(self, book: Book) -> None:
        self.book = book
        self._here: str | None = None
        self._linked = False
        self.headings: list[tuple[str, str, int]] = []
        self._divisions = 0

    def paragraph(
        self,
        parent: etree._Element,
        node: etree._Element,
        class_: str = "",
        here: str | None = None,
    ) -> None:
        """Write what `node` holds as one paragraph (or block), in its language.

        `here` is the element or class that it is about: attributes it names are looked for there.
        """
        holds_blocks = any(local_name(inner) in _BLOCKS for inner in node.iterdescendants("*"))
        block = add(parent, "div" if holds_blocks else "p")
        names = f"{class_} p" if holds_blocks else class_
        if names.strip():
            block.set("class", names.strip())
        self.language(block, node)
        before, self._here = self._here, here or self._here
        self.inline(block, node)
        self._here = before

    def inline(self, parent: etree._Element, node: etree._Element) -> None:
        """Write the text and the children of `node` into `parent`."""
        say(parent, node.text)
        for child in node:
            if isinstance(child.tag, str):
                self._child(parent, child, 3)
            say(parent, child.tail)

    def blocks(self, parent: etree._Element, nodes: Iterable[etree._Element], depth: int) -> None:
        """Write a series of divisions, paragraphs and other blocks."""
        for node in nodes:
            if not isinstance(node.tag, str):
                continue
            name = local_name(node)
            if name in DIVISIONS:
                self._division(parent, node, depth)
            elif name == "head":
                self._head(parent, node, depth)
            elif name in SPECIFICATIONS or name in _SILENT:
                continue
            elif name in _BLOCKS and name not in ("p", "ab"):
                self._child(parent, node, depth)
            else:
                self.paragraph(parent, node)

    def _division(self, parent: etree._Element, node: etree._Element, depth: int) -> None:
        if local_name(node) in ("body", "front", "back", "group", "text"):
            self.blocks(parent, node, depth)
            return
        section = add(parent, "section")
        ident = node.get(XML_ID)
        if ident is not None:
            section.set("id", self.book.id("text", ident))
        self.language(section, node)
        self.blocks(section, node, depth + 1)

    def _head(self, parent: etree._Element, node: etree._Element, depth: int) -> None:
        self._divisions += 1
        heading = add(parent, f"h{min(max(depth, 3), _DEEPEST)}")
        ident = self.book.id("heading", str(self._divisions))
        heading.set("id", ident)
        self.inline(heading, node)
        self.headings.append((ident, description([node]), depth))

    def _child(self, parent: etree._Element, node: etree._Element, depth: int) -> None:
        name = local_name(node)
        if node.tag == f"{{{EXAMPLES}}}egXML":
            write_example(parent, node, self.book)
        elif etree.QName(node).namespace != TEI:
            add(parent, "code", "".join(map(str, node.itertext())))
        elif name in WRITERS:
            WRITERS[name](self, parent, node, depth)
        elif name == "gi":
            self._gi(parent, node)
        elif name == "att":
            self._att(parent, node)
        elif name in ("ref", "ptr"):
            self._reference(parent, node)
        elif name == "lb":
            add(parent, "br")
        elif name in _SILENT or name in SPECIFICATIONS:
            return
        elif name in ("p", "ab", "cit", "figure", "lg", "floatingText", "listBibl", "item"):
            self.box(parent, node, "div")
        else:
            self._simple(parent, node, name)

    def _simple(self, parent: etree._Element, node: etree._Element, name: str) -> None:
        holds_blocks = any(local_name(inner) in _BLOCKS for inner in node.iterdescendants("*"))
        if holds_blocks:
            self.box(parent, node, "blockquote" if name in ("q", "quote") else "div")
            return
        tag = _SIMPLE.get(name, "span")
        if name == "hi" and "bold" in node.get("rend", ""):
            tag = "b"
        inner = add(parent, tag)
        self.language(inner, node)
        before, after = (
            _TAGS.get(node.get("type", "start"), ("", "")) if name == "tag" else ("", "")
        )
        say(inner, before)
        self.inline(inner, node)
        say(inner, after)

    def box(self, parent: etree._Element, node: etree._Element, tag: str) -> None:
        """Write what `node` holds into a new block of `parent`."""
        box = add(parent, tag, class_="p")
        self.language(box, node)
        self.inline(box, node)

    def language(self, target: etree._Element, node: etree._Element) -> None:
        """Say of `target` the language that `node` is in, where it is not English."""
        language = node.get(f"{{{XML}}}lang")
        if language and language != "en":
            target.set("lang", language)

    def _gi(self, parent: etree._Element, node: etree._Element) -> None:
        name = description([node])
        ident = next((s.ident for s in self.book.schema.elements.values() if s.name == name), None)
        known = self.book.schema.elements.get(ident or name)
        code = add(parent, "code", class_="gi")
        if known is not None and not self._linked and node.get("scheme", "TEI") == "TEI":
            self.book.link(code, ELEMENT, known.ident, name)
        else:
            code.text = name

    def _att(self, parent: etree._Element, node: etree._Element) -> None:
        name = description([node]).removeprefix("@")
        code = add(parent, "code", class_="att")
        target = self._attribute(name)
        if target is None or self._linked:
            code.text = f"@{name}"
        else:
            add(code, "a", f"@{name}", href=f"#{target}")

    def _attribute(self, name: str) -> str | None:
        for kind in (ELEMENT, CLASS):
            if self._here is not None and (kind, self._here, name) in self.book.attributes:
                return self.book.id(*self.book.attributes[kind, self._here, name])
        return None

    def _reference(self, parent: etree._Element, node: etree._Element) -> None:
        target = node.get("target", "").strip()
        named = self.book.titles.get(target.removeprefix("#")) if target[:1] == "#" else None
        shown = description([node]) or named or target.removeprefix("#")
        href = self._href(node, target)
        if href is None or self._linked:
            if len(node) or node.text:
                self.inline(add(parent, "span"), node)
            else:
                add(parent, "span", shown)
            return
        anchor = add(parent, "a", href=href)
        self._linked = True
        if len(node) or (node.text or "").strip():
            self.inline(anchor, node)
        else:
            anchor.text = shown
        self._linked = False

    def _href(self, node: etree._Element, target: str) -> str | None:
        """Where a pointer leads, or None where it leads nowhere that may be gone to.

        The TEI's prose points to sections of the Guidelines, whose chapters have two letters.
        """
        if target.startswith("#"):
            known = self.book.targets.get(target[1:])
            if known is not None:
                return f"#{self.book.id(*known)}"
            chapter = _SECTION.fullmatch(target)
            own = node.getroottree().getroot() is self.book.origin.document.root
            return None if chapter is None or own else f"{_GUIDELINES}{chapter[1]}.html{target}"
        try:
            scheme = urlsplit(target).scheme.lower()
        except ValueError:
            return None
        return target if scheme in _SCHEMES else None
