"""Derivatives of patterns, written from their definition.

James Clark, "An algorithm for RELAX NG validation" (2002). Two patterns stand here that no
schema has: ``("after", p, q)``, p within the element that is open and q behind it, and the
elements themselves, which a ref leads to.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from tests.relaxng.agreement.grammars.form import EMPTY, NOT_ALLOWED, TEXT, Grammar, Pattern
from tests.relaxng.agreement.oracle.datatypes import SPACE, allows, equal, tokens
from tests.relaxng.agreement.oracle.name_classes import Name, contains
from tests.relaxng.agreement.oracle.restrictions import restrict
from tests.relaxng.agreement.oracle.simple import Simple, simplify


@dataclass(frozen=True)
class Element:
    """An element of a document: no text is empty, and no two stand side by side."""

    name: Name
    attributes: dict[Name, str] = field(default_factory=dict)
    children: tuple[Element | str, ...] = ()


class Oracle:
    """Judges documents by a grammar. Raises IncorrectSchemaError when that is incorrect."""

    def __init__(self, grammar: Grammar) -> None:
        self._simple: Simple = simplify(grammar)
        restrict(self._simple)

    def valid(self, document: Element) -> bool:
        """Whether the document is valid."""
        return nullable(self._child(self._simple.start, document))

    def _child(self, p: Pattern, child: Element | str) -> Pattern:
        if isinstance(child, str):
            return text_derivative(p, child)
        opened = self._open(p, child.name)
        for name, text in child.attributes.items():
            opened = _attribute(opened, name, text)
        return _end(self._children(_close(opened), child.children))

    def _children(self, p: Pattern, children: tuple[Element | str, ...]) -> Pattern:
        match children:
            case ():
                return self._children(p, ("",))
            case (str() as text,):
                derivative = text_derivative(p, text)
                return choice(p, derivative) if _blank(text) else derivative
        for child in children:
            if not (isinstance(child, str) and _blank(child)):
                p = self._child(p, child)
        return p

    def _open(self, p: Pattern, name: Name) -> Pattern:
        """The derivative by the start of a start tag."""
        match p:
            case ("choice", a, b):
                return choice(self._open(a, name), self._open(b, name))
            case ("ref", number):
                name_class, content = self._simple.elements[number]
                return after(content, EMPTY) if contains(name_class, name) else NOT_ALLOWED
            case ("interleave", a, b):
                return choice(
                    _apply_after(lambda x: interleave(x, b), self._open(a, name)),
                    _apply_after(lambda x: interleave(a, x), self._open(b, name)),
                )
            case ("oneOrMore", a):
                rest = choice(p, EMPTY)
                return _apply_after(lambda x: group(x, rest), self._open(a, name))
            case ("group", a, b):
                first = _apply_after(lambda x: group(x, b), self._open(a, name))
                return choice(first, self._open(b, name)) if nullable(a) else first
            case ("after", a, b):
                return _apply_after(lambda x: after(x, b), self._open(a, name))
        return NOT_ALLOWED


def nullable(p: Pattern) -> bool:
    """Whether the pattern matches nothing at all."""
    match p:
        case ("group" | "interleave", a, b):
            return nullable(a) and nullable(b)
        case ("choice", a, b):
            return nullable(a) or nullable(b)
        case ("oneOrMore", a):
            return nullable(a)
    return p in (EMPTY, TEXT)


def text_derivative(p: Pattern, text: str) -> Pattern:
    """The derivative by a string."""
    match p:
        case ("choice", a, b):
            return choice(text_derivative(a, text), text_derivative(b, text))
        case ("interleave", a, b):
            return choice(
                interleave(text_derivative(a, text), b), interleave(a, text_derivative(b, text))
            )
        case ("group", a, b):
            first = group(text_derivative(a, text), b)
            return choice(first, text_derivative(b, text)) if nullable(a) else first
        case ("after", a, b):
            return after(text_derivative(a, text), b)
        case ("oneOrMore", a):
            return group(text_derivative(a, text), choice(p, EMPTY))
        case ("text",):
            return p
        case ("value", datatype, literal):
            return EMPTY if equal(datatype, literal, text) else NOT_ALLOWED
        case ("data", datatype, parameters, but):
            excepted = but is not None and nullable(text_derivative(but, text))
            fits = allows(datatype, parameters, text) and not excepted
            return EMPTY if fits else NOT_ALLOWED
        case ("list", a):
            for token in tokens(text):
                a = text_derivative(a, token)
            return EMPTY if nullable(a) else NOT_ALLOWED
    return NOT_ALLOWED


def _attribute(p: Pattern, name: Name, text: str) -> Pattern:
    match p:
        case ("after", a, b):
            return after(_attribute(a, name, text), b)
        case ("choice", a, b):
            return choice(_attribute(a, name, text), _attribute(b, name, text))
        case ("group", a, b):
            return choice(group(_attribute(a, name, text), b), group(a, _attribute(b, name, text)))
        case ("interleave", a, b):
            return choice(
                interleave(_attribute(a, name, text), b), interleave(a, _attribute(b, name, text))
            )
        case ("oneOrMore", a):
            return group(_attribute(a, name, text), choice(p, EMPTY))
        case ("attribute", name_class, a) if contains(name_class, name):
            matches = (nullable(a) and _blank(text)) or nullable(text_derivative(a, text))
            return EMPTY if matches else NOT_ALLOWED
    return NOT_ALLOWED


def _close(p: Pattern) -> Pattern:
    """The derivative by the end of a start tag: what attributes are still due is too late."""
    match p:
        case ("after", a, b):
            return after(_close(a), b)
        case ("choice", a, b):
            return choice(_close(a), _close(b))
        case ("group", a, b):
            return group(_close(a), _close(b))
        case ("interleave", a, b):
            return interleave(_close(a), _close(b))
        case ("oneOrMore", a):
            closed = _close(a)
            return closed if closed in (NOT_ALLOWED, EMPTY) else ("oneOrMore", closed)
        case ("attribute", _, _):
            return NOT_ALLOWED
    return p


def _end(p: Pattern) -> Pattern:
    match p:
        case ("choice", a, b):
            return choice(_end(a), _end(b))
        case ("after", a, b):
            return b if nullable(a) else NOT_ALLOWED
    return NOT_ALLOWED


def _apply_after(function, p: Pattern) -> Pattern:  # type: ignore[no-untyped-def]
    match p:
        case ("after", a, b):
            return after(a, function(b))
        case ("choice", a, b):
            return choice(_apply_after(function, a), _apply_after(function, b))
    return NOT_ALLOWED


def choice(a: Pattern, b: Pattern) -> Pattern:
    """A choice, of which nothing is left that is notAllowed or said twice."""
    if a in (NOT_ALLOWED, b):
        return b
    if b == NOT_ALLOWED:
        return a
    if b[0] == "choice":
        return choice(choice(a, b[1]), b[2])
    known = a
    while known[0] == "choice":
        if known[2] == b:
            return a
        known = known[1]
    return a if known == b else ("choice", a, b)


def group(a: Pattern, b: Pattern) -> Pattern:
    """A group."""
    if NOT_ALLOWED in (a, b):
        return NOT_ALLOWED
    return b if a == EMPTY else a if b == EMPTY else ("group", a, b)


def interleave(a: Pattern, b: Pattern) -> Pattern:
    """An interleave."""
    if NOT_ALLOWED in (a, b):
        return NOT_ALLOWED
    return b if a == EMPTY else a if b == EMPTY else ("interleave", a, b)


def after(a: Pattern, b: Pattern) -> Pattern:
    """What is in the element that is open, and what follows it."""
    return NOT_ALLOWED if NOT_ALLOWED in (a, b) else ("after", a, b)


def _blank(text: str) -> bool:
    return not text.strip(SPACE)
