"""The document type declaration, read with care before expat reads it (XML 1.0, section 2.8).

It is harmless when it names no external subset, refers to no parameter entity, and what it
declares cannot grow or nest beyond bounds. What is only declared (external and unparsed
entities, notations, parameter entities) does no harm: expat reports a reference to it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import field

from teitools.dataclass import dataclass
from teitools.xml import codes
from teitools.xml.gate_attributes import AttributeLists
from teitools.xml.gate_entities import Entities
from teitools.xml.gate_lexical import LITERAL, NAME, UNQUOTED, S, Unfinished, aside, space
from teitools.xml.mistake import Mistake

MAX_GROUPS = 100
"""How deep the groups of a content model may be nested."""

_HEAD = re.compile(
    rb"<!DOCTYPE(?:%b+(%b)(?:%b+(?:SYSTEM%b+|PUBLIC%b+%b%b+)(%b))?+%b*+(?=[\[>]))?+"
    % (S, NAME, S, S, S, LITERAL, S, LITERAL, S)
)
_TO_SUBSET = re.compile(rb"<!DOCTYPE[^\"'<>\[]*+(?:%b[^\"'<>\[]*+)*+" % LITERAL)
_EXTENT = re.compile(rb"<![A-Z]++%b(?:%b%b)*+" % (UNQUOTED, LITERAL, UNQUOTED))
_ENTITY = re.compile(
    rb"<!ENTITY%b+(%%%b+)?(%b)%b+(?:(%b)|(?:SYSTEM|PUBLIC%b+%b)%b+(%b)(?:%b+(NDATA)%b+%b)?)%b*>"
    % (S, S, NAME, S, LITERAL, S, LITERAL, S, LITERAL, S, S, NAME, S)
)
_OTHER = re.compile(rb"<!(ELEMENT|ATTLIST|NOTATION)%b+(%b)(?=[ \t\r\n>])" % (S, NAME))
_PARAMETER = re.compile(rb"%%(%b);" % NAME)
_LITERAL = re.compile(LITERAL)
_BEGUN = re.compile(rb"(?:<|%%(?:%b)?+)?+\Z" % NAME)
_LONGEST_START = len("<!NOTATION")
_PARENTHESES = re.compile(rb"[()]")


@dataclass(frozen=True, slots=True)
class Doctype:
    """What a harmless document type declaration declares, by name."""

    name: str
    begin: int
    end: int
    """The offsets of the declaration, in bytes."""
    entities: frozenset[str] = frozenset()
    """The internal general entities."""
    external: Mapping[str, str] = field(default_factory=dict)
    """The external general entities, with their addresses: a reference to one is refused."""
    unparsed: frozenset[str] = frozenset()
    notations: frozenset[str] = frozenset()
    prefixes: frozenset[str] = frozenset()
    """The prefixes that default attributes (``xmlns:...``) declare."""
    costs: Mapping[bytes, int] = field(default_factory=dict)
    """How many bytes expat reads where an internal entity is referred to."""

    @property
    def known(self) -> frozenset[str]:
        """All general entities."""
        return self.entities | self.unparsed | self.external.keys()


def declaration(data: bytes, offset: int) -> tuple[int, Doctype]:
    """The end of the document type declaration at `offset` and what it declares.

    Raises Mistake (its offset is in bytes) when it is not harmless, Unfinished when `data`
    may be cut too short.
    """
    head = _HEAD.match(data, offset)
    if head is None or head[1] is None:
        reach = _TO_SUBSET.match(data, offset)
        raise _bad(offset, _cut(data, reach.end() if reach else offset))
    if head[2] is not None:
        raise Mistake(codes.EXTERNAL_DTD, offset, address=_text(head[2][1:-1]))
    subset = _Subset(data, offset)
    end = head.end()
    if data.startswith(b"[", end):
        end = space(data, subset.read(end + 1))
    if not data.startswith(b">", end):
        raise _bad(offset, end == len(data))
    return end + 1, subset.doctype(_text(head[1]), end + 1)


class _Subset:
    """The internal subset, read from start to end without recursion."""

    def __init__(self, data: bytes, offset: int) -> None:
        self._data = data
        self._offset = offset
        self._entities = Entities()
        self._attributes = AttributeLists()
        self._notations: set[str] = set()

    def read(self, offset: int) -> int:
        """The end of the subset whose inside begins at `offset`."""
        data = self._data
        while True:
            offset = space(data, offset)
            if data.startswith(b"]", offset):
                return offset + 1
            if data.startswith((b"<!--", b"<?"), offset):
                offset = aside(data, offset)
            elif data.startswith(b"<!", offset):
                offset = self._declaration(offset)
            elif match := _PARAMETER.match(data, offset):
                raise Mistake(codes.PARAMETER_REFERENCE, offset, entity=_text(match[1]))
            else:
                cut = _BEGUN.match(data, offset) is not None
                raise _bad(offset if data.startswith(b"%", offset) else self._offset, cut)

    def doctype(self, name: str, end: int) -> Doctype:
        """What has been read; the declaration of `name` ends at `end`.

        Raises Mistake when entities or defaults grow beyond bounds."""
        costs = self._entities.costs()
        self._attributes.check(costs)
        return Doctype(
            name,
            self._offset,
            end,
            frozenset(map(_text, self._entities.internal)),
            {_text(entity): _text(at) for entity, at in self._entities.external.items()},
            frozenset(map(_text, self._entities.unparsed)),
            frozenset(self._notations),
            frozenset(map(_text, self._attributes.prefixes)),
            costs,
        )

    def _declaration(self, offset: int) -> int:
        data = self._data
        extent = _EXTENT.match(data, offset)
        if extent is None:
            raise _bad(offset, len(data) - offset < _LONGEST_START)
        if not data.startswith(b">", extent.end()):
            raise _bad(offset, _cut(data, extent.end()))
        end = extent.end() + 1
        if entity := _ENTITY.fullmatch(data, offset, end):
            self._entity(entity)
        elif other := _OTHER.match(data, offset, end):
            self._other(other, data[other.end() : end - 1])
        else:
            _no_parameter(_LITERAL.sub(b"", data[offset:end]), offset)
            raise _bad(offset, False)
        return end

    def _entity(self, match: re.Match[bytes]) -> None:
        parameter, name, value, address, unparsed = match.groups()
        if value is not None:
            _no_parameter(value, match.start())
        if parameter:
            return
        if value is not None:
            self._entities.add_internal(name, value[1:-1], match.start())
        elif unparsed:
            self._entities.add_unparsed(name)
        else:
            self._entities.add_external(name, address[1:-1])

    def _other(self, match: re.Match[bytes], body: bytes) -> None:
        offset = match.start()
        _no_parameter(_LITERAL.sub(b"", body), offset)
        if match[1] == b"ATTLIST":
            self._attributes.add(match[2], body, offset)
        elif match[1] == b"NOTATION":
            self._notations.add(_text(match[2]))
        elif body.count(b"(") > MAX_GROUPS and _depth(body) > MAX_GROUPS:
            reason = f"groups are nested more than {MAX_GROUPS} deep in a content model"
            raise Mistake(codes.TOO_LARGE, offset, reason=reason)


def _depth(body: bytes) -> int:
    depth = deepest = 0
    for match in _PARENTHESES.finditer(body):
        depth += 1 if match[0] == b"(" else -1
        deepest = max(deepest, depth)
    return deepest


def _no_parameter(body: bytes, offset: int) -> None:
    if b"%" in body and (match := _PARAMETER.search(body)):
        raise Mistake(codes.PARAMETER_REFERENCE, offset, entity=_text(match[1]))


def _cut(data: bytes, end: int) -> bool:
    """Whether what has been read up to `end` may go on where `data` ends."""
    return data[end : end + 1] in b"\"'"


def _bad(offset: int, cut: bool) -> Mistake:
    kind = Unfinished if cut else Mistake
    return kind(codes.BAD_DECLARATION, offset, kind="document type declaration")


def _text(name: bytes) -> str:
    return name.decode("utf-8", "replace")
