"""What we say and what Jing says, side by side."""

from __future__ import annotations

import codecs
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from tests.relaxng.agreement import jing
from tests.relaxng.agreement.engine import Schema, judge
from tests.relaxng.agreement.judgement import Incorrect, Judgement
from tests.relaxng.agreement.places import Places

VERDICT, LINE = "verdict", "line"


@dataclass(frozen=True, slots=True)
class Pair:
    """A document with both judgements; `differs` says in what, if in anything."""

    document: Path
    ours: Judgement
    theirs: Judgement
    differs: str | None

    def row(self, schema: str, name: str) -> str:
        """A line of the table of disagreements."""
        return (
            f"{self.differs}: {name} by {schema}\n"
            f"    ours: {self.ours.first[:200]}\n    Jing: {self.theirs.first[:200]}"
        )


def compare(
    schema: Path,
    documents: Iterable[Path],
    load: Callable[[Path], Schema],
    readings: Mapping[Path, str] | None = None,
) -> list[Pair]:
    """Judge every document by `schema`, twice.

    `readings` are the texts of documents that are known already. AssertionError where Jing
    finds the schema incorrect.
    """
    documents = list(documents)
    theirs = jing.judge(schema, documents)
    assert not isinstance(theirs, Incorrect), theirs
    engine = load(schema)
    pairs = []
    for document in documents:
        data = document.read_bytes()
        ours = judge(engine, data)
        known = (readings or {}).get(document)
        text = _text(data) if known is None else known
        differs = difference(ours, theirs[document], text)
        pairs.append(Pair(document, ours, theirs[document], differs))
    return pairs


def _text(data: bytes) -> str:
    """The text of a document, for its lines: what is not in UTF-8 names its encoding."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", "replace")
    named = re.match(rb"<\?xml[^>]*encoding\s*=\s*[\"']([A-Za-z0-9._-]+)", data)
    try:
        return data.decode(named[1].decode() if named else "utf-8-sig", "replace")
    except LookupError:
        return data.decode("latin-1")


@lru_cache(maxsize=128)  # each document of the corpora is judged by many schemas
def _places(text: str) -> Places:
    return Places(text)


def difference(ours: Judgement, theirs: Judgement, text: str) -> str | None:
    """In what the two differ: the verdict, the line of the first error, or nothing."""
    if ours.valid is not theirs.valid:
        return VERDICT
    if ours.valid or theirs.places[0][0] in _places(text).reported(ours.places[0]):
        return None
    return LINE


def tally(pairs: Iterable[Pair]) -> str:
    """How many pairs there are, and how many differ."""
    count = Counter(pair.differs or "same" for pair in pairs)
    return ", ".join(f"{count[each]} {each}" for each in ("same", VERDICT, LINE))
