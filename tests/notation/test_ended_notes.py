"""Footnotes at the end of each document of a volume, of a section or a page."""

from __future__ import annotations

from itertools import pairwise

import pytest
from lxml import etree

from tests.notation.encoding import encoded
from tests.notation.test_starred_notes import ID, NS, marks

VOLUME = """1. Telegram From Oslo

Oslo, March 5, 1962.

The minister said[1] this. And that.[2]

1. Not a note
2. Nor this

So he went.

[1] Not found.
[2] See Document 3,
and others.

2. Memorandum From Smith

March 6, 1962.

No note1 of its own.

3. Editorial Note

Another1 text, and more.2

1. Not found.

2. In the files.
   Not printed.

4. Editorial Note

The last1 one.

(1) Ibid.
"""


@pytest.mark.parametrize("profile", ["plain", "frus"])
def test_each_document_has_its_own(profile: str) -> None:
    root = encoded(VOLUME, profile)
    found = marks(root)
    assert found == [
        ("1", "Not found."), ("2", "See Document 3, and others."),
        ("1", "Not found."), ("2", "In the files. Not printed."),
        ("1", "Ibid."),
    ]  # fmt: skip
    documents = root.findall(".//t:body/t:div", NS)
    assert [len(each.findall(".//t:note[@type='footnote']", NS)) for each in documents] == [
        2, 0, 2, 1,
    ]  # fmt: skip
    for mark in root.iterfind(".//t:ref", NS):
        note = root.xpath("//*[@xml:id = $id]", id=mark.get("target", "")[1:])
        assert isinstance(note, list)
        assert _document(note[0]) is _document(mark)
    names = root.xpath("//@xml:id")
    assert isinstance(names, list)
    assert len(names) == len(set(names))


def _document(element: object) -> etree._Element:
    assert isinstance(element, etree._Element)
    return next(each for each in element.iterancestors() if "div" in str(each.tag))


def test_pages_number_anew() -> None:
    text = "One1 two.\n\n1. Three.\n\n- 2 -\n\nFour1 and five.2\n\n1. Six.\n2. Seven.\n"
    assert marks(encoded(text, "plain")) == [("1", "Three."), ("1", "Six."), ("2", "Seven.")]


def test_sections_number_anew() -> None:
    text = "THE FIRST\n\nOne1 two.\n\n1. Three.\n\nTHE SECOND\n\nFour1 here.\n\n1. Five.\n"
    assert marks(encoded(text, "plain")) == [("1", "Three."), ("1", "Five.")]


@pytest.mark.parametrize(
    "text",
    [
        "The items are:\n\n1. One.\n\n2. Two.\n",
        "By Art.1 and No.2 of it.\n\n1. One.\n\n2. Two.\n",  # numbers of something
        "Here1 it is.\n\n1. One.\n\n2. Two.\n",  # no mark for the second
        "Here2 it is, there1 too.\n\n1. One.\n\n2. Two.\n",  # in another order
        "Here1 it is.\n\n1. One.\n\nAnd it goes on.\n",
        "It is [1] here.\n\n[1] One.\n",
    ],
)
def test_what_is_no_note(text: str) -> None:
    root = encoded(text, "plain")
    assert not root.findall(".//t:note[@type='footnote']", NS)
    assert not root.findall(".//t:ref", NS)


def test_notes_through_a_volume_are_not_bound_to_a_document() -> None:
    text = "".join(f"{n}. Editorial Note\n\nA text{n} here.\n\n" for n in (1, 2, 3))
    text += "NOTES\n\n1. One.\n2. Two.\n3. Three.\n"
    root = encoded(text, "plain")
    assert marks(root) == [("1", "One."), ("2", "Two."), ("3", "Three.")]
    notes = [each.get(ID) for each in root.iterfind(".//t:note", NS)]
    assert all(one != other for one, other in pairwise(notes))
