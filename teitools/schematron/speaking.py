"""For which nodes of a document a schema may have something to say, in XPath 1.0.

For each test an expression is made that selects every node for which the test may have
something to say, and perhaps more. Where an expression is not plain enough, that it has a context
is enough.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from typing import TYPE_CHECKING, Any, NamedTuple

from teitools.schematron.plain_xpath import (
    NODES,
    LenientReader,
    Names,
    NotPlainError,
    Reader,
)
from teitools.schematron.xpath import Token, tokens

if TYPE_CHECKING:
    from teitools.schematron.lines import Lines
    from teitools.schematron.model import Rule
    from teitools.schematron.nodes import Node

_ATTRIBUTES = re.compile(r"@[\w:.-]+(?:\|@[\w:.-]+)*")
_NOT_PLAIN = (NotPlainError, RecursionError)
"""What is raised by an expression that is not plain, or nested very deep."""
_ANY = re.compile(r"(?:\w+:)?\*")
Doubt = tuple[list[str], list[list[str]], str, str, str, list[tuple[str, str]]]
"""Names of elements without which there is nothing to say, as lxml has them; lists of the local
names of attributes, one of each of which must be there; what selects nodes; what must be true of
them (in a predicate), so that there is something to say; a test that must be true as well, if that
needs variables; these, and their values."""


class Said(NamedTuple):
    """A test that was read: what it is true for is in doubt."""

    text: str
    alone: bool
    attributes: list[list[str]]
    variables: list[tuple[str, str]]


class Alternative(NamedTuple):
    """A part of a context: see `Doubt`."""

    tags: list[str]
    attributes: list[str]
    path: str
    condition: str
    is_element: bool


class Doubts:
    """Gathers what may be said."""

    def __init__(self, gives_up: bool = False) -> None:
        self._names = Names()
        self._found: dict[str, Doubt] | None = None if gives_up else {}

    def take(self, rule: Rule, node: Node, lines: Lines) -> None:
        """Take account of the assert or report `node` of a rule."""
        if self._found is None:
            return
        said = None
        if rule.node.get("visit-each") is None:
            lets = [
                (each.get("name") or "", each.get("value") or "")
                for each in rule.content
                if each.is_a("let")
            ]
            said = self._read(node.name, node.get("test") or "", lines.scope(node), lets)
        self._add(self._found, rule.context, lines.scope(rule.node), said)

    def _add(
        self,
        into: dict[str, Doubt],
        context: str,
        scope: Mapping[str, str],
        said: Said | None,
    ) -> None:
        try:
            for each in self._alternatives(context, scope):
                path, condition, test = each.path, each.condition, ""
                variables: list[tuple[str, str]] = []
                attributes = [[name] for name in each.attributes]
                if said is not None and each.is_element:
                    attributes += said.attributes
                    if said.alone:
                        condition = _both(condition, said.text)
                    else:
                        test, variables = said.text, said.variables
                doubt = (each.tags, attributes, path, condition, test, variables)
                into[f"{path} {condition} {test} {variables}"] = doubt
        except _NOT_PLAIN:
            self._found = None

    def _read(
        self, kind: str, test: str, scope: Mapping[str, str], lets: Iterable[tuple[str, str]]
    ) -> Said | None:
        """Read a test, ``assert`` or ``report``, in which prefixes mean what `scope` says, after
        variables with their values; None where it is not plain.
        """
        kinds: dict[str, str] = {}
        values: list[tuple[str, str]] = []
        for name, value in lets:
            kinds.pop(name, None)
            try:
                made = Reader(value, scope, self._names, kinds).whole()
            except _NOT_PLAIN:
                continue
            if made.kind != NODES:
                kinds[name] = made.kind
                values.append((name, made.text))
        try:
            reader = Reader(test, scope, self._names, kinds)
            text = reader.whole().text
        except _NOT_PLAIN:
            return None
        negated = "not" if kind == "assert" else "boolean"
        needed = _attributes_of(test) if kind == "report" else []
        return Said(f"{negated}({text})", reader.alone, needed, values)

    def give_up(self) -> None:
        """The schema may say something of any document."""
        self._found = None

    def gathered(self) -> list[Any] | None:
        """Namespaces by prefixes, and the doubts; None where any document must be judged."""
        if self._found is None:
            return None
        prefixes = {prefix: uri for uri, prefix in self._names.prefixes.items()}
        return [prefixes, list(self._found.values())]

    def _alternatives(self, context: str, scope: Mapping[str, str]) -> Iterator[Alternative]:
        for piece in _divided(context):
            yield self._alternative(piece, scope)

    def _alternative(self, piece: list[Token], scope: Mapping[str, str]) -> Alternative:
        """What selects the nodes that match: the whole path, or else its last steps alone."""
        steps = [number for number, each in enumerate(piece) if _parts(each)]
        last = piece[steps[-1] + 1 :] if steps else piece
        if len(last) > 2 and last[1].text == "::":
            if last[0].text == "namespace":  # these are no nodes of lxml
                raise NotPlainError(last[0].text)
            at = [Token("sign", "@", 0)] if last[0].text == "attribute" else []
            last = [*at, *last[2:]]
        reader = LenientReader(last, scope, self._names)
        path = reader.whole()
        is_element = last[0].text != "@"
        if path.kind != NODES or (is_element and not (reader.tags or _ANY.match(path.text))):
            raise NotPlainError(path.text)
        whole, condition = path.text, ""
        for start in (-1, *steps):  # as much of the end as can be had
            with suppress(*_NOT_PLAIN):
                reader = LenientReader(piece[start + 1 :], scope, self._names)
                whole = reader.whole().text
                if is_element and not _has_steps(piece[start + 1 :]):
                    whole, predicates = reader.step
                    condition = " and ".join(f"({each[1:-1]})" for each in predicates)
                break
        selected = whole if whole[0] == "/" else f"//{whole}"
        return Alternative(reader.tags, _required(last), selected, condition, is_element)


def _required(step: list[Token]) -> list[str]:
    """The local names of attributes without which the step selects nothing."""
    if step[0].text == "@":
        return [step[1].text.rpartition(":")[2]] if step[1].text != "*" else []
    return [
        name
        for number, token in enumerate(step)
        if token.text == "[" and token.depth == 0
        for name in _needed(step, number)
    ]


def _both(one: str, other: str) -> str:
    return f"{one} and {other}" if one else other


def _divided(context: str) -> Iterator[list[Token]]:
    """The alternatives of a context."""
    piece: list[Token] = []
    for token in tokens(context):
        if token.depth == 0 and token.text in ("|", "union"):
            yield piece
            piece = []
        elif token.kind not in ("space", "comment"):
            piece.append(token)
    yield piece


def _attributes_of(test: str) -> list[list[str]]:
    """Of each term of a test that asks for nothing but attributes, the local names of these."""
    terms = [""]
    for token in tokens(test):
        if token.depth == 0 and token.text in ("and", "or") and token.kind == "name":
            if token.text == "or":
                return []
            terms.append("")
        elif token.kind not in ("space", "comment"):
            terms[-1] += token.text
    return [
        [each.lstrip("@").rpartition(":")[2] for each in term.split("|")]
        for term in terms
        if _ATTRIBUTES.fullmatch(term)
    ]


def _has_steps(piece: list[Token]) -> bool:
    return any(map(_parts, piece))


def _parts(token: Token) -> bool:
    return token.depth == 0 and token.kind == "sign" and token.text in ("/", "//")


def _needed(step: list[Token], opening: int) -> list[str]:
    """The attribute that the predicate which begins at `opening` asks for, if it does."""
    inside = []
    for token in step[opening + 1 :]:
        if token.text == "]" and token.depth == 0:
            break
        inside.append(token)
    if len(inside) < 2 or inside[0].text != "@" or inside[1].kind != "name":
        return []
    outer = {each.text for each in inside if each.depth == 1}
    follows = inside[2].text if len(inside) > 2 else "and"
    if "or" in outer or follows not in ("and", "=", "eq"):
        return []
    return [inside[1].text.rpartition(":")[2]]
