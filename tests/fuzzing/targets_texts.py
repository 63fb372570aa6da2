"""What reads texts, and what is said about them: each may refuse its bytes, and do nothing else."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from teitools.errors import DocumentError
from tests.sources.packages import document

_REFUSED = frozenset({"not-utf-8", "too-large"})
"""For what a transcript may be refused; not for its notation."""
TEXT = (
    "Subject: Talks\n\nMr. SMITH: We met (on 4 May 1956) with\xa0Brown.[1] [laughter]\n\n"
    "Brown: No [not declassified: 2 lines], yes.\n\n[1] See Smith's note.\n"
).encode()


def transcript(data: bytes, folder: Path) -> None:
    """A transcript: it is encoded, whatever stands in it, is valid, and comes back."""
    from teitools.api.decoding import decode
    from teitools.api.encoding import encode
    from teitools.api.project_schema import judge
    from teitools.notation.profile_file import names

    own = names()
    for profile in (None, "explicit", own[sum(data) % len(own)]):
        made = fault = None
        try:
            made = encode(data, profile=profile)
        except DocumentError as error:
            fault = error
        if made is None:
            assert fault is not None
            assert {each.code.name for each in fault.findings} <= _REFUSED, fault
            raise fault
        assert decode(bytes(made)) == data
        assert not list(judge(bytes(made)))
        for finding in made.findings:
            str(finding)


def profile(data: bytes, folder: Path) -> None:
    """A profile, by which a text is read."""
    from teitools.api.decoding import decode
    from teitools.api.encoding import encode

    file = folder / "my.toml"
    file.write_bytes(data)
    assert decode(bytes(encode(TEXT, profile=str(file)))) == TEXT


def edition(data: bytes, folder: Path) -> None:
    """A TEI document of somebody else: typed, and shown."""
    from teitools.api.decoding import decode
    from teitools.api.encoding import encode
    from teitools.api.rendering import render

    typed = decode(data)
    for finding in typed.findings:
        str(finding)
    encode(bytes(typed))
    for to in ("html", "text", "jsonl", "epub"):
        render(data, to)


def _beside(name: str, option: str) -> Callable[[bytes, Path], None]:
    def read(data: bytes, folder: Path) -> None:
        from teitools.api.encoding import encode

        file = folder / name
        file.write_bytes(data)
        given: dict[str, str] = {option: str(file)}
        for finding in encode(TEXT, **given).findings:  # type: ignore[arg-type]
            str(finding)

    return read


def docx(data: bytes, folder: Path) -> None:
    """A Word document, whose main part is `data`."""
    made = document(more={"word/document.xml": data}, footnotes="")
    _source("docx")(made.data, folder)


def _source(format: str) -> Callable[[bytes, Path], None]:
    def read(data: bytes, folder: Path) -> None:
        from teitools.api.encoding import encode
        from teitools.api.transcribing import transcribe

        for finding in transcribe(data, format=format).findings:
            str(finding)
        transcribe(data, format=format, to="header")
        encode(data, format=format)

    return read


TARGETS: dict[str, Callable[[bytes, Path], None]] = {
    "transcript": transcript,
    "profile": profile,
    "edition": edition,
    "decisions": _beside("decisions.tsv", "decisions"),
    "header": _beside("header.toml", "header"),
    "tei-header": _beside("header.xml", "header"),
    "authority": _beside("names.csv", "authority"),
    "tei-authority": _beside("names.xml", "authority"),
    "html": _source("html"),
    "markdown": _source("markdown"),
    "docx": docx,
}
