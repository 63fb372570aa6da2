"""The verb `encode`: a transcript to TEI."""

from __future__ import annotations

import datetime
import os
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import NamedTuple

import teitools
from teitools.api.output import Output, at_work
from teitools.api.reading import LIMIT, read_text
from teitools.api.transcribing import relocated, transcription
from teitools.errors import DocumentError, UsageError
from teitools.findings import Code, Finding, Severity
from teitools.names.authority import Authority
from teitools.names.authority_file import load_authority
from teitools.names.codes import NOT_APPLIED
from teitools.names.tagging import tag
from teitools.notation import codes
from teitools.notation.detection import EXPLICIT, detect
from teitools.notation.notes import Notes
from teitools.notation.parser import Parsed, parse
from teitools.notation.printer import print_transcript
from teitools.notation.profile import Profile
from teitools.notation.profile_file import load
from teitools.notation.tree_reader import HEADER, NotTypedError
from teitools.source import Location, Source
from teitools.sources.formats import TEXT, format_named
from teitools.tei.description import Description
from teitools.tei.document import (
    SCHEMA_ADDRESS,
    Encoding,
    decode_transcript,
    encode_transcript,
)
from teitools.tei.header import Explanations
from teitools.tei.header_file import read_header_file
from teitools.xml.parsing import parse as parse_xml

_ATTEMPTS = 8
NOT_REVERSIBLE = Code(
    "T901",
    "not-reversible",
    Severity.ERROR,
    "the encoding does not give the text back: here stands {found!r}, decoded was {decoded!r}; "
    "nothing is written. This is a fault of teitools",
)


def encode(
    source: str | Path | bytes | Source,
    *,
    profile: str | Path | None = None,
    header: str | Path | bytes | None = None,
    authority: str | Path | bytes | Source | Authority | None = None,
    date: str | datetime.date | None = None,
    schema: str = SCHEMA_ADDRESS,
    limit: int = LIMIT,
    format: str | None = None,
) -> Output:
    """Encode a transcript as TEI; the result is bytes with `findings`.

    `source` is a path or the bytes of the text (UTF-8, at most `limit` bytes). `profile` is
    a name or a file, detected when not given; `header` a TOML file or TEI header with what
    the transcript does not say; `authority` a TEI or CSV file with the names of persons,
    places and organizations, which are tagged; `date` (YYYY-MM-DD) that of the
    encoding, or else the one in SOURCE_DATE_EPOCH, or none; `schema` the address that the
    document names. `format` is what the source is in (``text``, ``docx``, ``html``, ``markdown``),
    by default what the ending of its name says: another format than text is first typed in the
    notation, as `transcribe` does it.

    `decode` gives the same text back, byte for byte: this is checked before anything is returned.
    Raises DocumentError, ProfileError, UsageError, OSError.
    """
    day = _day(date)
    source = Source.of(source, most=limit + 1)
    written_in = format_named(format, source)
    names = None if authority is None else load_authority(authority)
    description, said = Description(), list[Finding]()
    if header is not None:
        description, said = read_header_file(Source.of(header))
    if written_in != TEXT:
        made, own = transcription(source, written_in, profile, limit)
        encoding = Encoding(teitools.__version__, description.over(own), date=day, schema=schema)
        text = _Text(made.text, source.name, made.profile, made.reason)
        output = _encoded(text, names, encoding)
        found = [*said, *made.findings, *relocated(output.findings, made, source.name)]
        return Output(output, found)
    characters = read_text(source, limit)
    if profile in (None, EXPLICIT) and HEADER.match(characters):
        typed, noticed = _typed(characters, source)
        if typed is not None:
            return typed if names is None else _without_names(typed, source.name)
        profile, said = EXPLICIT, [*said, *noticed]
    chosen, reason = detect(characters) if profile is None else (load(str(profile)), "")
    encoding = Encoding(teitools.__version__, description, date=day, schema=schema)
    output = _encoded(_Text(characters, source.name, chosen, reason), names, encoding)
    return Output(output, [*said, *output.findings])


class _Text(NamedTuple):
    """A text, what findings call it, and the profile; `reason` where that was detected."""

    text: str
    name: str
    profile: Profile
    reason: str = ""


def _encoded(given: _Text, names: Authority | None, encoding: Encoding) -> Output:
    """The TEI of a text, checked by decoding it."""
    text, name, profile, reason = given
    encoding = replace(encoding, explanations=_explanations(profile, text, names))
    read = partial(_read, text, profile, name, names)
    findings: list[Finding] = []
    with at_work():
        parsed = read()
        data = encode_transcript(parsed.transcript, encoding)
        if parsed.elements:
            parsed, data, findings = _fitting(text, name, read, parsed, data, encoding)
    findings = [*findings, *parsed.findings]
    if reason:
        facts = {"profile": profile.name, "reason": reason}
        findings.append(Finding(codes.PROFILE_CHOSEN, Location(name), facts))
    with at_work():
        _check(text, data, name)
    return Output(data, findings)


def _read(
    text: str,
    profile: Profile,
    name: str,
    names: Authority | None,
    rejected: frozenset[int] = frozenset(),
) -> Parsed:
    """What `text` is by `profile`, with its names tagged."""
    parsed = parse(text, profile, name, rejected)
    if names is None:
        return parsed
    transcript, findings = tag(parsed.transcript, names, text, name)
    return replace(parsed, transcript=transcript, findings=(*parsed.findings, *findings))


def _without_names(output: Output, name: str) -> Output:
    return Output(output, [*output.findings, Finding(NOT_APPLIED, Location(name), {})])


def _fitting(
    text: str,
    name: str,
    read: Callable[..., Parsed],
    parsed: Parsed,
    data: bytes,
    encoding: Encoding,
) -> tuple[Parsed, bytes, list[Finding]]:
    """The same with those elements as words that the schema does not allow where they stand."""
    from teitools.api.typing import refused  # loads the schema

    notes = Notes(name, text)
    rejected: dict[int, str] = {}
    for attempt in range(_ATTEMPTS):
        wrong = refused(data, parsed.elements, everything=attempt == _ATTEMPTS - 1)
        if not wrong:
            break
        rejected |= wrong
        parsed = read(rejected=frozenset(rejected))
        data = encode_transcript(parsed.transcript, encoding)
    for offset, problem in sorted(rejected.items()):
        typed = text[offset : offset + 40].partition("\n")[0]
        notes.add(codes.REFUSED, offset, typed=typed, problem=problem)
    return parsed, data, notes.findings


def _typed(text: str, source: Source) -> tuple[Output | None, list[Finding]]:
    """The document that `text` types whole; None where it does not, and why not."""
    from teitools.api.decoding import decode  # loads the schema
    from teitools.api.typing import written

    try:
        with at_work():
            data = written(text)
        decoded = decode(data).decode()
    except NotTypedError as error:
        location = Location(source.name, Notes(source.name, text).position(error.offset))
        return None, [Finding(codes.NOT_TYPED, location, {"problem": str(error)})]
    if decoded == text:
        facts = {"profile": EXPLICIT, "reason": "the text begins with a header block"}
        return Output(data, [Finding(codes.PROFILE_CHOSEN, Location(source.name), facts)]), []
    place = _first_difference(text, decoded)
    location = Location(source.name, Notes(source.name, text).position(place))
    problem = f"found {text[place : place + 20]!r}, expected {decoded[place : place + 20]!r}"
    return None, [Finding(codes.NOT_TYPED, location, {"problem": problem})]


def _first_difference(text: str, other: str) -> int:
    pairs = zip(text, other, strict=False)
    return next((i for i, (a, b) in enumerate(pairs) if a != b), min(len(text), len(other)))


def _explanations(profile: Profile, text: str, names: Authority | None) -> Explanations:
    used = [each.explanation for each in profile.brackets if each.open in text]
    if names is not None:
        used.append(f"Names are tagged by the authority file {Path(names.source).name}.")
    return Explanations(profile.title, tuple(each for each in used if each))


def _check(text: str, data: bytes, name: str) -> None:
    """Raise DocumentError where the encoding does not give `text` back."""
    tree = parse_xml(Source(name, data))
    decoded = print_transcript(decode_transcript(tree))
    if decoded == text:
        return
    common = _first_difference(text, decoded)
    location = Location(name, Notes(name, text).position(common))
    facts = {"found": text[common : common + 20], "decoded": decoded[common : common + 20]}
    raise DocumentError.of(Finding(NOT_REVERSIBLE, location, facts))


def _day(given: str | datetime.date | None) -> str | None:
    if given is None:
        epoch = os.environ.get("SOURCE_DATE_EPOCH")
        if not epoch:
            return None
        try:
            return datetime.datetime.fromtimestamp(int(epoch), datetime.UTC).date().isoformat()
        except (ValueError, OverflowError, OSError):
            raise UsageError(
                f"SOURCE_DATE_EPOCH is {epoch!r}; expected seconds since 1970"
            ) from None
    try:
        return datetime.date.fromisoformat(str(given)).isoformat()
    except ValueError:
        raise UsageError(f"the date is {given!r}; expected one such as 2026-01-31") from None
