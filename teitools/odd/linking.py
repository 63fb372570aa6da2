"""Linking a grammar with definitions from other RELAX NG schemas.

A definition that says how it is combined adds to what the schema defines under the same name;
another one gives way to it.
"""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree

from teitools.odd import codes
from teitools.odd.content import ElementRef, Named, Pattern, Verbatim
from teitools.odd.externals import External
from teitools.odd.grammar import Grammar
from teitools.odd.legacy import isolated_pattern
from teitools.odd.reading import Reader
from teitools.odd.resolving import Resolver
from teitools.odd.specs import Specifications
from teitools.xml.names import RNG

_REF = f"{{{RNG}}}ref"


def link(
    reader: Reader,
    schema: Specifications,
    resolver: Resolver,
    external: External,
    grammar: Grammar,
) -> None:
    """Take over definitions from elsewhere; references to the schema's own become those."""
    combined = set(combinations(schema, external, grammar.prefix))
    own = {**schema.elements, **schema.macros, **schema.classes}
    for name in list(external.definitions):
        known = name.removeprefix(grammar.prefix)
        if known not in own or known in combined or not name.startswith(grammar.prefix):
            continue
        reader.report(codes.TAKEN, external.places[name], name=name)
        del external.definitions[name]
    for known in sorted(combined):
        resolver.reference(known)
    grammar.combined = frozenset(combined)
    meant: dict[str, Pattern] = {}
    for name in external.references:
        meant[name] = resolver.reference(name.removeprefix(grammar.prefix))
    for name in resolver.unknown:
        place = next(iter(external.places.values()))
        reader.tolerate(codes.UNKNOWN_REFERENCE, place, owner="a module", name=name, hint="")
    resolver.unknown = {}
    for definitions in external.definitions.values():
        for node in definitions:
            grammar.externals.append(linked(node, meant))


def combinations(schema: Specifications, external: External, prefix: str) -> list[str]:
    """The classes and macros of `schema` that definitions from elsewhere add to."""
    found = []
    for name, definitions in external.definitions.items():
        known = name.removeprefix(prefix)
        own = known in schema.classes or known in schema.macros
        if own and name.startswith(prefix) and all(node.get("combine") for node in definitions):
            found.append(known)
    return found


def linked(node: etree._Element, meant: dict[str, Pattern]) -> str:
    """`node` as XML, its references to the schema's own patterns marked, others not allowed."""
    for reference in list(node.iter(_REF)):
        pattern = meant.get(reference.get("name", "").strip())
        if isinstance(pattern, ElementRef):
            reference.set("own", pattern.key)
        elif isinstance(pattern, Named):
            reference.set("own", pattern.name)
        elif pattern is not None:
            reference.tag = f"{{{RNG}}}notAllowed"
            reference.attrib.pop("name")
    return isolated_pattern(node)


def linked_verbatim(pattern: Verbatim, reference: Callable[[str], Pattern]) -> Verbatim:
    """RELAX NG of a content model, its references to the schema's own patterns marked."""
    node = etree.fromstring(pattern.xml)
    names = dict.fromkeys(each.get("name", "").strip() for each in node.iter(_REF))
    return Verbatim(linked(node, {name: reference(name) for name in names}))
