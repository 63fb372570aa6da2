"""The namespaces of constraints: each prefix that is used, declared once.

A prefix means what the constraint's own `sch:ns` says; else what a `sch:ns` anywhere in the
ODD says; else what is in scope where the constraint stands; else what everybody means by it
(ISO/IEC 19757-3, 5.4.9).
"""

from __future__ import annotations

from dataclasses import replace

from lxml import etree

from teitools.odd.constraints import XPATHS, prefixes, rename_prefix, used_prefixes
from teitools.odd.grammar import Constraint, Grammar
from teitools.odd.legacy import isolated
from teitools.xml.names import RNG, SCH, TEI, XML, XS

_NS = f"{{{SCH}}}ns"
_TEI_PREFIX = "tei"
_KNOWN = {
    _TEI_PREFIX: TEI,
    "rng": RNG,
    "sch": SCH,
    "xs": XS,
    "fn": "http://www.w3.org/2005/xpath-functions",
    "map": "http://www.w3.org/2005/xpath-functions/map",
    "array": "http://www.w3.org/2005/xpath-functions/array",
    "math": "http://www.w3.org/2005/xpath-functions/math",
    "xsl": "http://www.w3.org/1999/XSL/Transform",
    "xi": "http://www.w3.org/2001/XInclude",
    "xlink": "http://www.w3.org/1999/xlink",
    "html": "http://www.w3.org/1999/xhtml",
    "svg": "http://www.w3.org/2000/svg",
    "mml": "http://www.w3.org/1998/Math/MathML",
    "teix": "http://www.tei-c.org/ns/Examples",
}

Undeclared = tuple[str, str]
Renamed = tuple[str, str, str]


class Namespaces:
    """The prefixes of a schema; `declared` gathers those that are used."""

    def __init__(self, root: etree._Element, grammar: Grammar) -> None:
        self._anywhere: dict[str, str] = {}
        for node in root.iter(_NS):
            self._anywhere.setdefault(node.get("prefix", ""), node.get("uri", ""))
        self._scope = {p: uri for p, uri in root.nsmap.items() if p is not None and uri}
        self.declared: dict[str, str] = {_TEI_PREFIX: TEI}
        for element in grammar.elements.values():
            self._scope.update(
                (p, uri) for p, uri in self._anywhere.items() if uri == element.namespace
            )

    def prefix(self, uri: str) -> str:
        """The prefix for `uri`, from now on declared; empty for no namespace."""
        if not uri or uri == XML:
            return "" if not uri else "xml"
        meant = {**_KNOWN, **self._scope, **self._anywhere, **self.declared}
        for prefix, known in sorted(meant.items(), key=lambda item: item[0] not in self.declared):
            if known == uri and self.declared.get(prefix, uri) == uri:
                self.declared[prefix] = uri
                return prefix
        prefix = self._free("ns")
        self.declared[prefix] = uri
        return prefix

    def settle(
        self, constraints: list[Constraint]
    ) -> tuple[list[Constraint], list[Undeclared], list[Renamed]]:
        """`constraints` with prefixes that mean one thing each; and what is wrong with them."""
        for constraint in constraints:
            for node in map(etree.fromstring, constraint.spec.children):
                for ns in node.iter(_NS):
                    self._anywhere.setdefault(ns.get("prefix", ""), ns.get("uri", ""))
        settled, undeclared, renamed = [], [], []
        for constraint in constraints:
            new, lost, changed = self._settle(constraint)
            settled.append(new)
            undeclared += [(constraint.spec.ident, prefix) for prefix in lost]
            renamed += [(constraint.spec.ident, prefix, name) for prefix, name in changed.items()]
        ordered = sorted(self.declared, key=lambda prefix: (prefix != _TEI_PREFIX, prefix))
        self.declared = {prefix: self.declared[prefix] for prefix in ordered}
        return settled, undeclared, renamed

    def _settle(self, constraint: Constraint) -> tuple[Constraint, list[str], dict[str, str]]:
        nodes = [etree.fromstring(xml) for xml in constraint.spec.children]
        own = {ns.get("prefix", ""): ns.get("uri", "") for node in nodes for ns in node.iter(_NS)}
        used = [*own, *(prefix for node in nodes for prefix in used_prefixes(node))]
        lost: list[str] = []
        changed: dict[str, str] = {}
        for prefix in dict.fromkeys(used):
            uri = self._meaning(prefix, own, dict(constraint.spec.namespaces))
            if prefix == "xml":
                continue
            if uri is None:
                lost.append(prefix)
            elif self.declared.setdefault(prefix, uri) != uri:
                changed[prefix] = self.prefix_like(prefix, uri)
        if changed:
            for node in nodes:
                _rename(node, changed)
            spec = replace(constraint.spec, children=tuple(isolated(node) for node in nodes))
            constraint = replace(constraint, spec=spec)
        return constraint, lost, changed

    def prefix_like(self, prefix: str, uri: str) -> str:
        """A declared prefix for `uri` that looks like one that means something else."""
        for known, meant in self.declared.items():
            if meant == uri:
                return known
        new = self._free(prefix)
        self.declared[new] = uri
        return new

    def _free(self, prefix: str) -> str:
        taken = {*_KNOWN, *self._scope, *self._anywhere, *self.declared}
        return next(n for i in range(1, len(taken) + 2) if (n := f"{prefix}{i}") not in taken)

    def _meaning(self, prefix: str, own: dict[str, str], scope: dict[str, str]) -> str | None:
        for where in (own, self._anywhere, scope, self._scope, _KNOWN):
            if where.get(prefix):
                return where[prefix]
        return None


def _rename(node: etree._Element, changed: dict[str, str]) -> None:
    for element in node.iter("*"):
        if element.tag == _NS and element.get("prefix") in changed:
            element.set("prefix", changed[element.get("prefix", "")])
        for name in XPATHS:
            value = element.get(name)
            if value is not None:
                for old in dict.fromkeys(prefixes(value)):
                    if old in changed:
                        value = rename_prefix(value, old, changed[old])
                element.set(name, value)
