"""From another encoding to UTF-8, chunk by chunk (XML 1.0, section 4.3.3)."""

from __future__ import annotations

import codecs
from collections.abc import Iterator

from teitools.xml.codes import WRONG_ENCODING
from teitools.xml.places import Interruption

_State = tuple[bytes, int]


def transcoded(chunks: Iterator[bytes], encoding: str, shown: str) -> Iterator[bytes]:
    """The text of `chunks`, which are in Python's `encoding`, as UTF-8.

    Raises Interruption where bytes are wrong in the encoding, which is called `shown`.
    """
    decoder = codecs.getincrementaldecoder(encoding)()
    state: _State = decoder.getstate()
    for chunk in chunks:
        try:
            text = decoder.decode(chunk)
        except UnicodeDecodeError as error:
            before = _before(decoder, state, chunk, error)
            raise _wrong(error, shown, before) from None
        state = decoder.getstate()
        if text:
            yield _utf8(text)
    try:
        text = decoder.decode(b"", True)
    except UnicodeDecodeError as error:
        raise _wrong(error, shown, b"") from None
    if text:
        yield _utf8(text)


def _before(
    decoder: codecs.IncrementalDecoder, state: _State, chunk: bytes, error: UnicodeDecodeError
) -> bytes:
    """What stands in `chunk` before the wrong bytes; `state` is the decoder's before it."""
    held = len(error.object) - len(chunk)
    decoder.setstate(state)
    return _utf8(decoder.decode(chunk[: max(0, error.start - held)]))


def _wrong(error: UnicodeDecodeError, shown: str, before: bytes) -> Interruption:
    wrong = error.object[error.start : error.end].hex(" ").upper()
    return Interruption(WRONG_ENCODING, before, bytes=wrong, encoding=shown)


def _utf8(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")
