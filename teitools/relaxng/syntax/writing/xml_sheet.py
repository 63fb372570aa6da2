"""Tags, text and comments as they are written in XML, on indented lines."""

from __future__ import annotations

import re

WIDTH = 100
_STEP = 2
_DEEPEST = 60
_TEXT = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"}
_VALUE = {**_TEXT, '"': "&quot;", "\t": "&#9;", "\n": "&#10;"}
_IN_TEXT = re.compile(r"[&<>\r]")
_IN_VALUE = re.compile(r'[&<>"\t\n\r]')


class Sheet:
    """Lines of XML. `depth` is how many elements are open on lines of their own."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.depth = 0

    def put(self, markup: str) -> None:
        """A line; one with line ends in it is only indented where it begins."""
        self.lines.append(" " * min(self.depth * _STEP, _DEEPEST) + markup)

    def room(self) -> int:
        """How many columns a line has."""
        return WIDTH - min(self.depth * _STEP, _DEEPEST)

    def tag(self, name: str, attributes: list[tuple[str, str]], end: str) -> str:
        """A start tag that ends with `end`, broken after each attribute where it is long."""
        written = [f'{key}="{escape_value(value)}"' for key, value in attributes]
        short = " ".join([f"<{name}", *written])
        if len(short) + len(end) <= self.room() or len(written) < 2:
            return short + end
        margin = "\n" + " " * (min(self.depth * _STEP, _DEEPEST) + len(name) + 2)
        return f"<{name} {margin.join(written)}{end}"


def escape(text: str) -> str:
    """Text as the content of an element."""
    return _IN_TEXT.sub(lambda match: _TEXT[match[0]], text)


def escape_value(text: str) -> str:
    """Text as the value of an attribute."""
    return _IN_VALUE.sub(lambda match: _VALUE[match[0]], text)


def comment(text: str, margin: int) -> tuple[str, bool]:
    """A comment, and whether it had to be altered.

    One from the compact syntax has no white space around it: it gets some.
    """
    safe = text
    while "--" in safe:
        safe = safe.replace("--", "- -")
    if safe.endswith("-"):
        safe += " "
    altered = safe != text
    if safe and not safe[0].isspace():
        if "\n" in safe:
            indent = "\n" + " " * margin
            lines = (f"{indent}  {line}" if line else "\n" for line in safe.split("\n"))
            safe = "".join(lines).rstrip() + indent
        else:
            safe = f" {safe.rstrip()} "
    return f"<!--{safe}-->", altered
