"""Content models and data types in a notation for people, with links.

The notation is that of the compact syntax of RELAX NG: ``a, b`` in order, ``a | b`` one of
them, ``a & b`` in any order; ``?`` at most once, ``*`` any number of times, ``+`` at least once.
"""

from __future__ import annotations

from lxml import etree

from teitools.odd.content import (
    AnyElement,
    AnyRef,
    Choice,
    ClassRef,
    Data,
    DataRef,
    ElementRef,
    Empty,
    Interleave,
    ListOf,
    MacroRef,
    Pattern,
    Repeat,
    Sequence,
    Text,
    Value,
    Verbatim,
)
from teitools.odd.documentation.book import CLASS, DATA, ELEMENT, MACRO, Book
from teitools.odd.documentation.markup import add, say
from teitools.odd.specs import Datatype

_WIDTH = 66
_TIMES = {(0, 1): "?", (0, None): "*", (1, None): "+"}
_SEPARATORS = {Sequence: ", ", Choice: " | ", Interleave: " & "}
_EXPANSIONS = {
    "sequence": "in order",
    "sequenceOptional": "in order, each optional",
    "sequenceRepeatable": "in order, each repeatable",
    "sequenceOptionalRepeatable": "in order, each optional and repeatable",
}


class Models:
    """Writes patterns into a page."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def write(self, parent: etree._Element, pattern: Pattern) -> None:
        """Write `pattern` into `parent`, over several lines where it is long."""
        self._write(parent, pattern, 0, outermost=True)

    def datatype(self, parent: etree._Element, datatype: Datatype | None) -> None:
        """Say in words what the value of an attribute is."""
        if datatype is None:
            say(parent, "any text")
            return
        low, high = datatype.low, datatype.high
        if (low, high) != (1, 1):
            say(parent, f"{_count(low, high)} of ")
        self._type(parent, datatype.pattern)
        if (low, high) != (1, 1):
            say(parent, ", with spaces between")

    def _type(self, parent: etree._Element, pattern: Pattern) -> None:
        match pattern:
            case Text():
                say(parent, "any text")
            case Choice(items):
                for place, item in enumerate(items):
                    say(parent, " or " if place else "")
                    self._type(parent, item)
            case ListOf(item):
                say(parent, "a list of ")
                self._type(parent, item)
            case _:
                self._write(parent, pattern, 0)

    def _write(
        self, parent: etree._Element, pattern: Pattern, depth: int, *, outermost: bool = False
    ) -> None:
        match pattern:
            case Sequence(items) | Choice(items) | Interleave(items):
                self._group(parent, items, _SEPARATORS[type(pattern)], depth, outermost)
            case Repeat(item, low, high):
                self._write(parent, item, depth)
                say(parent, _times(low, high))
            case _:
                self._leaf(parent, pattern, depth)

    def _group(
        self,
        parent: etree._Element,
        items: tuple[Pattern, ...],
        separator: str,
        depth: int,
        outermost: bool,
    ) -> None:
        long = sum(_length(item) + 2 for item in items) > _WIDTH
        inner = depth if outermost else depth + 1
        line = "\n" + "  " * inner
        if not outermost:
            say(parent, f"({line}" if long else "(")
        for place, item in enumerate(items):
            if place:
                say(parent, separator.rstrip() + line if long else separator)
            self._write(parent, item, inner)
        if not outermost:
            say(parent, "\n" + "  " * depth + ")" if long else ")")

    def _leaf(self, parent: etree._Element, pattern: Pattern, depth: int) -> None:
        match pattern:
            case ElementRef(key):
                self._book.link(parent, ELEMENT, key)
            case MacroRef(key):
                self._book.link(parent, MACRO, key)
            case ClassRef():
                self._class(parent, pattern)
            case DataRef(key, restriction):
                self._book.link(parent, DATA, key)
                _facets(parent, () if restriction is None else (("pattern", restriction),))
            case Data(type_, facets):
                add(parent, "code", f"xs:{type_}")
                _facets(parent, facets)
            case Value(text):
                add(parent, "code", f'"{text}"', class_="value")
            case AnyElement(require, exclude):
                say(parent, " ".join(["any element", *(["of"] if require else []), *require]))
                say(parent, f" but {' '.join(exclude)}" if exclude else "")
            case ListOf(item):
                say(parent, "list { ")
                self._write(parent, item, depth + 1, outermost=True)
                say(parent, " }")
            case Verbatim(text) | AnyRef(text):
                add(parent, "code", text)
            case _:
                words = {Text: "text", Empty: "empty"}
                say(parent, words.get(type(pattern), "notAllowed"))

    def _class(self, parent: etree._Element, reference: ClassRef) -> None:
        self._book.link(parent, CLASS, reference.key)
        self._limits(parent, reference)
        if reference.expand in _EXPANSIONS:
            say(parent, f" ({_EXPANSIONS[reference.expand]})")

    def _limits(self, parent: etree._Element, reference: ClassRef) -> None:
        for word, names in ((" only ", reference.include), (" without ", reference.exclude)):
            for place, name in enumerate(names or ()):
                say(parent, ", " if place else word)
                kind = CLASS if self._book.spec(CLASS, name) else ELEMENT
                self._book.link(parent, kind, name)


def _facets(parent: etree._Element, facets: tuple[tuple[str, str], ...]) -> None:
    words = {
        "pattern": " matching ",
        "minInclusive": " from ",
        "maxInclusive": " to ",
        "minExclusive": " above ",
        "maxExclusive": " below ",
        "minLength": " of length at least ",
        "maxLength": " of length at most ",
        "length": " of length ",
    }
    for name, value in facets:
        say(parent, words.get(name, f" with {name} "))
        add(parent, "code", value, class_="value")


def _times(low: int, high: int | None) -> str:
    known = _TIMES.get((low, high))
    if known is not None:
        return known
    if high is None:
        return f"{{{low},}}"
    return f"{{{low}}}" if low == high else f"{{{low},{high}}}"


def _count(low: int, high: int | None) -> str:
    if high is None:
        return {0: "any number", 1: "one or more"}.get(low, f"{low} or more")
    return str(low) if low == high else f"{low} to {high}"


def _length(pattern: Pattern) -> int:
    match pattern:
        case Sequence(items) | Choice(items) | Interleave(items):
            return 2 + sum(_length(item) + 2 for item in items)
        case Repeat(item, low, high):
            return _length(item) + len(_times(low, high))
        case ElementRef(key) | ClassRef(key) | MacroRef(key) | DataRef(key):
            return len(key)
        case Value(text):
            return len(text) + 2
        case Data(type_, facets):
            return len(type_) + 3 + sum(len(value) + 10 for _, value in facets)
        case ListOf(item):
            return _length(item) + 8
    return 10
