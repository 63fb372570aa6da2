"""Nodes as the notation can have them: paragraphs without blank lines and edges of white space."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from teitools.sources.content import (
    Element,
    Heading,
    Inline,
    Inset,
    Line,
    Node,
    Paragraph,
    Words,
    Wrap,
)
from teitools.transcript.inlines import Facts
from teitools.xml.element_types import wordless

_BLANK = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")
_SPACES = re.compile(r"[ \t]*\n[ \t]*")
_WHITE = " \t\n"


def tidy(nodes: Iterable[Node], inside: bool = False) -> list[Node]:
    """`nodes` in the form that can be typed.

    A blank line parts a paragraph in two; a heading is one line. White space at the edges of
    paragraphs and lines is gone, and so is what has no words, but for rows and cells. Line ends
    are LF. Looks are around words, never around white space alone. `inside` of a list or a table
    a heading is a paragraph.
    """
    found: list[Node] = []
    for node in nodes:
        if isinstance(node, Element):
            node = replace(node, nodes=tidy(node.nodes, inside or node.name != "div"))
            if node.nodes or node.name in ("row", "cell"):
                found.append(node)
            continue
        inlines = _cleaned(node.inlines)
        if isinstance(node, Heading) and inside:
            node = Paragraph(inlines, node.place)
        if isinstance(node, Paragraph):
            parts = _parted(inlines)
            found += (replace(node, inlines=part) for part in parts if part)
        elif (inlines := _trimmed(_joined_lines(inlines))) or _is_empty(node):
            found.append(replace(node, inlines=inlines))
    return divided(found)


def _is_empty(node: Node) -> bool:
    """Whether the node is an element that holds no words by its nature."""
    return isinstance(node, Line) and node.name in wordless()


def divided(nodes: Sequence[Node]) -> list[Node]:
    """`nodes` with a division for each heading, and all that belongs to it."""
    if not any(isinstance(node, Heading) for node in nodes):
        return list(nodes)
    root: list[Node] = []
    stack: list[tuple[int, list[Node]]] = [(-1, root)]
    for node in nodes:
        if isinstance(node, Heading):
            while stack[-1][0] >= node.level:
                stack.pop()
            number: Facts = (("n", node.number),) if node.number else ()
            division = Element("div", [Line("head", node.inlines, number, node.place)])
            stack[-1][1].append(division)
            stack.append((node.level, division.nodes))
        else:
            stack[-1][1].append(node)
    return root


def plain_words(inlines: Iterable[Inline]) -> str:
    """The words, without what stands among them."""
    return "".join(inline.text for inline in inlines if isinstance(inline, Words))


def _cleaned(inlines: Iterable[Inline]) -> list[Inline]:
    """The same with tidy insets, LF line ends, and no white space at the ends of lines."""
    found: list[Inline] = []
    for inline in inlines:
        if isinstance(inline, Inset):
            found.append(replace(inline, nodes=tidy(inline.nodes)))
        elif inline.text:
            text = inline.text.replace("\r\n", "\n").replace("\r", "\n")
            found.append(replace(inline, text=_SPACES.sub("\n", text)))
    return _merged(_bare_space(found))


def _merged(inlines: Iterable[Inline]) -> list[Inline]:
    found: list[Inline] = []
    for inline in inlines:
        last = found[-1] if found else None
        if isinstance(inline, Words) and isinstance(last, Words) and last.wraps == inline.wraps:
            found[-1] = Words(last.text + inline.text, last.wraps)
        else:
            found.append(inline)
    return found


def _bare_space(inlines: Sequence[Inline]) -> list[Inline]:
    """White space at the edges of a look does not have that look."""
    found: list[Inline] = list(inlines)
    for step in (1, -1):
        found = _edged(found, step)
    return found


def _edged(inlines: Sequence[Inline], step: int) -> list[Inline]:
    """What begins (`step` 1) or ends (-1) a look is no white space."""
    found: list[Inline] = []
    begun: frozenset[Wrap] = frozenset()
    for inline in inlines[::step]:
        if isinstance(inline, Inset):
            found.append(inline)
            begun = frozenset(inline.wraps)
            continue
        stripped = inline.text.lstrip(_WHITE) if step == 1 else inline.text.rstrip(_WHITE)
        space = len(inline.text) - len(stripped)
        outside = [wrap for wrap in inline.wraps if not wrap.look or wrap in begun]
        if space and len(outside) < len(inline.wraps):
            white = inline.text[:space] if step == 1 else inline.text[len(stripped) :]
            found.append(Words(white, tuple(outside)))
            if stripped:
                found.append(Words(stripped, inline.wraps))
        else:
            found.append(inline)
        begun = frozenset(inline.wraps) if stripped else frozenset(outside)
    return found[::step]


def _parted(inlines: Sequence[Inline]) -> list[list[Inline]]:
    """The paragraphs that blank lines part."""
    parts: list[list[Inline]] = [[]]
    text = plain_words(inlines)
    breaks = [match.span() for match in _BLANK.finditer(text)]
    if not breaks:
        return [_trimmed(inlines)]
    position = 0
    for inline in inlines:
        if isinstance(inline, Inset):
            parts[-1].append(inline)
            continue
        start, end = position, position + len(inline.text)
        position = end
        while breaks and breaks[0][0] < end:
            before, after = breaks[0]
            if before > start:
                parts[-1].append(Words(text[start:before], inline.wraps))
            if after > end:
                start = end
                break
            parts.append([])
            start = after
            breaks.pop(0)
        if start < end:
            parts[-1].append(Words(text[start:end], inline.wraps))
    return [_trimmed(part) for part in parts]


def _trimmed(inlines: Iterable[Inline]) -> list[Inline]:
    """Without white space at both ends."""
    found = list(inlines)
    for step, strip in ((0, str.lstrip), (-1, str.rstrip)):
        while found and isinstance(edge := found[step], Words):
            text = strip(edge.text, _WHITE)
            if text:
                found[step] = Words(text, edge.wraps)
                break
            found.pop(step)
    return found


def _joined_lines(inlines: Iterable[Inline]) -> list[Inline]:
    """In one paragraph: where blank lines would part it, one line end."""
    found: list[Inline] = []
    ended = True
    for inline in inlines:
        if isinstance(inline, Words):
            text = re.sub(r"\n+", "\n", inline.text)
            text = text.lstrip("\n") if ended else text
            if text:
                ended = text.endswith("\n")
                found.append(Words(text, inline.wraps))
        else:
            ended = False
            found.append(inline)
    return found
