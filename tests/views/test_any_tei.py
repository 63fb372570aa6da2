"""Every word of a document outside its header is in the marked-up view."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from lxml import etree, html

import teitools
from teitools.source import Source
from teitools.xml.parsing import parse
from tests.requirements import SEED, SHARED, need

_HEADER = "{http://www.tei-c.org/ns/1.0}teiHeader"
_CORPORA = sorted((SHARED / "corpora").glob("*/*.xml"))
_OURS = sorted((Path(__file__).parent / "documents").glob("*.xml"))


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def words_of(document: bytes) -> list[str]:
    root = parse(Source.of(document)).getroot()
    for header in list(root.iter(_HEADER)):
        header.clear()
    return [squeezed(str(text)) for text in root.xpath("//text()[normalize-space()]")]


def missing(document: bytes) -> list[str]:
    page = html.fromstring(teitools.render(document, view="marked"))
    for unseen in page.xpath("//style | //script | //span[@class='spoken']"):
        unseen.drop_tree()
    shown = squeezed(page.text_content())
    return [words for words in words_of(document) if words not in shown]


@pytest.mark.parametrize("document", [*_OURS, SEED.with_suffix(".xml")], ids=lambda p: p.stem)
def test_all_words_of_ours(document: Path) -> None:
    assert missing(document.read_bytes()) == []


@pytest.mark.parametrize("document", _CORPORA, ids=lambda p: p.stem)
def test_all_words_of_the_corpora(document: Path) -> None:
    need("shared")
    try:
        assert missing(document.read_bytes()) == []
    except teitools.DocumentError as error:
        assert error.findings[0].code.name == "external-dtd"  # noqa: PT017


@pytest.mark.parametrize("document", _CORPORA, ids=lambda p: p.stem)
def test_no_speaker_is_lost(document: Path) -> None:
    """Each speech of a play has its label in the reading text, and each name in the list."""
    need("shared")
    data = document.read_bytes()
    try:
        text = squeezed(teitools.render(data, to="text").decode())
    except teitools.DocumentError:
        return
    speakers = etree.fromstring(data).xpath("//*[local-name()='speaker'][not(*)]/text()")
    assert [name for name in map(squeezed, map(str, speakers)) if name not in text] == []
