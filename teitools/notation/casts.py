"""The list of the persons of a play: where it ends, and speeches begin.

No person is listed twice. So what begins with a name of the list, in the form of a label, is the
first speech; and no item of a list asks or exclaims. Persons whose lines a brace joins, or that
stand indented below a line that ends in a colon, belong together.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from teitools.notation.expression import expression
from teitools.notation.paragraphs import Raw
from teitools.notation.segments import CAST_ITEM, FOOTNOTE, PARAGRAPH, Segment, split_lines

LONGEST_ITEM = 160
HEAD, FIRST, NEXT = (("group", "head"),), (("group", "first"),), (("group", "next"),)
"""What a segment says that belongs to a group: its heading, its first person, or another."""

_TITLE = (
    r"(?:(?:Mrs?|Ms|Dr|St|Sr|Jr|Rev|Capt|Lt|Col|Gen|Prof|M|MM|Mme|Mlle|Hr|Frl|Г|Г-жа)\.?[ \t]+)"
)
_NAMED = expression(
    rf"(?i)[ \t]*_?(?P<name>{_TITLE}?[^\W\d_][^\n.,:;()\[\]—–]{{0,60}}?)_?[ \t]*"
    r"(?P<end>$|[.,:;—–]|-|[(\[]|[|{})])",
    re.MULTILINE,
)
_LABELLED = expression(
    r"[ \t]*(?:[(\[][^()\[\]\n]{1,80}[)\]])?[ \t]*(?:[.:]|$)|,[^\n.,:]{1,40}[.:][ \t]+\S",
    re.MULTILINE,
)
_ASKS = expression(r"[?!][\"”»’')\]]*\s*\Z")
_SENTENCE = expression(r"[.!?…][\"”»')\]]*\s*\Z")
_STOP = expression(r"[.,;:)}\]|…]\s*\Z")
_INDENT = expression(r"[ \t]*")
_BRACE = expression(r"[|{}]|\)")
_LONG = 60
_SPACES = 6
_WORD = expression(r"[^\W\d_]{3,}")


class Cast:
    """The persons that one list has so far."""

    def __init__(self) -> None:
        self._names: set[str] = set()

    def add(self, text: str, item: Raw) -> None:
        """Remember the person whose line is `item` of `text`."""
        match = _NAMED.match(text, item.start, item.end)
        if match is None:
            return
        name = match["name"].strip()
        self._names.add(name.casefold())
        self._names.update(word.casefold() for word in _WORD.findall(name) if word[0].isupper())

    def speaks(self, text: str, line: Raw) -> bool:
        """Whether `line` begins a speech of one of them."""
        match = _NAMED.match(text, line.start, line.end)
        if match is None or match["name"].strip().casefold() not in self._names:
            return False
        place = match.end("end") if match["end"] in (".", ":") else match.end("name")
        return match["end"] in (".", ":") or bool(_LABELLED.match(text, place, line.end))

    def items(self, text: str, raw: Raw) -> list[Segment]:
        """The persons in a paragraph of a cast, one in each line; a line indented further goes on.

        From the line on that one of them speaks it is a paragraph.
        """
        lines = list(split_lines(text, [raw]))
        indents = [_indent(text, line) for line in lines]
        first = text[raw.start + indents[0] : raw.end]
        if first[:1] in "*†([" or first[:1].isdigit() or asks(text, raw):
            return [Segment(FOOTNOTE, raw)] if first[:1] in "*†" else []
        if max(line.end - line.start for line in lines) > LONGEST_ITEM:
            return []
        if not first[:2].isupper() and _is_prose(text, lines, first):
            return []
        made: list[Segment] = []
        for line, indent in zip(lines, indents, strict=True):
            further = indent > indents[0]
            if made and further and _heads(text, made[-1]):
                made[-1].facts = made[-1].facts or HEAD
                made.append(
                    Segment(CAST_ITEM, line, facts=FIRST if made[-1].facts == HEAD else NEXT)
                )
                self.add(text, line)
            elif made and further:
                last = made[-1].raw
                made[-1].raw = Raw(last.gap, last.start, line.end)
            elif self.speaks(text, line):
                rest = Segment(PARAGRAPH, Raw(line.gap, line.start, raw.end))
                return [*_grouped(text, made), rest] if made else []
            else:
                made.append(Segment(CAST_ITEM, line))
                self.add(text, line)
        return _grouped(text, made)


def _heads(text: str, item: Segment) -> bool:
    """Whether a line indented below an item is a person of its own."""
    return bool(item.facts) or text[: item.raw.end].endswith(":")


def _grouped(text: str, items: list[Segment]) -> list[Segment]:
    """`items`, with those marked that a brace joins."""
    run: list[Segment] = []
    for item in (*items, None):
        if item is not None and not item.facts and _said(text, item) is not None:
            run.append(item)
            continue
        for group in _parted(text, run):
            for index, each in enumerate(group if len(group) > 1 else ()):
                each.facts = NEXT if index else FIRST
        run = []
    return items


def _parted(text: str, run: Sequence[Segment]) -> Iterable[list[Segment]]:
    """The groups in a run of lines with braces; what they are is said once in each."""
    group: list[Segment] = []
    said = False
    left = sum(map(bool, (_said(text, item) for item in run)))
    for item in run:
        if said and left:
            yield group
            group, said = [], False
        group.append(item)
        if _said(text, item):
            said, left = True, left - 1
    yield group


def brace(words: str) -> int | None:
    """Where the brace stands that joins a person with others; None where there is none."""
    for match in _BRACE.finditer(words):
        before = words[: match.start()]
        if match.group() != ")" or before.count("(") == before.count(")"):
            return match.start()
    return None


def _said(text: str, item: Segment) -> str | None:
    """What stands after the brace in an item; None where there is no brace."""
    words = text[item.raw.start : item.raw.end]
    at = brace(words)
    return None if at is None else words[at + 1 :].strip(" \t\r\n|{}")


def _is_prose(text: str, lines: Sequence[Raw], first: str) -> bool:
    """Whether a paragraph is sentences and no list."""
    if len(first) <= _LONG or not _SENTENCE.search(first) or first[:_LONG].count(" ") <= _SPACES:
        return False
    ends = (text[line.start : line.end].rstrip() for line in lines)
    return len(lines) == 1 or not all(_STOP.search(end) or len(end) < _LONG for end in ends)


def _indent(text: str, raw: Raw) -> int:
    match = _INDENT.match(text, raw.start, raw.end)
    return match.end() - match.start() if match else 0


def end_of_cast(segments: Iterable[Segment]) -> int:
    """Where the last person stands of the list before a play; -1 where there is none.

    Lists after the heading of an act or a scene are not before the play.
    """
    end = -1
    for segment in segments:
        if segment.kind == CAST_ITEM:
            end = segment.raw.start
        elif end >= 0 and segment.rule is not None and "division" in dict(segment.rule.facts):
            break
    return end


def asks(text: str, item: Raw) -> bool:
    """Whether the words of `item` end in a question or an exclamation."""
    return _ASKS.search(text, item.start, item.end) is not None
