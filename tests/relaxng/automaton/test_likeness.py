"""Names that are like others."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teitools.relaxng.automaton.habits import usual
from teitools.relaxng.automaton.likeness import distance, near, nearest
from teitools.relaxng.automaton.names import join

WORDS = ["persName", "person", "publisher", "p", "pb", "hi", "term", "handDesc", "date", "data"]


@pytest.mark.parametrize(
    ("word", "like"),
    [
        ("persname", "persName"),
        ("presName", "persName"),
        ("publischer", "publisher"),
        ("dates", "date"),
        ("DATE", "date"),
        ("P", "p"),
        ("em", None),
        ("a", None),
        ("hands", None),
        ("", None),
        ("x" * 1000, None),
    ],
)
def test_near(word: str, like: str | None) -> None:
    assert next(iter(near(word, WORDS)), None) == like


def test_the_likeliest_come_first() -> None:
    assert near("dat", WORDS, 3) == ["date", "data"]
    assert near("Person", ["person", "persons", "Persona"], 2) == ["person", "Persona"]
    assert nearest(join("u", "dtae"), [join("u", "date"), join("u", "p")]) == join("u", "date")


def test_names_of_html() -> None:
    assert usual(join("u", "LI"), [join("u", "label"), join("u", "item")]) == join("u", "item")
    assert usual("i", ["p"]) is None
    assert usual("href", ["target"]) is None
    assert usual("href", ["target"], True) == "target"


short = st.text("abcd", max_size=7)


@given(short, short, st.integers(0, 8))
def test_distance(word: str, other: str, most: int) -> None:
    exact = distance(word, other, 20)
    assert exact is not None
    assert abs(len(word) - len(other)) <= exact <= max(len(word), len(other))
    assert (exact == 0) == (word == other)
    assert exact == distance(other, word, 20)
    assert distance(word, other, most) == (exact if exact <= most else None)
