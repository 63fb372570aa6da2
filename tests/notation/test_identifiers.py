"""Identifiers made from names."""

from __future__ import annotations

import pytest

from teitools.notation.identifiers import Identifiers


@pytest.mark.parametrize(
    ("name", "identifier"),
    [
        ("Anna Weiß", "weiss"),
        ("WEIẞ", "weiss"),
        ("Müller", "muller"),
        ("Đorđe Łódź", "lodz"),
        ("Søren Ægir", "aegir"),
        ("Þór", "thor"),
        ("Şükrü İnönü", "inonu"),
        ("Андрей Громыко", "громыко"),
        ("Йорданов", "иорданов"),
        ("Київ", "киив"),
        ("Τσίπρας", "τσιπρας"),
        ("周恩来", "周恩来"),
        ("O’Neill", "o-neill"),
    ],
)
def test_a_person_is_named_without_accents(name: str, identifier: str) -> None:
    given = Identifiers()
    assert given.of_name(name) == identifier
    assert given.of_name(name) == f"{identifier}-2"
