"""Writing the compiled ODD: one schemaSpec that holds every specification in full.

It is an ODD and its own source: compiled again, with no other specifications, it gives the
same schemas (TEI Guidelines 22.8.4).
"""

from __future__ import annotations

import re
from copy import deepcopy

from lxml import etree

from teitools.odd.grammar import Grammar
from teitools.odd.layout import indent
from teitools.odd.origin import Origin
from teitools.odd.prose import PARTS, gather
from teitools.odd.pruning import prune
from teitools.odd.specs import Spec
from teitools.odd.written_specs import WrittenSpecs
from teitools.xml.names import RNG, SCH, TEI, XML, XML_ID, tei

_TEI = f'<TEI xmlns="{TEI}" xmlns:rng="{RNG}" xmlns:sch="{SCH}"/>'
_LANG = f"{{{XML}}}lang"
_WHOLE = frozenset([*PARTS, tei("constraint"), tei("teiHeader"), tei("p")])
_SPECIFIED = [tei(name) for name in ("schemaSpec", "specGrp", "specGrpRef")]
_KEPT = ("ident", "docLang", "targetLang", "prefix", "defaultExceptions", "queryBinding")
_VERSION = re.compile(r"\b[Vv]ersion (\d+(?:\.\d+)+)")


def write_compiled_odd(grammar: Grammar) -> bytes:
    """The compiled ODD of `grammar`; the same grammar gives the same bytes."""
    origin = grammar.origin
    assert origin is not None
    root = etree.fromstring(_TEI)
    for name in (_LANG, "version"):
        value = origin.document.root.get(name)
        if value is not None:
            root.set(name, value)
    root.append(_header(origin))
    body = etree.SubElement(etree.SubElement(root, tei("text")), tei("body"))
    _schema_spec(body, grammar, origin)
    indent(root, _is_whole)
    tree = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
    return bytes(tree) + b"\n"


def _is_whole(node: etree._Element) -> bool:
    return node.tag in _WHOLE or not str(node.tag).startswith(f"{{{TEI}}}")


def _header(origin: Origin) -> etree._Element:
    """The header of the ODD, without the specifications that may stand in it."""
    found = origin.document.root.find(tei("teiHeader"))
    if found is None:
        header = etree.Element(tei("teiHeader"))
        file = etree.SubElement(header, tei("fileDesc"))
        for around, name, text in (
            ("titleStmt", "title", origin.schema_spec.get("ident") or "A customization"),
            ("publicationStmt", "p", "Unpublished."),
            ("sourceDesc", "p", "Compiled from an ODD."),
        ):
            parent = etree.SubElement(file, tei(around))
            etree.SubElement(parent, tei(name)).text = text
        return header
    header = deepcopy(found)
    header.tail = None
    etree.strip_elements(header, *_SPECIFIED, with_tail=False)
    etree.cleanup_namespaces(header)
    return header


def _schema_spec(parent: etree._Element, grammar: Grammar, origin: Origin) -> None:
    given = origin.schema_spec
    node = etree.SubElement(parent, tei("schemaSpec"), nsmap=_exceptions(given))
    for name in (XML_ID, *_KEPT):
        value = given.get(name)
        if value is not None:
            node.set(name, value)
    node.set("start", " ".join(grammar.start))
    if grammar.namespace != TEI:
        node.set("ns", grammar.namespace)
    pruned = prune(origin)
    declared: dict[str, str] = {}
    for ns in origin.document.root.iter(f"{{{SCH}}}ns"):
        declared.setdefault(ns.get("prefix", ""), ns.get("uri", ""))
    namespaces = {**grammar.namespaces, **declared}
    writer = WrittenSpecs(node, gather(origin), _source(origin), namespaces)
    writer.schema_prose(given)
    in_header = origin.document.root.find(tei("teiHeader"))
    for declaration in origin.document.root.iter(tei("constraintDecl")):
        if in_header is None or in_header not in declaration.iterancestors():
            node.append(deepcopy(declaration))
    specs: list[Spec] = [
        *pruned.elements.values(),
        *pruned.classes.values(),
        *pruned.macros.values(),
        *pruned.data.values(),
    ]
    modules = {spec.module for spec in specs if spec.module}
    for module in sorted(modules):
        etree.SubElement(node, tei("moduleSpec"), {"ident": module})
    for declaration in origin.declarations:
        if declaration.tag == tei("moduleRef") and declaration.get("url") is not None:
            node.append(deepcopy(declaration))
            node[-1].tail = None
    for constraint in grammar.constraints:
        if constraint.holder == ("schema",):
            writer.constraint(node, constraint.spec)
    for spec in specs:
        writer.write(spec)


def _exceptions(given: etree._Element) -> dict[str, str]:
    """The prefixes of the names that "any element" is not."""
    tokens = given.get("defaultExceptions", "").split()
    used = {token.partition(":")[0] for token in tokens}
    return {p: uri for p, uri in given.nsmap.items() if p is not None and p in used and uri}


def _source(origin: Origin) -> str:
    """Where inherited prose is from: a release of the TEI, where its edition says which."""
    for document in origin.available.documents:
        edition = next(document.root.iter(tei("edition")), None)
        found = (
            _VERSION.search("".join(map(str, edition.itertext()))) if edition is not None else None
        )
        if found:
            return f"tei:{found[1]}"
    return "tei:current"
