"""Names that are like others."""

from __future__ import annotations

import pytest

from teitools.relaxng.automaton.habits import usual
from teitools.relaxng.automaton.likeness import near, nearest
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
