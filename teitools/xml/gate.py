"""The gate before pyexpat: what stands before the root element is read before expat reads it.

A document type declaration could name files, nest entities deeper than expat's stack, or make
a few bytes stand for gigabytes. It passes when it is harmless: see `gate_doctype`. Whether all
of it is well-formed is left to expat, which refuses it at its first mistake.
"""

from __future__ import annotations

from collections.abc import Iterator

from teitools.errors import DocumentError
from teitools.findings import Finding
from teitools.source import Location
from teitools.xml import codes
from teitools.xml.gate_doctype import Doctype, declaration
from teitools.xml.gate_lexical import Unfinished, aside, space
from teitools.xml.mistake import Mistake
from teitools.xml.places import START, after

MAX_PROLOG = 4 * 1024 * 1024
"""How many bytes may stand before the root element."""

_NAME_START = frozenset(b":_ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz") | frozenset(
    range(0x80, 0x100)
)
_LONGEST_START = len("<!DOCTYPE")


def admit(first: bytes, more: Iterator[bytes]) -> tuple[bytes, int, Doctype | None]:
    """A first chunk that holds all that stands before the root element, made of `first` and as
    much of `more` as is needed; the offset of the root's tag in it; what is declared.

    The chunks are UTF-8 without a byte order mark. Raises Refusal where there is no root
    element, where the document type declaration is not harmless, or where MAX_PROLOG bytes
    are not enough.
    """
    ended = False
    while True:
        try:
            root, doctype = scan(first)
            if root <= MAX_PROLOG:
                return first, root, doctype
            raise Refusal(_too_long(), first)
        except Mistake as mistake:
            unfinished = isinstance(mistake, Unfinished) and not ended
            if mistake.offset > MAX_PROLOG or (unfinished and len(first) > MAX_PROLOG):
                raise Refusal(_too_long(), first) from None
            if not unfinished:
                raise Refusal(mistake, first) from None
        first, ended = _continued(first, more)


class Refusal(Exception):  # noqa: N818 - it becomes a finding of a DocumentError
    """A Mistake whose offset is one in bytes, and the bytes in which it is."""

    def __init__(self, mistake: Mistake, data: bytes) -> None:
        super().__init__(mistake.code.name)
        self.mistake = mistake
        self.data = data

    def error(self, name: str) -> DocumentError:
        """The error that says this of the document `name`."""
        location = Location(name, after(START, self.data[: self.mistake.offset]))
        return DocumentError.of(Finding(self.mistake.code, location, self.mistake.facts))


def scan(data: bytes) -> tuple[int, Doctype | None]:
    """The offset of the root's tag in `data`, and the document type declaration before it.

    Raises Mistake, with an offset in bytes; Unfinished where `data` may only be cut too short.
    """
    doctype: Doctype | None = None
    offset = 0
    while True:
        offset = space(data, offset)
        if data.startswith((b"<!--", b"<?"), offset):
            offset = aside(data, offset)
        elif data.startswith(b"<!DOCTYPE", offset) and doctype is None:
            offset, doctype = declaration(data, offset)
        else:
            return _root(data, offset), doctype


def external_entity(
    doctype: Doctype | None, context: str | None, address: str | None, location: Location
) -> Finding:
    """What to say when expat meets a reference to an external entity.

    `context` and `address` are what ExternalEntityRefHandler gets as its first and third
    argument; `location` is where the parser stands.
    """
    address = address or ""
    opened = [part for part in (context or "").split("\f") if part and "=" not in part]
    external = {} if doctype is None else doctype.external
    named = [name for name in opened if external.get(name) == address] or opened or ["?"]
    facts = {"entity": named[0], "address": address}
    return Finding(codes.EXTERNAL_REFERENCE, location, facts)


def _root(data: bytes, offset: int) -> int:
    if offset == len(data):
        empty = not data.strip(b" \t\r\n")
        raise Unfinished(codes.EMPTY, 0) if empty else Unfinished(codes.NO_ROOT, offset)
    if data[offset] != 0x3C:
        from teitools.xml.lexical import shown  # slow to load

        code = codes.OUTSIDE_ROOT if b"<" in data[:offset] else codes.NOT_XML
        begin = data[offset : offset + 48].decode("utf-8", "replace")
        raise Mistake(code, offset, found=shown(begin, 0))
    if data[offset + 1 : offset + 2] and data[offset + 1] in _NAME_START:
        return offset
    rest = data[offset : offset + _LONGEST_START]
    kind = Unfinished if len(data) - offset < _LONGEST_START and b">" not in rest else Mistake
    raise kind(codes.STRAY_MARKUP, offset)


def _continued(data: bytes, more: Iterator[bytes]) -> tuple[bytes, bool]:
    """`data` with three times as much of `more`, and whether that was all."""
    pieces = [data]
    needed = 3 * len(data)
    for chunk in more:
        pieces.append(chunk)
        needed -= len(chunk)
        if needed < 0:
            return b"".join(pieces), False
    return b"".join(pieces), True


def _too_long() -> Mistake:
    reason = f"more than {MAX_PROLOG:,} bytes stand before the root element"
    return Mistake(codes.TOO_LARGE, MAX_PROLOG, reason=reason)
