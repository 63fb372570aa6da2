"""What a schema allows somewhere: for each element its attributes and children, in sum.

Definitions of one name are united and order is left aside, so that whatever the vocabulary
refuses is wrong in truth; what it lets pass may still be wrong. It serves to say what was
expected, and what was meant.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from teitools.xml.names import RNG, XML

_OPTIONAL = frozenset({"choice", "optional", "zeroOrMore"})
_TEXT = frozenset({"text", "data", "value", "list", "mixed"})
ANY = "*"
"""Stands for a name class that is not a list of names."""


@dataclass(slots=True)
class Values:
    """What an attribute may say: listed values, listed tokens, and names of data types."""

    listed: set[str] = field(default_factory=set)
    tokens: set[str] = field(default_factory=set)
    types: set[str] = field(default_factory=set)

    def add(self, content: etree._Element) -> None:
        """Read one `value`, `data` or `text` pattern."""
        if _local(content) == "value":
            self.listed.add(" ".join((content.text or "").split()))
        else:
            self.types.add(content.get("type", _local(content)).strip())

    def allow(self, value: str) -> bool:
        """Whether a value may be right, as far as lists can say."""
        if self.types or " ".join(value.split()) in self.listed:
            return True
        return bool(self.tokens) and set(value.split()) <= self.tokens


@dataclass(slots=True)
class Content:
    """What all definitions of one element allow together."""

    attributes: dict[str, Values] = field(default_factory=dict)
    required: set[str] | None = None
    children: set[str] = field(default_factory=set)
    text: bool = False


class Vocabulary:
    """The elements of a correct schema without references to other files."""

    def __init__(self, schema: etree._ElementTree) -> None:
        self._defines: dict[tuple[etree._Element | None, str], list[etree._Element]] = {}
        self.elements: dict[str, Content] = {}
        root = schema.getroot()
        self._alive = list(schema.iter("*"))  # so that the same element has one proxy
        for define in schema.iter(f"{{{RNG}}}define"):
            key = (_grammar(define), define.get("name", "").strip())
            self._defines.setdefault(key, []).append(define)
        self.roots = self._roots(root)
        for definition in schema.iter(f"{{{RNG}}}element"):
            self._add(definition)

    def _roots(self, root: etree._Element) -> set[str]:
        if _local(root) != "grammar":
            starts = [root]
        else:
            starts = [start for start in root.iter(f"{{{RNG}}}start") if _grammar(start) is root]
        found: set[str] = set()
        for start in starts:
            for pattern, _ in self._reach(start):
                if _local(pattern) == "element":
                    found |= names_of(pattern)
        return found

    def _add(self, definition: etree._Element) -> None:
        content = Content(required=set())
        for pattern in _patterns(definition):
            self._read(pattern, content)
        for name in names_of(definition):
            known = self.elements.setdefault(name, Content())
            for attribute, values in content.attributes.items():
                both = known.attributes.setdefault(attribute, Values())
                both.listed |= values.listed
                both.tokens |= values.tokens
                both.types |= values.types
            required = content.required or set()
            known.required = required if known.required is None else known.required & required
            known.children |= content.children
            known.text = known.text or content.text

    def _read(self, pattern: etree._Element, content: Content) -> None:
        for found, optional in self._reach(pattern):
            kind = _local(found)
            if kind == "element":
                content.children |= names_of(found)
            elif kind == "attribute":
                names = names_of(found)
                for name in names:
                    self._values(found, content.attributes.setdefault(name, Values()))
                if not optional and content.required is not None and len(names) == 1:
                    content.required |= names
            elif kind in _TEXT:
                content.text = True

    def _values(self, attribute: etree._Element, values: Values) -> None:
        patterns = list(_patterns(attribute))
        if not patterns:
            values.types.add("text")
        for pattern in patterns:
            for found, _ in self._reach(pattern):
                if _local(found) == "list":
                    self._tokens(found, values)
                elif _local(found) in _TEXT:
                    values.add(found)

    def _tokens(self, pattern: etree._Element, values: Values) -> None:
        """Read a `list` pattern: its tokens, where it consists of nothing but values."""
        within = Values()
        for child in pattern.iterchildren(f"{{{RNG}}}*"):
            for found, _ in self._reach(child):
                if _local(found) in _TEXT:
                    within.add(found)
                else:
                    within.types.add("list")
        values.tokens |= within.listed
        values.types |= within.types

    def _reach(self, start: etree._Element) -> Iterator[tuple[etree._Element, bool]]:
        """Patterns that are reached from `start` without entering elements or attributes.

        With each: whether something on the way makes it optional.
        """
        waiting = [(start, False)]
        seen: set[tuple[etree._Element, bool]] = set()
        while waiting:
            pattern, optional = waiting.pop()
            if (pattern, optional) in seen:
                continue
            seen.add((pattern, optional))
            kind = _local(pattern)
            if kind in ("element", "attribute", "list", "value", "data", "text"):
                yield pattern, optional
                continue
            if kind == "mixed":
                yield pattern, optional
            if kind in ("ref", "parentRef"):
                definitions = self._definitions(pattern, kind)
                choice = len(definitions) > 1
                waiting.extend((each, optional or choice) for each in definitions)
            elif kind == "grammar":
                inner = [s for s in pattern.iter(f"{{{RNG}}}start") if _grammar(s) is pattern]
                waiting.extend((each, True) for each in inner)
            else:
                optional = optional or kind in _OPTIONAL
                waiting.extend((each, optional) for each in pattern.iterchildren(f"{{{RNG}}}*"))

    def _definitions(self, reference: etree._Element, kind: str) -> list[etree._Element]:
        grammar = _grammar(reference)
        if kind == "parentRef" and grammar is not None:
            grammar = _grammar(grammar)
        return self._defines.get((grammar, reference.get("name", "").strip()), [])


def names_of(definition: etree._Element) -> set[str]:
    """The names of an `element` or `attribute` pattern in Clark notation, or ANY."""
    name = definition.get("name")
    if name is not None:
        return {_clark(definition, name)}
    first = next(definition.iterchildren(f"{{{RNG}}}*"), None)
    found: set[str] = set()
    waiting = [] if first is None else [first]
    while waiting:
        each = waiting.pop()
        kind = _local(each)
        if kind == "name":
            found.add(_clark(each, each.text or ""))
        elif kind == "choice":
            waiting.extend(each.iterchildren(f"{{{RNG}}}*"))
        else:
            found.add(ANY)
    return found


def _patterns(definition: etree._Element) -> Iterator[etree._Element]:
    children = definition.iterchildren(f"{{{RNG}}}*")
    if definition.get("name") is None:
        next(children, None)
    yield from children


def _clark(element: etree._Element, name: str) -> str:
    """RELAX NG, sections 4.8 to 4.10: from a name with a prefix, or an inherited `ns`."""
    prefix, colon, local = name.strip().partition(":")
    if colon:
        return f"{{{XML if prefix == 'xml' else element.nsmap.get(prefix, '')}}}{local}"
    if _local(element) == "attribute":
        namespace = element.get("ns", "")
    else:
        namespace = next((e.get("ns", "") for e in _upward(element) if "ns" in e.attrib), "")
    return f"{{{namespace}}}{prefix}" if namespace else prefix


def _upward(element: etree._Element) -> Iterator[etree._Element]:
    yield element
    yield from element.iterancestors()


def _grammar(element: etree._Element) -> etree._Element | None:
    return next(element.iterancestors(f"{{{RNG}}}grammar"), None)


def _local(element: etree._Element) -> str:
    return etree.QName(element).localname
