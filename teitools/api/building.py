"""Making the document of a text, and checking that it gives the text back."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping
from itertools import count

from lxml import etree

from teitools.api.deciding import Reading
from teitools.dataclass import dataclass
from teitools.errors import DocumentError
from teitools.findings import Code, Finding, Severity
from teitools.notation import codes
from teitools.notation.decisions.register import Choice, Key, Register
from teitools.notation.notes import Notes
from teitools.notation.paragraphs import cut
from teitools.notation.parser import Parsed
from teitools.notation.printer import print_transcript
from teitools.source import Location, Source
from teitools.tei.document import Encoding, decode_transcript, encode_transcript
from teitools.xml.parsing import parse as parse_xml

_ATTEMPTS = 8
NOT_REVERSIBLE = Code(
    "T901",
    "not-reversible",
    Severity.ERROR,
    "the encoding does not give the text back: here stands {found!r}, decoded was {decoded!r}; "
    "nothing is written. This is a fault of teitools",
)


@dataclass(frozen=True, slots=True)
class Built:
    """A text as read, its document, and the elements in the explicit form that are refused."""

    parsed: Parsed
    data: bytes
    refused: list[Finding]
    rejected: frozenset[int]


def build(reading: Reading, encoding: Encoding, choices: Mapping[Key, Choice] | None) -> Built:
    """The document of a text, read with what a person decided; None: nothing was."""

    def read(rejected: frozenset[int] = frozenset()) -> Parsed:
        return reading.read(rejected, None if choices is None else Register(choices))

    parsed = read()
    data = encode_transcript(parsed.transcript, encoding)
    if not parsed.elements:
        return Built(parsed, data, [], frozenset())
    return _fitting(reading.text, reading.name, read, parsed, data, encoding)


def fault(
    text: str, make: Callable[[Mapping[Key, Choice]], Built], choices: Mapping[Key, Choice]
) -> str | None:
    """What is wrong with the document that some decisions make; None where nothing is."""
    from teitools.api.project_schema import judge  # loads the schema

    try:
        built = make(choices)
    except (etree.LxmlError, ValueError) as error:
        return str(error)
    found = next(judge(built.data), None)
    if found is not None:
        return found.message
    try:
        check(text, built.data, "")
    except DocumentError as error:
        return str(error)
    return None


def _fitting(
    text: str,
    name: str,
    read: Callable[..., Parsed],
    parsed: Parsed,
    data: bytes,
    encoding: Encoding,
) -> Built:
    """The same with those elements as words that the schema does not allow where they stand."""
    from teitools.api.typing import refused  # loads the schema

    notes = Notes(name, text)
    rejected: dict[int, str] = {}
    words: frozenset[int] = frozenset()
    for attempt in count(1):
        anywhere = attempt == 2 * _ATTEMPTS
        wrong = refused(data, parsed.elements, everything=anywhere)
        if not wrong:
            break
        rejected |= wrong
        if attempt >= _ATTEMPTS:  # without these elements others are found, and so on
            words |= _openings(text, None if anywhere else wrong)
        parsed = read(rejected=words | frozenset(rejected))
        data = encode_transcript(parsed.transcript, encoding)
    for offset, problem in sorted(rejected.items()):
        typed = text[offset : offset + 40].partition("\n")[0]
        notes.add(codes.REFUSED, offset, typed=typed, problem=problem)
    return Built(parsed, data, notes.findings, words | frozenset(rejected))


def _openings(text: str, near: Iterable[int] | None) -> frozenset[int]:
    """Where an element in the explicit form could begin, in the paragraphs in which one of `near`
    stands, or anywhere.
    """
    found = frozenset(each.start() for each in re.finditer(r"\[", text))
    if near is None:
        return found
    starts = [raw.start for raw in cut(text)[0]]
    paragraphs = {bisect_right(starts, offset) for offset in near}
    return frozenset(offset for offset in found if bisect_right(starts, offset) in paragraphs)


def check(text: str, data: bytes, name: str) -> None:
    """Raise DocumentError where the encoding does not give `text` back."""
    tree = parse_xml(Source(name, data))
    decoded = print_transcript(decode_transcript(tree))
    if decoded == text:
        return
    common = first_difference(text, decoded)
    location = Location(name, Notes(name, text).position(common))
    facts = {"found": text[common : common + 20], "decoded": decoded[common : common + 20]}
    raise DocumentError.of(Finding(NOT_REVERSIBLE, location, facts))


def first_difference(text: str, other: str) -> int:
    """Where two texts begin to differ."""
    pairs = zip(text, other, strict=False)
    return next((i for i, (a, b) in enumerate(pairs) if a != b), min(len(text), len(other)))
