"""What stands in the declarations of an ODD without being understood.

It has no effect on the schema, and is most often a slip: a name that is misspelt, or an element
in the wrong place (TEI Guidelines, chapter 22).
"""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from teitools.odd import codes
from teitools.odd.attributes import Attributes
from teitools.odd.constraints import SCHEMES
from teitools.odd.legacy import data_fault
from teitools.odd.models import Models
from teitools.odd.naming import is_name
from teitools.odd.reading import Reader
from teitools.odd.repetitions import report_repetitions
from teitools.odd.specs import Specifications
from teitools.odd.understood import ATTRIBUTES, CHILDREN, GLOBAL, PATTERNS, SINGLE, VALUES
from teitools.odd.wording import meant
from teitools.xml.names import RNG, TEI, tei

_TEXTLESS = frozenset((*CHILDREN, "content", "sequence", "alternate", "interleave", "datatype"))


def report_strays(
    reader: Reader,
    declarations: Iterable[etree._Element],
    selected: Specifications,
    available: Specifications,
) -> None:
    """Report what is not understood within `declarations`, each at its place."""
    strays = _Strays(reader, selected, available)
    for declaration in declarations:
        if declaration.tag == _MODULE:
            strays.attributes(declaration, "moduleRef")
            continue
        owner = declaration.get("ident", "")
        for node in declaration.iter(f"{{{TEI}}}*", f"{{{RNG}}}*"):
            if node.tag.startswith(_RNG):
                strays.pattern(node)
            else:
                strays.element(node, str(node.tag).rpartition("}")[2], owner)


_MODULE = tei("moduleRef")
_NAMED = (tei("elementSpec"), tei("attDef"))
_RNG = f"{{{RNG}}}"


def _selects(node: etree._Element) -> bool:
    """Whether a reference takes a class into the schema, and is no part of a content model."""
    parent = node.getparent()
    return parent is not None and parent.tag in (tei("schemaSpec"), tei("specGrp"))


class _Strays:
    def __init__(self, reader: Reader, selected: Specifications, available: Specifications) -> None:
        self._reader = reader
        self._classes = available.classes | selected.classes
        self._names = (*available.elements, *available.macros, *self._classes)

    def element(self, node: etree._Element, name: str, owner: str) -> None:
        if name in ATTRIBUTES:
            self.attributes(node, name)
        if name in CHILDREN:
            self._children(node, name)
            report_repetitions(self._reader, node, name)
        if name in _TEXTLESS:
            self._text(node, name)
        match name:
            case "memberOf":
                self._member(node, owner)
            case "attRef":
                self._reference(node)
            case "altIdent":
                self._alternative(node)
            case "classSpec":
                if node.get("type") == "model" and (own := node.find(tei("attList"))) is not None:
                    self._stray(own, "an <attList> of a model class")
            case "classRef" if not _selects(node):
                found = self._classes.get(node.get("key", "").strip())
                if found is not None and found.type == "atts":
                    self._reader.report(codes.WRONG_KIND, node, name=found.ident)
            case "valList" if node.get("type") == "closed" and len(node) == 0:
                definition = node.getparent()
                if definition is None or definition.get("mode") != "change":
                    self._stray(node, "a closed <valList> without values")
            case "constraintSpec" if node.get("mode") != "delete":
                known = node.get("scheme", SCHEMES[0]).strip() in SCHEMES
                if known and node.find(tei("constraint")) is None:
                    self._stray(node, "a <constraintSpec> without <constraint>")

    def _member(self, node: etree._Element, owner: str) -> None:
        key = node.get("key", "").strip()
        if node.get("mode") != "delete" and key not in self._classes and key:
            facts = {"owner": owner, "name": key, "hint": meant(key, self._classes)}
            self._reader.report(codes.UNKNOWN_CLASS, node, **facts)

    def _reference(self, node: etree._Element) -> None:
        owner = self._classes.get(node.get("class", "").strip())
        name = node.get("name")
        if owner is None or name is None:
            return
        everything = Specifications(classes=self._classes)
        found = Attributes(everything, everything, Models(everything, everything))
        if found.definition(owner, name) is None:
            hint = meant(name, (each.name for each in owner.attributes.definitions()))
            facts = {"owner": owner.ident, "name": name, "hint": hint}
            self._reader.report(codes.UNKNOWN_ATTRIBUTE, node, **facts)

    def _alternative(self, node: etree._Element) -> None:
        """An element or attribute may be given another name, if that is one in XML."""
        parent = node.getparent()
        named = parent is not None and parent.tag in _NAMED
        if named and not is_name(" ".join((node.text or "").split())):
            self._reader.report(codes.BAD_NAME, node, name=(node.text or "").strip())

    def pattern(self, node: etree._Element) -> None:
        """What is wrong with an element of RELAX NG."""
        name = str(node.tag).rpartition("}")[2]
        if name not in PATTERNS:
            self._reader.report(codes.UNKNOWN_CONTENT, node, element=name)
        elif name == "data":
            type_, reason = data_fault(node)
            if reason:
                self._reader.report(codes.BAD_FACETS, node, type=type_, reason=reason)

    def attributes(self, node: etree._Element, name: str) -> None:
        """Attributes that the element does not have, and values that they cannot have."""
        known = ATTRIBUTES[name]
        for attribute, value in map(_as_text, node.attrib.items()):
            allowed = VALUES.get((name, attribute))
            if allowed is not None and value.strip() not in allowed:
                what, hint = f'{attribute}="{value}" of <{name}>', meant(value, allowed)
            elif attribute in known or attribute in GLOBAL or attribute.startswith("{"):
                continue
            else:
                what, hint = f"@{attribute} of <{name}>", meant(attribute, known)
            self._stray(node, what, hint)

    def _children(self, node: etree._Element, name: str) -> None:
        known, single = CHILDREN[name], SINGLE.get(name, ())
        seen = set()
        for child in node.iterchildren("*"):
            uri, _, local = str(child.tag)[1:].rpartition("}")
            if uri != TEI or local not in known:
                self._stray(child, f"<{local}>", meant(local, known))
            elif local in single and local in seen:
                self._reader.report(codes.SECOND, child, child=local, element=name)
            seen.add(local)

    def _text(self, node: etree._Element, name: str) -> None:
        texts = [node.text, *(child.tail for child in node)]
        text = " ".join(" ".join(each.split()) for each in texts if each and not each.isspace())
        if text:
            known = text in self._names
            hint = f"; {text!r} is allowed by a reference to it" if known else ""
            facts = {"text": text[:_LONGEST], "element": name, "hint": hint}
            self._reader.report(codes.STRAY_TEXT, node, **facts)

    def _stray(self, node: etree._Element, what: str, hint: str = "") -> None:
        self._reader.report(codes.STRAY, node, what=what, hint=hint)


def _as_text(item: tuple[str | bytes, str | bytes]) -> tuple[str, str]:
    return str(item[0]), str(item[1])


_LONGEST = 40
