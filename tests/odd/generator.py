"""Random documents that satisfy a grammar, made by walking its patterns."""

from __future__ import annotations

from functools import cache
from random import Random
from xml.sax.saxutils import escape, quoteattr

from teitools.odd.content import (
    AnyElement,
    Choice,
    Data,
    ElementRef,
    Empty,
    Interleave,
    ListOf,
    Named,
    NotAllowed,
    Pattern,
    Repeat,
    Sequence,
    Text,
    Value,
)
from teitools.odd.grammar import Attribute, AttributeRef, Grammar, GroupRef, Use

WORDS = ("peace", "treaty", "  ", "naïve", "№ 7", "<b>", "&", "[sic]", "\n", "договор")
SAMPLES: dict[tuple[str, str], tuple[str, ...]] = {
    ("string", ""): ("", "any string", " two  spaces "),
    ("token", ""): ("", "a token"),
    ("anyURI", r"\S+"): ("#x", "https://example.org/a?b=c", "urn:isbn:1", "a.xml#b"),
    ("token", r"[^\p{C}\p{Z}]+"): ("word", "w-1", "№7"),
    ("token", r"[\d]+(\.[\d]+){0,2}"): ("1", "1.2", "10.20.30"),
    ("token", r"[\d]+[a-z]*[\d]*(\.[\d]+[a-z]*[\d]*){0,3}"): ("1.0rc1", "2"),
    ("token", r"(\-?[\d]+/\-?[\d]+)"): ("1/2", "-3/4"),
    ("double", ""): ("1.5", "-1E4", "INF"),
    ("decimal", ""): ("1.5", "-2"),
    ("nonNegativeInteger", ""): ("0", "12"),
    ("date", ""): ("1964-09-18", "2000-02-29"),
    ("gYear", ""): ("1964", "-0044"),
    ("gMonth", ""): ("--09",),
    ("gDay", ""): ("---18",),
    ("gYearMonth", ""): ("1964-09",),
    ("gMonthDay", ""): ("--09-18",),
    ("time", ""): ("12:00:00",),
    ("dateTime", ""): ("1964-09-18T12:00:00Z",),
    ("boolean", ""): ("true", "0"),
    ("duration", ""): ("P1Y2M", "PT1H"),
    ("float", ""): ("1.5", "NaN"),
    ("integer", ""): ("-7", "7"),
    ("positiveInteger", ""): ("1", "70"),
    ("token", r"[0-9.,DHMPRSTWYZ/:+\-]+"): ("1964-W38", "P1Y"),
    ("token", r"[\-+]?\d+(\.\d+)?(%|cm|mm|in|pt|pc|px|em|ex|ch|rem|vw|vh|vmin|vmax)"): ("1.5cm",),
    ("token", r"(-?[0-9]+(\.[0-9]+)?,-?[0-9]+(\.[0-9]+)?)"): ("1,-2.5",),
    ("token", r"[a-z][a-z0-9\+\.\-]*"): ("a-1",),
    ("date", "(19[789][0-9]|[2-9][0-9]{3}).*"): ("1999-12-31", "2026-01-01"),
    ("dateTime", "(19[789][0-9]|[2-9][0-9]{3}).*"): ("1999-12-31T23:59:59",),
    ("nonNegativeInteger", "[0-9][0-9]?"): ("0", "99"),
    ("language", ""): ("en", "ru-Latn"),
    ("Name", ""): ("name", "a:b"),
    ("NCName", ""): ("name", "_a.b-c"),
}


class Generator:
    """Documents of `grammar`; the same `seed` gives the same ones."""

    def __init__(self, grammar: Grammar, seed: int) -> None:
        self.grammar = grammar
        self.random = Random(seed)
        self.number = 0
        self.height = cache(self._height)

    def document(self, depth: int = 12) -> bytes:
        """A document, of about `depth` levels at most."""
        self.number = 0
        root = self.random.choice(self.grammar.start)
        return self.element(root, depth, f' xmlns="{self.grammar.namespace}"').encode()

    def element(self, ident: str, depth: int, namespace: str = "") -> str:
        """One element."""
        element = self.grammar.elements[ident]
        attributes = "".join(self.use(use) for use in element.attributes)
        content = self.content(element.content, depth - 1)
        return f"<{element.name}{namespace}{attributes}>{content}</{element.name}>"

    def use(self, use: Use) -> str:
        """Attributes, with a space before each."""
        if isinstance(use, AttributeRef):
            return self.use(self.grammar.attributes[use.name])
        if isinstance(use, GroupRef):
            return "".join(self.use(one) for one in self.grammar.groups[use.name])
        if isinstance(use, Attribute):
            if use.required or self.random.random() < 0.12:
                return f" {use.name}={quoteattr(self.value(use.value))}"
            return ""
        return "".join(self.use(one) for one in self.random.choice(use.alternatives))

    def value(self, pattern: Pattern) -> str:
        """A value that `pattern` allows."""
        match pattern:
            case Named(name):
                return self.value(self.grammar.data[name])
            case Choice(items):
                return self.value(self.random.choice(items))
            case Value(text, _):
                return text
            case ListOf(item):
                return " ".join(self.tokens(item))
            case Repeat(item, low, _):
                return self.value(item) if low or self.random.random() < 0.5 else ""
            case Text():
                return "text"
            case Data("ID", _):
                self.number += 1
                return f"id{self.number}"
            case Data(type_, facets):
                key = (type_, dict(facets).get("pattern", ""))
                if any(name == "maxInclusive" for name, _ in facets):
                    return self.random.choice(("0", "0.5", "1"))
                return self.random.choice(SAMPLES[key])
        raise AssertionError(pattern)

    def tokens(self, pattern: Pattern) -> list[str]:
        """The tokens of a list."""
        if isinstance(pattern, Repeat):
            return [self.value(pattern.item) for _ in range(self.times(pattern.low, pattern.high))]
        return [self.value(pattern)]

    def times(self, low: int, high: int | None) -> int:
        """How often something occurs."""
        most = low + 3 if high is None else high
        return self.random.randint(low, most) if self.random.random() < 0.7 else low

    def content(self, pattern: Pattern, depth: int) -> str:
        """Content that `pattern` allows."""
        match pattern:
            case Text():
                return escape(self.random.choice(WORDS))
            case Empty():
                return ""
            case AnyElement():
                return '<any xmlns="urn:any" a="1">text</any>'
            case ElementRef(key):
                return self.element(key, depth)
            case Named(name):
                inner = self.grammar.patterns.get(name)
                return self.value(pattern) if inner is None else self.content(inner, depth)
            case Sequence(items):
                return "".join(self.content(item, depth) for item in items)
            case Choice(items):
                low = [item for item in items if self.height(item) < depth]
                return self.content(self.random.choice(low or [min(items, key=self.height)]), depth)
            case Interleave(items):
                mixed = self.random.sample(items, len(items))
                return "".join(self.content(item, depth) for item in mixed)
            case Repeat(item, low, high):
                often = self.times(low, high) if self.height(item) < depth else low
                return "".join(self.content(item, depth) for _ in range(often))
        return escape(self.value(pattern))

    def _height(self, pattern: Pattern, above: frozenset[str] = frozenset()) -> int:
        """How many levels `pattern` needs at the least."""
        match pattern:
            case NotAllowed():
                return 99
            case ElementRef(key):
                if key in above:
                    return 99
                return 1 + self._height(self.grammar.elements[key].content, above | {key})
            case Named(name):
                inner = self.grammar.patterns.get(name)
                return 0 if inner is None else self._height(inner, above)
            case Sequence(items) | Interleave(items):
                return max(self._height(item, above) for item in items)
            case Choice(items):
                if any(isinstance(item, Text | Empty) for item in items):
                    return 0
                return min(self._height(item, above) for item in items)
            case Repeat(item, low, _):
                return self._height(item, above) if low else 0
        return 0
