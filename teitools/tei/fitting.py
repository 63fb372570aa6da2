"""Making TEI that others wrote fit the project's schema; every change is a finding.

What no element of the schema can say keeps its words, where they are words of the text. First
what the schema does not name goes or is renamed, then what it does not allow where it stands.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable
from copy import deepcopy

from lxml import etree

from teitools.findings import Finding
from teitools.source import Location, Source
from teitools.tei import codes
from teitools.tei.equivalents import RENAMED
from teitools.tei.gathering import ungroup
from teitools.tei.pointers import identifiers, unpoint, wanted
from teitools.tei.repairs import Repairs
from teitools.tei.schemas import SCHEMA_ADDRESS, schema_instructions
from teitools.tei.source_documents import transcribe_sources
from teitools.tei.supplements import complete_header
from teitools.tei.tree import comment_finding
from teitools.tei.words import holds_text, keeps_words, left_out, name_of, words_kept
from teitools.xml import tags
from teitools.xml.element_types import element_types
from teitools.xml.mistake import Lines
from teitools.xml.names import TEI, XML_ID, tei
from teitools.xml.positions import Positions

Judge = Callable[[bytes], Iterable[Finding]]
"""What is wrong with a document by the project's schema."""

_ROUNDS = 40
_HELD = "what it holds is kept, as far as it can be"


def fit(
    tree: etree._ElementTree, source: Source, judge: Judge
) -> tuple[etree._ElementTree, list[Finding]]:
    """A copy of `tree`, which `source` holds, that the project's schema accepts; the findings."""
    return _Fitter(tree, source, judge).fit()


class _Fitter:
    def __init__(self, tree: etree._ElementTree, source: Source, judge: Judge) -> None:
        self._judge = judge
        self._source = source
        self._positions = Positions(tree, source)
        root = tree.getroot()
        self._root = deepcopy(root)
        originals, copies = root.iter(), self._root.iter()
        self._originals = dict(zip(copies, originals, strict=True))
        self.findings: list[Finding] = []
        self._wanted = wanted(self._root) & identifiers(self._root)
        self._repairs = Repairs(self._note, self._wanted)
        self._lost: set[etree._Element] = set()

    def fit(self) -> tuple[etree._ElementTree, list[Finding]]:
        self._wrap_root()
        self._leave_out_what_is_no_element()
        ungroup(self._root, self._repairs.rename)
        repairs = self._repairs
        transcribe_sources(self._root, self._note, repairs.rename, repairs.retag)
        self._rename()
        complete_header(self._root)
        for _ in range(_ROUNDS):
            if not self._improve():
                break
        else:
            self._repairs.flatten(self._root)
            complete_header(self._root)
        lost = self._wanted - identifiers(self._root)
        unpoint(self._root, lost, self._repairs.leave_out_pointers)
        _normalize(self._root)
        self._instruct()
        return self._root.getroottree(), self.findings

    def _note(self, code: object, element: etree._Element, /, **facts: object) -> None:
        """Note `code` where `element`, or what it stands in, was in the source."""
        at: etree._Element | None = element
        while at is not None and at not in self._originals:
            at = at.getparent()
        location = Location(self._source.name)
        if at is not None:
            location = self._place(self._originals[at])
        self.findings.append(Finding(code, location, facts))  # type: ignore[arg-type]

    def _place(self, original: etree._Element) -> Location:
        if isinstance(original.tag, str):
            return self._positions.location(original)
        parent = original.getparent()
        return Location(self._source.name) if parent is None else self._positions.location(parent)

    def _instruct(self) -> None:
        """What stands before the root: the schemas of the result, not those of the original."""
        original = next(iter(self._originals.values()))
        for node in reversed(list(original.itersiblings(preceding=True))):
            if isinstance(node, etree._Comment):
                self.findings.append(comment_finding(node, self._place(original)))
            elif str(node.target) == "xml-model":  # type: ignore[attr-defined]
                facts = {"target": "xml-model"}
                self.findings.append(Finding(codes.INSTRUCTION, self._place(original), facts))
            else:
                self._root.addprevious(deepcopy(node))
        for said in schema_instructions(SCHEMA_ADDRESS):
            self._root.addprevious(etree.ProcessingInstruction("xml-model", said))
        for node in original.itersiblings():
            target = str(getattr(node, "target", ""))
            if isinstance(node, etree._Comment):
                self.findings.append(comment_finding(node, self._place(original)))
            else:
                facts = {"target": target}
                self.findings.append(Finding(codes.INSTRUCTION, self._place(original), facts))

    def _wrap_root(self) -> None:
        name = etree.QName(self._root).localname
        if name in ("TEI", "teiCorpus"):
            return
        text = self._root if name == "text" else self._root.find(f".//{tei('text')}")
        root = etree.Element(tei("TEI"), nsmap={None: TEI})  # type: ignore[dict-item]
        self._note(codes.ELEMENT, self._root, element=name, parent="", done="its text is kept")
        header = self._root.find(f".//{tei('teiHeader')}")
        source = self._root if name == "sourceDoc" else self._root.find(f".//{tei('sourceDoc')}")
        for part in (header, source if text is None else text):
            if part is not None:
                root.append(part)
        self._root = root

    def _leave_out_what_is_no_element(self) -> None:
        for node in list(self._root.iter(etree.Comment)):
            said = " ".join(str(node.text or "").split())[:40]
            self._note(codes.COMMENT, node, text=said)
            self._repairs.unwrap(node)
        for node in list(self._root.iter(etree.ProcessingInstruction)):
            self._note(codes.INSTRUCTION, node, target=str(node.target))  # type: ignore[attr-defined]
            self._repairs.unwrap(node)

    def _rename(self) -> None:
        """Names that the schema has not, and attributes that it has not."""
        types = element_types()
        for element in list(self._root.iter(etree.Element)):
            if element in self._lost:
                continue
            qualified = etree.QName(element)
            name = qualified.localname
            if qualified.namespace != TEI:
                facts = {"element": name, "namespace": qualified.namespace or ""}
                self._lose(element, codes.NAMESPACE, **facts)
                continue
            if name not in types:
                new = RENAMED.get(name)
                if new is None or (new == "p" and holds_text(element.getparent())):
                    self._lose(element, codes.ELEMENT, element=name)
                    continue
                self._repairs.rename(element, new)
                name = new
            allowed = types[name].attributes
            for key in list(element.attrib):
                if _typed(str(key)) not in allowed:
                    self._repairs.leave_out(element, str(key))

    def _lose(self, element: etree._Element, code: object, /, **facts: object) -> None:
        if code is codes.ELEMENT:
            facts["parent"] = name_of(element.getparent())
        identifier = element.get(XML_ID)
        anchor = str(identifier) if identifier in self._wanted else ""
        if keeps_words(element):
            self._note(code, element, **facts, done=words_kept(element, anchor=anchor))
            self._repairs.unwrap(element)
        elif _has_what_may_stay(element):
            self._note(code, element, **facts, done=words_kept(element, _HELD, anchor))
            self._repairs.unwrap(element)
        else:
            self._note(code, element, **facts, done=left_out(element))
            self._lost.update(element.iter())
            self._repairs.drop(element)

    def _improve(self) -> bool:
        """Change what the schema does not accept; whether there was anything."""
        data = etree.tostring(self._root, encoding="unicode")
        elements = list(self._root.iter(etree.Element))
        starts = [offset for offset, _ in tags.start_tags(data, 0)]
        lines = Lines(data)
        found = False
        self._repairs.begin_round()
        for finding in self._judge(data.encode()):
            found = True
            position = finding.location.position
            offset = lines.offset(position.line, position.column) if position else 0
            element = elements[max(0, bisect_right(starts, offset) - 1)]
            if element.getparent() is not None or element is self._root:
                self._repairs.repair(finding, element)
        complete_header(self._root)
        return found


def _typed(name: str) -> str:
    return name.replace("{http://www.w3.org/XML/1998/namespace}", "xml:")


def _has_what_may_stay(element: etree._Element) -> bool:
    """Whether `element` has no words of its own, and a child that may stand in its place."""
    kind = element_types().get(name_of(element.getparent()))
    words = "".join([element.text or "", *(child.tail or "" for child in element)])
    names = {RENAMED.get(name_of(child), name_of(child)) for child in element}
    return kind is not None and not words.strip() and not kind.children.isdisjoint(names)


def _normalize(root: etree._Element) -> None:
    """White space among words as single spaces, none at the edges of what holds them."""
    types = element_types()
    for element in root.iter(etree.Element):
        kind = types[name_of(element)]
        if not kind.text:
            continue
        parent = element.getparent()
        edge = parent is None or not types[name_of(parent)].text
        element.text = _single(element.text, left=edge)
        last = len(element) - 1
        for index, child in enumerate(element):
            child.tail = _single(child.tail, right=edge and index == last)
        if edge and not len(element):
            element.text = (element.text or "").rstrip(" ") or None


def _single(text: str | None, left: bool = False, right: bool = False) -> str | None:
    if not text:
        return None
    words = " ".join(text.replace("\t", " ").replace("\r", " ").replace("\n", " ").split(" "))
    while "  " in words:
        words = words.replace("  ", " ")
    if left:
        words = words.lstrip(" ")
    return (words.rstrip(" ") if right else words) or None
