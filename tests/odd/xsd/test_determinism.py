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
    interleave,
    repeat,
    sequence,
)
from teitools.odd.grammar import Element, Grammar
from teitools.odd.xsd.determinism import determinize, facts, in_other_words, same_language
from teitools.odd.xsd.one_unambiguous import size
from teitools.odd.xsd.orders import keeps_order, ordered
from teitools.odd.xsd.particles import counted
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
    sequence([repeat(A, 0, 1), repeat(A, 0, 1)]),
    sequence([repeat(A, 0, None), A]),
    choice([sequence([A, B]), sequence([A, C])]),
    choice([A, sequence([A, B])]),
    repeat(sequence([repeat(A, 1, None), repeat(B, 0, None)]), 1, None),
    repeat(choice([repeat(A, 0, None), B]), 0, None),
    sequence([C, repeat(A, 0, 1), repeat(sequence([A, B]), 0, 1)]),
    sequence([repeat(A, 0, None), repeat(choice([A, B]), 0, None), C]),
    choice([repeat(sequence([A, B]), 0, None), sequence([A, C])]),
    sequence([repeat(sequence([A, B]), 0, None), A]),
    repeat(sequence([repeat(A, 0, 1), repeat(B, 0, 1), repeat(C, 0, 1)]), 0, None),
]
"""Particles that are not deterministic, with a language that has one that is."""

WIDENED = [
    sequence([repeat(choice([A, B]), 0, None), A, choice([A, B])]),
    sequence([repeat(choice([A, B]), 0, None), A]),
]
"""Particles of which the first has no deterministic one (Brüggemann-Klein and Wood, 1998)."""


def document(word: str) -> etree._ElementTree:
    """An element `root` with these children."""
    text = "".join(f"<{name}/>" for name in word)
    return etree.fromstring(f'<root xmlns="urn:x">{text}</root>').getroottree()


@pytest.mark.parametrize("particle", REWRITTEN)
def test_the_same_is_said_in_other_words(particle):
    assert not facts(particle).deterministic
    same = determinize(particle)
    assert facts(same).deterministic
    assert same_language(particle, same)
    assert language(particle) == language(same)


def test_the_other_words_are_few():
    several = sequence([repeat(ElementRef(letter), 0, 1) for letter in "abcdefgh"])
    particle = sequence([several, repeat(sequence([ElementRef("x"), several]), 0, None), several])
    assert size(determinize(particle)) < 60


def test_what_cannot_be_said_is_widened():
    particle = WIDENED[0]
    assert in_other_words(particle) is None
    assert language(particle) < language(determinize(particle))
    assert in_other_words(WIDENED[1]) is not None


def test_it_is_widened_where_it_competes_only():
    particle = sequence([C, WIDENED[0]])
    assert determinize(particle) == sequence([C, repeat(choice([A, B]), 1, None)])


def test_a_wildcard_competes_with_what_it_takes_in():
    inside, outside = ElementRef("{urn:x}a"), ElementRef("{urn:y}a")
    wild = AnyElement(require=("urn:x",))
    assert not facts(sequence([repeat(inside, 0, 1), wild])).deterministic
    assert facts(sequence([repeat(outside, 0, 1), wild])).deterministic
    assert determinize(choice([inside, wild])) == repeat(wild, 1, None)
    assert determinize(choice([inside, outside, wild])).items[1:] == (repeat(wild, 1, None),)
    other = AnyElement(exclude=("urn:x", ""))
    assert facts(choice([inside, other])).deterministic
    assert not facts(choice([outside, other])).deterministic


@settings(max_examples=400, deadline=None)
@given(particles)
def test_the_result_is_deterministic_and_accepts_no_less(particle):
    result = determinize(particle)
    assert facts(result).deterministic
    assert language(particle) <= language(result)
    if facts(particle).deterministic or in_other_words(particle) is not None:
        assert language(particle) == language(result)


@settings(max_examples=150, deadline=None)
@given(particles)
def test_libxml2_finds_it_deterministic(particle):
    schema = etree.XMLSchema(etree.fromstring(xsd_of(particle)))
    accepted = language(particle)
    exact = same_language(particle, determinize(particle))
    for word in WORDS[:40]:
        if exact or word in accepted:
            assert schema.validate(document(word)) == (word in accepted), word


@pytest.mark.parametrize("particle", REWRITTEN)
def test_xmlschema_finds_it_deterministic(particle):
    schema = xmlschema.XMLSchema10(xsd_of(particle).decode().partition("?>")[2])
    accepted = language(particle)
    for word in WORDS[:40]:
        assert schema.is_valid(document(word)) == (word in accepted), word


@settings(max_examples=150, deadline=None)
@given(st.lists(particles, min_size=2, max_size=4), st.sets(st.integers(0, 3)))
def test_what_is_interleaved_is_accepted_in_every_order(items, repeated):
    items = [
        repeat(item, 0, None) if place in repeated else item for place, item in enumerate(items)
    ]
    accepted = language(ordered(interleave(items)))
    mixed = shuffled([language(item) for item in items])
    assert mixed <= accepted
    if keeps_order(interleave(items)):
        assert mixed == accepted


def shuffled(languages: list[set[str]]) -> set[str]:
    """The short words that are made of a word of each language, mixed."""
    found = {""}
    for words in languages:
        found = {mixed for one in found for other in words for mixed in mixtures(one, other)}
    return found


def mixtures(one: str, other: str) -> set[str]:
    """All ways to mix two words, up to the length of `WORDS`."""
    if len(one) + len(other) > 4:
        return set()
    if not one or not other:
        return {one + other}
    return {one[0] + rest for rest in mixtures(one[1:], other)} | {
        other[0] + rest for rest in mixtures(one, other[1:])
    }


@settings(max_examples=300, deadline=None)
@given(st.lists(particles, min_size=1, max_size=4))
def test_counting_changes_nothing(items):
    assert language(counted(items)) == language(sequence(items))


def test_repetitions_are_counted_again():
    assert counted([repeat(A, 0, 1)] * 20) == repeat(A, 0, 20)
    assert counted([A, A, repeat(A, 0, 1)]) == repeat(A, 2, 3)
    once = sequence([A, B])
    assert counted([once, once, repeat(once, 0, 1)]) == repeat(once, 2, 3)


LETTERS = [ElementRef(letter) for letter in "abcdefghij"]


def in_doubt(place: int) -> list:
    """Parts that cannot be said deterministically."""
    one, other = LETTERS[place % 10], LETTERS[(place + 1) % 10]
    return [repeat(choice([one, other]), 0, None), one, choice([one, other])]


@pytest.mark.parametrize(
    "particle",
    [
        sequence(part for place in range(60) for part in in_doubt(place)),
        sequence([*in_doubt(0), *[choice(LETTERS[:2])] * 30]),
        sequence([repeat(sequence([A, repeat(B, 0, 1)]), 0, 300), repeat(A, 0, 300)]),
        sequence([repeat(ElementRef(f"e{n % 500}"), 0, 1) for n in range(1000)]),
    ],
)
def test_hostile_particles_are_widened(particle):
    result = determinize(particle)
    assert facts(result).deterministic
    assert size(result) <= 4 * size(particle)
