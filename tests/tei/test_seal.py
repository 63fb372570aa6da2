"""The digest of a document's markup: what changes it, and what does not."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree

import teitools
from teitools.tei.seal import is_sealed
from tests.requirements import ROOT

DOCUMENT = (ROOT / "encoded" / "khrushchev-1964-09-18.xml").read_text(encoding="utf-8")
_START_TAG = re.compile(r'<([A-Za-z][\w.:-]*)((?: [^\s="]+="[^"]*")*)\s*(/?)>')


def sealed(document: str) -> bool:
    return is_sealed(etree.fromstring(document.encode()))


def unchanged(document: str) -> str:
    return document


def reversed_attributes(document: str) -> str:
    def turned(tag: re.Match[str]) -> str:
        attributes = re.findall(r' [^\s="]+="[^"]*"', tag[2])
        return f"<{tag[1]}{''.join(reversed(attributes))}{tag[3]}>"

    return _START_TAG.sub(turned, document)


def longer_paragraphs(document: str) -> str:
    head, body, text = document.partition("<body>")
    return head + body + text.replace("</p>", " and so on</p>")


def prefixed(document: str) -> str:
    """The same with the prefix `t:` for each element of the TEI."""
    named = re.sub(r"<(/?)(?=[A-Za-z])", r"<\1t:", document)
    return named.replace('xmlns="', 'xmlns:t="', 1)


@pytest.mark.parametrize(
    "change",
    [
        unchanged,
        reversed_attributes,
        prefixed,
        lambda text: text.replace("</p>", "<!-- <p>seen</p> --></p>"),
        lambda text: text.replace("<body>", "<body><?app <p> ?>"),
        lambda text: re.sub(r">\s*\n\s*<", "><", text),
        longer_paragraphs,
        lambda text: re.sub(r'="([^"]*)"', r"='\1'", text),
    ],
    ids="same attributes prefix comment instruction layout word quotes".split(),
)
def test_what_does_not_count(change: Callable[[str], str]) -> None:
    assert change is unchanged or change(DOCUMENT) != DOCUMENT
    assert sealed(change(DOCUMENT))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("</body>", "<p/></body>"),
        ("<supplied", '<supplied rend="bold"'),
        (' xml:lang="en"', ' xml:lang="de"'),
        ("</titleStmt>", "<funder>x</funder></titleStmt>"),
        ("<body>", '<body xmlns:x="urn:x"><x:p/>'),
    ],
)
def test_what_counts(old: str, new: str) -> None:
    assert old in DOCUMENT
    assert not sealed(DOCUMENT.replace(old, new, 1))


@pytest.mark.parametrize("sign", ["&", "<", ">", '"', "'", "\t", "é", "\u0085", "\u2028", "]]>"])
def test_the_written_and_the_read_markup_are_the_same(sign: str, tmp_path: Path) -> None:
    text = (
        f"Mr. A{sign}B: [{sign}words{sign}] (laughs{sign}) {sign} {{x}}\n\n[hi rend=bold: {sign}]\n"
    )
    header = tmp_path / "header.toml"
    quoted = sign.replace('"', '\\"').replace("\t", "\\t")
    header.write_text(f'publisher = "a{quoted}b"\n', encoding="utf-8")
    encoded = teitools.encode(text.encode(), header=header)
    assert is_sealed(etree.fromstring(bytes(encoded)))
    assert teitools.decode(bytes(encoded)) == text.encode()
