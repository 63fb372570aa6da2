"""From characters to tokens (RELAX NG Compact Syntax, appendix A, section 2.5)."""

from __future__ import annotations

import re

from teitools.relaxng.syntax.annotations import Comment
from teitools.relaxng.syntax.compact_codes import TOO_LARGE
from teitools.relaxng.syntax.compact_text import LINE_FEED, Text
from teitools.relaxng.syntax.xml_names import is_ncname

KEYWORDS = frozenset(
    "attribute default datatypes div element empty external grammar include inherit list mixed "
    "namespace notAllowed parent start string text token".split()
)
MOST_TOKENS = 2_000_000
"""How many tokens a schema may have."""
_NAME = r"[^\0-@\[-\^`{-\x7f][^\0-,/:-@\[-\^`{-\x7f]*+"
"""A name, as far as ASCII goes; what is beyond is looked at afterwards."""
_SPACE = r"[\t\n \0]"
_GAP = rf"{_SPACE}*+(?:\#(?!\#)[^\n\0]*+{_SPACE}*+)*+"
_TOKEN = re.compile(
    rf"""{_GAP}(?:
    ( {_NAME} (?: : (?: {_NAME} | \* ) )? | \\{_NAME} )
    | ( [|&]=? | >> | [={{}}()\[\],?*+\-~] )
    | ( \"\"\" (?: "{{0,2}}+ [^"] )*+ \"\"\" | " [^"\n]*+ "
      | ''' (?: '{{0,2}}+ [^'] )*+ ''' | ' [^'\n]*+ ' )
    | ( \#\#[^\n\0]*+ (?: [\n\0][\t ]*+\#\#[^\n\0]*+ )*+ )
    | ( . )
    | \Z )""",
    re.VERBOSE | re.DOTALL,
)
_COMMENT = re.compile(rf"({_SPACE}*+)\#([^\n\0]*+)")
_LINE = re.compile(r"[\n\0]")


class Tokens:
    """The tokens of a schema, each with its kind, its text as it is written, and its offset.

    The kind of a keyword or sign is itself; the others are ``identifier``, ``CName``,
    ``nsName``, ``literal`` and ``documentation``, at the end ``end``, and ``wrong`` for what
    begins no token: after such a sign nothing but the end is looked at.
    """

    __slots__ = ("kinds", "starts", "text", "values")

    def __init__(self, text: Text) -> None:
        self.text = text
        self.kinds: list[str] = []
        self.values: list[str] = []
        self.starts: list[int] = []


def scan(text: Text) -> Tokens:
    """The tokens of `text`. Raises SchemaError when there are too many."""
    tokens = Tokens(text)
    kinds, values, starts = tokens.kinds, tokens.values, tokens.starts
    for match in _TOKEN.finditer(text.text):
        group = match.lastindex
        if group is None:
            break
        value = match[group]
        if group == 1:
            kinds.append(_name_kind(value) if value not in KEYWORDS else value)
        else:
            kinds.append(value if group == 2 else _KINDS[group])
        values.append(value)
        starts.append(match.start(group))
        if group == 5:
            break
        if len(kinds) > MOST_TOKENS:
            reason = f"it has more than {MOST_TOKENS} words and signs"
            raise text.error(TOO_LARGE, starts[-1], reason=reason)
    if not text.text.isascii():
        _refuse_names(kinds, values)
    kinds.append("end")
    values.append("")
    starts.append(len(text.text))
    return tokens


def _refuse_names(kinds: list[str], values: list[str]) -> None:
    """Make ``wrong`` what is a name only since the fifth edition of XML 1.0."""
    for index, value in enumerate(values):
        if kinds[index] in _NAMED and not value.isascii():
            names = value.removeprefix("\\").removesuffix(":*").split(":")
            if not all(map(is_ncname, names)):
                kinds[index] = "wrong"


_NAMED = frozenset({"identifier", "CName", "nsName"})
_KINDS = {3: "literal", 4: "documentation", 5: "wrong"}


def _name_kind(value: str) -> str:
    if ":" not in value:
        return "identifier"
    return "nsName" if value[-1] == "*" else "CName"


def comments(tokens: Tokens) -> list[tuple[int, Comment]]:
    """The comments of a schema, the last one first, each with the number of the next token.

    Comments on lines that follow each other are one.
    """
    found: list[tuple[int, Comment]] = []
    text = tokens.text.text
    end = 0
    for index, start in enumerate(tokens.starts):
        if start - end > 1 and "#" in text[end:start]:
            found += ((index, Comment(comment)) for comment in _blocks(text[end:start]))
        end = start + len(tokens.values[index])
    found.reverse()
    return found


def _blocks(gap: str) -> list[str]:
    blocks: list[list[str]] = []
    for match in _COMMENT.finditer(gap):
        space, line = match.groups()
        if not blocks or len(_LINE.findall(space)) > 1:
            blocks.append([])
        blocks[-1].append(line.removeprefix(" ").rstrip())
    return ["\n".join(block) for block in blocks]


def literal_value(segment: str) -> str:
    """What a segment of a literal stands for."""
    quotes = 3 if len(segment) >= 6 and segment[:3] in ('"""', "'''") else 1
    return segment[quotes:-quotes].replace(LINE_FEED, "\n")


def documentation_value(block: str) -> str:
    """What a block of ``##`` comments stands for."""
    lines = (line.lstrip("\t ").lstrip("#").removeprefix(" ") for line in _LINE.split(block))
    return "\n".join(lines)
