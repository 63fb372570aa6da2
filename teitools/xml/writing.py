"""Writing XML as a person would lay it out, one block a line.

Nothing in a document depends on the white space that is written here: see
``docs/notation.md``, "Layout".
"""

from __future__ import annotations

import re
from collections.abc import Iterable

Attributes = Iterable[tuple[str, str | None]]
Written = tuple[str, list[str]]
"""A stretch of a document, and its tags."""

_TEXT = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})
_VALUE = str.maketrans(
    {"&": "&amp;", "<": "&lt;", '"': "&quot;", "\t": "&#9;", "\n": "&#10;", "\r": "&#13;"}
)
# to translate a value costs five times as much as to see that nothing in it must be escaped
_ESCAPED = re.compile("""[&<"\t\n\r]""").search
_INDENT = "  "


class Writer:
    """A list of strings that becomes a document.

    `open`, `close` and `line` lay out elements that hold elements; `start`, `end`, `empty`
    and `text` write inside a line. A name may be prefixed (``xml:id``); a value of None
    leaves the attribute out. `tags` are the start tags without what ends them, and a stroke
    for each end.
    """

    __slots__ = ("_depth", "_margin", "_parts", "tags")

    def __init__(self, depth: int = 0) -> None:
        self._parts: list[str] = []
        self.tags: list[str] = []
        self._depth = depth
        self._margin = "\n" + _INDENT * depth

    def open(self, name: str, attributes: Attributes = ()) -> None:
        """A start tag on a line of its own; what follows is indented."""
        tag = start_tag(name, attributes)
        self._parts += (self._margin, tag, ">")
        self.tags.append(tag)
        self._depth += 1
        self._margin += _INDENT

    def close(self, name: str) -> None:
        """The end tag on a line of its own."""
        self._depth -= 1
        self._margin = "\n" + _INDENT * self._depth
        self._parts += (self._margin, "</", name, ">")
        self.tags.append("/")

    def line(self) -> None:
        """A new line at the present depth, for an element that holds text."""
        self._parts.append(self._margin)

    def leaf(self, name: str, text: str, attributes: Attributes = ()) -> None:
        """An element that holds only `text`, on a line of its own."""
        tag = start_tag(name, attributes)
        self._parts += (self._margin, tag, ">", _escaped(text), "</", name, ">")
        self.tags += (tag, "/")

    def start(self, name: str, attributes: Attributes = ()) -> None:
        """A start tag."""
        tag = start_tag(name, attributes)
        self._parts += (tag, ">")
        self.tags.append(tag)

    def end(self, name: str) -> None:
        """An end tag."""
        self._parts += ("</", name, ">")
        self.tags.append("/")

    def empty(self, name: str, attributes: Attributes = ()) -> None:
        """An element without content."""
        tag = start_tag(name, attributes)
        self._parts += (tag, "/>")
        self.tags += (tag, "/")

    def text(self, text: str) -> None:
        """Characters, which must be ones that XML can hold."""
        self._parts.append(_escaped(text))

    @property
    def place(self) -> tuple[int, int]:
        """How much has been written."""
        return len(self._parts), len(self.tags)

    def since(self, place: tuple[int, int]) -> Written:
        """What has been written since that `place`."""
        parts, tags = place
        return "".join(self._parts[parts:]), self.tags[tags:]

    def again(self, written: Written) -> None:
        """What has been written before."""
        self._parts.append(written[0])
        self.tags += written[1]

    def append(self, part: Writer) -> None:
        """What another writer holds."""
        self._parts += part._parts
        self.tags += part.tags

    def __str__(self) -> str:
        return "".join(self._parts)


def _escaped(text: str) -> str:
    if "&" in text or "<" in text or ">" in text or "\r" in text:
        return text.translate(_TEXT)
    return text


def start_tag(name: str, attributes: Attributes) -> str:
    """A start tag without what ends it."""
    tag = "<" + name
    for key, value in attributes:
        if value is not None:
            tag += f' {key}="{value.translate(_VALUE) if _ESCAPED(value) else value}"'
    return tag
