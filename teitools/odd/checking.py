"""What is wrong with a customization itself, beyond what keeps it from being compiled."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from lxml import etree

from teitools.odd import codes
from teitools.odd.attributes import Attributes
from teitools.odd.compiling import Customization, places_of
from teitools.odd.content import (
    Choice,
    ElementRef,
    Interleave,
    Named,
    Pattern,
    Repeat,
    Sequence,
)
from teitools.odd.expand import is_referred_to
from teitools.odd.grammar import Grammar
from teitools.odd.models import Models
from teitools.odd.specs import AttDef, AttList, Specifications
from teitools.xml.names import RNG, tei

_Definitions = Callable[[str, str], AttDef | None]
_CHANGES = ("change", "delete")
_KEYS = tuple(tei(f"{kind}Ref") for kind in ("element", "class", "macro"))
_REF = f"{{{RNG}}}ref"


def check(customization: Customization, grammar: Grammar) -> None:
    """Report what is doubtful to the reader of the customization."""
    _includes(customization)
    if not customization.reader.compat:  # otherwise expanding has said so
        _groups(customization)
    _attributes(customization)
    if customization.reader.compat:  # otherwise merging has said so
        _class_attributes(customization)
    _values(customization)
    _references(customization)
    places = places_of(customization)
    for name in unreachable(grammar):
        customization.reader.report(codes.UNREACHABLE, places.of(name), name=name)


def unreachable(grammar: Grammar) -> list[str]:
    """The elements that no document can hold, in the order of the grammar."""
    reached: dict[str, None] = {}
    ahead = list(grammar.start)
    if grammar.externals:  # what they hold is not looked into
        return []
    while ahead:
        ident = ahead.pop()
        if ident not in reached and ident in grammar.elements:
            reached[ident] = None
            ahead += _elements(grammar, grammar.elements[ident].content, set())
    return [ident for ident in grammar.elements if ident not in reached]


def _elements(grammar: Grammar, pattern: Pattern, seen: set[str]) -> Iterator[str]:
    match pattern:
        case ElementRef(key):
            yield key
        case Named(name) if name in grammar.patterns and name not in seen:
            seen.add(name)
            yield from _elements(grammar, grammar.patterns[name], seen)
        case Repeat(item, _, _):
            yield from _elements(grammar, item, seen)
        case Sequence(items) | Choice(items) | Interleave(items):
            for item in items:
                yield from _elements(grammar, item, seen)


def _groups(customization: Customization) -> None:
    """Groups that count where they stand, though not for the TEI Stylesheets."""
    for group in customization.schema.iterchildren(tei("specGrp")):
        if not is_referred_to(group):
            customization.reader.report(codes.GROUP_IN_PLACE, group)


def _includes(customization: Customization) -> None:
    elements = customization.available.elements.values()
    modules = {spec.module for spec in elements}
    for node in customization.declarations:
        name = node.get("key", "").strip()
        if name in modules and node.get("include", "x").strip() == "":
            customization.reader.report(codes.EMPTY_INCLUDE, node, name=name)


def _attributes(customization: Customization) -> None:
    """Changes of attributes that an element does not have."""
    selected, available = customization.selected, customization.available
    now, before = _definitions(selected), _definitions(available)
    for node in customization.declarations:
        ident, mode = node.get("ident", ""), node.get("mode", "add")
        if node.tag != tei("elementSpec") or mode == "delete" or ident not in selected.elements:
            continue
        for definition in node.iter(tei("attDef")):
            name, change = definition.get("ident", "").strip(), definition.get("mode", "add")
            if change not in _CHANGES:
                continue
            _listed(customization, definition, before(ident, name))
            known = _deletable(node, before, selected) if change == "delete" else now
            if known(ident, name) is None:
                facts = {"owner": ident, "kind": "attribute", "name": name, "mode": change}
                customization.reader.report(codes.CHANGES_NOTHING, definition, **facts)


def _class_attributes(customization: Customization) -> None:
    """Changes of attributes that a class does not have."""
    for node in customization.declarations:
        ident = node.get("ident", "").strip()
        spec = customization.available.classes.get(ident)
        if node.tag != tei("classSpec") or node.get("mode") != "change" or spec is None:
            continue
        known = {definition.name for definition in spec.attributes.definitions()}
        for definition in node.iter(tei("attDef")):
            name, change = definition.get("ident", "").strip(), definition.get("mode", "add")
            if change in _CHANGES and name not in known:
                facts = {"owner": ident, "kind": "attribute", "name": name, "mode": change}
                customization.reader.report(codes.CHANGES_NOTHING, definition, **facts)


def _deletable(
    node: etree._Element, before: _Definitions, selected: Specifications
) -> _Definitions:
    """The attributes that an element has before it deletes any."""
    if node.get("mode") == "change":
        return before
    everything = Attributes(selected, selected, Models(selected, selected))

    def inherited(ident: str, name: str) -> AttDef | None:
        bare = replace(selected.elements[ident], attributes=AttList())
        return everything.definition(bare, name)

    return inherited


def _listed(customization: Customization, node: etree._Element, base: AttDef | None) -> None:
    """Changes of values that a list does not have."""
    values = node.find(tei("valList"))
    if values is None or values.get("mode") != "change" or base is None or base.values is None:
        return
    known = {item.ident for item in base.values.items}
    for item in values.iterchildren(tei("valItem")):
        name, mode = item.get("ident", "").strip(), item.get("mode", "add")
        if mode in _CHANGES and name not in known:
            facts = {"owner": f"@{base.name}", "kind": "value", "name": name, "mode": mode}
            customization.reader.report(codes.CHANGES_NOTHING, item, **facts)


def _definitions(specifications: Specifications) -> _Definitions:
    found = Attributes(specifications, specifications, Models(specifications, specifications))

    def definition(ident: str, name: str) -> AttDef | None:
        spec = specifications.elements.get(ident)
        return None if spec is None else found.definition(spec, name)

    return definition


def _values(customization: Customization) -> None:
    for node in customization.declarations:
        if node.get("mode") != "change":
            continue
        for values in node.iter(tei("valList")):
            definition = values.getparent()
            changing = definition is not None and definition.get("mode") == "change"
            if definition is not None and changing and values.get("mode") is None:
                name = definition.get("ident", "")
                customization.reader.report(codes.IGNORED_VALUES, values, name=name)


def _references(customization: Customization) -> None:
    selected, external = customization.selected, customization.external.definitions
    held = {*selected.elements, *selected.classes, *selected.macros, *selected.data, *external}
    for node in customization.declarations:
        ident = node.get("prefix", "") + node.get("ident", "")
        content = node.find(tei("content"))
        if content is None or ident not in held:
            continue
        for reference in content.iter(*_KEYS, _REF):
            name = reference.get("name" if reference.tag == _REF else "key", "").strip()
            if name not in held and name.partition("_")[0] not in held:
                _report(customization, reference, ident, name)


def _report(customization: Customization, reference: etree._Element, ident: str, name: str) -> None:
    customization.reader.report(codes.NOT_HELD, reference, owner=ident, name=name)
