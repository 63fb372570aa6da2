"""Plays of GerDraCor, printed without brackets: the speakers and the directions beside them."""

from __future__ import annotations

from collections import Counter

import pytest
from lxml import etree

import teitools
from tests.requirements import SHARED, need

TEI = "{http://www.tei-c.org/ns/1.0}"
FOLDER = SHARED / "corpora" / "gerdracor"
_PASSED = frozenset(f"{TEI}{name}" for name in ("pb", "note", "figure", "front"))


def words(element: etree._Element) -> str:
    return " ".join("".join(map(str, element.itertext())).split())


def printed(speech: etree._Element) -> tuple[str, str]:
    """The label of a speech with the direction beside it, and all of it as it is printed."""
    speaker, *rest = [each for each in speech if isinstance(each.tag, str)]
    label = words(speaker)
    if rest and rest[0].tag == f"{TEI}stage":
        label = f"{label.rstrip('.:')} {words(rest.pop(0))}"
    label = label if label[-1:] in (".", ":") else f"{label}."
    return label, " ".join([label, *map(words, rest)])


def play(root: etree._Element) -> tuple[str, Counter[str]]:
    """A play as paragraphs, and its labels with their directions."""
    paragraphs: list[str] = []
    labels: list[str] = []

    def read(holder: etree._Element) -> None:
        for child in holder:
            if child.tag == f"{TEI}sp" and child.find(f"{TEI}speaker") is not None:
                label, text = printed(child)
                if text != label:  # where nothing is said, all of it is a direction
                    labels.append(label)
                paragraphs.append(text)
            elif child.tag == f"{TEI}div":
                read(child)
            elif isinstance(child.tag, str) and child.tag not in _PASSED:
                paragraphs.append(words(child))

    body = root.find(f".//{TEI}body")
    assert body is not None
    read(body)
    return "\n\n".join(filter(None, paragraphs)) + "\n", Counter(map(_bare, labels))


def _bare(label: str) -> str:
    return label.replace(".", "").replace(":", "").strip()


@pytest.mark.parametrize("name", ["lautensack-medusa", "heyse-don-juans-ende"])
def test_speakers_and_directions_of_a_play(name: str) -> None:
    need("shared")
    text, expected = play(etree.parse(FOLDER / f"{name}.xml").getroot())
    encoded = teitools.encode(text.encode(), profile="drama")
    assert teitools.decode(encoded) == text.encode()
    found: Counter[str] = Counter()
    for speech in etree.fromstring(bytes(encoded)).iter(f"{TEI}sp"):
        found[_bare(printed(speech)[0])] += 1
    right = sum((found & expected).values())
    assert right >= 0.95 * sum(found.values())
    assert right >= 0.93 * sum(expected.values())
