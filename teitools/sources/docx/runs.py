"""Runs, and what stands among them: the words of a paragraph (17.3.2, 17.3.3, 17.13)."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from lxml import etree

from teitools.sources.addresses import address
from teitools.sources.content import Inline, Inset, Node, Place, Words, Wrap
from teitools.sources.docx import alternatives, pictures
from teitools.sources.docx.fields import Field, Fields, of_pages, reference
from teitools.sources.docx.names import XML_SPACE, R, local, w
from teitools.sources.docx.package import Relation
from teitools.sources.docx.styles import STRUCK
from teitools.sources.docx.telling import CHANGES, Told
from teitools.transcript.inlines import Facts

_TRANSPARENT = frozenset("smartTag customXml dir bdo sdtContent sdt oMathPara".split())
_CHARACTERS = {
    "tab": "\t",
    "ptab": "\t",
    "cr": "\n",
    "noBreakHyphen": "\u2011",
    "softHyphen": "\u00ad",
}
_NOTES = frozenset({"footnoteReference", "endnoteReference", "commentReference"})
_SPACES = re.compile(r"[\r\n]+")
_DATES = ("dayShort", "monthShort", "yearShort", "dayLong", "monthLong", "yearLong", "pgNum")


class Surroundings(NamedTuple):
    """What a run is read with: what notes hold, the links of its part, and other parts by name."""

    told: Told
    note: Callable[[etree._Element], Inset | None]
    blocks: Callable[[Sequence[etree._Element]], list[Node]]
    relations: dict[str, Relation]
    part: Callable[[str], etree._Element | None]


class RunReader:
    """Reads the content of one paragraph after the other; fields go on from one to the next."""

    def __init__(self, around: Surroundings) -> None:
        self._around = around
        self._told = around.told
        self._fields = Fields()
        self._inlines: list[Inline] = []
        self._changes: tuple[Wrap, ...] = ()
        self._kept: dict[str, Wrap] = {}
        self._last: dict[tuple[str, Facts], Wrap] = {}
        self._commented: dict[str, list[str]] = {}
        self._lost: list[str] = []
        self.boxes: list[Node] = []
        self.place = Place()
        self.is_reading = False

    def read(self, paragraph: etree._Element, place: Place) -> list[Inline]:
        """What stands in `paragraph`; text boxes are gathered in `boxes`."""
        self._inlines, self._kept, self._last = [], {}, {}
        self.place = place
        self.is_reading = True
        self._children(paragraph)
        self.is_reading = False
        self._fields.end_paragraph()
        lost, self._lost = "".join(self._lost), []
        if lost.strip():
            self._told.drop("what stands in the instruction of a field", place, lost)
        return self._inlines

    def _children(self, parent: etree._Element) -> None:
        for element in parent:
            self._child(element, local(element))

    def _child(self, element: etree._Element, name: str) -> None:
        if name == "r":
            self._run(element)
        elif name in CHANGES:
            self._change(element, name)
        elif name == "hyperlink":
            relation = self._around.relations.get(element.get(f"{{{R}}}id") or "")
            target = address(relation.target) if relation and relation.external else ""
            wrap = Wrap("ref", (("target", target),), self.place) if target else None
            self._within(wrap, element)
        elif name == "fldSimple":
            instruction = element.get(w("instr")) or ""
            if not of_pages(instruction):
                self._within(reference(instruction, self.place), element)
        elif name in _TRANSPARENT:
            self._children(element)
        elif element.tag == alternatives.TAG:
            for child in alternatives.chosen(element):
                self._child(child, local(child))
        elif name == "oMath":
            self._formula(element)
        elif name in ("commentRangeStart", "commentRangeEnd"):
            self._comment_range(element, name)
        elif name in ("subDoc", "altChunk"):
            self._told.drop_part(element, self._around.relations, self.place)
        elif alternatives.has_words(element):
            self._children(element)

    def _within(self, wrap: Wrap | None, element: etree._Element) -> None:
        outer = self._changes
        self._changes = outer if wrap is None else (*outer, wrap)
        self._children(element)
        self._changes = outer

    def _change(self, element: etree._Element, name: str) -> None:
        """A tracked change; one that goes on with another of the same person is one with it."""
        wrap = self._told.change(element, name, self.place)
        key = (wrap.name, wrap.attributes)
        wrap = self._last.get(key, wrap)
        before = len(self._inlines)
        self._within(wrap, element)
        if len(self._inlines) > before:
            self._last = {key: wrap}

    def _formula(self, element: etree._Element) -> None:
        words = "".join(str(each.text or "") for each in element.iter("{*}t"))
        self._put(words)
        self._told.simplify("a formula", self.place, words, "its signs are words in a line")

    def _comment_range(self, element: etree._Element, name: str) -> None:
        identifier = element.get(w("id")) or ""
        if name == "commentRangeStart":
            self._commented[identifier] = []
            return
        words = "".join(self._commented.get(identifier, ()))
        if words.strip():
            self._told.simplify(
                "what a comment is about", self.place, words, "a note stands after them"
            )

    def _run(self, run: etree._Element) -> None:
        properties = run.find(w("rPr"))
        looks = self._told.styles.looks(properties)
        struck = STRUCK in looks
        wraps = [*self._fields.wraps, *self._changes]
        if struck:
            wraps.append(self._kept_wrap(STRUCK))
        wraps += (self._kept_wrap(look) for look in looks if look != STRUCK)
        self._kept = {look: self._kept[look] for look in looks}
        if not self._changes and not self._fields.in_instruction:
            self._last = {}
        if properties is not None and properties.find(w("rPrChange")) is not None:
            self._told.formats += 1
        for element in run:
            self._of_run(element, local(element), tuple(wraps))

    def _kept_wrap(self, look: str) -> Wrap:
        """The mark for a look: that of the run before, where it goes on."""
        if look not in self._kept:
            is_look = look != STRUCK
            self._kept[look] = Wrap(
                "hi" if is_look else "del", (("rend", look),), self.place, look=is_look
            )
        return self._kept[look]

    def _of_run(self, element: etree._Element, name: str, wraps: tuple[Wrap, ...]) -> None:
        if name == "fldChar":
            ended = self._fields.turn(element, self.place)
            if ended is not None and not self._fields.in_instruction:
                self._without_result(ended, wraps)
        elif name in ("instrText", "delInstrText"):
            self._fields.instruct(element.text or "")
        elif self._fields.in_instruction or name == "rPr":
            if name in ("t", "delText") and not self._fields.in_number:
                self._lost.append(_text(element))
        elif name in ("t", "delText"):
            self._put(_text(element), wraps)
        elif name in _CHARACTERS:
            self._put(_CHARACTERS[name], wraps)
        elif name == "br":
            self._break(element, wraps)
        elif name == "sym":
            self._symbol(element, wraps)
        elif name in _NOTES:
            self._note(element, wraps)
        elif name in ("drawing", "pict", "object"):
            self._picture(element)
        elif element.tag == alternatives.TAG:
            for child in alternatives.chosen(element):
                self._of_run(child, local(child), wraps)
        elif name == "ruby":
            self._ruby(element)
        elif name in _DATES:
            self._told.drop("a field without a result", self.place)
        elif alternatives.has_words(element):
            for child in element:
                self._of_run(child, local(child), wraps)

    def _without_result(self, field: Field, wraps: tuple[Wrap, ...]) -> None:
        """What a person entered in a form is words; what a field would print is not known."""
        if field.entered:
            self._put(field.entered, wraps)
        elif field.is_hidden:
            self._told.drop_unseen("an entry of an index", self.place, field.instruction)
        elif field.entered is None and not of_pages(field.instruction):
            self._told.drop("a field without a result", self.place, field.instruction)

    def _put(self, text: str, wraps: tuple[Wrap, ...] | None = None) -> None:
        if not text:
            return
        self._inlines.append(Words(text, self._changes if wraps is None else wraps))
        self._fields.have_words()
        for words in self._commented.values():
            words.append(text)

    def _break(self, element: etree._Element, wraps: tuple[Wrap, ...]) -> None:
        if element.get(w("type")) == "page":
            self._inlines.append(Inset(Wrap("pb", (), self.place), [], wraps))
        else:
            self._put("\n", wraps)

    def _symbol(self, element: etree._Element, wraps: tuple[Wrap, ...]) -> None:
        code, font = element.get(w("char")) or "", element.get(w("font")) or "?"
        try:
            sign = chr(int(code, 16))
            sign.encode()
        except (ValueError, OverflowError):
            self._told.drop(f"a sign of the font {font}", self.place, code)
            return
        self._put(sign, wraps)
        if "\ue000" <= sign <= "\uf8ff":
            what, instead = f"a sign of the font {font}", f"it is the character U+{ord(sign):04X}"
            self._told.simplify(what, self.place, "", instead)

    def _note(self, element: etree._Element, wraps: tuple[Wrap, ...]) -> None:
        inset = self._around.note(element)
        if inset is not None:
            inset.wraps = tuple(wrap for wrap in wraps if not wrap.look)
            self._inlines.append(inset)

    def _picture(self, element: etree._Element) -> None:
        """A picture is dropped; the words of a text box stand after the paragraph."""
        boxes = pictures.boxes(element)
        for box in boxes:
            nodes = self._around.blocks([*box])
            self.boxes += nodes
            if nodes:
                instead = "its paragraphs stand after this one"
                self._told.simplify("a text box", self.place, "", instead)
        words = pictures.words_of(element, self._around.relations, self._around.part)
        if words or not boxes:
            what = "an object" if local(element) == "object" else "a picture"
            self._told.drop(what, self.place, words)

    def _ruby(self, element: etree._Element) -> None:
        for part in ("rubyBase", "rt"):
            held = element.find(w(part))
            if held is not None:
                opening, closing = ("(", ")") if part == "rt" else ("", "")
                self._put(opening)
                self._children(held)
                self._put(closing)
        instead = "it stands after them, in brackets"
        self._told.simplify("a gloss above words", self.place, "", instead)


def _text(element: etree._Element) -> str:
    text = _SPACES.sub(" ", element.text or "")
    return text if element.get(XML_SPACE) == "preserve" else text.strip(" \t")
