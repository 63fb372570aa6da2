"""Random grammars, small, with every kind of pattern. Most of them are correct."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st

from tests.relaxng.agreement.grammars.form import (
    EMPTY,
    NOT_ALLOWED,
    TEXT,
    XSD,
    Definition,
    Grammar,
    NameClass,
    Pattern,
)

_NAMES = ("one", "two", "three", "four", "five")
_KINDS = tuple(
    "choice group interleave mixed oneOrMore zeroOrMore optional list attribute data".split()
)
_Draw = Callable[[st.SearchStrategy[Any]], Any]
_Made = Any
"""What is drawn: a Pattern."""

_namespaces = st.sampled_from(["", "", "urn:x"])
_datatypes: list[Pattern] = [
    ("data", ("", "token"), (), None),
    ("data", ("", "string"), (), None),
    ("data", (XSD, "integer"), (), None),
    ("data", (XSD, "boolean"), (), None),
    ("data", (XSD, "date"), (), None),
    ("data", (XSD, "NCName"), (), None),
    ("data", (XSD, "integer"), (("minInclusive", "-5"), ("maxExclusive", "256")), None),
    ("data", (XSD, "token"), (("pattern", "[a-c]*"),), None),
    ("data", (XSD, "string"), (("length", "3"),), None),
    ("data", (XSD, "token"), (), ("value", (XSD, "token"), "a")),
    (
        *("data", (XSD, "integer"), ()),
        ("choice", ("value", (XSD, "integer"), "1"), ("value", (XSD, "integer"), "-0")),
    ),
]
_values: list[Pattern] = [
    ("value", ("", "token"), "a"),
    ("value", ("", "token"), " two \n words"),
    ("value", ("", "token"), ""),
    ("value", ("", "string"), " a"),
    ("value", (XSD, "integer"), "007"),
    ("value", (XSD, "boolean"), "1"),
    ("value", (XSD, "NCName"), "b"),
]
_data = st.sampled_from(_datatypes)
_value = st.sampled_from(_values)


def _names(locals_: str) -> st.SearchStrategy[NameClass]:
    return st.tuples(st.just("name"), _namespaces, st.sampled_from(locals_))


def _name_classes(locals_: str) -> st.SearchStrategy[NameClass]:
    """Name classes, of which most are names."""
    name = _names(locals_)
    several = st.lists(name, min_size=2, max_size=3).map(lambda names: ("choice", *names))
    ns_name = st.tuples(st.just("nsName"), _namespaces, st.one_of(st.none(), name, several))
    wild = st.one_of(name, several, ns_name)
    any_name = st.tuples(st.just("anyName"), st.one_of(st.none(), wild))
    mixture = st.tuples(st.just("choice"), st.one_of(ns_name, any_name), name)
    return st.one_of(name, name, name, name, several, ns_name, any_name, mixture)


_elements, _attributes = _name_classes("abcd"), _name_classes("pqr")


def _wildcard(name_class: NameClass) -> bool:
    return "anyName" in str(name_class) or "nsName" in str(name_class)


@st.composite
def _strings(draw: _Draw, depth: int) -> _Made:
    """What an attribute, or an element without children, may say."""
    kind = draw(st.sampled_from(("data", "data", "value", "text", "choice", "list", "optional")))
    match kind if depth else "data":
        case "data":
            return draw(st.one_of(_data, _value))
        case "value":
            return draw(_value)
        case "text":
            return TEXT
        case "list":
            return ("list", draw(_tokens(depth)))
        case "optional":
            return (draw(st.sampled_from(("optional", "mixed"))), draw(_strings(depth - 1)))
    return ("choice", draw(_strings(depth - 1)), draw(_strings(depth - 1)))


@st.composite
def _tokens(draw: _Draw, depth: int) -> _Made:
    kind = draw(st.sampled_from(("data", "data", "group", "choice", "oneOrMore", "optional")))
    if kind == "data" or not depth:
        return draw(st.one_of(_data, _value, st.just(EMPTY)))
    if kind in ("group", "choice"):
        return (kind, draw(_tokens(depth - 1)), draw(_tokens(depth - 1)))
    kind = draw(st.sampled_from(("oneOrMore", "zeroOrMore", "optional")))
    return (kind, draw(_tokens(depth - 1)))


@st.composite
def _attribute(draw: _Draw) -> _Made:
    name_class = draw(_attributes)
    if _wildcard(name_class):
        kind = draw(st.sampled_from(("zeroOrMore", "zeroOrMore", "oneOrMore", "group")))
        return (kind, ("attribute", name_class, draw(st.one_of(st.just(TEXT), _strings(1)))))
    attribute = ("attribute", name_class, draw(_strings(2)))
    kind = draw(st.sampled_from(("", "", "optional", "choice", "oneOrMore")))
    if kind == "choice":
        return ("choice", attribute, draw(st.one_of(_attribute(), _models(1))))
    return (kind, attribute) if kind else attribute


@st.composite
def _models(draw: _Draw, depth: int) -> _Made:
    """What elements may stand in an element."""
    kinds = ["ref", "ref", "element", "text", "empty", "notAllowed"]
    if depth:
        kinds = ["ref", "element", "text", *("choice", "group", "interleave") * 2]
        kinds += ["oneOrMore", "zeroOrMore", "optional", "mixed"]
    kind = draw(st.sampled_from(kinds))
    match kind:
        case "ref":
            return ("ref", draw(st.sampled_from(_NAMES)))
        case "element":
            return draw(_element(depth - 1)) if depth else ("element", draw(_elements), EMPTY)
        case "text" | "empty" | "notAllowed":
            return (kind,)
        case "choice" | "group" | "interleave":
            inner = draw(st.lists(_models(depth - 1), min_size=1, max_size=3))
            return (kind, *inner)
    return (kind, *draw(st.lists(_models(depth - 1), min_size=1, max_size=2)))


@st.composite
def _element(draw: _Draw, depth: int) -> _Made:
    attributes = draw(st.lists(_attribute(), max_size=2))
    content = draw(st.one_of(_models(depth), _models(depth), _models(depth), _strings(2)))
    inside = draw(st.permutations([*attributes, content]))
    kind = draw(st.sampled_from(("element", "element", "element", "group", "interleave")))
    name_class = draw(_elements)
    if kind == "element":
        return ("element", name_class, *inside)
    return ("element", name_class, (kind, *inside))


@st.composite
def _anything(draw: _Draw, depth: int) -> _Made:
    """A pattern that need not be correct where it stands."""
    leaves: list[st.SearchStrategy[Pattern]] = [
        st.just(TEXT),
        st.just(EMPTY),
        st.just(NOT_ALLOWED),
        st.sampled_from(_NAMES).map(lambda name: ("ref", name)),
        *(_data, _value, _attribute(), _element(0)),
    ]
    if not depth or draw(st.booleans()):
        return draw(st.one_of(leaves))
    kind = draw(st.sampled_from(_KINDS))
    if kind == "attribute":
        return (kind, draw(_attributes), draw(_anything(depth - 1)))
    if kind == "data":
        return (kind, (XSD, "token"), (), draw(_anything(depth - 1)))
    return (kind, *draw(st.lists(_anything(depth - 1), min_size=1, max_size=3)))


@st.composite
def grammars(draw: _Draw) -> Grammar:
    """A grammar of up to six definitions."""
    definitions: list[Definition] = []
    names = _NAMES[: draw(st.integers(1, len(_NAMES)))]
    for name in names:
        wild = draw(st.integers(0, 11 if definitions else 40))
        kind = "wild" if wild == 0 else "model" if wild < 3 and definitions else "element"
        pattern = draw({"element": _element(2), "model": _models(2), "wild": _anything(3)}[kind])
        definitions.append(Definition(name, None, pattern))
    if draw(st.integers(0, 3)) == 0:
        definitions += draw(_combined(names[0]))
        definitions.remove(next(each for each in definitions if each.name == names[0]))
    definitions.append(Definition(None, None, draw(_starts(names))))
    return Grammar(tuple(_within(each, names) for each in definitions))


@st.composite
def _combined(draw: _Draw, name: str) -> list[Definition]:
    combine = draw(st.sampled_from(("choice", "interleave")))
    patterns = [draw(_element(1)), draw(st.one_of(_element(1), _attribute(), _models(1)))]
    last = draw(st.sampled_from((combine, combine, None)))
    return [Definition(name, combine, patterns[0]), Definition(name, last, patterns[1])]


@st.composite
def _starts(draw: _Draw, names: tuple[str, ...]) -> _Made:
    first: Pattern = ("ref", names[0])
    kind = draw(st.integers(0, 9))
    if kind == 0:
        return draw(_anything(2))
    if kind < 4:
        return ("choice", first, draw(_element(1)))
    return first if kind < 8 else draw(_element(2))


def _within(definition: Definition, names: tuple[str, ...]) -> Definition:
    """The definition, with no reference to a name that is not defined."""

    def inner(pattern: Any) -> Any:
        if not isinstance(pattern, tuple):
            return pattern
        if pattern[:1] == ("ref",):
            return ("ref", pattern[1] if pattern[1] in names else names[-1])
        return tuple(inner(part) for part in pattern)

    return Definition(definition.name, definition.combine, inner(definition.pattern))
