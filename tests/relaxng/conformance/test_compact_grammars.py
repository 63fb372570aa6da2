"""When two schemas are loosely equivalent (RELAX NG Compact Syntax, section 6.3).

`equivalent` compares what they are in the simple form, up to the identity of elements: two
elements are one where their names are the same and their contents are, elements in them being
compared in the same way.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from teitools.relaxng.addresses import MemoryFiles
from teitools.relaxng.grammar import Grammar
from teitools.relaxng.loading import read_schema
from teitools.relaxng.name_classes import NameChoice, NameClass, QName
from teitools.relaxng.patterns import (
    Attribute,
    Choice,
    Data,
    Element,
    Group,
    Interleave,
    List,
    OneOrMore,
    Pattern,
    Value,
)
from teitools.relaxng.simplification import simplify
from teitools.source import Source

Colours = dict[Element, int]


def equivalent(one: Grammar, other: Grammar) -> bool:
    """Whether both are the same but for the order and number of their definitions."""
    elements = [*one.elements, *other.elements]
    colours: Colours = dict.fromkeys(elements, 0)
    number = 0
    while True:
        known: dict[Any, int] = {}
        memo: dict[Pattern, Any] = {}
        keys = [
            (_names(element.name_class), _form(element.content, colours, memo))
            for element in elements
        ]
        colours = {
            element: known.setdefault(key, len(known))
            for element, key in zip(elements, keys, strict=True)
        }
        if len(known) == number:
            break
        number = len(known)
    first, second = ({colours[element] for element in each.elements} for each in (one, other))
    memo = {}
    return first == second and _form(one.start, colours, memo) == _form(other.start, colours, memo)


def _form(pattern: Pattern, colours: Colours, memo: dict[Pattern, Any]) -> Any:
    form = memo.get(pattern)
    if form is None:
        form = memo[pattern] = _new_form(pattern, colours, memo)
    return form


def _new_form(pattern: Pattern, colours: Colours, memo: dict[Pattern, Any]) -> Any:
    kind = type(pattern).__name__
    if isinstance(pattern, Element):
        return kind, colours[pattern]
    if isinstance(pattern, Choice):
        return kind, frozenset(_form(each, colours, memo) for each in pattern.alternatives)
    if isinstance(pattern, Group):
        return kind, tuple(_form(each, colours, memo) for each in _operands(pattern))
    if isinstance(pattern, Interleave):
        forms = [_form(each, colours, memo) for each in _operands(pattern)]
        return kind, frozenset((form, forms.count(form)) for form in forms)
    if isinstance(pattern, OneOrMore | List):
        return kind, _form(pattern.pattern, colours, memo)
    if isinstance(pattern, Attribute):
        inner = _form(pattern.pattern, colours, memo)
        return kind, _names(pattern.name_class), inner, pattern.default
    if isinstance(pattern, Data):
        but = pattern.but and _form(pattern.but, colours, memo)
        return kind, pattern.datatype, but
    if isinstance(pattern, Value):
        return kind, pattern.datatype, pattern.meaning
    return kind


def _operands(pattern: Pattern) -> Iterator[Pattern]:
    kind = type(pattern)
    waiting = [pattern]
    while waiting:
        each = waiting.pop()
        if type(each) is kind and isinstance(each, Group | Interleave):
            waiting += (each.rest, each.first)
        else:
            yield each


def _names(name_class: NameClass) -> Any:
    if isinstance(name_class, NameChoice):
        return frozenset(map(_names, name_class.classes))
    if isinstance(name_class, QName):
        return name_class
    return type(name_class), getattr(name_class, "namespace", None), _except(name_class.but)


def _except(but: NameClass | None) -> Any:
    return None if but is None else _names(but)


def simplified(schema: str, files: dict[str, str | bytes] | None = None) -> Grammar:
    """`schema` in the simple form: XML syntax where it begins with ``<``."""
    name = "schema.rng" if schema.startswith("<") else "schema.rnc"
    source = Source(name, schema.encode())
    return simplify(read_schema(source, name), MemoryFiles(files or {}), read_schema)


_RNG = 'xmlns="http://relaxng.org/ns/structure/1.0"'


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("element a { text }", f'<element {_RNG} name="a"><text/></element>'),
        ("start = b b = element a { text }", "element a { text }"),
        ("start = b b = element a { b? }", "start = b b = element a { element a { b? }? }"),
        ("element a { (text, 'b')?, empty }", "element a { empty | (text, 'b') }"),
        ("element a { text & element b { text } }", "element a { element b { text } & text }"),
        ("element a | b { text }", "element b | a { text }"),
    ],
)
def test_equivalent(one: str, other: str) -> None:
    assert equivalent(simplified(one), simplified(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("element a { text }", "element b { text }"),
        ("element a { text }", "element a { empty }"),
        ("element a { text, 'b' }", "element a { 'b', text }"),
        ("element a { 'b' }", "element a { string 'b' }"),
        ("element a { 'b' }", "element a { 'c' }"),
        ("element a { attribute b { text } }", "element a { attribute c { text } }"),
        ("element a { attribute b { text } }", "element a { attribute b { empty } }"),
        ("element * - a { text }", "element * - b { text }"),
        ("element a { xsd:int }", 'element a { xsd:int { minInclusive = "1" } }'),
        ("element a { token - 'b' }", "element a { token - 'c' }"),
        ("start = b b = element a { b? }", "start = b b = element a { element a { text | b? }? }"),
        ("element a { element b { text }* }", "element a { element b { text }? }"),
    ],
)
def test_not_equivalent(one: str, other: str) -> None:
    assert not equivalent(simplified(one), simplified(other))
