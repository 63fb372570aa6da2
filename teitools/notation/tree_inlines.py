"""Words and the elements among them, as a tree is typed: reading and printing.

Text is verbatim. A backslash counts only before a sign that would otherwise be read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import field
from functools import cache

from teitools.dataclass import dataclass
from teitools.notation.explicit import (
    CLOSING,
    OPENING,
    is_opening,
    read_attributes,
    typed_opening,
)
from teitools.notation.expression import expression
from teitools.transcript import Content, Element
from teitools.transcript.inlines import Facts
from teitools.xml.element_types import element_types

# what is typed shorter: an element without attributes, and its delimiters
PAIRS = {"del": ("{--", "--}"), "add": ("{++", "++}"), "stage": ("((", "))")}
_OPENS = {before: name for name, (before, _) in PAIRS.items()}
_CLOSES = {after: name for name, (_, after) in PAIRS.items()}
_SIGN = rf"(?:{OPENING}|(?P<open>\{{--|\{{\+\+|\(\()|(?P<close>--\}}|\+\+\}}|\)\))|(?P<end>\]))"
_TOKEN = expression(rf"(?P<slashes>\\*){_SIGN}")


_MARKED = expression(r"[\[\](){}\\]")


@cache
def _names() -> frozenset[str]:
    return frozenset(element_types())


@dataclass(slots=True)
class _Frame:
    """An element that is open: what opened it, as typed, and what it holds so far."""

    name: str
    attributes: Facts
    opener: str
    paired: bool
    items: list[str | Element] = field(default_factory=list)


def read_words(text: str) -> Content:
    """The words and elements of `text`; what is never closed is characters."""
    if _MARKED.search(text) is None:
        return (text,) if text else ()
    content, _ = _read(text, 0, False)
    return content


def read_form(text: str, start: int) -> tuple[Element, int] | None:
    """The element whose explicit form begins at `start`, and where it ends; None if none does."""
    content, end = _read(text, start, True)
    first = content[0] if len(content) == 1 else None
    return (first, end) if isinstance(first, Element) else None


def _read(text: str, start: int, only_one: bool) -> tuple[Content, int]:
    names = _names()
    root = _Frame("", (), "", False)
    stack, position = [root], start
    for match in _TOKEN.finditer(text, start):
        if only_one and len(stack) == 1 and match.start() > start:
            return (), start
        slashes = len(match.group("slashes"))
        if match.start() < position or not _counts(match, stack, names):
            continue
        stack[-1].items.append(text[position : match.start()] + "\\" * (slashes // 2))
        position = match.end()
        if slashes % 2:
            stack[-1].items.append(text[match.start() + slashes : position])
            continue
        _take(match, stack)
        if only_one and len(stack) == 1:
            return _joined(root.items), position
    if only_one:
        return (), start
    stack[-1].items.append(text[position:])
    while len(stack) > 1:
        _give_up(stack)
    return _joined(root.items), len(text)


def _counts(match: re.Match[str], stack: list[_Frame], names: frozenset[str]) -> bool:
    """Whether a sign means anything where it stands."""
    if match.group("name") is not None:
        return is_opening(match, names) and read_attributes(match.group("attributes")) is not None
    if match.group("open"):
        return True
    if match.group("end"):
        return any(not frame.paired for frame in stack[1:])
    name = _CLOSES[match.group("close")]
    return stack[-1].paired and stack[-1].name == name


def _take(match: re.Match[str], stack: list[_Frame]) -> None:
    """Open or close an element."""
    if match.group("name") is not None:
        facts = read_attributes(match.group("attributes")) or ()
        opener = match.group()[len(match.group("slashes")) :]
        stack.append(_Frame(match.group("name"), facts, opener, False))
    elif match.group("open"):
        opener = match.group("open")
        stack.append(_Frame(_OPENS[opener], (), opener, True))
    else:
        while match.group("end") and stack[-1].paired:
            _give_up(stack)
        frame = stack.pop()
        content = _joined(frame.items)
        if not element_types()[frame.name].text:
            content = without_space(content)
        stack[-1].items.append(Element(frame.name, frame.attributes, content))


def _give_up(stack: list[_Frame]) -> None:
    """What the last of `stack` holds goes to the one before, its opener as characters."""
    frame = stack.pop()
    stack[-1].items += [frame.opener, *frame.items]


def _joined(items: list[str | Element]) -> Content:
    content: list[str | Element] = []
    for item in items:
        if isinstance(item, str) and content and isinstance(content[-1], str):
            content[-1] += item
        elif item != "":
            content.append(item)
    return tuple(content)


def without_space(content: Content) -> Content:
    """`content` without strings that are only white space."""
    return tuple(each for each in content if not isinstance(each, str) or each.strip(" \t\r\n"))


@dataclass(frozen=True, slots=True)
class _Around:
    """What stands around words: whether an explicit form, and which closing sign counts."""

    form: bool = False
    closing: str = ""


def print_words(content: Content, shortly: bool) -> str:
    """`content` as it is typed; `shortly`: with the short forms."""
    return "".join(_printed(content, shortly, _Around()))


def print_form(element: Element, shortly: bool) -> str:
    """An element among words, as it is typed."""
    return _form(element, shortly, _Around())


def _form(element: Element, shortly: bool, around: _Around) -> str:
    pair = PAIRS.get(element.name) if shortly and not element.attributes else None
    if pair is not None:
        inner = _Around(around.form, pair[1])
        return pair[0] + "".join(_printed(element.content, shortly, inner)) + pair[1]
    separator = " " if not element_types()[element.name].text else ""
    parts = _printed(element.content, shortly, _Around(True))
    before = typed_opening(element.name, element.attributes, bool(element.content))
    return before + separator.join(parts) + CLOSING


def _printed(content: Content, shortly: bool, around: _Around) -> Iterator[str]:
    names = _names()
    last = len(content) - 1
    for index, each in enumerate(content):
        if isinstance(each, Element):
            yield _form(each, shortly, around)
        elif isinstance(each, str):
            if _MARKED.search(each) is None:
                yield each
                continue
            text = _TOKEN.sub(lambda match: _escaped(match, around, names), each)
            if text.endswith("\\") and (index < last or around != _Around()):
                text += "\\" * (len(text) - len(text.rstrip("\\")))
            yield text


def _escaped(match: re.Match[str], around: _Around, names: frozenset[str]) -> str:
    typed, slashes = match.group(), len(match.group("slashes"))
    if match.group("name") is not None:
        counts = is_opening(match, names)
    elif match.group("end"):
        counts = around.form
    else:
        counts = bool(match.group("open")) or match.group("close") == around.closing
    return "\\" * (slashes + 1) + typed if counts else typed
