"""The texts that are printed anew, and what an editor counts in them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from lxml import etree

import teitools
from teitools.notation.detection import detect
from tests.notation import test_archives, test_plays, test_presets
from tests.notation.counts import expectations

TEI = {"t": "http://www.tei-c.org/ns/1.0"}


@dataclass(frozen=True)
class Reading:
    """What was found in a text: the counts, and who speaks, in order."""

    counts: dict[str, int]
    speakers: tuple[str, ...]


@dataclass(frozen=True)
class Transcript:
    """A text with its profile; its labels as they are printed, and whether lines have numbers."""

    name: str
    profile: str
    text: str
    paths: Mapping[str, str]
    counts: Mapping[str, int]
    labels: frozenset[str]
    numbered: bool
    verse: bool
    speakers: tuple[str, ...]
    detected: bool

    def reading(self, encoded: bytes) -> Reading:
        """What `encoded`, the TEI of this text in some layout, has."""
        root = etree.fromstring(encoded)
        counts = {
            key: len(list(root.xpath(self.paths[key], namespaces=TEI))) for key in self.counts
        }
        return Reading(counts, tuple(each.get("who", "") for each in root.iter("{*}sp")))


def transcripts() -> Iterator[Transcript]:
    """Every text that has a table of counts beside it; those of ``shared`` where it is there."""
    for name, profile in expectations(test_presets.FOLDER):
        counts = expectations(test_presets.FOLDER)[name, profile]
        yield _made(test_presets.FOLDER / f"{name}.txt", profile, test_presets.PATHS, counts)
    for name, counts in test_plays.COUNTS.items():
        yield _made(test_plays.FOLDER / f"{name}.txt", "drama", test_plays.PATHS, counts)
    for (number, profile), counts in expectations(test_archives.FOLDER).items():
        file = next(test_archives.FOLDER.glob(f"{number}-*.txt"))
        yield _made(file, profile, test_archives.PATHS, counts)


@cache
def by_name() -> dict[str, Transcript]:
    """The texts by their names."""
    return {each.name: each for each in transcripts()}


def _made(
    file: Path, profile: str, paths: Mapping[str, str], counts: Mapping[str, int]
) -> Transcript:
    text = file.read_bytes().decode().replace("\r\n", "\n")
    root = etree.fromstring(bytes(teitools.encode(text.encode(), profile=profile)))
    speakers = list(root.iter("{*}speaker"))
    printed = {
        "".join(map(str, each.itertext())) for each in speakers if each.find("{*}lb") is None
    }
    return Transcript(
        name=file.stem,
        profile=profile,
        text=text,
        paths=paths,
        counts=counts,
        labels=frozenset(" ".join(label.split()) for label in printed if label.strip()),
        numbered=root.find(".//{*}lb[@n]") is not None,
        verse=root.find(".//{*}l") is not None,
        speakers=tuple(each.get("who", "") for each in root.iter("{*}sp")),
        detected=detect(text)[0].name == profile,
    )
