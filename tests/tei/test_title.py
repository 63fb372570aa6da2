"""The title in the header, where no metadata says it."""

from __future__ import annotations

import pytest
from lxml import etree

import teitools

TITLE = "{http://www.tei-c.org/ns/1.0}titleStmt/{http://www.tei-c.org/ns/1.0}title"


@pytest.mark.parametrize(
    ("profile", "text", "title"),
    [
        ("frus", "257. Memorandum of a Conversation, May 3, 19571\n\nWords.\n", "257. Memorandum"),
        ("drama", "ACT FIRST.\n\nHEDDA.\nWords.\n", "ACT FIRST."),
        ("plain", "Words.\n\nACT FIRST.\n", "Untitled transcript"),
        ("plain", "", "Untitled transcript"),
    ],
)
def test_the_heading_that_a_text_begins_with(profile: str, text: str, title: str) -> None:
    encoded = teitools.encode(text.encode(), profile=profile)
    found = etree.fromstring(bytes(encoded)).findtext(f".//{TITLE}")
    assert found is not None
    assert found.startswith(title)
    assert teitools.decode(encoded) == text.encode()
