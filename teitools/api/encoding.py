"""The verb `encode`: a transcript to TEI."""

from __future__ import annotations

import datetime
import os
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import teitools
from teitools.api.building import build, check, fault, first_difference
from teitools.api.deciding import Reading, follow
from teitools.api.output import Output, at_work
from teitools.api.reading import LIMIT, read_text
from teitools.decisions.codes import NOT_APPLIED as NOTHING_TO_DECIDE
from teitools.errors import UsageError
from teitools.findings import Finding
from teitools.names.authority import Authority
from teitools.names.codes import NOT_APPLIED
from teitools.notation import codes
from teitools.notation.decisions.register import Choice, Key
from teitools.notation.detection import EXPLICIT, detect
from teitools.notation.notes import Notes
from teitools.notation.occurrences import stands
from teitools.notation.profile import Profile
from teitools.notation.profile_file import load
from teitools.notation.tree_reader import HEADER, NotTypedError
from teitools.source import Location, Source
from teitools.sources.formats import TEXT, format_named
from teitools.tei.description import Description
from teitools.tei.document import Encoding
from teitools.tei.header import Explanations
from teitools.tei.header_file import read_header_file
from teitools.tei.schemas import SCHEMA_ADDRESS

if TYPE_CHECKING:
    from teitools.decisions.applying import Applier
    from teitools.decisions.table import Table


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
    format: str | None = None,
) -> Output:
    """Encode a transcript as TEI; the result is bytes with `findings`.

    `source` is a path or the bytes of the text (UTF-8, at most `limit` bytes). `profile` is
    a name or a file, detected when not given; `header` a TOML file or TEI header with what
    the transcript does not say; `authority` a TEI or CSV file with the names of persons,
    places and organizations, which are tagged; `date` (YYYY-MM-DD) that of the
    encoding, or else the one in SOURCE_DATE_EPOCH, or none; `schema` the address that the
    document names; `decisions` the table of decisions that a person has gone through (TSV or
    CSV), of which those about this text are followed. What was decided is in the `decisions`
    of the result. `format` is what the source is in (``text``, ``docx``, ``html``,
    ``markdown``), by default what the ending of its name says: another format than text is
    first typed in the notation, as `transcribe` does it.

    `decode` gives the same text back, byte for byte: this is checked before anything is returned.
    Raises DocumentError, ProfileError, UsageError, OSError.
    """
    day = _day(date)
    source = Source.of(source, most=limit + 1)
    written_in = format_named(format, source)
    names = None if authority is None else _names(authority)
    applier = None if decisions is None else _applier(decisions, source.name)
    wanted = profile if applier is None else applier.profile(profile)
    description, said = Description(), list[Finding]()
    if header is not None:
        description, said = read_header_file(Source.of(header))
    if written_in != TEXT:
        from teitools.api.transcribing import relocated, transcription  # loads what reads them

        made, own = transcription(source, written_in, wanted, limit)
        encoding = Encoding(teitools.__version__, description.over(own), date=day, schema=schema)
        reading = Reading(made.text, made.profile, source.name, names, made.reason)
        with at_work():
            output = _encoded(reading, encoding, applier)
            output = output.with_findings(relocated(output.findings, made, source.name))
            return _told(output, [*said, *made.findings], applier)
    text = read_text(source, limit)
    if wanted in (None, EXPLICIT) and HEADER.match(text):
        typed, noticed = _typed(text, source)
        if typed is not None:
            return _undecided(typed, source.name, names is not None, applier)
        wanted, said = EXPLICIT, [*said, *noticed]
    chosen, reason = detect(text) if wanted is None else (load(str(wanted)), "")
    encoding = Encoding(teitools.__version__, description, date=day, schema=schema)
    reading = Reading(text, chosen, source.name, names, reason)
    with at_work():
        return _told(_encoded(reading, encoding, applier), said, applier)


def _names(authority: str | Path | bytes | Source | Authority) -> Authority:
    from teitools.names.authority_file import load_authority  # seldom wanted

    return load_authority(authority)


def _applier(decisions: str | Path | bytes | Source | Table, file: str) -> Applier:
    from teitools.api.deciding import load_decisions
    from teitools.decisions.applying import Applier  # seldom wanted

    return Applier(load_decisions(decisions), file)


def _encoded(reading: Reading, encoding: Encoding, applier: Applier | None) -> Output:
    """The TEI of a text, checked by decoding it."""
    explanations = _explanations(reading.profile, reading.text, reading.names)
    make = partial(build, reading, replace(encoding, explanations=explanations))
    choices: dict[Key, Choice] = {}
    if applier is None:
        built = make(None)
    else:
        choices = follow(applier, reading, partial(fault, reading.text, make))
        built = make(choices)
    findings = [*built.refused, *built.parsed.findings]
    if reading.reason:
        facts = {"profile": reading.profile.name, "reason": reading.reason}
        findings.append(Finding(codes.PROFILE_CHOSEN, Location(reading.name), facts))
    check(reading.text, built.data, reading.name)
    profiles = {} if applier is None else applier.profiles
    decide = partial(reading.decisions, built.rejected, {**choices, **profiles})
    return Output(built.data, findings, decide)


def _told(output: Output, said: Sequence[Finding], applier: Applier | None) -> Output:
    """The same with what was `said` before, and what became of a person's decisions."""
    if applier is None:
        return output.with_findings([*said, *output.findings]) if said else output
    told = [*said, *output.findings, *applier.findings]
    return output.with_findings(told, tuple(applier.kept))


def _undecided(output: Output, name: str, has_names: bool, applier: Applier | None) -> Output:
    """A document that was typed whole, in which no names are tagged and nothing is decided."""
    said = [Finding(NOT_APPLIED, Location(name), {})] if has_names else []
    if applier is not None and applier.is_wanted:
        said.append(Finding(NOTHING_TO_DECIDE, Location(name), {}))
    return Output(output, [*output.findings, *said])


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
    place = first_difference(text, decoded)
    location = Location(source.name, Notes(source.name, text).position(place))
    problem = f"found {text[place : place + 20]!r}, expected {decoded[place : place + 20]!r}"
    return None, [Finding(codes.NOT_TYPED, location, {"problem": problem})]


def _explanations(profile: Profile, text: str, names: Authority | None) -> Explanations:
    used = [each.explanation for each in profile.brackets if stands(each.open, text)]
    if names is not None:
        used.append(f"Names are tagged by the authority file {Path(names.source).name}.")
    return Explanations(profile.title, tuple(each for each in used if each))


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
