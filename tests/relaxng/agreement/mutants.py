"""Mutants: valid documents, invented and from the corpora, each with one thing changed."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import cycle
from random import Random

from tests.relaxng.agreement.documents import CORPORA, schema, without_external_dtd
from tests.relaxng.agreement.grammars.form import Grammar
from tests.relaxng.agreement.grammars.reading import read
from tests.relaxng.agreement.invention import Inventor
from tests.relaxng.agreement.mutations import (
    attributes,
    declared,
    elements,
    identifiers,
    neutral,
    roots,
    texts,
)
from tests.relaxng.agreement.mutations.subject import Inapplicable, Subject, Vocabulary

Change = Callable[[Subject], str]

NEUTRAL = "neutral"
_KINDS: dict[str, tuple[Change, ...]] = {
    "elements": elements.CHANGES,
    "attributes": attributes.CHANGES,
    "texts": texts.CHANGES,
    "identifiers": identifiers.CHANGES,
    "roots": roots.CHANGES,
    "declared": declared.CHANGES,
    NEUTRAL: neutral.CHANGES,
}
_WEIGHTS = {"elements": 8, "attributes": 8, "texts": 5, "identifiers": 3, "declared": 1}
_TRIES = 8
_OF_THE_CORPORA = {
    "p5test-testbare": ("testbare",),
    "stylesheets-test": ("testfrag", "testTripReport"),
    "stylesheets-test13": ("test-newodd", "testbare"),
    "stylesheets-test33": ("testappinfo",),
    "stylesheets2-testPure1": ("testoverlap",),
    "tei_all": ("testcorpus", "testfrag", "testfsd", "testtranscr2"),
    "tei_corpus": ("testcorpus", "testfrag"),
    "tei_drama": ("testminimal", "testoverlap"),
    "tei_lite": ("testmeta2010", "testoverlap"),
    "tei_ms": ("testfrag", "testglobals1"),
    "tei_speech": ("testcorpus", "testspoken"),
}
"""Documents of the corpora that are valid by a schema, and small."""


@dataclass(frozen=True, slots=True)
class Mutant:
    """A document, how it was made, and the document that it was made of (None if of none)."""

    kind: str
    change: str
    text: str
    base: int | None

    @property
    def data(self) -> bytes:
        """The document."""
        return self.text.encode()


def wanted(least: int) -> int:
    """How many mutants to make in all: `least`, or what TEITOOLS_MUTANTS says."""
    return int(os.environ.get("TEITOOLS_MUTANTS", least))


def invented(grammar: Grammar, number: int, seed: int) -> list[str]:
    """Valid documents: small and large, flat and deep."""
    inventor = Inventor(grammar, seed)
    return [inventor.document(4 + each % 6, 12 + 9 * (each % 7)) for each in range(number)]


def readable(document: bytes) -> str | None:
    """The text of a document of a corpus; None where it is in another encoding."""
    try:
        return without_external_dtd(document).decode("utf-8-sig")
    except UnicodeDecodeError:
        return None


def bases(name: str, number: int, seed: int) -> list[str]:
    """Valid documents: those of the corpora that are known to be, and invented ones."""
    folder = CORPORA / "tei-p5-test"
    files = [folder / f"{each}.xml" for each in _OF_THE_CORPORA.get(name, ())]
    known = [readable(file.read_bytes()) for file in files]
    assert None not in known
    found = [text for text in known if text is not None]
    return found + invented(read(schema(name).read_bytes()), number, seed)


def mutants(bases: Sequence[str], grammar: Grammar, number: int, seed: int) -> list[Mutant]:
    """The bases, and `number` mutants of them."""
    vocabulary = Vocabulary.of(grammar)
    random = Random(seed)
    made = [Mutant("base", "base", text, None) for text in bases]
    kinds = _kinds(random)
    for _, base in zip(range(number), cycle(range(len(bases))), strict=False):
        made.append(_mutant(base, Subject(bases[base], vocabulary, random), kinds))
    return made


def _mutant(base: int, subject: Subject, kinds: Iterator[str]) -> Mutant:
    while True:
        kind = next(kinds)
        for _ in range(_TRIES):
            change = subject.random.choice(_KINDS[kind])
            try:
                text = change(subject)
            except Inapplicable:
                continue
            return Mutant(kind, change.__name__, text, base)


def _kinds(random: Random) -> Iterator[str]:
    weights = [_WEIGHTS.get(kind, 2) for kind in _KINDS]
    while True:
        yield from random.choices(list(_KINDS), weights, k=100)
