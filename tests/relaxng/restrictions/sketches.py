"""Grammars from sketches, which look like RELAX NG's compact syntax.

::

    start = p
    p = element p { atts, (text | q)* }
    atts = attribute n { int }?, attribute x:m [default] { "a" | "b" }
    q = element (a | x:* - x:b) { list { ID+ }, token - ("x" | int) }

A name is that of a definition, of a data type, or what it is in the compact syntax. A prefix
stands for the namespace of that name. Places are lines of the sketch, and columns in it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from teitools.relaxng.datatypes.interface import Datatype, IdType, ValueContext
from teitools.relaxng.grammar import Grammar
from teitools.relaxng.name_classes import AnyName, NameChoice, NameClass, NsName, QName
from teitools.relaxng.patterns import Element, Pattern, Patterns, Place
from teitools.xml.names import XML

SOURCE = "sketch"
_TOKEN = re.compile(r'\s*(?:#[^\n]*\s*)*("[^"]*"|\[[^\]]*\]|[\w.]*:\*|[\w.]+:[\w.]+|[\w.]+|\S)')


@dataclass(frozen=True)
class SketchType:
    """A data type that knows what these tests ask of one."""

    name: str
    library: str = "sketch"
    parameters: tuple[tuple[str, str], ...] = ()

    @property
    def id_type(self) -> IdType:
        return IdType.__members__.get(self.name, IdType.NONE)

    @property
    def contextual(self) -> bool:
        return self.name == "QName"

    def allows(self, literal: str, context: ValueContext) -> bool:
        return self.name != "int" or literal.strip().isdigit()

    def value(self, literal: str, context: ValueContext) -> object:
        if not self.allows(literal, context):
            raise ValueError(literal)
        return " ".join(literal.split())

    def fault(self, literal: str, context: ValueContext) -> str:
        return "not a number"

    def description(self) -> str:
        return f"a value of {self.name}"


def grammar(sketch: str) -> Grammar:
    """The grammar of a sketch; of a single element, the grammar that starts with it."""
    text = sketch.strip("\n")
    return _Reader(text if re.search(r"^\s*start\s*=", text, re.M) else f"start = {text}").read()


def name_class(sketch: str) -> NameClass:
    """The name class of a sketch: ``a | x:* - x:b``."""
    return _Reader(f"{sketch} ;").names()


@dataclass
class _Reader:
    text: str
    patterns: Patterns = field(default_factory=Patterns)

    def __post_init__(self) -> None:
        self.tokens = [(m[1], m.start(1)) for m in _TOKEN.finditer(self.text)]
        self.tokens.append(("", len(self.text)))
        self.at = 0
        self.definitions: dict[str, int] = {}
        self.elements: dict[int, Element] = {}
        self.known: dict[str, Pattern] = {}

    def read(self) -> Grammar:
        for number, (token, _) in enumerate(self.tokens[1:]):
            if token == "=":
                self.definitions[self.tokens[number][0]] = number + 2
        start = self.definition("start")
        reached = sorted(self.elements.values(), key=lambda each: each.serial)
        return Grammar(self.patterns, start, reached, [(SOURCE, "")])

    @property
    def next(self) -> str:
        return self.tokens[self.at][0]

    def take(self, expected: str = "") -> str:
        token = self.next
        assert not expected or token == expected, f"{expected} expected at {self.tokens[self.at]}"
        self.at += 1
        return token

    def place(self) -> Place:
        offset = self.tokens[self.at - 1][1]
        line = self.text.count("\n", 0, offset)
        return SOURCE, line + 1, offset - self.text.rfind("\n", 0, offset)

    def definition(self, name: str) -> Pattern:
        if name not in self.known:
            back, self.at = self.at, self.definitions[name]
            self.known[name] = self.pattern()
            self.at = back
        return self.known[name]

    def pattern(self) -> Pattern:
        parts = [self.repeated()]
        sign = self.next
        while sign in (",", "&", "|") and self.next == sign:
            self.take()
            parts.append(self.repeated())
        if sign == "|":
            return self.patterns.choice(parts)
        make = self.patterns.group if sign == "," else self.patterns.interleave
        made = parts.pop()
        while parts:
            made = make(parts.pop(), made)
        return made

    def repeated(self) -> Pattern:
        made = self.primary()
        while self.next in ("*", "+", "?"):
            sign = self.take()
            if sign != "?":
                made = self.patterns.one_or_more(made)
            if sign != "+":
                made = self.patterns.choice([made, self.patterns.empty])
        return made

    def primary(self) -> Pattern:
        token = self.take()
        if token == "(":
            made = self.pattern()
            self.take(")")
            return made
        if token == "element":
            return self.element()
        if token == "attribute":
            return self.attribute()
        if token == "list":
            return self.patterns.list(self.braced())
        if token[0] == '"':
            literal = token[1:-1]
            return self.patterns.value(SketchType("token"), literal, literal, self.place())
        if token in self.definitions:
            return self.definition(token)
        simple = {"text": "text", "empty": "empty", "notAllowed": "not_allowed"}.get(token)
        return getattr(self.patterns, simple) if simple else self.data(token)

    def braced(self) -> Pattern:
        self.take("{")
        made = self.pattern()
        self.take("}")
        return made

    def element(self) -> Pattern:
        start, place = self.at, self.place()
        if start in self.elements:
            self.skip()
            return self.elements[start]
        made = self.elements[start] = self.patterns.element(self.names(), place)
        made.content = self.braced()
        return made

    def skip(self) -> None:
        while self.take() != "{":
            pass
        depth = 1
        while depth:
            depth += {"{": 1, "}": -1}.get(self.take(), 0)

    def attribute(self) -> Pattern:
        place = self.place()
        names = self.names()
        default = self.take()[1:-1] if self.next.startswith("[") else None
        return self.patterns.attribute(names, self.braced(), default, place)

    def data(self, name: str) -> Pattern:
        place, but = self.place(), None
        if self.next == "-":
            self.take()
            but = self.primary()
        kind: Datatype = SketchType(name)
        return self.patterns.data(kind, but, place)

    def names(self) -> NameClass:
        found = [self.name()]
        while self.next == "|":
            self.take()
            found.append(self.name())
        flat = [one for each in found for one in getattr(each, "classes", (each,))]
        return flat[0] if len(flat) == 1 else NameChoice(tuple(flat))

    def name(self) -> NameClass:
        token = self.take()
        if token == "(":
            found = self.names()
            self.take(")")
            return found
        prefix, _, local = token.rpartition(":")
        namespace = XML if prefix == "xml" else prefix
        if local != "*":
            return QName(namespace, local)
        but = None
        if self.next == "-":
            self.take()
            but = self.name()
        if token == ":" or prefix or token != "*":
            return NsName(namespace, but)
        return AnyName(but)
