"""Deterministic particles: what they accept, and that both XSD processors agree they are."""

import re
from itertools import product

import pytest
import xmlschema
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from teitools.odd.content import (
    EMPTY,
    AnyElement,
    Choice,
    ElementRef,
    Repeat,
    Sequence,
    choice,
    repeat,
    sequence,
)
from teitools.odd.grammar import Element, Grammar
from teitools.odd.xsd.determinism import determinize, facts
from teitools.odd.xsd.writing import write_xsd

A, B, C = ElementRef("a"), ElementRef("b"), ElementRef("c")
WORDS = ["".join(word) for length in range(5) for word in product("abc", repeat=length)]
OCCURRENCES = [(0, 1), (0, None), (1, None), (0, 2), (2, 2), (1, 3), (2, None)]

particles = st.recursive(
    st.sampled_from([A, B, C]),
    lambda inner: st.one_of(
        st.lists(inner, min_size=2, max_size=3).map(sequence),
        st.lists(inner, min_size=2, max_size=3).map(choice),
        st.tuples(inner, st.sampled_from(OCCURRENCES)).map(lambda one: repeat(one[0], *one[1])),
    ),
    max_leaves=6,
)


def expression(particle) -> str:
    """The particle as a regular expression."""
    match particle:
        case ElementRef(key):
            return key
        case Sequence(items):
            return "".join(map(expression, items))
        case Choice(items):
            return f"(?:{'|'.join(map(expression, items))})"
        case Repeat(item, low, high):
            return f"(?:{expression(item)}){{{low},{'' if high is None else high}}}"
    return ""


def language(particle) -> set[str]:
    """The short words that the particle accepts."""
    compiled = re.compile(expression(particle))
    return {word for word in WORDS if compiled.fullmatch(word)}


def xsd_of(particle) -> bytes:
    """An XSD of an element `root` with this content."""
    grammar = Grammar("urn:x", start=("root",))
    grammar.elements["root"] = Element("root", "root", "urn:x", (), particle)
    for name in "abc":
        grammar.elements[name] = Element(name, name, "urn:x", (), EMPTY)
    return write_xsd(grammar)


REWRITTEN = [
    (sequence([repeat(A, 0, 1), repeat(A, 0, 1)]), repeat(A, 0, 2)),
    (sequence([repeat(A, 0, None), A]), repeat(A, 1, None)),
    (choice([sequence([A, B]), sequence([A, C])]), sequence([A, choice([B, C])])),
    (choice([A, sequence([A, B])]), sequence([A, repeat(B, 0, 1)])),
    (
        repeat(sequence([repeat(A, 1, None), repeat(B, 0, None)]), 1, None),
        sequence([A, repeat(choice([A, B]), 0, None)]),
    ),
    (repeat(choice([repeat(A, 0, None), B]), 0, None), repeat(choice([A, B]), 0, None)),
]


def document(word: str) -> etree._ElementTree:
    """An element `root` with these children."""
    text = "".join(f"<{name}/>" for name in word)
    return etree.fromstring(f'<root xmlns="urn:x">{text}</root>').getroottree()


@pytest.mark.parametrize(("particle", "same"), REWRITTEN)
def test_the_same_is_said_in_other_words(particle, same):
    assert determinize(particle) == same
    assert language(particle) == language(same)


def test_what_cannot_be_said_is_widened_where_it_competes():
    particle = sequence([C, repeat(A, 0, 1), repeat(sequence([A, B]), 0, 1)])
    assert determinize(particle) == sequence([C, repeat(choice([A, B]), 0, None)])


def test_any_element_competes_with_all():
    assert determinize(choice([A, AnyElement()])) == AnyElement()
    assert not facts(sequence([repeat(A, 0, 1), AnyElement()])).deterministic


@settings(max_examples=400, deadline=None)
@given(particles)
def test_the_result_is_deterministic_and_accepts_no_less(particle):
    result = determinize(particle)
    assert facts(result).deterministic
    assert language(particle) <= language(result)
    if facts(particle).deterministic:
        assert language(particle) == language(result)


@settings(max_examples=150, deadline=None)
@given(particles)
def test_libxml2_finds_it_deterministic(particle):
    schema = etree.XMLSchema(etree.fromstring(xsd_of(particle)))
    accepted = language(determinize(particle))
    for word in WORDS[:40]:
        assert schema.validate(document(word)) == (word in accepted), word


@pytest.mark.parametrize("particle", [one for one, _ in REWRITTEN])
def test_xmlschema_finds_it_deterministic(particle):
    schema = xmlschema.XMLSchema10(xsd_of(particle).decode().partition("?>")[2])
    accepted = language(determinize(particle))
    for word in WORDS[:40]:
        assert schema.is_valid(document(word)) == (word in accepted), word
