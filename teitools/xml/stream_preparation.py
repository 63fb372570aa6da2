"""From bytes as they are stored to UTF-8 that has passed the gate."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from teitools.source import Source
from teitools.xml import encoding
from teitools.xml.gate import Refusal, admit
from teitools.xml.gate_doctype import Doctype
from teitools.xml.gate_meter import Meter, needed
from teitools.xml.places import START, Interruption, Place, after
from teitools.xml.stream_gzip import MAGIC, unpacked
from teitools.xml.stream_transcoding import transcoded

_START = 4096
"""How many bytes the encoding is looked for in."""


def prepared(raw: Iterator[bytes], name: str) -> tuple[Iterator[bytes], int, Doctype | None]:
    """The chunks of `raw` as UTF-8, the first of which holds all that stands before the root
    element; the offset of the root's tag in it; what is declared.

    Raises DocumentError, at once or while the chunks are read, as `Stream` says.
    """
    start, raw = _start(raw)
    packed = start.startswith(MAGIC)
    if packed:
        start, raw = _start(unpacked(chain((start,), raw)))
    skip, codec, declared = encoding.detect(Source(name, start))
    chunks: Iterator[bytes] = chain((start[skip:],), raw)
    if codec != "utf-8":
        chunks = tracked(transcoded(chunks, codec, declared or codec.upper()), name)
    elif packed:
        chunks = tracked(chunks, name)
    try:
        first, root, doctype = admit(next(chunks, b""), chunks)
    except Refusal as refusal:
        raise refusal.error(name) from None
    if doctype is not None and needed(doctype.costs):
        meter = Meter(doctype.costs, name, after(START, first[:root]))
        meter.feed(first[root:])
        chunks = metered(chunks, meter)
    return chain((first,), chunks), root, doctype


def tracked(chunks: Iterator[bytes], name: str) -> Iterator[bytes]:
    """`chunks`, and a DocumentError at the exact place where they are interrupted."""
    place = Place()
    try:
        for chunk in chunks:
            place.feed(chunk)
            yield chunk
    except Interruption as interruption:
        raise interruption.error(name, place) from None


def metered(chunks: Iterator[bytes], meter: Meter) -> Iterator[bytes]:
    """`chunks`, each after `meter` has let it pass."""
    for chunk in chunks:
        meter.feed(chunk)
        yield chunk


def _start(chunks: Iterator[bytes]) -> tuple[bytes, Iterator[bytes]]:
    """The first bytes, enough to know the encoding by, and the chunks that follow."""
    pieces = []
    missing = _START
    try:
        for chunk in chunks:
            pieces.append(chunk)
            missing -= len(chunk)
            if missing <= 0:
                break
    except Interruption as interruption:
        chunks = _interrupted(interruption)
    return b"".join(pieces), chunks


def _interrupted(interruption: Interruption) -> Iterator[bytes]:
    raise interruption
    yield b""
