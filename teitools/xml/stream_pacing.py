"""How much expat is given at a time while a token does not end.

expat before 2.6 reads an unfinished token anew with each chunk, and pyexpat hands it no more
than 1 MB at once; so the chunks grow with the token, and a token may not grow for ever.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol

from teitools.errors import DocumentError
from teitools.findings import Finding
from teitools.source import Location, Position
from teitools.xml.codes import TOO_LARGE

MAX_TOKEN = 32 * 1024 * 1024
"""How long a tag, a comment or a processing instruction may be, in bytes."""
_MOST = 1024 * 1024


class Parser(Protocol):
    """What is needed of a pyexpat parser."""

    @property
    def ErrorByteIndex(self) -> int: ...  # noqa: N802
    @property
    def CurrentByteIndex(self) -> int: ...  # noqa: N802
    @property
    def CurrentLineNumber(self) -> int: ...  # noqa: N802
    @property
    def CurrentColumnNumber(self) -> int: ...  # noqa: N802


def paced(chunks: Iterable[bytes], parser: Parser, name: str) -> Iterator[bytes]:
    """`chunks`, each to be parsed by `parser` before the next is asked for, joined to longer
    ones while a token does not end.

    Raises DocumentError, where the token begins, when it is longer than MAX_TOKEN.
    """
    iterator = iter(chunks)
    fed = begin = 0
    for chunk in iterator:
        yield chunk
        fed += len(chunk)
        begin = max(begin, parser.CurrentByteIndex)
        while fed - begin >= len(chunk):
            if fed - begin > MAX_TOKEN:
                raise _too_long(parser, name)
            chunk = _joined(iterator, min(fed - begin, _MOST))
            if not chunk:
                return
            yield chunk
            fed += len(chunk)
            begin = max(begin, parser.CurrentByteIndex)


def _joined(chunks: Iterator[bytes], least: int) -> bytes:
    pieces = []
    for chunk in chunks:
        pieces.append(chunk)
        least -= len(chunk)
        if least <= 0:
            break
    return b"".join(pieces)


def _too_long(parser: Parser, name: str) -> DocumentError:
    position = Position(parser.CurrentLineNumber, parser.CurrentColumnNumber + 1)
    reason = f"the markup that begins here is longer than {MAX_TOKEN:,} bytes"
    return DocumentError.of(Finding(TOO_LARGE, Location(name, position), {"reason": reason}))
