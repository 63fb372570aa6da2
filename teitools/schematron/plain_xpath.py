"""The part of XPath that means the same in versions 1.0, which libxml2 has, and 2.0 to 3.1.

Paths over elements and attributes, tests whether there is something, comparisons of strings, and
of counts with numbers. All else is `NotPlainError`. Documents have no types: values are strings.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from teitools.schematron.xpath import Token, tokens

_AXES = frozenset(
    "child descendant parent ancestor self following-sibling preceding-sibling following preceding "
    "descendant-or-self ancestor-or-self attribute".split()
)
_NAME = re.compile(r"(?:([^\W\d][\w.\-\u00b7]*):)?([^\W\d][\w.\-\u00b7]*|\*)")
_SIGNS = {
    **{sign: sign for sign in ("=", "!=", "<", "<=", ">", ">=")},
    **{"eq": "=", "ne": "!=", "lt": "<", "le": "<=", "gt": ">", "ge": ">="},
}
CURRENT = "teitools-current"
"""The variable for the node that a rule is about."""
NODES, STRING, NUMBER, TRUTH = "nodes", "string", "number", "truth"
_TRUTHS = {"not": "not({})", "boolean": "boolean({})", "exists": "boolean({})", "empty": "not({})"}


class NotPlainError(Exception):
    """An expression that may mean something else in XPath 1.0, or fail."""


class Plain(NamedTuple):
    """An expression for XPath 1.0: its text, what it gives, and, of nodes, whether there cannot be
    more than one.
    """

    text: str
    kind: str
    single: bool = False


class Names:
    """Prefixes for namespaces, the same for all expressions of a schema."""

    def __init__(self) -> None:
        self.prefixes: dict[str, str] = {}

    def of(self, uri: str) -> str:
        """The prefix for a namespace."""
        return self.prefixes.setdefault(uri, f"n{len(self.prefixes)}")


class Reader:
    """Reads one expression. `scope` are its prefixes, `names` those of what is made of it;
    `variables` the kinds of those that it may use.
    """

    def __init__(
        self,
        expression: str | Sequence[Token],
        scope: Mapping[str, str],
        names: Names,
        variables: Mapping[str, str] | None = None,
    ) -> None:
        self._variables = variables or {}
        self.alone = True
        """Whether it needs neither variables nor the node that `current` is."""
        found = tokens(expression) if isinstance(expression, str) else expression
        self._tokens = [each for each in found if each.kind not in ("space", "comment")]
        self._scope = scope
        self._names = names
        self._at = 0
        self.step: tuple[str, list[str]] = ("", [])
        """The last step of a path, without its predicates, and these."""
        self.tags: list[str] = []
        """The names of elements, as lxml has them, that steps of the path are for."""
        self._nested = 0

    def whole(self) -> Plain:
        """The expression. Raises NotPlainError."""
        read = self.either()
        if self._at < len(self._tokens):
            raise NotPlainError(self._tokens[self._at].text)
        return read

    def either(self) -> Plain:
        """Terms with ``or`` between."""
        return self._joined("or", lambda: self._joined("and", self._comparison))

    def _joined(self, word: str, part: object) -> Plain:
        assert callable(part)
        read: Plain = part()
        while self._next() == word:
            self._at += 1
            other: Plain = part()
            read = Plain(f"{read.text} {word} {other.text}", TRUTH)
        return Plain(f"({read.text})", TRUTH) if read.kind == TRUTH else read

    def _comparison(self) -> Plain:
        left = self._union()
        sign = self._next()
        if sign not in _SIGNS:
            return left
        self._at += 1
        right = self._union()
        kinds = {left.kind, right.kind}
        strings = kinds <= {NODES, STRING} and _SIGNS[sign] in ("=", "!=")
        single = all(each.single or each.kind == STRING for each in (left, right))
        if not (kinds == {NUMBER} or (strings and (single or not sign.isalpha()))):
            raise NotPlainError(sign)
        return Plain(f"{left.text} {_SIGNS[sign]} {right.text}", TRUTH)

    def _union(self) -> Plain:
        read = self._value()
        while self._next() == "|":
            self._at += 1
            other = self._value()
            if (read.kind, other.kind) != (NODES, NODES):
                raise NotPlainError("|")
            read = Plain(f"{read.text} | {other.text}", NODES)
        return read

    def _value(self) -> Plain:
        token = self._token()
        if token.kind == "string" and "&" not in token.text:
            self._at += 1
            quote = token.text[0]
            if quote * 2 in token.text[1:-1]:
                raise NotPlainError(token.text)
            return Plain(token.text, STRING)
        if token.kind == "number" and token.text.isdigit():
            self._at += 1
            return Plain(token.text, NUMBER)
        if token.kind == "variable" and token.text[1:] in self._variables:
            self._at += 1
            self.alone = False
            return Plain(token.text, self._variables[token.text[1:]])
        if token.text == "(":
            self._at += 1
            read = self.either()
            self._take(")")
            return Plain(f"({read.text})", read.kind, read.single)
        if token.kind == "name" and self._next(1) == "(" and token.text != "current":
            return self._call(token.text.removeprefix("fn:"))
        return self.path()

    def _call(self, name: str) -> Plain:
        self._at += 2
        if name in _TRUTHS:
            read = self.either()
            if name in ("exists", "empty") and read.kind != NODES:
                raise NotPlainError(name)
            self._take(")")
            return Plain(_TRUTHS[name].format(read.text), TRUTH)
        if name in ("true", "false"):
            self._take(")")
            return Plain(f"{name}()", TRUTH)
        if name == "count":
            read = self._union()
            if read.kind != NODES:
                raise NotPlainError(name)
            self._take(")")
            return Plain(f"count({read.text})", NUMBER)
        if name in ("normalize-space", "string", "string-length", "name"):
            said = "" if self._next() == ")" else self._string()
            self._take(")")
            return Plain(f"{name}({said})", NUMBER if name == "string-length" else STRING)
        if name in ("contains", "starts-with"):
            first = self._string()
            self._take(",")
            second = self._string()
            self._take(")")
            return Plain(f"{name}({first}, {second})", TRUTH)
        raise NotPlainError(name)

    def _string(self) -> str:
        """What is a string, or one node at most, of which that is taken."""
        read = self._union()
        if read.kind != STRING and not (read.kind == NODES and read.single):
            raise NotPlainError(read.text)
        return read.text

    def path(self) -> Plain:
        """A path."""
        made, single = "", True
        if self._next() in ("/", "//"):
            single = False
        elif self._next() == "current":
            self._at += 1
            self._take("(")
            self._take(")")
            self.alone = False
            made = f"${CURRENT}"
        else:
            made, single = self._step()
        while self._next() in ("/", "//"):
            single = single and self._next() == "/"
            made += self._token().text
            self._at += 1
            step, one = self._step()
            made += step
            single = single and one
        return Plain(made, NODES, single)

    def _step(self) -> tuple[str, bool]:
        """A step, and whether it gives one node at most."""
        token = self._token()
        if token.text in (".", ".."):
            self._at += 1
            return token.text, True
        axis = ""
        if token.text == "@":
            self._at += 1
            axis = "@"
        elif token.kind == "name" and self._next(1) == "::":
            if token.text not in _AXES:
                raise NotPlainError(token.text)
            self._at += 2
            axis = f"{token.text}::"
        is_attribute = axis in ("@", "attribute::")
        token_name = self._next()
        test = self._test(is_attribute)
        if not is_attribute and not self._nested and "*" not in test:
            prefix, colon, local = token_name.rpartition(":")
            self.tags.append(f"{{{self._scope[prefix]}}}{local}" if colon else local)
        predicates = self._predicates()
        self.step = (axis + test, predicates)
        made = axis + test + "".join(predicates)
        return made, is_attribute and "*" not in test

    def _test(self, is_attribute: bool) -> str:
        token = self._token()
        match = _NAME.fullmatch(token.text)
        if match is None or token.kind not in ("name", "sign") or self._next(1) == "(":
            raise NotPlainError(token.text)
        self._at += 1
        prefix, local = match[1], match[2]
        if prefix is None:
            return local
        if prefix == "xml":
            return f"xml:{local}"
        if prefix not in self._scope:
            raise NotPlainError(prefix)
        return f"{self._names.of(self._scope[prefix])}:{local}"

    def _predicates(self) -> list[str]:
        made = []
        while self._next() == "[":
            self._at += 1
            self._nested += 1
            try:
                made.append(self._predicate())
            finally:
                self._nested -= 1
        return made

    def _predicate(self) -> str:
        read = self.either()
        if read.kind == NUMBER and not read.text.isdigit():
            raise NotPlainError(read.text)
        self._take("]")
        return f"[{read.text}]"

    def _next(self, further: int = 0) -> str:
        at = self._at + further
        return self._tokens[at].text if at < len(self._tokens) else ""

    def _token(self) -> Token:
        if self._at >= len(self._tokens):
            raise NotPlainError("the end")
        return self._tokens[self._at]

    def _take(self, text: str) -> None:
        if self._next() != text:
            raise NotPlainError(self._next())
        self._at += 1


class LenientReader(Reader):
    """Reads what selects all that an expression does, and perhaps more: predicates that are not
    plain are left out.
    """

    def _predicate(self) -> str:
        if self._nested > 1:  # what is negated must not be left out
            return super()._predicate()
        start = self._at
        depth = self._tokens[start - 1].depth
        try:
            made = super()._predicate()
            return "" if made[1:-1].isdigit() else made
        except NotPlainError:
            self._at = start
            while self._next() != "]" or self._token().depth != depth:
                self._at += 1
                self._token()
            self._at += 1
            return ""
