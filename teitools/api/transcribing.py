"""The verb `transcribe`: a document of another format as text in the notation."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from pathlib import Path

import teitools
from teitools.api.output import Output, at_work
from teitools.api.reading import LIMIT, TOO_LARGE
from teitools.errors import DocumentError, UsageError
from teitools.findings import Finding
from teitools.notation import codes
from teitools.notation.parser import parse
from teitools.notation.profile import Profile
from teitools.notation.profile_file import load
from teitools.source import Location, Source
from teitools.sources.formats import TEXT, format_named, read
from teitools.sources.transcription import Transcription
from teitools.sources.transcription import transcribe as typed
from teitools.sources.typing import Text
from teitools.tei.description import Description
from teitools.tei.document import Encoding, encode_transcript
from teitools.tei.header_file import write_header_file

TARGETS = ("text", "header")
_UNREAD = "it is not read as one where it stands"


def transcribe(
    source: str | Path | bytes | Source,
    *,
    profile: str | Path | None = None,
    format: str | None = None,
    to: str = "text",
    limit: int = LIMIT,
) -> Output:
    """The text that types a document in the notation; the result is bytes with `findings`.

    `source` is a path or bytes, at most `limit` of them; `format` what they are, by default what
    the ending of the file says; `profile` a name or a file, detected when not given. With `to`
    ``header`` the result is what the document says of itself, as a header file. What the
    notation cannot say is a finding. Nothing that the document names is opened.

    Raises DocumentError, ProfileError, UsageError, OSError.
    """
    source = Source.of(source, most=limit + 1)
    name = format_named(format, source)
    if name == TEXT:
        raise UsageError(f"{source.name} is a text already; formats are named by --from")
    if to not in TARGETS:
        raise UsageError(f"a document is typed as {' or '.join(TARGETS)}, not as {to!r}")
    made, description = transcription(source, name, profile, limit)
    findings = [*made.findings]
    if made.reason:
        facts = {"profile": made.profile.name, "reason": made.reason}
        findings.append(Finding(codes.PROFILE_CHOSEN, Location(source.name), facts))
    text = made.text if to == "text" else write_header_file(description)
    return Output(text.encode(), findings)


def transcription(
    source: Source, name: str, profile: str | Path | None, limit: int
) -> tuple[Transcription, Description]:
    """`source`, of the format `name`, typed; and what it says of itself."""
    if len(source.data) > limit:
        facts = {"limit": f"{limit:,}"}
        raise DocumentError.of(Finding(TOO_LARGE, Location(source.name), facts))
    with at_work():
        document = read(source, name, limit)
        given = None if profile is None else load(str(profile))
        return typed(document, source.name, given, _refused), document.description


def relocated(findings: Iterable[Finding], made: Transcription, name: str) -> Iterator[Finding]:
    """Findings on the text that was typed, with the place of their paragraph in the document."""
    starts = [start for start, _ in made.places]
    lines = [0]
    for line in made.text.split("\n"):
        lines.append(lines[-1] + len(line) + 1)
    for finding in findings:
        position = finding.location.position
        if position is None or not starts:
            yield finding
            continue
        index = bisect_right(starts, lines[position.line - 1] + position.column - 1) - 1
        place = made.places[max(index, 0)][1]
        said = f"{name} ({place.said})" if place.said else name
        yield finding._replace(location=Location(said, place.position))


def _refused(typed: Text, profile: Profile, everything: bool) -> dict[int, str]:
    """Which marks of a text are not read, or not allowed by the schema where they stand."""
    from teitools.api.typing import refused  # loads the schema

    parsed = parse(typed.text, profile, "")
    read = frozenset(parsed.elements)
    wrong = {offset: _UNREAD for offset, _ in typed.forms if offset not in read}
    if parsed.elements:
        data = encode_transcript(parsed.transcript, Encoding(teitools.__version__))
        wrong |= refused(data, parsed.elements, everything)
    return wrong
