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
    choice,
    interleave,
    repeat,
    sequence,
)
from teitools.odd.externals import External
from teitools.odd.grammar import Element, Grammar
from teitools.odd.legacy import isolated
from teitools.odd.places import Places
from teitools.odd.reading import Reader
from teitools.odd.resolving import Resolver
from teitools.odd.specs import Specifications
from teitools.xml.names import RNG, TEI

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
        for name in resolver.unknown:
            place = places.reference(spec.ident, name)
            reader.report(code, place, owner=spec.ident, name=name)
        resolver.unknown = {}
    _externals(reader, schema, resolver, external, grammar)
    grammar.patterns = {k: v for k, v in sorted(resolver.patterns.items()) if v != NOT_ALLOWED}
    grammar.data = dict(sorted(resolver.data.items()))
    grammar.attributes = dict(sorted(resolver.attributes.attributes.items()))
    grammar.groups = dict(sorted(resolver.attributes.groups.items()))
    grammar.start = _start(reader, schema_spec, grammar)
    for name in impossible(grammar):
        reader.report(codes.IMPOSSIBLE_ELEMENT, places.of(name), name=name)
    return grammar


def _externals(
    reader: Reader,
    schema: Specifications,
    resolver: Resolver,
    external: External,
    grammar: Grammar,
) -> None:
    """Take over definitions from elsewhere; references to the schema's own become those."""
    own = {**schema.elements, **schema.macros, **schema.classes}
    for name in [name for name in external.definitions if name in own]:
        reader.report(codes.TAKEN, external.places[name], name=name)
        del external.definitions[name]
    meant: dict[str, Pattern] = {}
    for name in external.references:
        known = name.removeprefix(grammar.prefix) if grammar.prefix else name
        meant[name] = resolver.reference(known)
    for name in resolver.unknown:
        place = next(iter(external.places.values()))
        reader.tolerate(codes.UNKNOWN_REFERENCE, place, owner="a module", name=name)
    resolver.unknown = {}
    for definitions in external.definitions.values():
        for node in definitions:
            grammar.externals.append(_linked(node, meant))


def _linked(node: etree._Element, meant: dict[str, Pattern]) -> str:
    for reference in list(node.iter(f"{{{RNG}}}ref")):
        pattern = meant.get(reference.get("name", "").strip())
        if isinstance(pattern, ElementRef):
            reference.set("own", pattern.key)
        elif isinstance(pattern, Named):
            reference.set("own", pattern.name)
        elif pattern is not None:
            reference.tag = f"{{{RNG}}}notAllowed"
            reference.attrib.pop("name")
    return isolated(node)


def _start(reader: Reader, schema_spec: etree._Element, grammar: Grammar) -> tuple[str, ...]:
    names = schema_spec.get("start", "").split()
    for name in names:
        if name not in grammar.elements:
            reader.tolerate(codes.UNKNOWN_START, schema_spec, name=name)
    if names:
        return tuple(dict.fromkeys(name for name in names if name in grammar.elements))
    roots = tuple(name for name in _ROOTS if name in grammar.elements)
    if not grammar.elements:
        reader.report(codes.NO_START, schema_spec)
    return roots or tuple(grammar.elements)


def impossible(grammar: Grammar) -> list[str]:
    """The elements whose content no document can satisfy."""
    found: dict[str, None] = {}
    size = -1
    while len(found) > size:
        size = len(found)
        for ident, element in grammar.elements.items():
            if ident not in found and _satisfiable(grammar, element.content, found) == NOT_ALLOWED:
                found[ident] = None
    return list(found)


def _satisfiable(grammar: Grammar, pattern: Pattern, without: dict[str, None]) -> Pattern:
    match pattern:
        case ElementRef(key):
            return NOT_ALLOWED if key in without else pattern
        case Named(name) if name in grammar.patterns:
            inner = _satisfiable(grammar, grammar.patterns[name], without)
            return inner if isinstance(inner, NotAllowed) else pattern
        case Repeat(item, low, high):
            return repeat(_satisfiable(grammar, item, without), low, high)
        case Sequence(items):
            return sequence([_satisfiable(grammar, item, without) for item in items])
        case Choice(items):
            return choice(_satisfiable(grammar, item, without) for item in items)
        case Interleave(items):
            return interleave([_satisfiable(grammar, item, without) for item in items])
    return pattern
