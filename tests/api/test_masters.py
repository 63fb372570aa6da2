"""Exactness comes from the encoding: change a word in it, and the text changes there."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from lxml import etree

import teitools
from teitools.xml.names import TEI, XML_ID, tei
from tests.requirements import SEED

_WORD = re.compile(r"[A-Za-z]{3,}")


def places() -> Iterator[tuple[int, str]]:
    """The text and tail nodes of the seed's document that came from the text, by index."""
    root = etree.fromstring(teitools.encode(SEED))
    for index, element in enumerate(root.iter(tei("*"))):
        if any(parent.get("copyOf") for parent in (element, *element.iterancestors())):
            continue
        in_text = any(parent.tag == tei("text") for parent in element.iterancestors())
        in_value = any(parent.get(XML_ID) for parent in (element, *element.iterancestors()))
        in_value = in_value and not any(
            p.tag in (tei("respStmt"), tei("person"), tei("rendition"))
            for p in (element, *element.iterancestors())
        )
        for node in ("text", "tail") if in_text else ("text",):
            words = getattr(element, node) or ""
            if (in_text or in_value) and _WORD.search(words):
                yield index, node


PLACES = list(places())


def test_there_is_something_to_change() -> None:
    assert len(PLACES) > 60


@pytest.mark.parametrize(("index", "node"), PLACES)
def test_a_changed_word_changes_the_text_exactly_there(index: int, node: str) -> None:
    text = SEED.read_text()
    root = etree.fromstring(teitools.encode(SEED))
    element = list(root.iter(tei("*")))[index]
    words = getattr(element, node)
    match = _WORD.search(words)
    assert match is not None
    setattr(element, node, f"{words[: match.start()]}Zyx{words[match.end() :]}")
    decoded = teitools.decode(etree.tostring(root)).decode()
    assert decoded.count("Zyx") == 1
    place = decoded.index("Zyx")
    assert decoded[:place] == text[:place]
    assert decoded[place + 3 :] == text[place + len(match.group()) :]


def test_a_copy_that_disagrees_is_found() -> None:
    root = etree.fromstring(teitools.encode(SEED))
    copies = [e for e in root.iter(f"{{{TEI}}}*") if e.get("copyOf") and e.text]
    assert len(copies) > 8
    for copy in copies:
        kept, copy.text = copy.text, f"{copy.text} changed"
        report = teitools.validate(etree.tostring(root.getroottree()))
        assert not report.valid, copy.tag
        copy.text = kept
    assert teitools.validate(etree.tostring(root.getroottree())).valid
