"""The text of a document in tokens, and the elements that stand in it.

Made for documents that are well-formed, to be changed as text: nothing is lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

_SUBSET = r"\[(?:<!--.*?-->|\"[^\"]*\"|'[^']*'|[^\]\"'])*\]"
_TOKEN = re.compile(
    r"(?P<comment><!--.*?-->)"
    r"|(?P<cdata><!\[CDATA\[.*?\]\]>)"
    r"|(?P<instruction><\?.*?\?>)"
    rf"|(?P<doctype><!DOCTYPE(?:\"[^\"]*\"|'[^']*'|[^\[>\"'])*(?:{_SUBSET}\s*)?>)"
    r"|(?P<end></[^>]*>)"
    r"|(?P<start><(?:\"[^\"]*\"|'[^']*'|[^>\"'])*>)"
    r"|(?P<reference>&[^;]*;)"
    r"|(?P<text>[^<&]+)",
    re.DOTALL,
)
_NAME = re.compile(r"[^\s/>=]+")
_ATTRIBUTE = re.compile(r"\s+([^\s=/>]+)\s*=\s*(\"[^\"]*\"|'[^']*')")


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of markup or a run of text; `kind` is the name of its group above."""

    kind: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Attribute:
    """An attribute: its name, its value as written, and where it and its value stand."""

    name: str
    value: str
    start: int
    end: int

    @property
    def value_start(self) -> int:
        """Where the value begins, within the quotes."""
        return self.end - 1 - len(self.value)


@dataclass(eq=False, slots=True)
class Element:
    """An element: from `start` to `end`, its content from `inside` to `close`.

    Of an empty-element tag all of these but `start` are its end.
    """

    name: str
    start: int
    inside: int
    parent: Element | None
    attributes: tuple[Attribute, ...]
    close: int = 0
    end: int = 0
    children: list[Element] = field(default_factory=list)

    @property
    def empty_tag(self) -> bool:
        """Whether it is written as one tag."""
        return self.close == self.end

    @property
    def prefix(self) -> str:
        """The prefix with its colon, or nothing."""
        before, colon, _ = self.name.rpartition(":")
        return before + colon


def tokens(text: str) -> Iterator[Token]:
    """The tokens of a document. ValueError where it is not well-formed."""
    offset = 0
    for match in _TOKEN.finditer(text):
        if match.start() != offset:
            break
        offset = match.end()
        assert match.lastgroup is not None
        yield Token(match.lastgroup, match.start(), offset)
    if offset != len(text):
        raise ValueError(f"no markup at {offset}: {text[offset : offset + 20]!r}")


def elements(text: str) -> list[Element]:
    """The elements of a document, each before those in it."""
    found: list[Element] = []
    parent: Element | None = None
    for token in tokens(text):
        if token.kind == "start":
            made = _element(text, token, parent)
            found.append(made)
            if parent is not None:
                parent.children.append(made)
            if not made.end:
                parent = made
        elif token.kind == "end":
            if parent is None:
                raise ValueError(f"an end tag too many at {token.start}")
            parent.close, parent.end = token.start, token.end
            parent = parent.parent
    if parent is not None or not found:
        raise ValueError("an end tag is missing")
    return found


def _element(text: str, token: Token, parent: Element | None) -> Element:
    name = _NAME.match(text, token.start + 1)
    assert name is not None
    attributes = []
    at = name.end()
    while match := _ATTRIBUTE.match(text, at, token.end):
        attributes.append(Attribute(match[1], match[2][1:-1], match.start(1), match.end()))
        at = match.end()
    made = Element(name[0], token.start, token.end, parent, tuple(attributes))
    if text.endswith("/>", token.start, token.end):
        made.close = made.end = token.end
    return made
