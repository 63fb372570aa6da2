"""What gzip has compressed, unpacked in chunks (RFC 1952)."""

from __future__ import annotations

import zlib
from collections.abc import Iterator

from teitools.xml.codes import BROKEN_GZIP
from teitools.xml.places import Interruption
from teitools.xml.stream_raw import CHUNK

MAGIC = b"\x1f\x8b"
_SLICE = 16 * 1024
"""How much zlib gets at a time: it copies what it leaves, which is much after short members."""
_GZIP = 16 + zlib.MAX_WBITS


def unpacked(chunks: Iterator[bytes]) -> Iterator[bytes]:
    """What the members of the gzip file hold, in chunks of at most CHUNK bytes.

    Raises Interruption when a member is damaged or cut short, or is followed by something
    else than a member or zeros (section 2.2).
    """
    unpack = zlib.decompressobj(_GZIP)
    begun = False
    first = True
    for data in _slices(chunks):
        while data := data if begun or first else data.lstrip(b"\0"):
            begun = True
            yield from _pieces(unpack, data, first)
            data = b""
            if unpack.eof:
                data = unpack.unused_data
                unpack = zlib.decompressobj(_GZIP)
                begun = first = False
    if begun:
        raise Interruption(BROKEN_GZIP, reason="the compressed data end too early")


def _slices(chunks: Iterator[bytes]) -> Iterator[bytes]:
    for chunk in chunks:
        for start in range(0, len(chunk), _SLICE):
            yield chunk[start : start + _SLICE]


def _pieces(unpack: zlib._Decompress, data: bytes, first: bool) -> Iterator[bytes]:
    piece = _piece(unpack, data, first)
    while piece:
        yield piece
        full = len(piece) == CHUNK and not unpack.eof
        piece = _piece(unpack, unpack.unconsumed_tail, first) if full else b""


def _piece(unpack: zlib._Decompress, data: bytes, first: bool) -> bytes:
    try:
        return unpack.decompress(data, CHUNK)
    except zlib.error as error:
        raise Interruption(BROKEN_GZIP, reason=_reason(str(error), first)) from None


def _reason(message: str, first: bool) -> str:
    if "header" in message and not first:
        return "something else follows the compressed data"
    if "data check" in message:
        return "the checksum of the compressed data is wrong"
    if "length check" in message:
        return "the compressed data have not the length that they say"
    return "the compressed data are damaged"
