"""Schematron embedded in RELAX NG (XML syntax) or XSD, gathered into one schema."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from teitools.schematron import codes
from teitools.schematron.files import Files
from teitools.schematron.names import DIALECTS, XSL
from teitools.schematron.nodes import Node, Origin, read
from teitools.schematron.structure import is_unknown, unknown
from teitools.xml.document import Document
from teitools.xml.names import RNG, SCH, XS

_PARTS = (
    "ns", "let", "phase", "pattern", "group", "rules", "diagnostics", "properties", "param",
    "include", "key",
)  # fmt: skip
_FOREIGN = ("key", "function")
_INCLUDES = {
    f"{{{RNG}}}include": "href",
    f"{{{RNG}}}externalRef": "href",
    f"{{{XS}}}include": "schemaLocation",
    f"{{{XS}}}import": "schemaLocation",
    f"{{{XS}}}redefine": "schemaLocation",
    f"{{{XS}}}override": "schemaLocation",
}
_ORDER = ("ns", "param", "key", "function", "let", "phase", "rules", "pattern", "group")


def embedded(root: etree._Element, document: Document, address: str, files: Files) -> Node:
    """A schema of all that is embedded in `root`, of `document`, and in what it includes.

    Rules and tests that stand alone are put in patterns, and abstract rules where all of these
    have them: tests in an element of RELAX NG are about that element. Raises SchemaError where
    there is nothing, or an element that is none of Schematron's.
    """
    gathered: list[Node] = []
    attributes: dict[str, str] = {}
    for found, where, place in _schemas(root, document, address, files):
        for element in _outermost(found):
            _gather(element, where, place, gathered, attributes)
    if not any(each.is_a("pattern", "group", "include") for each in gathered):
        node = _made("schema", {}, (), root, document, address)
        raise node.error(codes.NOTHING_EMBEDDED, schema=document.source.name)
    namespaces = {
        each.get("prefix") or "": each.get("uri") or "" for each in gathered if each.is_a("ns")
    }
    unique = list(_unique(gathered))
    unique.sort(key=lambda each: _ORDER.index(each.name) if each.name in _ORDER else 99)
    node = _made("schema", attributes, tuple(unique), root, document, address)
    node.namespaces.update(namespaces)  # type: ignore[attr-defined]
    return node


def is_embedding(root: etree._Element) -> bool:
    """Whether `root` is that of a schema that may embed Schematron."""
    return str(root.tag).startswith((f"{{{RNG}}}", f"{{{XS}}}"))


def _schemas(
    root: etree._Element, document: Document, address: str, files: Files
) -> Iterator[tuple[etree._Element, Document, str]]:
    """The schema, and those it includes that can be read; what cannot is told by its engine."""
    from teitools.errors import SchemaError

    seen = {address}
    waiting = [(root, document, address)]
    while waiting:
        found, where, place = waiting.pop(0)
        yield found, where, place
        for element in found.iter(*_INCLUDES):
            href = element.get(_INCLUDES[str(element.tag)])
            if not href:
                continue
            named = _made("include", {"href": href}, (), element, where, place)
            try:
                target = files.find(named, href.partition("#")[0])
            except SchemaError:
                continue
            if target[2] not in seen:
                seen.add(target[2])
                waiting.append(target)


def _outermost(root: etree._Element) -> Iterator[etree._Element]:
    """The elements of Schematron, and keys and functions, that are not in others."""
    tags = (*(f"{{{each}}}*" for each in DIALECTS), *(f"{{{XSL}}}{each}" for each in _FOREIGN))
    inside: set[etree._Element] = set()
    for element in root.iter(*tags):
        parent = element.getparent()
        if parent in inside:
            inside.add(element)
            continue
        if any(each in inside for each in element.iterancestors()):
            continue
        inside.add(element)
        yield element


def _gather(
    element: etree._Element,
    document: Document,
    address: str,
    gathered: list[Node],
    attributes: dict[str, str],
) -> None:
    node = read(element, document, address)
    if is_unknown(node):
        raise node.error(codes.MISPLACED, element=node.name, why=unknown(node))
    if node.is_a("schema"):
        for key in ("queryBinding", "defaultPhase", "schemaVersion", "schematronEdition"):
            if node.get(key) is not None:
                attributes.setdefault(key, node.get(key) or "")
        gathered.extend(each for each in node.elements if not each.is_a("title", "p"))
    elif node.is_a("rule") and node.get("abstract") == "true":
        gathered.append(_made("rules", {}, (node,), element, document, address))
    elif node.is_a("rule"):
        gathered.append(_made("pattern", {}, (node,), element, document, address))
    elif node.is_a("assert", "report"):
        context = _context(element)
        if context is not None:
            rule = _made("rule", {"context": context[0]}, (node,), element, document, address)
            rule.namespaces.update(context[1])  # type: ignore[attr-defined]
            gathered.append(_made("pattern", {}, (rule,), element, document, address))
    elif node.is_a(*_PARTS) or node.namespace == XSL:
        gathered.append(node)


def _context(element: etree._Element) -> tuple[str, dict[str, str]] | None:
    """The element that a test without a rule is about, and a prefix for its namespace."""
    for ancestor in element.iterancestors(f"{{{RNG}}}element", f"{{{XS}}}element"):
        name = ancestor.get("name") or ancestor.findtext(f"{{{RNG}}}name")
        if not name:
            continue
        prefix, _, local = name.strip().rpartition(":")
        if prefix:
            uri = ancestor.nsmap.get(prefix, "")
        elif str(ancestor.tag).startswith(f"{{{RNG}}}"):
            uri = next(
                (each.get("ns", "") for each in _upwards(ancestor) if "ns" in each.attrib), ""
            )
        else:
            uri = ancestor.getroottree().getroot().get("targetNamespace", "")
        return (f"ttsch-e:{local}", {"ttsch-e": uri}) if uri else (local, {})
    return None


def _upwards(element: etree._Element) -> Iterator[etree._Element]:
    yield element
    yield from element.iterancestors()


def _unique(nodes: list[Node]) -> Iterator[Node]:
    """The nodes without namespaces that are declared again, alike."""
    seen: set[tuple[str | None, str | None]] = set()
    for each in nodes:
        if each.is_a("ns"):
            said = (each.get("prefix"), each.get("uri"))
            if said in seen:
                continue
            seen.add(said)
        yield each


def _made(
    name: str,
    attributes: dict[str, str],
    content: tuple[Node | str, ...],
    element: etree._Element,
    document: Document,
    address: str,
) -> Node:
    namespaces = {prefix or "": uri for prefix, uri in element.nsmap.items()}
    origin = Origin(document, element, address)
    return Node(SCH, name, attributes, content, namespaces, "", origin)
