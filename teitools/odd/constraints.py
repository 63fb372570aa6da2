"""Reading a constraint: the Schematron in a constraintSpec (TEI Guidelines 22.5.2).

What is written in Schematron 1.5 becomes ISO Schematron. What is not Schematron but stands
beside it (XSLT keys and functions, quick fixes) is kept as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from teitools.odd.legacy import isolated
from teitools.odd.specs import ConstraintSpec
from teitools.xml.names import SCH, TEI, tei

SCHEMES = ("schematron", "isoschematron")
XSL = "http://www.w3.org/1999/XSL/Transform"
XPATHS = ("context", "test", "value", "select", "path", "match", "use", "subject", "documents")
"""The attributes that hold XPath expressions."""

_SCH_15 = "http://www.ascc.net/xml/schematron"
_PREFIX = re.compile(r"(?<![\w.\-])([^\W\d][\w.\-]*):(?=[^\W\d]|\*)")
_INSTRUCTION = re.compile(r"<\?.*?\?>", re.DOTALL)
_LITERAL = re.compile(r"""("[^"]*"|'[^']*')""")


def read_constraint(node: etree._Element, ident: str) -> ConstraintSpec:
    """What the `constraintSpec` at `node` says, with the prefixes that it uses."""
    bodies = [tei("constraint")] if node.tag == tei("constraintSpec") else []
    parents = list(node.iterchildren(*bodies)) if bodies else [node]
    nodes = [child for parent in parents for child in _schematron(parent)]
    used = dict.fromkeys(prefix for child in nodes for prefix in used_prefixes(child))
    scope = {prefix: uri for prefix, uri in node.nsmap.items() if prefix is not None}
    for child in nodes:
        scope.update((prefix, uri) for prefix, uri in child.nsmap.items() if prefix is not None)
    return ConstraintSpec(
        ident=ident,
        scheme=node.get("scheme", "schematron"),
        children=tuple(_INSTRUCTION.sub("", _written(child)) for child in nodes),
        namespaces=tuple(sorted((p, scope[p]) for p in used if p in scope)),
    )


def used_prefixes(node: etree._Element) -> Iterator[str]:
    """The prefixes in the XPath expressions of `node` and what is in it."""
    for element in node.iter("*"):
        for name in XPATHS:
            yield from prefixes(element.get(name, ""))


def prefixes(expression: str) -> list[str]:
    """The prefixes of the names in an XPath expression."""
    return [p for code in _LITERAL.split(expression)[::2] for p in _PREFIX.findall(code)]


def rename_prefix(expression: str, old: str, new: str) -> str:
    """An XPath expression with the prefix `old` of its names made `new`."""
    parts = _LITERAL.split(expression)
    for i in range(0, len(parts), 2):
        parts[i] = _PREFIX.sub(lambda m: f"{new}:" if m[1] == old else m[0], parts[i])
    return "".join(parts)


def _schematron(parent: etree._Element) -> Iterator[etree._Element]:
    for child in parent.iterchildren("*"):
        name = etree.QName(child)
        if name.localname == "schema" and name.namespace in (SCH, _SCH_15):
            yield from _schematron(child)
        elif name.namespace not in (None, TEI):
            yield child


def _written(node: etree._Element) -> str:
    namespace = etree.QName(node).namespace
    if namespace == _SCH_15:
        return _modern(node)
    if namespace == SCH:
        return isolated(node)
    names = (  # what stands in expressions is declared by sch:ns
        str(value)
        for element in node.iter("*")
        for name, value in element.attrib.items()
        if name not in XPATHS
    )
    values = " ".join(names)
    kept = [prefix for prefix in dict.fromkeys(_PREFIX.findall(values)) if prefix in node.nsmap]
    return isolated(node, kept)


def _modern(node: etree._Element) -> str:
    """A Schematron 1.5 element in ISO Schematron; its `key` becomes the key of XSLT."""
    if etree.QName(node).localname == "key":
        key = etree.Element(f"{{{XSL}}}key", nsmap={"xsl": XSL})
        for name, value in (
            ("name", node.get("name", "")),
            ("match", node.get("match", "")),
            ("use", node.get("path", node.get("use", ""))),
        ):
            key.set(name, value)
        return isolated(key)
    copy = etree.fromstring(isolated(node))
    modern = _renamed(copy, None)
    for pattern in modern.iter(f"{{{SCH}}}pattern"):
        title = pattern.get("name")
        if title is not None:
            del pattern.attrib["name"]
            heading = etree.Element(f"{{{SCH}}}title")
            heading.text = title
            pattern.insert(0, heading)
    return isolated(modern)


def _renamed(node: etree._Element, parent: etree._Element | None) -> etree._Element:
    name = etree.QName(node)
    tag = f"{{{SCH}}}{name.localname}" if name.namespace == _SCH_15 else str(node.tag)
    if parent is None:
        made = etree.Element(tag, nsmap={"sch": SCH})
    else:
        made = etree.SubElement(parent, tag)
        made.tail = node.tail
    for key, value in node.attrib.items():
        made.set(key, value)
    made.text = node.text
    for child in node.iterchildren("*"):
        _renamed(child, made)
    return made
