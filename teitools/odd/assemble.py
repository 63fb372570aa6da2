"""Assembling the grammar of a schema from its merged specifications, without what is unused."""

from __future__ import annotations

from lxml import etree

from teitools.odd import codes
from teitools.odd.content import (
    NOT_ALLOWED,
    Choice,
    ElementRef,
    Interleave,
    Named,
    NotAllowed,
    Pattern,
    Repeat,
    Sequence,
)
from teitools.odd.defaults import settle_defaults
from teitools.odd.externals import External
from teitools.odd.grammar import Element, Grammar
from teitools.odd.linking import link
from teitools.odd.places import Places
from teitools.odd.reading import Reader
from teitools.odd.requiring import missing, required_in_vain
from teitools.odd.resolving import Resolver
from teitools.odd.specs import Specifications
from teitools.odd.wording import meant_reference
from teitools.xml.names import TEI

_ROOTS = ("TEI", "teiCorpus")


def assemble(
    reader: Reader,
    schema_spec: etree._Element,
    schema: Specifications,
    resolver: Resolver,
    external: External,
    places: Places,
) -> Grammar:
    """The grammar of `schema`; references to what is nowhere specified are reported."""
    grammar = Grammar(schema_spec.get("ns", TEI), reader.document.source.name)
    grammar.prefix = schema_spec.get("prefix", "").strip()
    grammar.exceptions = reader.exceptions(schema_spec)
    grammar.any_apart = not reader.compat
    for spec in schema.elements.values():
        content = resolver.content(spec)
        namespace = grammar.namespace if spec.namespace is None else spec.namespace
        grammar.elements[spec.ident] = Element(
            ident=spec.ident,
            name=spec.name,
            namespace=namespace,
            attributes=resolver.uses(spec),
            content=content,
            documentation=spec.documentation,
        )
        code = codes.LEFT_OUT if reader.compat else codes.UNKNOWN_REFERENCE
        for name in filter(None, resolver.unknown):  # reading has said what has no name
            place = places.reference(spec.ident, name)
            hint = "" if reader.compat else meant_reference(name, places.available)
            reader.report(code, place, owner=spec.ident, name=name, hint=hint)
        resolver.unknown = {}
        for name, newer in resolver.renamed.items():
            place = places.reference(spec.ident, name)
            reader.report(codes.RENAMED, place, name=name, newer=newer)
        resolver.renamed.clear()
    link(reader, schema, resolver, external, grammar)
    grammar.patterns = {
        name: pattern
        for name, pattern in sorted(resolver.patterns.items())
        if pattern != NOT_ALLOWED or name in grammar.combined
    }
    grammar.data = dict(sorted(resolver.data.items()))
    grammar.attributes = dict(sorted(resolver.attributes.attributes.items()))
    grammar.groups = dict(sorted(resolver.attributes.groups.items()))
    grammar.start = _start(reader, schema_spec, grammar)
    settle_defaults(reader, grammar, places)
    for name in (vain := impossible(grammar)):
        absent = required_in_vain(name, schema, vain)
        facts = {"name": name, "missing": missing(name, absent, vain)}
        reader.report(codes.IMPOSSIBLE_ELEMENT, places.lack(name, absent), **facts)
    return grammar


def _start(reader: Reader, schema_spec: etree._Element, grammar: Grammar) -> tuple[str, ...]:
    names = [
        name if name in grammar.elements else name.removeprefix(grammar.prefix)
        for name in schema_spec.get("start", "").split()
    ]
    for name in names:
        if name not in grammar.elements:
            reader.report(codes.UNKNOWN_START, schema_spec, name=name)
    if names:
        start = tuple(dict.fromkeys(name for name in names if name in grammar.elements))
    else:
        roots = tuple(name for name in _ROOTS if name in grammar.elements)
        start = roots or tuple(grammar.elements)
    if not start:
        reader.report(codes.NO_START, schema_spec)
    return start


def impossible(grammar: Grammar) -> list[str]:
    """The elements whose content no document can satisfy: what it requires is not there.

    Or it never ends, as that of an element that requires itself.
    """
    found = dict.fromkeys(grammar.elements)
    size = -1
    while len(found) != size:
        size = len(found)
        satisfiable = _Satisfiable(grammar, found)
        for ident in list(found):
            if satisfiable(grammar.elements[ident].content):
                del found[ident]
    return list(found)


class _Satisfiable:
    """Whether a pattern can be satisfied `without` some elements."""

    def __init__(self, grammar: Grammar, without: dict[str, None]) -> None:
        self._grammar = grammar
        self._without = without
        self._known: dict[str, bool] = {}

    def __call__(self, pattern: Pattern) -> bool:
        match pattern:
            case NotAllowed():
                return False
            case ElementRef(key):
                return key not in self._without
            case Named(name) if name in self._grammar.patterns:
                if name not in self._known:
                    self._known[name] = self(self._grammar.patterns[name])
                return self._known[name]
            case Repeat(item, low, _):
                return low == 0 or self(item)
            case Sequence(items) | Interleave(items):
                return all(map(self, items))
            case Choice(items):
                return any(map(self, items))
        return True
