"""Texts printed as other archives print them have the same in them, and come back.

What a layout changes for good, and where the converter falls short, stands in ``exclusions.tsv``
with the reason; what stands there and is no longer so fails.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from itertools import combinations
from pathlib import Path
from zlib import crc32

import pytest

import teitools
from teitools.notation.detection import detect
from tests.notation.layouts.catalogue import LAYOUTS
from tests.notation.layouts.transcripts import Transcript, by_name

_SHARE = 5
_SHARE_OF_PAIRS = 150
_EXCLUSIONS = Path(__file__).parent / "exclusions.tsv"


@cache
def exclusions() -> dict[tuple[str, str], frozenset[str]]:
    """Of a layout and a text, what is not asked of it."""
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    with _EXCLUSIONS.open(encoding="utf-8") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            assert row["reason"]
            found[row["layout"], row["text"]].update(row["features"].split())
    return {key: frozenset(features) for key, features in found.items()}


def differences(text: str, transcript: Transcript) -> frozenset[str]:
    """What is found in `text`, a layout of `transcript`, otherwise than in it."""
    data = text.encode()
    encoded = teitools.encode(data, profile=transcript.profile)
    assert teitools.decode(encoded) == data
    report = teitools.validate(bytes(encoded))
    assert report.valid, [str(finding) for finding in report]
    read = transcript.reading(bytes(encoded))
    found = {key for key, count in transcript.counts.items() if read.counts[key] != count}
    if len(read.speakers) == len(transcript.speakers) and read.speakers != transcript.speakers:
        found.add("who")
    if transcript.detected and detect(text)[0].name != transcript.profile:
        found.add("detection")
    return frozenset(found)


def compared(layout: str, share: int) -> Iterator[tuple[str, list[str], list[str]]]:
    """Of every `share`-th text to which `layout` applies, what differs and what may differ."""
    for name, transcript in by_name().items():
        text = LAYOUTS[layout](transcript.text, transcript)
        if text != transcript.text and crc32(f"{layout} {name}".encode()) % share == 0:
            allowed = exclusions().get((layout, name), frozenset())
            yield name, sorted(differences(text, transcript)), sorted(allowed)


def test_exclusions_are_of_layouts_and_texts() -> None:
    shared = {name for name in by_name() if name[:2].isdigit()}
    for layout, name in exclusions():
        assert layout in LAYOUTS
        assert name in by_name() or (not shared and name[:2].isdigit())


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_layout_changes_nothing_in_some_texts(layout: str) -> None:
    found = list(compared(layout, _SHARE))
    assert {name: made for name, made, _ in found} == {name: allowed for name, _, allowed in found}


@pytest.mark.long
@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_layout_changes_nothing(layout: str) -> None:
    found = list(compared(layout, 1))
    assert found
    assert {name: made for name, made, _ in found} == {name: allowed for name, _, allowed in found}


@pytest.mark.long
@pytest.mark.parametrize("name", by_name())
def test_two_layouts_at_once_come_back(name: str) -> None:
    transcript = by_name()[name]
    for first, second in combinations(LAYOUTS, 2):
        if crc32(f"{first} {second} {name}".encode()) % _SHARE_OF_PAIRS:
            continue
        text = LAYOUTS[second](LAYOUTS[first](transcript.text, transcript), transcript)
        differences(text, transcript)
