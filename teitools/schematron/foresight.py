"""What the shape of an element tells of an expression of XPath 1.0.

An expression is read into a function of a shape. Nodes that an expression selects are known only
if they are the element itself, elements that it is in, or attributes; what is not known is None.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from teitools.schematron.shape_truths import (
    BESIDE,
    Step,
    Truth,
    Value,
    called,
    combined,
    negated,
    of_nodes,
    reached,
    selects,
    unknown,
)
from teitools.schematron.shapes import Name, Shape
from teitools.schematron.xpath import Token, tokens

_XML = "http://www.w3.org/XML/1998/namespace"
_UPWARD = frozenset(("self", "parent", "ancestor", "ancestor-or-self"))
_SIGNS = frozenset(("=", "!=", "<", "<=", ">", ">="))
_OF_STRINGS = frozenset(("normalize-space", "string", "string-length", "contains", "starts-with"))


class _UnreadError(Exception):
    """An expression of which nothing is known."""


_UNKNOWN = Value(unknown, unknown)


def foreseen(expression: str, prefixes: Mapping[str, str]) -> Truth:
    """What says of a shape whether `expression` is true of elements that have it."""
    if not expression:
        return lambda shape: True
    try:
        return _Reader(expression, prefixes).whole()
    except _UnreadError:
        return unknown


def matching(path: str, prefixes: Mapping[str, str]) -> tuple[str | None, Truth]:
    """The local name of the elements that a path from the root selects, or whose attribute it
    does (None: any); and what says of a shape whether it does.
    """
    try:
        return _Reader(path, prefixes).matched()
    except _UnreadError:
        return None, unknown


class _Reader:
    def __init__(self, expression: str, prefixes: Mapping[str, str]) -> None:
        self._tokens: list[Token] = [
            each for each in tokens(expression) if each.kind not in ("space", "comment")
        ]
        self._prefixes = prefixes
        self._at = 0
        self._local: str | None = None
        """The local name that the last step is about."""

    def whole(self) -> Truth:
        """The truth of all of it."""
        read = self._either()
        if self._at < len(self._tokens):
            raise _UnreadError
        return read.truth

    def matched(self) -> tuple[str | None, Truth]:
        """See `matching`."""
        steps: list[tuple[str, Step]] = []
        attribute: Step | None = None
        local: str | None = None
        while self._at < len(self._tokens):
            sign = self._take("/", "//")
            step = self._step()
            if attribute is not None or step.axis not in ("child", "attribute"):
                raise _UnreadError
            if step.axis == "attribute":
                if steps and sign == "//":
                    raise _UnreadError
                attribute = step
                if not steps:
                    steps.append(("//", Step("child", lambda name: True, [])))
            else:
                steps.append((sign, step))
                local = self._local
        return local, lambda shape: selects(steps, attribute, shape)

    def _either(self) -> Value:
        return self._joined("or", lambda: self._joined("and", self._comparison))

    def _joined(self, word: str, part: Callable[[], Value]) -> Value:
        read = part()
        if self._next() != word:
            return read
        terms = [read.truth]
        while self._next() == word:
            self._at += 1
            terms.append(part().truth)
        decisive = word == "or"
        return Value(lambda shape: combined(terms, shape, decisive), unknown)

    def _comparison(self) -> Value:
        left = self._union()
        sign = self._next()
        if sign not in _SIGNS:
            return left
        self._at += 1
        right = self._union()

        def compared(shape: Shape) -> bool | None:
            for side in (left, right):
                if side.is_nodes and side.truth(shape) is False:
                    return False
            if sign not in ("=", "!=") or left.is_nodes or right.is_nodes:
                return None
            one, other = left.string(shape), right.string(shape)
            if one is None or other is None:
                return None
            return (one == other) is (sign == "=")

        return Value(compared, unknown)

    def _union(self) -> Value:
        read = self._value()
        if self._next() != "|":
            return read
        terms = [read.truth]
        while self._next() == "|":
            self._at += 1
            terms.append(self._value().truth)
        return of_nodes(lambda shape: combined(terms, shape, True))

    def _value(self) -> Value:
        token = self._token()
        if token.kind == "string":
            self._at += 1
            said = token.text[1:-1]
            return Value(lambda shape: bool(said), lambda shape: said)
        if token.kind == "number":
            self._at += 1
            return _UNKNOWN
        if token.kind == "variable":
            self._at += 1
            steps = self._further()
            return _UNKNOWN if not steps else of_nodes(unknown)
        if token.text == "(":
            self._at += 1
            read = self._either()
            self._take(")")
            return read
        if token.kind == "name" and self._next(1) == "(":
            self._at += 2
            return self._call(token.text)
        return self._path()

    def _call(self, name: str) -> Value:
        given: list[Value] = []
        while self._next() != ")":
            given.append(self._either())
            if self._next() == ",":
                self._at += 1
        self._at += 1
        if name in ("true", "false"):
            return Value(lambda shape: name == "true", unknown)
        if name == "boolean" and given:
            return Value(given[0].truth, unknown)
        if name == "not" and given:
            return Value(lambda shape: negated(given[0].truth(shape)), unknown)
        if name in _OF_STRINGS and given:
            return called(name, given)
        return _UNKNOWN

    def _path(self) -> Value:
        if self._next() in ("/", "//"):
            self._further()
            return of_nodes(unknown)
        steps = [("/", self._step()), *self._further()]
        return of_nodes(lambda shape: reached(steps, shape))

    def _further(self) -> list[tuple[str, Step]]:
        steps = []
        while self._next() in ("/", "//"):
            sign = self._next()
            self._at += 1
            steps.append((sign, self._step()))
        return steps

    def _step(self) -> Step:
        token = self._token()
        if token.text in (".", ".."):
            self._at += 1
            self._local = None
            return Step(token.text, lambda name: True, [])
        axis = "child"
        if token.text == "@":
            self._at += 1
            axis = "attribute"
        elif self._next(1) == "::":
            axis = token.text
            self._at += 2
        if axis not in _UPWARD and axis not in BESIDE and axis != "attribute":
            raise _UnreadError
        test = self._test()
        local = self._local
        predicates = []
        while self._next() == "[":
            self._at += 1
            is_number = self._token().kind == "number"
            read = self._either()
            predicates.append(unknown if is_number else read.truth)
            self._take("]")
        self._local = local
        return Step(axis, test, predicates)

    def _test(self) -> Callable[[Name], bool]:
        text = self._token().text
        if self._token().kind not in ("name", "sign") or self._next(1) == "(":
            raise _UnreadError
        self._at += 1
        prefix, colon, local = text.rpartition(":")
        self._local = None if local == "*" else local
        if not colon:
            return (lambda name: True) if local == "*" else (lambda name: name == ("", local))
        uri = _XML if prefix == "xml" else self._prefixes.get(prefix)
        if uri is None:
            raise _UnreadError
        if local == "*":
            return lambda name: name[0] == uri
        return lambda name: name == (uri, local)

    def _next(self, further: int = 0) -> str:
        at = self._at + further
        return self._tokens[at].text if at < len(self._tokens) else ""

    def _token(self) -> Token:
        if self._at >= len(self._tokens):
            raise _UnreadError
        return self._tokens[self._at]

    def _take(self, *texts: str) -> str:
        found = self._next()
        if found not in texts:
            raise _UnreadError
        self._at += 1
        return found
