"""Transcriptions of what stands on pages (``sourceDoc``) as a text: pages, blocks, ends of lines.

TEI P5, 11.2.2. A surface becomes a ``pb``, with its pictures after it; a zone, and lines that
stand in none, a paragraph; a line an ``lb`` and its words.
"""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree

from teitools.tei import codes
from teitools.tei.words import name_of
from teitools.xml.names import tei

Note = Callable[..., None]
Rename = Callable[[etree._Element, str], object]
Retag = Callable[[etree._Element, str], None]
_LINE, _ZONE, _SURFACE, _GROUP = map(tei, ("line", "zone", "surface", "surfaceGrp"))
_PICTURES = frozenset(map(tei, ("graphic", "media", "binaryObject")))
_CHANGES = frozenset(map(tei, ("add", "del")))
# what stands on a page beside its zones, and in no paragraph
_BESIDE = frozenset(map(tei, ("note", "fw", "figure", "desc", "label")))


def transcribe_sources(root: etree._Element, note: Note, rename: Rename, retag: Retag) -> None:
    """Make each ``sourceDoc`` in `root` a text, or a division at the back of the text beside it.

    `note` is told of what becomes something else, `rename` changes a name and its attributes and
    tells that, `retag` the same of what says as much by its new name.
    """
    for source in list(root.iter(tei("sourceDoc"))):
        document = source.getparent()
        if document is None:
            continue
        text = document.find(tei("text"))
        facts = {"element": "sourceDoc", "parent": name_of(document)}
        if text is None:
            text = etree.Element(tei("text"))
            source.addprevious(text)
            around = etree.SubElement(text, tei("body"))
            note(codes.ELEMENT, source, **facts, done="its pages become <text>")
        else:
            back = text.find(tei("back"))
            back = etree.SubElement(text, tei("back")) if back is None else back
            around = etree.SubElement(back, tei("div"))
            note(codes.ELEMENT, source, **facts, done="its pages become a <div> in <back>")
        _Pages(around, note, rename, retag).read(source)
        document.remove(source)


class _Pages:
    """Takes what stands on pages, one after the other, and puts it into `around`."""

    def __init__(self, around: etree._Element, note: Note, rename: Rename, retag: Retag) -> None:
        self._around = around
        self._note = note
        self._rename = rename
        self._retag = retag
        self._block: etree._Element | None = None
        self._lined: etree._Element | None = None

    def read(self, holder: etree._Element) -> None:
        """What stands in a document, a group, a surface, a zone: all of it, in its order."""
        self._words(holder.text)
        holder.text = None
        for child in list(holder):
            tail, child.tail = child.tail, None
            holder.remove(child)
            self._part(child)
            self._words(tail)

    def _part(self, child: etree._Element) -> None:
        if child.tag == _GROUP:
            facts = {"element": "surfaceGrp", "parent": "sourceDoc"}
            self._around.append(child)
            self._note(codes.ELEMENT, child, **facts, done="what it holds is kept")
            self._around.remove(child)
            self._block = None
            self.read(child)
        elif child.tag == _SURFACE:
            self._surface(child)
        elif child.tag == _ZONE:
            self._zone(child)
        elif child.tag == _LINE:
            self._line(child)
        elif child.tag in _PICTURES:
            figure = etree.SubElement(self._around, tei("figure"))
            figure.append(child)
            self._block = None
        elif child.tag in _BESIDE:
            self._around.append(child)
            self._block = None
        else:
            self._apart().append(child)
            self._inside(child)

    def _surface(self, surface: etree._Element) -> None:
        """A page: its mark, and then what stands on it."""
        held = self._emptied(surface, "pb")
        self._block = None
        self.read(held)
        self._block = None

    def _zone(self, zone: etree._Element) -> None:
        """A block; what is no line in it, such as another zone, comes after what stands before."""
        held = self._emptied(zone, "p")
        self._block = zone
        self.read(held)
        self._block = None
        if not len(zone) and not (zone.text or "").strip():
            self._around.remove(zone)

    def _emptied(self, element: etree._Element, name: str) -> etree._Element:
        """Put `element` here, by another `name`, without what it held: that is in the result."""
        held = etree.Element(element.tag)
        held.text, element.text = element.text, None
        held.extend(list(element))
        self._around.append(element)
        self._rename(element, name)
        return held

    def _line(self, line: etree._Element) -> None:
        """The beginning of a line, and the words of the line after it."""
        block = self._open()
        block.append(line)
        self._inside(line)
        self._begin(line)
        self._lined = block

    def _begin(self, line: etree._Element) -> None:
        """Make a line that stands among words an ``lb``, with its words after it."""
        words, line.text = line.text, None
        after, line.tail = line.tail, words
        place = line
        for child in list(line):
            place.addnext(child)
            place = child
        place.tail = ((place.tail or "") + (after or "")) or None
        self._retag(line, "lb")

    def _inside(self, element: etree._Element) -> None:
        """What stands in words: lines begin there too, and a change is a substitution."""
        for inner in list(element.iter(_LINE)):
            if inner is not element:
                self._begin(inner)
        for change in list(element.iter(tei("mod"))):
            if len(change) and all(child.tag in _CHANGES for child in change) and _is_bare(change):
                self._rename(change, "subst")

    def _open(self) -> etree._Element:
        """The block that words go into, which begins now where none has."""
        return self._block if self._block is not None else self._begin_block()

    def _apart(self) -> etree._Element:
        """The same for words that are in no line: not a block of lines."""
        apart = self._block is not None and self._block is not self._lined
        return self._open() if apart else self._begin_block()

    def _begin_block(self) -> etree._Element:
        self._block = etree.SubElement(self._around, tei("p"))
        return self._block

    def _words(self, words: str | None) -> None:
        if not (words or "").strip():
            return
        block = self._apart()
        if len(block):
            block[-1].tail = (block[-1].tail or "") + (words or "")
        else:
            block.text = (block.text or "") + (words or "")


def _is_bare(element: etree._Element) -> bool:
    """Whether no words stand between the elements in `element`."""
    texts = (element.text, *(child.tail for child in element))
    return not any((text or "").strip() for text in texts)
