"""XPath 3.1 in tokens: as much of it as is needed to move expressions about, unparsed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

_NAME = r"[^\W\d][\w.\-\u00b7]*"
_TOKEN = re.compile(
    rf"""(?P<space>\s+)|(?P<comment>\(:)|(?P<string>"(?:[^"]|"")*"|'(?:[^']|'')*')"""
    rf"""|(?P<variable>\$\s*(?:Q\{{[^{{}}]*\}}{_NAME}|{_NAME}(?::{_NAME})?))"""
    r"""|(?P<number>(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?)"""
    rf"""|(?P<name>Q\{{[^{{}}]*\}}(?:{_NAME}|\*)|{_NAME}(?::(?:{_NAME}|\*)(?!:))?|\*:{_NAME})"""
    r"""|(?P<sign>::|//|\.\.|!=|<=|>=|<<|>>|:=|=>|\|\||.)""",
    re.DOTALL,
)
_NAME_ALONE = re.compile(rf"@?{_NAME}(?::{_NAME})?")
_COMMENT = re.compile(r"\(:|:\)")
_OPEN, _CLOSE = frozenset("([{"), frozenset(")]}")
_SETS = frozenset(("union", "except", "intersect"))
_ROOTED = frozenset(("id", "key", "element-with-id", "doc", "document", "root"))
CURRENT = "ttsch:current"
"""The variable for the node that a context is tried on."""


class Token(NamedTuple):
    """A token: its kind (a group of the expression above), its text, how deep in brackets."""

    kind: str
    text: str
    depth: int


def tokens(expression: str) -> Iterator[Token]:
    """The tokens of `expression`, which need not be correct; together they are all of it."""
    offset = depth = 0
    while offset < len(expression):
        match = _TOKEN.match(expression, offset)
        assert match is not None
        assert match.lastgroup is not None
        kind, end = match.lastgroup, match.end()
        if kind == "comment":
            end = _end_of_comment(expression, offset)
        text = expression[offset:end]
        if kind == "sign" and text in _CLOSE:
            depth = max(depth - 1, 0)
        yield Token(kind, text, depth)
        if kind == "sign" and text in _OPEN:
            depth += 1
        offset = end


def substituted(expression: str, values: Mapping[str, str]) -> str:
    """`expression` with the variables that are parameters of an abstract pattern replaced.

    Replaced in strings too, as the standard has it done on the text (ISO/IEC 19757-3, 6.3).
    """
    if not values or "$" not in expression:
        return expression
    names = "|".join(re.escape(name) for name in sorted(values, key=len, reverse=True))
    found = re.compile(rf"\$({names})(?![\w\-\u00b7]|\.\w|:[^\W\d])")
    return found.sub(lambda match: values[match[1]], expression)


def functions_renamed(expression: str, names: Mapping[str, str]) -> str:
    """`expression` with calls of the functions that are keys of `names` called otherwise."""
    if not any(name in expression for name in names):
        return expression
    found = list(tokens(expression))
    made = []
    for number, token in enumerate(found):
        text = token.text
        if token.kind == "name" and text in names and _is_called(found, number):
            text = names[text]
        made.append(text)
    return "".join(made)


def is_name(context: str) -> bool:
    """Whether `context` is the name of an element or an attribute, and nothing else."""
    return _NAME_ALONE.fullmatch(context) is not None


def selection(context: str) -> str:
    """An expression, to be evaluated at the root, that selects all nodes which match `context`.

    `context` is a pattern (XSLT 3.0, 5.5) or an expression (the bindings of XPath).
    """
    if is_name(context):
        return f"//{context}"
    made = []
    piece: list[Token] = []
    for token in tokens(context):
        if token.depth == 0 and _joins(token, piece):
            made.append(_alternative(piece))
            made.append(token.text if token.text != "|" else "|")
            piece = []
        else:
            piece.append(token)
    made.append(_alternative(piece))
    return " ".join(made)


def _joins(token: Token, before: list[Token]) -> bool:
    if token.kind == "sign" and token.text == "|":
        return True
    if token.kind != "name" or token.text not in _SETS:
        return False
    said = [each for each in before if each.kind not in ("space", "comment")]
    if not said:
        return False
    last = said[-1]
    return last.kind in ("name", "string", "number", "variable") or last.text in ")]*."


def _alternative(piece: list[Token]) -> str:
    said = [each for each in piece if each.kind not in ("space", "comment")]
    text = "".join(each.text for each in piece).strip()
    if not said:
        return text
    called = _calls_current(piece)
    if called:
        text = functions_renamed(text, {"current": CURRENT})
        text = re.sub(rf"{CURRENT}\s*\(\s*\)", f"${CURRENT}", text)
    made = _rooted(said, text)
    if not called:
        return made
    every = "(/ | //node() | //@*)"
    return f"(for ${CURRENT} in {every} return ({made}) intersect ${CURRENT})"


def _rooted(said: list[Token], text: str) -> str:
    first = said[0]
    if first.text in ("/", "//") or first.kind == "variable":
        return text
    if first.text == ".":
        return f"(/ | //node() | //@*){text[1:]}"
    if first.kind == "name" and len(said) > 1 and said[1].text == "(":
        local = first.text.removeprefix("fn:")
        if local in _ROOTED:
            return text
        if local == "document-node":
            return f"/self::{text}"
    return f"//{text}"


def _calls_current(piece: list[Token]) -> bool:
    said = [each for each in piece if each.kind not in ("space", "comment")]
    return any(
        each.text in ("current", "fn:current") and each.kind == "name" and _is_called(said, number)
        for number, each in enumerate(said)
    )


def _is_called(found: list[Token], number: int) -> bool:
    """Whether the name with `number` is that of a function that is called, or referred to."""
    before = next((each.text for each in reversed(found[:number]) if _said(each)), "")
    after = next((each.text for each in found[number + 1 :] if _said(each)), "")
    return after in ("(", "#") and before not in ("::", "@")


def _said(token: Token) -> bool:
    return token.kind not in ("space", "comment")


def _end_of_comment(expression: str, offset: int) -> int:
    depth = 0
    for match in _COMMENT.finditer(expression, offset):
        depth += 1 if match[0] == "(:" else -1
        if depth == 0:
            return match.end()
    return len(expression)
