"""Reads regular expressions (XML Schema Part 2, second edition, appendix F)."""

from __future__ import annotations

from teitools.relaxng.datatypes.regex.characters import Set
from teitools.relaxng.datatypes.regex.class_parser import ClassParser
from teitools.relaxng.datatypes.regex.mistake import RegexError
from teitools.relaxng.datatypes.regex.nodes import (
    Node,
    Run,
    alternation,
    repetition,
    sequence,
)

MOST_POSITIONS = 10_000
"""How many positions an expression has at most, with repetitions written out."""
MOST_STEPS = 500_000
"""How many steps it takes at most to build an automaton."""
_ENDLESS = 10**18
"""Stands for every larger number."""
_QUANTIFIERS: dict[str, tuple[int, int | None]] = {"?": (0, 1), "*": (0, None), "+": (1, None)}


class _Level:
    """What has been read of the expression in one pair of parentheses."""

    def __init__(self, start: int) -> None:
        self.start = start
        self.branches: list[Node] = []
        self.parts: list[Node] = []

    def branch(self) -> None:
        """Begin a branch."""
        self.branches.append(sequence(self.parts))
        self.parts = []

    def node(self) -> Node:
        """All of it."""
        self.branch()
        return alternation(self.branches)


def parse(text: str) -> Node:
    """The parts of the regular expression `text`. Raises RegexError."""
    reader = ClassParser(text)
    levels = [_Level(0)]
    while reader.place < len(text):
        start = reader.place
        character = text[start]
        level = levels[-1]
        if character == "(":
            if text.startswith("(?", start):
                raise RegexError("there are no groups with (?", start)
            levels.append(_Level(start))
            reader.place += 1
        elif character == "|":
            level.branch()
            reader.place += 1
        else:
            if character == ")":
                if len(levels) == 1:
                    raise RegexError("this ) has no (; as a character it is \\)", start)
                node = levels.pop().node()
                reader.place += 1
            else:
                node = Run(_atom(reader))
            levels[-1].parts.append(_quantified(node, reader))
    if len(levels) > 1:
        raise RegexError("this ( is not closed", levels[-1].start)
    return _bounded(levels[0].node(), 0)


def _atom(reader: ClassParser) -> Set:
    """Read what stands for one character."""
    character = reader.text[reader.place]
    if character == "[":
        return reader.bracketed()
    if character == "\\":
        character = reader.escape()
    elif character in "?*+{}]":
        reason = f"{character} cannot stand here; as a character it is \\{character}"
        raise RegexError(reason, reader.place)
    else:
        reader.place += 1
        if character == ".":
            return ((False, "", (character,)),)
    if len(character) > 1:
        return ((False, "", (character,)),)
    return ((False, character * 2, ()),)


def _quantified(node: Node, reader: ClassParser) -> Node:
    """`node`, with the quantifier that follows it, if one does."""
    start = reader.place
    character = reader.text[start : start + 1]
    if character == "{":
        least, most = _quantity(reader)
    elif character in _QUANTIFIERS:
        least, most = _QUANTIFIERS[character]
        reader.place += 1
    else:
        return node
    following = reader.text[reader.place : reader.place + 1]
    if following and following in "?*+{":
        reason = f"{following} cannot follow {reader.text[start : reader.place]}"
        raise RegexError(f"{reason}: one quantifier is enough", reader.place)
    return _bounded(repetition(node, least, most), start)


def _quantity(reader: ClassParser) -> tuple[int, int | None]:
    """Read ``{n}``, ``{n,}`` or ``{n,m}``."""
    start = reader.place
    end = reader.text.find("}", start)
    least, comma, most = reader.text[start + 1 : end].partition(",") if end > 0 else ("", "", "")
    if not _is_number(least) or (most and not _is_number(most)):
        raise RegexError("a quantifier is {2}, {2,} or {2,5}; { as a character is \\{", start)
    reader.place = end + 1
    low = _number(least)
    high = _number(most) if most else None if comma else low
    if high is not None and high < low:
        raise RegexError(f"{{{low},{high}}} is the wrong way round", start)
    return low, high


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit()


def _number(text: str) -> int:
    digits = text.lstrip("0")
    return int(digits or 0) if len(digits) <= 18 else _ENDLESS


def _bounded(node: Node, offset: int) -> Node:
    if node.size > MOST_POSITIONS or node.cost > MOST_STEPS:
        raise RegexError("with its repetitions written out it is too large to be checked", offset)
    return node
