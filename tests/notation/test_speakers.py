"""Labels of speakers: the evidence, and what they become."""

from __future__ import annotations

import pytest
from lxml import etree

import teitools

TEI = {"t": "http://www.tei-c.org/ns/1.0"}


def speeches(text: str) -> list[tuple[str, str, int]]:
    """Who, the printed label, and the number of paragraphs, of each speech."""
    data = text.encode()
    encoded = teitools.encode(data, profile="plain")
    assert teitools.decode(encoded) == data
    return [
        (
            (sp.get("who") or "").removeprefix("#"),
            "".join(map(str, sp.find("t:speaker", TEI).itertext())),
            len(sp.findall("t:p", TEI)),
        )
        for sp in etree.fromstring(encoded).iterfind(".//t:sp", TEI)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("IVANOV: Yes.", [("ivanov", "IVANOV:", 1)]),
        ("Cde. Gromyko: Yes.", [("gromyko", "Cde. Gromyko:", 1)]),
        ("Mr. A. B. Smith: Yes.", [("smith", "Mr. A. B. Smith:", 1)]),
        (
            "IVANOV: Yes.\nPETROV: No.\n\nMore.\n\nIVANOV: I see.",
            [("ivanov", "IVANOV:", 1), ("petrov", "PETROV:", 2), ("ivanov", "IVANOV:", 1)],
        ),
        ("Ivanov: Yes.\n\nIvanov: No.", [("ivanov", "Ivanov:", 1), ("ivanov", "Ivanov:", 1)]),
        ("Ivanov: Yes.", []),
        ("IVANOV?: Yes.", [("ivanov", "IVANOV?:", 1)]),
        ("IVANOV:\nYes.", [("ivanov", "IVANOV:", 1)]),
        ("IVANOV:", [("ivanov", "IVANOV:", 1)]),
        ("БРЕЖНЕВ: Да.", [("брежнев", "БРЕЖНЕВ:", 1)]),
        ("Source: a\n\nNote: b\n\nSubject: c\n\nPage 3: d\n\nDate: e\n\nSource: f", []),
        ("SUBJECT: x\n\nNOTE: y\n\nFROM: z", []),
        ("I said: no.\n\nI said: yes.", []),
        ("Cde. Bulganin believes: no.", []),
        ("See https://example.org and note: this", []),
    ],
)
def test_a_label_needs_evidence(text: str, expected: list[tuple[str, str, int]]) -> None:
    assert speeches(text) == expected


def test_a_person_is_declared_once() -> None:
    encoded = teitools.encode(b"IVANOV: a\n\nCde. Ivanov: b\n\nPETROV: c", profile="plain")
    people = etree.fromstring(encoded).findall(".//t:person", TEI)
    names = [person.findtext("t:persName", None, TEI) for person in people]
    assert names == ["IVANOV", "PETROV"]


@pytest.mark.parametrize("remark", ["laughs", "to Petrov", "смеётся", "über Funk"])
def test_a_remark_after_a_name_is_no_part_of_it(remark: str) -> None:
    data = f"IVANOV: a\n\nIVANOV [{remark}]: b\n\nPETROV [{remark}]: c".encode()
    encoded = teitools.encode(data, profile="plain")
    assert teitools.decode(encoded) == data
    assert teitools.validate(bytes(encoded)).valid
    root = etree.fromstring(encoded)
    names = [each.findtext("t:persName", None, TEI) for each in root.findall(".//t:person", TEI)]
    assert names == ["IVANOV", "PETROV"]
    assert [sp.get("who") for sp in root.iterfind(".//t:sp", TEI)] == [
        "#ivanov",
        "#ivanov",
        "#petrov",
    ]


def test_a_doubtful_label_is_of_low_certainty() -> None:
    encoded = teitools.encode("КОСЫГИН?: a".encode(), profile="plain")
    speech = etree.fromstring(encoded).find(".//t:sp", TEI)
    assert speech is not None
    assert speech.get("cert") == "low"
