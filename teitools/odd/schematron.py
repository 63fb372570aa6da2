"""Writing the constraints of a grammar as ISO Schematron (TEI Guidelines 22.5.2).

ISO/IEC 19757-3: namespaces, then what is not Schematron (keys, functions), then variables,
phases, patterns, and all diagnostics and properties together at the end.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from teitools.odd.constraints import SCHEMES
from teitools.odd.grammar import Constraint, Grammar
from teitools.odd.layout import indent
from teitools.xml.names import SCH

_DEFAULT_BINDING = "xslt2"
_REFERENCES = ("pattern", "rule", "diagnostics", "properties", "is-a", "defaultPhase")
_ASKED = ("assert", "report", "extends")
_TOGETHER = ("diagnostics", "properties")
_ORDER = ("foreign", "include", "p", "let", "phase", "pattern", *_TOGETHER)
_PROSE = frozenset(f"{{{SCH}}}{n}" for n in ("assert", "report", "diagnostic", "p", "title"))


def write_schematron(grammar: Grammar) -> bytes:
    """The stand-alone Schematron document; the same grammar gives the same bytes."""
    root = etree.Element(f"{{{SCH}}}schema", nsmap={"sch": SCH})
    root.set("queryBinding", grammar.query_binding or _DEFAULT_BINDING)
    for node in patterns(grammar):
        root.append(node)
    indent(root, _is_whole)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8")) + b"\n"


def patterns(grammar: Grammar) -> Iterator[etree._Element]:
    """What a Schematron document of `grammar` holds, in the order it demands, new each time."""
    gathered: dict[str, list[etree._Element]] = {name: [] for name in _ORDER}
    taken: set[str] = set()
    for constraint in grammar.constraints:
        if constraint.spec.scheme in SCHEMES:
            parts = list(_parts(constraint))
            _make_unique(parts, taken)
            for kind, node in parts:
                gathered[kind].append(node)
    for prefix, uri in grammar.namespaces.items():
        yield etree.Element(f"{{{SCH}}}ns", {"prefix": prefix, "uri": uri}, nsmap={"sch": SCH})
    for kind, nodes in gathered.items():
        if kind in _TOGETHER and nodes:
            first, *others = nodes
            for other in others:
                first.extend(other)
            nodes = [first]
        yield from nodes


def _parts(constraint: Constraint) -> Iterator[tuple[str, etree._Element]]:
    """What `constraint` comes to, each with its kind; lone tests and rules get a pattern."""
    sorted_: dict[str, list[etree._Element]] = {}
    for node in map(etree.fromstring, constraint.spec.children):
        name = etree.QName(node)
        kind = name.localname if name.namespace == SCH else "foreign"
        sorted_.setdefault("test" if kind in _ASKED else kind, []).append(node)
    rules, asked = sorted_.get("rule", []), sorted_.get("test", [])
    variables, nested = sorted_.pop("let", []), sorted_.pop("pattern", [])
    for kind, nodes in sorted_.items():
        if kind in _ORDER:
            yield from ((kind, node) for node in nodes)
    if not (rules or asked or nested):
        yield from (("let", node) for node in variables)
    for node in nested:
        if node.get("id") is None:
            node.set("id", _ident(constraint))
        if node.get("is-a") is None:
            _put_first(node, variables)
        yield "pattern", node
    if rules:
        pattern = _pattern(constraint)
        pattern.extend([*map(_copy, variables), *rules])
        yield "pattern", pattern
    if asked:
        pattern = _pattern(constraint)
        rule = etree.SubElement(pattern, f"{{{SCH}}}rule", {"context": constraint.context})
        rule.extend([*map(_copy, variables), *asked])
        yield "pattern", pattern


def _pattern(constraint: Constraint) -> etree._Element:
    pattern = etree.Element(f"{{{SCH}}}pattern", nsmap={"sch": SCH})
    pattern.set("id", _ident(constraint))
    return pattern


def _ident(constraint: Constraint) -> str:
    owner = f"{constraint.owner}." if constraint.owner else ""
    return f"{owner}{constraint.spec.ident}"


def _put_first(pattern: etree._Element, variables: list[etree._Element]) -> None:
    place = sum(1 for node in pattern if etree.QName(node).localname in ("title", "p"))
    for node in variables:
        pattern.insert(place, _copy(node))
        place += 1


def _copy(node: etree._Element) -> etree._Element:
    return etree.fromstring(etree.tostring(node, with_tail=False))


def _make_unique(parts: list[tuple[str, etree._Element]], taken: set[str]) -> None:
    """Give ids that are taken another name, here and where this constraint refers to them."""
    renamed: dict[str, str] = {}
    for _, node in parts:
        for element in node.iter(f"{{{SCH}}}*"):
            ident = element.get("id")
            if ident is None:
                continue
            new, number = ident, 1
            while new in taken:
                number += 1
                new = f"{ident}-{number}"
            taken.add(new)
            if new != ident:
                element.set("id", new)
                renamed.setdefault(ident, new)
    for _, node in parts if renamed else ():
        for element in node.iter(f"{{{SCH}}}*"):
            for name in _REFERENCES:
                value = element.get(name)
                if value is not None:
                    element.set(name, " ".join(renamed.get(v, v) for v in value.split()))


def _is_whole(node: etree._Element) -> bool:
    return node.tag in _PROSE or not str(node.tag).startswith(f"{{{SCH}}}")
