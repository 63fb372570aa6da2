"""The verb `encode`: a transcript to TEI."""

from __future__ import annotations

import datetime
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import teitools
from teitools.api.deciding import Reading, follow, load_decisions
from teitools.api.output import Output, at_work
from teitools.api.reading import LIMIT, read_text
from teitools.decisions.applying import Applier
from teitools.decisions.codes import NOT_APPLIED as NOTHING_TO_DECIDE
from teitools.decisions.decision import Decision
from teitools.decisions.table import Table
from teitools.errors import DocumentError, UsageError
from teitools.findings import Code, Finding, Severity
from teitools.names.authority import Authority
from teitools.names.authority_file import load_authority
from teitools.names.codes import NOT_APPLIED
from teitools.notation import codes
from teitools.notation.decisions.register import Choice, Key, Register
from teitools.notation.detection import EXPLICIT, detect
from teitools.notation.notes import Notes
from teitools.notation.parser import Parsed
from teitools.notation.printer import print_transcript
from teitools.notation.profile import Profile
from teitools.notation.profile_file import load
from teitools.notation.tree_reader import HEADER, NotTypedError
from teitools.source import Location, Source
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
    decisions: str | Path | bytes | Source | Table | None = None,
) -> Output:
    """Encode a transcript as TEI; the result is bytes with `findings`.

    `source` is a path or the bytes of the text (UTF-8, at most `limit` bytes). `profile` is
    a name or a file, detected when not given; `header` a TOML file or TEI header with what
    the transcript does not say; `authority` a TEI or CSV file with the names of persons,
    places and organizations, which are tagged; `date` (YYYY-MM-DD) that of the
    encoding, or else the one in SOURCE_DATE_EPOCH, or none; `schema` the address that the
    document names; `decisions` the table of decisions that a person has gone through (TSV or
    CSV), of which those about this text are followed. What was decided is in the `decisions`
    of the result.

    `decode` gives the same bytes back: this is checked before anything is returned.
    Raises DocumentError, ProfileError, UsageError, OSError.
    """
    day = _day(date)
    source = Source.of(source, most=limit + 1)
    text = read_text(source, limit)
    said: list[Finding] = []
    names = None if authority is None else load_authority(authority)
    applier = None
    if decisions is not None:
        applier = Applier(load_decisions(decisions), text, source.name)
    if profile in (None, EXPLICIT) and HEADER.match(text):
        output, said = _typed(text, source)
        if output is not None:
            return _undecided(output, source.name, names is not None, applier)
        profile = EXPLICIT
    reading = _reading(text, source.name, profile, names, applier)
    description = Description()
    if header is not None:
        description, noticed = read_header_file(Source.of(header))
        said += noticed
    explanations = _explanations(reading.profile, text, names)
    encoding = Encoding(teitools.__version__, description, explanations, day, schema)
    output = _encoded(reading, encoding, applier)
    findings = [*said, *output.findings]
    if reading.reason and profile is None:
        facts = {"profile": reading.profile.name, "reason": reading.reason}
        findings.append(Finding(codes.PROFILE_CHOSEN, Location(source.name), facts))
    with at_work():
        _check(text, output, source.name)
    return output.with_findings(findings)


def _encoded(reading: Reading, encoding: Encoding, applier: Applier | None) -> Output:
    """The document of a text, with what was noticed."""
    build = partial(_build, reading, encoding)
    with at_work():
        if applier is None:
            built = build(None)
            return built.output(partial(reading.decisions, built.rejected, {}))
        choices = follow(applier, reading, partial(_fault, reading.text, build))
        built = build(choices)
    decide = partial(reading.decisions, built.rejected, {**choices, **applier.profiles})
    return built.output(decide, applier)


def _reading(
    text: str,
    name: str,
    profile: str | Path | None,
    names: Authority | None,
    applier: Applier | None,
) -> Reading:
    """How the text is read: by the profile that is given, or decided on, or detected."""
    decided = (
        None if applier is None else applier.profile(None if profile is None else str(profile))
    )
    if decided is not None:
        return Reading(text, load(decided), name, names, "a decision")
    if profile is not None:
        return Reading(text, load(str(profile)), name, names, "")
    chosen, reason = detect(text)
    return Reading(text, chosen, name, names, reason)


@dataclass(frozen=True, slots=True)
class _Built:
    """A text as read, its document, and the elements in the explicit form that are refused."""

    parsed: Parsed
    data: bytes
    refused: list[Finding]
    rejected: frozenset[int]

    def output(
        self, decide: Callable[[], tuple[Decision, ...]], applier: Applier | None = None
    ) -> Output:
        """The document, with what was noticed and `decide`, which gives the decisions."""
        findings = [*self.refused, *self.parsed.findings]
        if applier is None:
            return Output(self.data, findings, decide)
        return Output(self.data, [*findings, *applier.findings], decide, tuple(applier.kept))


def _build(reading: Reading, encoding: Encoding, choices: Mapping[Key, Choice] | None) -> _Built:
    """The document of a text, read with what a person decided."""

    def read(rejected: frozenset[int] = frozenset()) -> Parsed:
        return reading.read(rejected, None if choices is None else Register(choices))

    parsed = read()
    data = encode_transcript(parsed.transcript, encoding)
    if not parsed.elements:
        return _Built(parsed, data, [], frozenset())
    return _fitting(reading.text, reading.name, read, parsed, data, encoding)


def _fault(
    text: str, build: Callable[[Mapping[Key, Choice]], _Built], choices: Mapping[Key, Choice]
) -> str | None:
    """What is wrong with the document that some decisions make; None where nothing is."""
    from teitools.api.project_schema import judge  # loads the schema

    built = build(choices)
    fault = next(judge(built.data), None)
    if fault is not None:
        return fault.message
    try:
        _check(text, built.data, "")
    except DocumentError as error:
        return str(error)
    return None


def _undecided(output: Output, name: str, has_names: bool, applier: Applier | None) -> Output:
    """A document that was typed whole, in which no names are tagged and nothing is decided."""
    said = [Finding(NOT_APPLIED, Location(name), {})] if has_names else []
    if applier is not None and applier.is_wanted:
        said.append(Finding(NOTHING_TO_DECIDE, Location(name), {}))
    return Output(output, [*output.findings, *said])


def _fitting(
    text: str,
    name: str,
    read: Callable[..., Parsed],
    parsed: Parsed,
    data: bytes,
    encoding: Encoding,
) -> _Built:
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
    return _Built(parsed, data, notes.findings, frozenset(rejected))


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
