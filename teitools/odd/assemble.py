"""Assembling the grammar of a schema from its merged specifications, without what is unused."""

from __future__ import annotations

from lxml import etree

from teitools.odd import codes
from teitools.odd.attributes import Attributes
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
from teitools.odd.grammar import Element, Grammar
from teitools.odd.models import Models
from teitools.odd.reading import Reader
from teitools.odd.specs import Specifications
from teitools.xml.names import TEI

_ROOTS = ("TEI", "teiCorpus")


def assemble(
    reader: Reader,
    schema_spec: etree._Element,
    schema: Specifications,
    available: Specifications,
) -> Grammar:
    """The grammar of `schema`; references to what is nowhere specified are reported."""
    models = Models(schema, available)
    attributes = Attributes(schema, available, models)
    grammar = Grammar(schema_spec.get("ns", TEI), reader.document.source.name)
    for spec in schema.elements.values():
        content = models.resolve(spec.content)
        namespace = grammar.namespace if spec.namespace is None else spec.namespace
        grammar.elements[spec.ident] = Element(
            ident=spec.ident,
            name=spec.name,
            namespace=namespace,
            attributes=attributes.of(spec),
            content=content,
            documentation=spec.documentation,
        )
        for name in (*models.unknown, *attributes.unknown):
            facts = {"owner": spec.ident, "name": name}
            reader.report(codes.UNKNOWN_REFERENCE, schema_spec, **facts)
        models.unknown.clear()
        attributes.unknown.clear()
    grammar.patterns = {k: v for k, v in sorted(models.patterns.items()) if v != NOT_ALLOWED}
    grammar.data = dict(sorted(models.data.items()))
    grammar.attributes = dict(sorted(attributes.attributes.items()))
    grammar.groups = dict(sorted(attributes.groups.items()))
    grammar.start = _start(reader, schema_spec, grammar)
    for name in impossible(grammar):
        reader.report(codes.IMPOSSIBLE_ELEMENT, schema_spec, name=name)
    return grammar


def _start(reader: Reader, schema_spec: etree._Element, grammar: Grammar) -> tuple[str, ...]:
    names = schema_spec.get("start", "").split()
    for name in names:
        if name not in grammar.elements:
            reader.report(codes.UNKNOWN_START, schema_spec, name=name)
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
