"""decode(encode(t)) == t, for every text, and after another program's hand."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from lxml import etree

import teitools
from teitools.notation.profile_file import names
from tests.requirements import SEED, SHARED, need
from tests.texts import texts

PROFILES = st.sampled_from([None, *names()])
SLOW = settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))


@SLOW
@given(texts, PROFILES)
@example("PRESENT: A. Smith,\x0c B. Jones;", None)
@example("PRESENT:\x0b A. Smith;\x0c\x0c", "frus")
def test_every_text_comes_back(text: str, profile: str | None) -> None:
    data = text.encode()
    assert teitools.decode(teitools.encode(data, profile=profile)) == data


def reserialized(data: bytes) -> bytes:
    """The same document: UTF-16, attributes in reverse, CDATA sections, comments in between."""
    root = etree.fromstring(data)
    for element in root.iter(etree.Element):
        attributes = list(reversed(element.attrib.items()))
        element.attrib.clear()
        element.attrib.update(attributes)
        if element.text and "&" in element.text and "]]>" not in element.text:
            element.text = etree.CDATA(element.text)
    return bytes(etree.tostring(root, encoding="UTF-16", xml_declaration=True))


@SLOW
@given(texts, PROFILES)
def test_the_text_survives_reserialization(text: str, profile: str | None) -> None:
    data = text.encode()
    assert teitools.decode(reserialized(teitools.encode(data, profile=profile))) == data


def formatted(data: bytes) -> bytes:
    """What ``xmllint --format`` makes of a document."""
    command = ["xmllint", "--huge", "--format", "-"]
    return subprocess.run(command, input=data, capture_output=True, check=True).stdout


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(texts, PROFILES)
def test_the_text_survives_xmllint_format(text: str, profile: str | None) -> None:
    need("xmllint")
    data = text.encode()
    assert teitools.decode(formatted(teitools.encode(data, profile=profile))) == data


def test_the_seed_survives_every_hand() -> None:
    need("xmllint")
    data = SEED.read_bytes()
    encoded = teitools.encode(SEED)
    for hand in (formatted, reserialized, lambda xml: formatted(reserialized(xml))):
        assert teitools.decode(hand(encoded)) == data


@pytest.mark.parametrize("profile", names())
def test_published_transcripts_come_back(profile: str) -> None:
    need("shared")
    files = sorted((SHARED / "transcripts").glob("*.txt"))
    assert len(files) == 8
    for file in files:
        assert teitools.decode(teitools.encode(file, profile=profile)) == Path(file).read_bytes()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n",
        " ",
        "\ufeff",
        "\ufeff\r\n\r\n",
        "\t\n \n",
        "\x00",
        "a\x00b",
        "[" * 2000,
        "]" * 2000,
        "(a " * 500 + ")" * 500,
        "{~~" * 100 + "~>" * 100 + "~~}" * 100,
        " " * 5000 + "x" + "\t" * 5000,
        "x" * 2_000_000,
        "a" + "\n" * 4 + "b" + "\r\n" * 5 + "c" + "\r" * 6 + "\n" * 7,
        "a  \n\n\n\n\n  b",
        "\r\n" * 3000 + "a" + "\n" * 3000 + "b\r",
        "[crossed out:" + "\t" * 30_000 + "]",
        "[a" + " \n" * 20_000 + "-> b?]",
        "[sic]",
        "wrod [sic] and [sic]",
        "[a (b] c)",
        "IVANOV:",
        "IVANOV: \t",
        "IVANOV: \n\nPETROV:  \n yes \nIVANOV:\t",
        "IVANOV:\n\n\nPETROV:\nyes\nIVANOV: no",
        "[ ]",
        "[a] [b]  [c]\t[d]\n[e]",
        "  [A whole remark] ",
        "\\[not a mark\\] \\\\[a mark]",
        "IVANOV:\n PARTICIPANTS:",
        "IVANOV: \n\n  \t PARTICIPANTS: a\n b",
        "word\n\n[signature]\x00 K. X\n\nword\n\n\n\nword",
    ],
)
@pytest.mark.parametrize("profile", names())
def test_hard_cases_come_back(text: str, profile: str) -> None:
    data = text.encode()
    assert teitools.decode(teitools.encode(data, profile=profile)) == data
