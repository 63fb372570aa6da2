"""The changes by which a document comes to fit the project's schema."""

from __future__ import annotations

from collections.abc import Callable, Container
from itertools import takewhile

from lxml import etree

from teitools.findings import Finding
from teitools.tei import codes
from teitools.tei.equivalents import AMONG_WORDS
from teitools.tei.gathering import gather
from teitools.tei.supplements import ESSENTIAL
from teitools.tei.words import (
    end_run,
    has_words,
    holds_text,
    keeps_words,
    left_out,
    name_of,
    named,
    paragraphs_of,
    put_before,
    run_of,
    stands_apart,
    words_kept,
)
from teitools.xml.element_types import element_types
from teitools.xml.names import XML_ID, tei

Note = Callable[..., None]

# what words become that stand where only elements may
_WORDS = {
    "lg": "l",
    "list": "item",
    "row": "cell",
    "castList": "castItem",
    "castGroup": "castItem",
    "setting": "p",
}
# what ends a division: nothing but its like may follow
_ENDS = frozenset("closer trailer byline dateline signed salute".split())
_NO_ROOM = ("text", "front", "back", "TEI", "teiHeader")
_PATIENCE = 3
"""In so many rounds something is mended in an element before it goes."""
_KEPT = frozenset({*_NO_ROOM, "body", "div", *ESSENTIAL})


class Repairs:
    """Changes a tree; `note` is told of each change before it is made.

    Of an element of the text that goes, an ``anchor`` keeps the identifier if it is `wanted`.
    """

    def __init__(self, note: Note, wanted: Container[str] = ()) -> None:
        self._note = note
        self._wanted = wanted
        self._rounds: dict[etree._Element, set[int]] = {}
        self._round = 0

    def repair(self, finding: Finding, near: etree._Element) -> None:
        """Change what `finding` says is wrong at `near` or in what it stands in."""
        code, facts = finding.code.id, finding.facts
        worded = code in ("R216", "R217")
        element = named(near, str(facts.get("element", "")), worded)
        if code in ("R210", "R211") and facts.get("parent", "") != name_of(element.getparent()):
            return  # another repair has moved it
        if worded and name_of(element) != facts.get("element", name_of(element)):
            return  # these words, too
        in_text = keeps_words(element)
        around = named(near, str(facts.get("parent", ""))) if code == "R211" else element
        if self._is_beyond_patience(around):
            self._remove(around, keeps_words(around))
            return
        text = element.getparent() if code in ("R210", "R211") else element
        if (worded or text is not element) and text is not None and name_of(text) == "text":
            if worded:
                self._note(codes.TEXT, text, element="text", done="they go into its parts")
            gather(text, self._note)
            return
        if code in ("R213", "R215", "R221", "R222"):
            self._attribute(element if code != "R221" else near, str(facts.get("attribute", "")))
        elif code == "R212":
            self._complete(element, in_text)
        elif worded:
            self._words(element, in_text)
        elif code == "R214" or not self._place(element, code, in_text):
            self._remove(element, in_text)

    def begin_round(self) -> None:
        """Say that what is repaired from now on was still wrong after all repairs before."""
        self._round += 1

    def _is_beyond_patience(self, element: etree._Element) -> bool:
        rounds = self._rounds.setdefault(element, set())
        rounds.add(self._round)
        return len(rounds) > _PATIENCE and name_of(element) not in _KEPT

    def _attribute(self, element: etree._Element, name: str) -> None:
        key = name or "xml:id"
        key = key.replace("xml:", "{http://www.w3.org/XML/1998/namespace}")
        if key in element.attrib:
            self.leave_out(element, key)
        else:
            self._remove(element, True)

    def _place(self, element: etree._Element, code: str, in_text: bool) -> bool:
        """Find another way to say `element` where it may not stand as it is."""
        parent = element.getparent()
        if parent is None or not in_text:
            return False
        kinds = element_types()
        room = kinds[name_of(parent)]
        name = name_of(element)
        if room.text:
            return False
        before = element.getprevious()
        while before is not None and name_of(before) not in _ENDS | {"div"}:
            before = before.getprevious()
        if before is not None and code == "R211":
            if name_of(before) == "div":
                return self._wrap(element, "div")
            return self.rename(before, "p")
        if "p" in room.children and name != "p" and kinds[name].text:
            return self.rename(element, "p")
        if name_of(parent) in _WORDS and name != _WORDS[name_of(parent)] and kinds[name].text:
            return self.rename(element, _WORDS[name_of(parent)])
        return False

    def _complete(self, element: etree._Element, in_text: bool) -> None:
        name = name_of(element)
        if "p" in element_types()[name].children and not _has_words_or_blocks(element):
            etree.SubElement(element, tei("p"))
            return
        if name == "text":
            etree.SubElement(element, tei("body"))
            return
        self._note(codes.INCOMPLETE, element, element=name, done=self._done(element, in_text))
        self._take_away(element, in_text)

    def _words(self, element: etree._Element, in_text: bool) -> None:
        """Words in an element that has no room for them."""
        name = name_of(element)
        kind = element_types()[name]
        new = "p" if "p" in kind.children else _WORDS.get(name)
        if new is None or (not in_text and new != "p"):
            self._note(codes.TEXT, element, element=name, done=self._done(element, in_text))
            self._take_away(element, in_text)
            return
        if not kind.text:
            self._note(codes.TEXT, element, element=name, done=f"they are put into <{new}>")
            self._wrap_words(element, new)
        else:
            self._remove(element, in_text)

    def _wrap_words(self, element: etree._Element, name: str) -> None:
        """Put words, and what stands among them, into elements of that name."""
        words, element.text = element.text or "", None
        inside, children = element_types()[name].children, list(element)
        run = run_of(name, words)
        for child in children:
            tail, child.tail = child.tail or "", None
            if name_of(child) in AMONG_WORDS and name_of(child) in inside:
                child.addprevious(run)
                run.append(child)
                child.tail = tail
                continue
            end_run(run, child)
            run = run_of(name, tail)
        if run.getparent() is None:
            element.append(run)
        end_run(run, None)

    def _wrap(self, element: etree._Element, name: str) -> bool:
        """Put `element`, and what follows it up to one of that name, into such an element."""
        around = etree.Element(tei(name))
        element.addprevious(around)
        parent = name_of(around.getparent())
        others = takewhile(lambda other: name_of(other) != name, element.itersiblings())
        for each in [element, *others]:
            facts = {"element": name_of(each), "parent": parent}
            self._note(codes.ELEMENT, each, **facts, done=f"it is put into <{name}>")
            around.append(each)
        return True

    def _remove(self, element: etree._Element, in_text: bool) -> None:
        name, parent = name_of(element), name_of(element.getparent())
        self._note(
            codes.ELEMENT, element, element=name, parent=parent, done=self._done(element, in_text)
        )
        self._take_away(element, in_text)

    def _done(self, element: etree._Element, in_text: bool) -> str:
        """What becomes of an element that goes."""
        identifier = element.get(XML_ID)
        anchor = str(identifier) if identifier in self._wanted else ""
        return words_kept(element, anchor=anchor) if in_text else left_out(element)

    def _take_away(self, element: etree._Element, in_text: bool) -> None:
        if element.getparent() is None:
            return
        if name_of(element) in ESSENTIAL and not holds_text(element.getparent()):
            tail = element.tail
            element.clear()
            element.tail = tail
        elif in_text:
            self.unwrap(element)
        else:
            self.drop(element)

    def rename(self, element: etree._Element, name: str) -> bool:
        """Call `element` another name; always True."""
        old, parent = name_of(element), name_of(element.getparent())
        self._note(codes.ELEMENT, element, element=old, parent=parent, done=f"it becomes <{name}>")
        self.retag(element, name)
        return True

    def retag(self, element: etree._Element, name: str) -> None:
        """The same of an element whose new name says what the old one did."""
        element.tag = tei(name)
        allowed = element_types()[name].attributes
        for key in list(element.attrib):
            if str(key).replace("{http://www.w3.org/XML/1998/namespace}", "xml:") not in allowed:
                self.leave_out(element, str(key))

    def leave_out(self, element: etree._Element, key: str) -> None:
        """Take an attribute away; a subtype goes with its type."""
        if key not in element.attrib:
            return
        facts = {"attribute": key.replace("{http://www.w3.org/XML/1998/namespace}", "xml:")}
        value = str(element.attrib.pop(key))
        self._note(codes.ATTRIBUTE, element, **facts, value=value, element=name_of(element))
        if key == "type" and "subtype" in element.attrib:
            self.leave_out(element, "subtype")

    def leave_out_pointers(self, element: etree._Element, name: str, kept: str) -> None:
        """Take from the pointers in an attribute those that are not in `kept`."""
        facts = {"attribute": name, "value": element.get(name), "element": name_of(element)}
        self._note(codes.ATTRIBUTE, element, **facts)
        if kept:
            element.set(name, kept)
        else:
            del element.attrib[name]

    def unwrap(self, element: etree._Element) -> None:
        """Put what `element` holds in its place, apart from other words where it stood apart."""
        parent = element.getparent()
        if parent is None:
            return
        is_element = isinstance(element.tag, str)
        apart = " " if is_element and stands_apart(element) else ""
        identifier = element.get(XML_ID) if is_element else None
        if identifier in self._wanted and name_of(element) != "anchor":
            del element.attrib[XML_ID]
            anchor = etree.Element(tei("anchor"))
            anchor.set(XML_ID, str(identifier))
            element.addprevious(anchor)
        put_before(parent, element, apart + ((element.text if is_element else "") or ""))
        between = apart if is_element and not has_words(element) else ""
        for child in list(element):
            tail, child.tail = child.tail, None
            element.addprevious(child)
            put_before(parent, element, between + (tail or ""))
        put_before(parent, element, apart)
        self.drop(element)

    def drop(self, element: etree._Element) -> None:
        """Take `element` away, and not what follows it."""
        parent = element.getparent()
        if parent is None:
            return
        put_before(parent, element, element.tail or "")
        element.tail = None
        parent.remove(element)

    def flatten(self, root: etree._Element) -> None:
        """Keep nothing but the titles, and the words of each text, in paragraphs."""
        for header in root.iter(tei("teiHeader")):
            title = header.find(f".//{tei('title')}")
            words = "" if title is None else " ".join("".join(map(str, title.itertext())).split())
            header.clear()
            titles = etree.SubElement(etree.SubElement(header, tei("fileDesc")), tei("titleStmt"))
            etree.SubElement(titles, tei("title")).text = words or "Untitled"
        for text in root.iter(tei("text")):
            paragraphs = list(paragraphs_of(text))
            self._note(codes.ELEMENT, text, element="text", parent="TEI", done="words are kept")
            for part in list(text):
                text.remove(part)
            text.attrib.clear()
            body = etree.SubElement(text, tei("body"))
            for each in paragraphs or [""]:
                etree.SubElement(body, tei("p")).text = each


def _has_words_or_blocks(element: etree._Element) -> bool:
    return any(name_of(child) == "p" for child in element)
