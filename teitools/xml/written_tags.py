"""Tags as they are written, in documents that have no document type declaration (XML 1.0, sections
2.11, 3.1, 3.3.3 and 4.1; Namespaces in XML 1.0).

They must be well-formed, which is not looked at here; of others tags come, too, and LookupError,
ValueError or OverflowError, in a time that grows with their length.
"""

from __future__ import annotations

import pyexpat
import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from teitools.xml.names import PREDEFINED, SEPARATOR

_PIECE = 32 * 1024
_ASIDE = rb"(?s)<!--.*?(?:-->|\Z)|<\?.*?(?:\?>|\Z)|<!\[CDATA\[(.*?)(?:\]\]>|\Z)"
_PAIR = rb"<([^<>]*+)>([^<]*)"
_VALUE = rb"""(?:"([^"]*)"|'([^']*)')"""
_ATTRIBUTE = re.compile(rb"[ \t\r\n]+([^ \t\r\n=]+)[ \t\r\n]*=[ \t\r\n]*" + _VALUE)
_TAG = re.compile(
    rb"""([^ \t\r\n/"']+)((?:[ \t\r\n]+[^ \t\r\n="']+[ \t\r\n]*=[ \t\r\n]*(?:"[^"]*"|'[^']*'))*+)"""
    rb"[ \t\r\n]*(/?)"
)
SPECIAL = re.compile(rb"[&\t\r\n]")
"""What makes a value another than is written."""
_REFERENCE = r"&(?:#x([0-9A-Fa-f]+)|#([0-9]+)|(\w+));"


_DECLARATION = re.compile(rb"""[ \t\r\n]xmlns[^ \t\r\n=]*[ \t\r\n]*=[ \t\r\n]*("[^"]*"|'[^']*')""")


class UnclearError(Exception):
    """Something in a document must be looked at more closely."""


class Tag(NamedTuple):
    """A start tag: names as Expat reports them, with SEPARATOR after the namespace; attributes are
    names and values in turn. `places` are those of the attributes among all that are written:
    declarations of namespaces are none.
    """

    name: str
    attributes: list[str]
    is_empty: bool
    places: list[int]


def is_well_formed(data: bytes) -> bool:
    """Whether a document is well-formed, by XML 1.0 and Namespaces in XML 1.0."""
    parser = pyexpat.ParserCreate("UTF-8", SEPARATOR)
    try:
        parser.Parse(data, True)
    except pyexpat.ExpatError:
        return False
    return True


def pairs(data: bytes, root: int) -> Iterator[Iterable[tuple[bytes, bytes]]]:
    """The tags of a document whose root begins at `root`, without ``<`` and ``>``, each with the
    text after it, some at a time. A tag with ``>`` in a value is cut off there.
    """
    data = _plain(data, root)
    start = 0
    while start < len(data):
        end = len(data) if len(data) - start <= _PIECE else data.rfind(b"<", start, start + _PIECE)
        if end <= start:  # a long tag, or long text
            end = data.find(b"<", start + 1)
            end = len(data) if end < 0 else end
        parts = iter(_parts(data[start:end]))
        yield zip(parts, parts, strict=True)
        start = end


def tags_and_texts(data: bytes, root: int) -> tuple[list[bytes], list[bytes]]:
    """All the tags, and the texts after each: see `pairs`."""
    parts = _parts(_plain(data, root))
    return parts[::2], parts[1::2]


def _plain(data: bytes, root: int) -> bytes:
    """The document without comments, processing instructions and marks of CDATA sections."""
    data = data[root:]
    if b"<!" in data or b"<?" in data:
        data = re.sub(_ASIDE, _kept, data)
    return data


def _parts(data: bytes) -> list[bytes]:
    """Tags and texts in turn."""
    if data.count(b"<") == data.count(b">"):  # there is none but that of the tags
        return data.replace(b"<", b">").split(b">")[1:]
    return [each for pair in re.findall(_PAIR, data) for each in pair]


def _kept(aside: re.Match[bytes]) -> bytes:
    """What counts of a comment, a processing instruction, a CDATA section: the text of these."""
    return (aside[1] or b"").replace(b"&", b"&amp;").replace(b"<", b"&lt;")


def root_tag(data: bytes, root: int) -> bytes:
    """The tag that begins at `root`, as `pairs` gives it."""
    return data[root + 1 : max(data.find(b">", root), 0)]


def divided(written: bytes) -> tuple[list[bytes], bytes, bool]:
    """A start tag at its quotation marks: the parts, of which every other is a value; all that is
    outside of these; and whether that is certain.
    """
    parts = written.split(b'"')
    outside = b'"'.join(parts[::2])
    return parts, outside, b"'" not in outside and len(parts) % 2 == 1


def declared_in(written: bytes) -> tuple[bytes, ...] | None:
    """The declarations of namespaces in a start tag as they are written, by which `declarations`
    may be remembered; None where they are not easily told from values.
    """
    if b"xmlns" not in written:
        return ()
    found = tuple(each[0] for each in _DECLARATION.finditer(written))
    _, outside, _ = divided(written)
    clear = b"'" not in written and written.count(b"xmlns") == len(found)
    return found if clear and outside.count(b"xmlns") == len(found) else None


def declarations(written: bytes) -> tuple[tuple[str, str], ...]:
    """The prefixes that a start tag declares (``""`` is the default), and what they stand for.

    Raises UnclearError where it is cut off.
    """
    tag = _TAG.fullmatch(written)
    if tag is None:
        raise UnclearError
    found = []
    for name, *values in _ATTRIBUTE.findall(tag[2]):
        prefix, _, local = name.decode().partition(":")
        if prefix == "xmlns":
            found.append((local, _value(b"".join(values))))
    return tuple(found)


def read(written: bytes, namespace: Callable[[str], str | None]) -> Tag:
    """The start tag that is `written`; `namespace` gives what prefixes stand for there.

    Raises UnclearError where it is cut off.
    """
    tag = _TAG.fullmatch(written)
    if tag is None:
        raise UnclearError
    prefix, _, local = tag[1].decode().rpartition(":")
    name = _joined(prefix, local, namespace)
    places: list[int] = []
    attributes: list[str] = []
    for place, (found, *values) in enumerate(_ATTRIBUTE.findall(tag[2])):
        prefix, colon, local = found.decode().rpartition(":")
        if prefix == "xmlns" or (local == "xmlns" and not colon):
            continue
        places.append(place)
        if colon:
            local = _joined(prefix, local, namespace)
        attributes.append(local)
        attributes.append(_value(b"".join(values)))
    return Tag(name, attributes, bool(tag[3]), places)


def _joined(prefix: str, local: str, namespace: Callable[[str], str | None]) -> str:
    found = namespace(prefix)
    if found is None:
        raise UnclearError
    return f"{found}{SEPARATOR}{local}" if found else local


def _value(written: bytes) -> str:
    """An attribute's value (3.3.3)."""
    value = written.decode()
    if SPECIAL.search(written):
        value = value.replace("\r\n", "\n")
        for space in "\t\r\n":
            value = value.replace(space, " ")
        value = re.sub(_REFERENCE, _character, value)
    return value


def text_of(written: bytes) -> str:
    """Text, as it is written between tags, without CDATA sections."""
    said = written.decode().replace("\r\n", "\n").replace("\r", "\n")
    return re.sub(_REFERENCE, _character, said)


def _character(reference: re.Match[str]) -> str:
    hexadecimal, decimal, entity = reference.groups()
    if entity:
        return PREDEFINED[entity]
    return chr(int(hexadecimal, 16) if hexadecimal else int(decimal))
