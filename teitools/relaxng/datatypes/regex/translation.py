"""Translates regular expressions for `re`, as far as ASCII goes."""

from __future__ import annotations

import re

from teitools.relaxng.datatypes.regex.characters import Set, ascii_of
from teitools.relaxng.datatypes.regex.nodes import Alternation, Node, Repetition, Run, Sequence

_LARGEST = 1000
"""How many positions an expression has at most that is translated: larger ones cost too much."""
_DEEPEST = 30
_MOST_TIMES = 1_000_000


def translate(root: Node) -> str | None:
    """An expression for `re` that matches the same ASCII texts; None where it is too large."""
    if root.size > _LARGEST or root.depth > _DEEPEST:
        return None
    return _translated(root)


def _translated(node: Node) -> str | None:
    if isinstance(node, Run):
        return _quantified(_class(node.characters), node.least, node.most)
    if isinstance(node, Repetition):
        body = _translated(node.body)
        return None if body is None else _quantified(f"(?:{body})", node.least, node.most)
    if isinstance(node, Sequence):
        parts = [_translated(part) for part in node.parts]
        return None if None in parts else "".join(part or "" for part in parts)
    assert isinstance(node, Alternation)
    branches = [_translated(branch) for branch in node.branches]
    return None if None in branches else f"(?:{'|'.join(branch or '' for branch in branches)})"


def _quantified(text: str, least: int, most: int | None) -> str | None:
    if max(least, most or 0) > _MOST_TIMES:
        return None
    if least == most:
        return text if least == 1 else f"{text}{{{least}}}"
    named = {(0, 1): "?", (0, None): "*", (1, None): "+"}.get((least, most))
    return text + (named or f"{{{least},{'' if most is None else most}}}")


def _class(characters: Set) -> str:
    codes = ascii_of(characters)
    members = [chr(code) for code in range(128) if codes >> code & 1]
    if not members:
        return "(?!)"
    if len(members) == 1:
        return re.escape(members[0])
    absent = [chr(code) for code in range(128) if not codes >> code & 1]
    if len(absent) < len(members):
        return f"[^{_escaped(absent)}]" if absent else "[\\x00-\\x7f]"
    return f"[{_escaped(members)}]"


def _escaped(characters: list[str]) -> str:
    """The characters for a class, ranges made short."""
    text = ""
    place = 0
    while place < len(characters):
        end = place
        while end + 1 < len(characters) and ord(characters[end + 1]) == ord(characters[end]) + 1:
            end += 1
        first, last = re.escape(characters[place]), re.escape(characters[end])
        text += first if end == place else f"{first}-{last}"
        place = end + 1
    return text
