"""What expat says of a document that is not well-formed, in plain words (expat 2.7's codes)."""

from __future__ import annotations

from collections.abc import Mapping

from teitools.findings import Code
from teitools.source import Position
from teitools.xml import codes

SYNTAX = 2
NO_ELEMENTS = 3
INVALID_TOKEN = 4
UNCLOSED_TOKEN = 5
PARTIAL_CHARACTER = 6
TAG_MISMATCH = 7
DUPLICATE_ATTRIBUTE = 8
JUNK_AFTER_ROOT = 9
UNDEFINED_ENTITY = 11
BINARY_REFERENCE = 15
EXTERNAL_REFERENCE_IN_ATTRIBUTE = 16
MISPLACED_DECLARATION = 17
UNCLOSED_CDATA = 20
UNBOUND_PREFIX = 27
BAD_XML_DECLARATION = 30
AMPLIFICATION = 43

ENDED = frozenset((NO_ELEMENTS, UNCLOSED_TOKEN, PARTIAL_CHARACTER, UNCLOSED_CDATA))
"""The document ends too early: what is unclosed may have begun long before."""
OF_TAGS = frozenset((UNDEFINED_ENTITY, UNBOUND_PREFIX, 28, 38, 39, 40))
"""What is wrong may be anywhere in the tag that expat points to."""

_REASONS = {
    1: "it takes more memory than there is",
    SYNTAX: "something stands here that cannot stand before the root element",
    NO_ELEMENTS: "the document ends before its root element is closed",
    INVALID_TOKEN: "a character stands here that cannot stand in this place",
    UNCLOSED_TOKEN: "the document ends before the markup that begins here is closed",
    PARTIAL_CHARACTER: "the document ends in the middle of a character",
    TAG_MISMATCH: "this end tag is not that of the element that is open",
    DUPLICATE_ATTRIBUTE: "an attribute stands twice in one tag",
    JUNK_AFTER_ROOT: "something stands after the root element",
    10: "a parameter entity is referred to where none can be",
    UNDEFINED_ENTITY: "an entity is referred to that is not defined",
    12: "an entity refers to itself",
    13: "an element does not begin and end in the same entity",
    14: "a character reference is to a character that XML does not allow",
    BINARY_REFERENCE: "an entity is referred to that is not XML",
    EXTERNAL_REFERENCE_IN_ATTRIBUTE: "an attribute value refers to an external entity",
    MISPLACED_DECLARATION: "the XML declaration does not stand at the start of the document",
    18: "the encoding is unknown",
    19: "the encoding is not the declared one",
    UNCLOSED_CDATA: "the document ends before a CDATA section is closed",
    21: "an external entity is referred to, and none is ever read",
    22: "the document is declared to stand alone, and does not",
    24: "an entity is declared in a parameter entity",
    UNBOUND_PREFIX: "a prefix in this tag is not declared",
    28: 'a prefix is declared to stand for no namespace (xmlns:prefix="")',
    29: "the markup in a parameter entity is not complete",
    BAD_XML_DECLARATION: "the XML declaration is not well-formed",
    31: "the text declaration is not well-formed",
    32: "a public identifier has characters that it cannot have",
    38: "the prefix xml is declared to stand for another namespace than its own",
    39: "the prefix xmlns is declared, which is reserved",
    40: "a prefix is declared to stand for a namespace that is reserved",
    AMPLIFICATION: "the entities that it refers to stand for too much text",
}
_TOO_MUCH = frozenset((1, AMPLIFICATION))

Told = tuple[Code, Position, Mapping[str, object]]
"""What a finding says, and where."""


def in_words(number: int, message: str, position: Position) -> Told:
    """What to say of expat's error `number` at `position`, where no more is known.

    `message` is expat's own, for errors that are newer than this table.
    """
    code = codes.TOO_LARGE if number in _TOO_MUCH else codes.NOT_WELL_FORMED
    return code, position, {"reason": reason(number, message)}


def reason(number: int, message: str = "") -> str:
    """Expat's error `number` in words."""
    return _REASONS.get(number, message.partition(": line ")[0])
