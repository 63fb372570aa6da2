"""A page, read: its blocks, the words in them, and what it says of itself."""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree

from teitools.findings import Code, Finding
from teitools.source import Source
from teitools.sources import codes
from teitools.sources.content import (
    Document,
    Element,
    Inline,
    Inset,
    Line,
    Node,
    Paragraph,
    Place,
    Words,
    Wrap,
)
from teitools.sources.html.asking import (
    all_inlines,
    all_words,
    as_heading,
    nearest,
    parts,
    quotes_of,
    words_beside,
    words_instead,
)
from teitools.sources.html.decoding import decode
from teitools.sources.html.description import describe
from teitools.sources.html.elements import (
    BLOCKS,
    BODY,
    HEADINGS,
    LISTS,
    NOT_TAKEN,
    RULE,
    SILENT,
    SIMPLER,
)
from teitools.sources.html.lists import item_numbers
from teitools.sources.html.marks import collapsed, is_hidden, wraps_of
from teitools.sources.html.notes import PageNotes, is_of_notes
from teitools.sources.html.parsing import parsed
from teitools.sources.html.pictures import figured, inset_of, picture_of
from teitools.sources.html.places import Places
from teitools.sources.html.tables import TableReader
from teitools.sources.html.unsaid import unsaid
from teitools.sources.places import quoted, tell
from teitools.sources.spacing import collapse


def read_html(source: Source, _limit: int) -> Document:
    """The page in `source`. Nothing that it names is read, and nothing in it runs.

    Raises DocumentError where it is not in its encoding, or its elements are nested too deep.
    """
    text, findings = decode(source)
    root = parsed(text, source.name)
    if root is None:
        return Document([], findings=findings)
    places = Places(text, root)
    reader = _Reader(source.name, places)
    body = reader.body(root)
    description, said = describe(root, source.name, places)
    return Document(body, description, [*findings, *said, *reader.findings])


def read_fragment(text: str, name: str, line: int) -> tuple[list[Node], list[Finding]]:
    """The nodes of a piece of HTML that begins in `line` of the document called `name`."""
    whole = f"{BODY}{text}"
    root = parsed(whole, name)
    if root is None:
        return [], []
    reader = _Reader(name, Places(whole, root, line, len(BODY)))
    return reader.body(root), reader.findings


class _Reader:
    def __init__(self, name: str, places: Places) -> None:
        self._name = name
        self._places = places
        self.findings: list[Finding] = []
        self._inlines: list[Inline] = []
        self._nodes: list[Node] = []
        self._wraps: tuple[Wrap, ...] = ()
        self._place = Place()
        self._kept = False
        self._notes = PageNotes(etree.Element("html"))
        self._tables = TableReader(
            self._block, self._block_of_child, self._words, places, self._simplify
        )

    def body(self, root: etree._Element) -> list[Node]:
        """The nodes of the page; of its ``main`` alone, where it has one."""
        mains = [each for each in root.iter("main") if not is_hidden(each)]
        self._notes = PageNotes(root)
        if len(mains) == 1:
            self._outside(root, mains[0])
            root = mains[0]
        for comment in root.iter(etree.Comment):
            words = collapsed(comment.text or "").strip()
            if words:
                self.drop(comment, "a comment of the page", words, codes.DROPPED_UNSEEN)
        return self._block(root)

    def drop(
        self, element: etree._Element, what: str, words: str = "", code: Code = codes.DROPPED
    ) -> None:
        """Say that `element` is dropped, with its words."""
        place = self._places.of(element)
        self.findings.append(tell(code, self._name, place, what=what, words=quoted(words)))

    def _simplify(self, place: Place, what: str, instead: str) -> None:
        """Say that something becomes less than it is."""
        self.findings.append(tell(codes.SIMPLIFIED, self._name, place, what=what, instead=instead))

    def _outside(self, root: etree._Element, main: etree._Element) -> None:
        """Tell of what stands beside the part of the page that holds its matter."""
        around = {main, *main.iterancestors()}
        for ancestor in main.iterancestors():
            tails = (child.tail or "" for child in ancestor)
            if words := collapsed("".join((ancestor.text or "", *tails))).strip():
                self.drop(ancestor, "what stands beside <main>", words)
            for child in ancestor:
                words = "" if child in around else words_beside(child)
                if words and not self._notes.is_left_out(child):
                    self.drop(child, f"<{child.tag}>, beside <main>,", words)

    def _block(self, element: etree._Element) -> list[Node]:
        """The nodes of what `element` holds."""
        return self._gathered(element, self._content)

    def _gathered(
        self, element: etree._Element, read: Callable[[etree._Element], None]
    ) -> list[Node]:
        outer = self._nodes, self._inlines
        self._nodes, self._inlines = [], []
        self._place = self._places.of(element)
        read(element)
        self._end_paragraph()
        nodes = self._nodes
        self._nodes, self._inlines = outer
        return nodes

    def _content(self, element: etree._Element) -> None:
        self._text(element.text)
        for child in element:
            if isinstance(child.tag, str):
                self._child(child)
            self._text(child.tail)

    def _text(self, text: str | None) -> None:
        if text:
            self._inlines.append(Words(text if self._kept else collapsed(text), self._wraps))

    def _child(self, element: etree._Element) -> None:
        name = str(element.tag)
        if name in SILENT or self._notes.is_left_out(element):
            return
        for what, words in () if self._notes.note_of(element) is not None else unsaid(element):
            self.drop(element, what, words, codes.DROPPED_UNSEEN)
        picture = picture_of(element)
        if picture is not None and not is_hidden(element):
            self._inlines.append(inset_of(picture, self._places.of(element), self._wraps))
        elif name in NOT_TAKEN:
            self._left_out(element, name)
        elif is_hidden(element):
            if words := all_words(element):
                self.drop(element, "what the page hides", words)
        elif name == "br":
            self._inlines.append(Words("\n", self._wraps))
        elif name in BLOCKS:
            self._end_paragraph()
            self._place = self._places.of(element)
            self._of_block(element, name)
            self._end_paragraph()
        else:
            self._among_words(element, name)

    def _note(self, link: etree._Element, note: etree._Element) -> None:
        """A note where its mark stands."""
        facts = (("place", "end"), ("n", self._notes.number(link)))
        element = Wrap("note", facts, self._places.of(link))
        wraps, self._wraps = self._wraps, ()
        place = self._place
        nodes = self._gathered(note, self._content)
        self._wraps, self._place = wraps, place
        kept = tuple(wrap for wrap in wraps if not wrap.look)
        self._inlines.append(Inset(element, nodes, kept))

    def _among_words(self, element: etree._Element, name: str) -> None:
        outer = self._wraps
        place = self._places.of(element)
        note = self._notes.note_of(element)
        if note is not None:
            self._note(element, note)
            return
        if name in ("abbr", "acronym") and (full := collapsed(element.get("title") or "").strip()):
            self._abbreviation(element, full, place)
            return
        if name in SIMPLER:
            self._simplify(place, *SIMPLER[name])
        quotes = quotes_of(element)
        self._wraps = (*outer, *wraps_of(element, place))
        self._text(quotes[0])
        self._content(element)
        self._text(quotes[1])
        self._wraps = outer

    def _abbreviation(self, element: etree._Element, full: str, place: Place) -> None:
        both: list[Node] = [
            Line("abbr", [Words(all_words(element))], (), place),
            Line("expan", [Words(full)], (), place),
        ]
        self._inlines.append(Inset(Wrap("choice", (), place), both, self._wraps))

    def _of_block(self, element: etree._Element, name: str) -> None:
        place = self._place
        if name in HEADINGS:
            self._nodes += as_heading(self._block(element), HEADINGS[name], place)
        elif name in LISTS:
            items = self._items(element)
            self._nodes.append(Element("list", items, LISTS[name], place))
        elif name == "table":
            self._nodes += self._tables.read(element, place)
        elif name == "blockquote":
            self._nodes.append(Element("quote", self._block(element), (), place))
        elif name == "figure":
            self._nodes.append(Element("figure", figured(self._block(element)), (), place))
        elif name == "figcaption" and nearest(element, "figure") is not None:
            self._nodes.append(Line("head", all_inlines(self._block(element)), (), place))
        elif name == "pre":
            outer, self._kept = self._kept, True
            self._content(element)
            self._kept = outer
        elif name == "hr":
            if not is_of_notes(element):
                self._nodes.append(Line("milestone", [], RULE, place))
        else:
            outer_wraps = self._wraps
            self._wraps = (*outer_wraps, *wraps_of(element, place))
            self._content(element)
            self._wraps = outer_wraps

    def _items(self, element: etree._Element) -> list[Node]:
        """The items of a list, and the labels of one of definitions."""
        items: list[Node] = []
        names = {"li": "item", "dd": "item", "dt": "label"}
        numbers = item_numbers(element)
        for child in parts(element, "div"):
            if isinstance(child, str):
                items.append(Element("item", [self._words(child)], (), self._places.of(element)))
                continue
            if self._notes.is_left_out(child):
                continue
            place = self._places.of(child)
            nodes = self._block_of_child(child)
            name = names.get(str(child.tag), "item")
            if name == "label":
                items.append(Line("label", all_inlines(nodes), (), place))
            elif nodes:
                number = numbers.get(child)
                items.append(Element(name, nodes, (("n", number),) if number else (), place))
        return items

    def _words(self, text: str) -> Node:
        """Words that stand where only elements should."""
        return Paragraph([Words(collapsed(text).strip(), self._wraps)], self._place)

    def _block_of_child(self, child: etree._Element) -> list[Node]:
        """The nodes of a child of a list or row, whatever it is."""
        if str(child.tag) in ("li", "dd", "dt", "td", "th", "caption"):
            return self._block(child)
        return self._gathered(child, self._child)

    def _left_out(self, element: etree._Element, name: str) -> None:
        if name == "input" and element.get("type", "").lower() == "hidden":
            return
        self.drop(element, NOT_TAKEN[name], words_instead(element))

    def _end_paragraph(self) -> None:
        inlines, self._inlines = self._inlines, []
        if not self._kept:
            inlines = collapse(inlines)
        if inlines:
            self._nodes.append(Paragraph(inlines, self._place))
