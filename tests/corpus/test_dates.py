"""Dates: which there are, and their order."""

from __future__ import annotations

import pytest
from lxml import etree

from teitools.corpus.dates import Dating, dating_of, parts_of


@pytest.mark.parametrize(
    ("value", "parts"),
    [
        ("1964-09-18", (1964, 9, 18)),
        ("1964-09-18T10:00:00Z", (1964, 9, 18)),
        ("1964-02", (1964, 2, 0)),
        ("-0044-03-15", (-44, 3, 15)),
        ("12000", (12000, 0, 0)),
        ("2000-02-29", (2000, 2, 29)),
        ("1900-02-29", None),
        ("1964-13", None),
        ("64", None),
        ("May", None),
        ("", None),
    ],
)
def test_parts(value: str, parts: tuple[int, int, int] | None) -> None:
    assert parts_of(value) == parts


@pytest.mark.parametrize(
    ("attributes", "words", "dating"),
    [
        ('when="1861"', "x", Dating("1861", "", "x")),
        ('when="1861" cert="low"', "x", Dating("1861", "", "x", False)),
        ('from="1861-01" to="1862"', "x", Dating("1861-01", "1862", "x")),
        ('notBefore="1861" notAfter="1869"', "", Dating("1861", "1869", "", False)),
        ('notAfter="1869"', "", Dating("1869", "", "", False)),
        ('when="1861-05-02T09:00:00+02:00"', "", Dating("1861-05-02")),
        ("", "1861-05", Dating("1861-05", "", "1861-05")),
        ("", "in May", Dating("", "", "in May")),
        ('when="soon" notBefore="1861"', "", Dating("1861", "", "", False)),
    ],
)
def test_what_an_element_says(attributes: str, words: str, dating: Dating) -> None:
    assert dating_of(etree.fromstring(f"<date {attributes}/>"), words)[0] == dating


def test_the_order_of_dates() -> None:
    ordered = [
        Dating("-0044-03-15"),
        Dating("1861-05-02"),
        Dating("1861-05-03"),
        Dating("1861-05"),
        Dating("1861-06-01"),
        Dating("1861"),
        Dating("1861-01-01", "1861-12-31", "", False),
        Dating("1862-01-01"),
        Dating("", "", "some day", False),
    ]
    mixed = [*ordered[5:], *ordered[:5]]
    assert sorted(mixed, key=lambda each: each.order) == ordered
