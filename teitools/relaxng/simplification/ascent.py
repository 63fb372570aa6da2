"""Up through a definition: patterns made of nodes, from the innermost to the outermost."""

from __future__ import annotations

from collections.abc import Callable

from teitools.relaxng.patterns import Choice, Element, Pattern, Patterns
from teitools.relaxng.simplification.codes import TOO_LARGE
from teitools.relaxng.simplification.composition import STEPS, choice, group, interleave
from teitools.relaxng.simplification.datatypes import Datatypes
from teitools.relaxng.simplification.definitions import Definition, Part
from teitools.relaxng.simplification.descent import patterns_in
from teitools.relaxng.simplification.names import NameClasses
from teitools.relaxng.simplification.problems import Problems
from teitools.relaxng.simplification.surroundings import Surroundings
from teitools.relaxng.syntax.tree import DEFAULT_VALUE, Node

MAX_ALTERNATIVES = 5_000_000
"""How many alternatives all choices of a schema may have."""


class Ascent:
    """Makes the patterns of definitions whose needs are met.

    `elements` are those that were made, and `contents` what is in them, which is made later:
    it may lead back to them. `met_not_allowed` tells whether anything is not allowed, so that
    some of the elements may not be reached after all (4.20).
    """

    def __init__(self, patterns: Patterns, datatypes: Datatypes, problems: Problems) -> None:
        self.elements: list[Element] = []
        self.contents: list[tuple[Element, Definition]] = []
        self.met_not_allowed = False
        self.not_allowed = patterns.not_allowed
        self._patterns = patterns
        self._names = NameClasses(problems)
        self._problems = problems
        self._alternatives = 0
        self._datatypes = datatypes
        self._leaves: dict[str, Callable[[Node, list[Pattern], Surroundings], Pattern]] = {
            "attribute": self._attribute,
            "data": self._data,
            "element": self._element,
            "value": self._value,
            "empty": lambda node, made, around: patterns.empty,
            "notAllowed": self._not_allowed,
            "text": lambda node, made, around: patterns.text,
        }

    def pattern(self, definition: Definition) -> Pattern:
        """The pattern of a definition: its parts combined (4.17); without any, notAllowed."""
        made = [self._part(part) for part in definition.parts]
        if not made:
            return self.not_allowed
        if definition.combine == "interleave":
            return interleave(self._patterns, made)
        combined = choice(self._patterns, made)
        if len(made) > 1:
            self._measure(combined, definition.node)
        return combined

    def _part(self, part: Part) -> Pattern:
        patterns, leaves, around = self._patterns, self._leaves, part.surroundings
        made: list[Pattern] = []
        for item in reversed(part.order):
            if item.__class__ is Definition:
                made.append(item.pattern)  # type: ignore[arg-type]
                continue
            node: Node = item  # type: ignore[assignment]
            step = STEPS.get(node.kind)
            if step is None:
                made.append(leaves[node.kind](node, made, around))
            else:
                first = len(made) - len(node.children)
                members = made[first:]
                del made[first:]
                composed = step(patterns, members)
                made.append(composed)
                if composed.__class__ is Choice:
                    self._measure(composed, node)
        part.order.clear()
        return group(patterns, made)

    def _measure(self, pattern: Pattern, node: Node) -> None:
        """Refuse choices within choices that grow without end: each takes up the inner ones."""
        if isinstance(pattern, Choice):
            self._alternatives += len(pattern.alternatives)
        if self._alternatives > MAX_ALTERNATIVES:
            facts = {"limit": MAX_ALTERNATIVES, "things": "alternatives"}
            raise self._problems.refuse(TOO_LARGE, node, facts)

    def _element(self, node: Node, made: list[Pattern], around: Surroundings) -> Pattern:
        """`element`: its content is a part of its own (4.19), several patterns a group (4.12)."""
        name_class = self._names.of_element(node, around.namespace)
        element = self._patterns.element(name_class, _place(node))
        self.elements.append(element)
        part = Part(node, patterns_in(node), around.within(node))
        self.contents.append((element, Definition(node, [part])))
        return element

    def _attribute(self, node: Node, made: list[Pattern], around: Surroundings) -> Pattern:
        """`attribute`: with text, where it does not say with what (4.12)."""
        name_class = self._names.of_attribute(node, around.namespace)
        pattern = made.pop() if patterns_in(node) else self._patterns.text
        if pattern is self.not_allowed:
            return pattern
        default = node.attributes.get(DEFAULT_VALUE)
        return self._patterns.attribute(name_class, pattern, default, _place(node))

    def _not_allowed(self, node: Node, made: list[Pattern], around: Surroundings) -> Pattern:
        self.met_not_allowed = True
        return self.not_allowed

    def _data(self, node: Node, made: list[Pattern], around: Surroundings) -> Pattern:
        but = made.pop() if patterns_in(node) else None
        return self._datatypes.data(node, around.library, but)

    def _value(self, node: Node, made: list[Pattern], around: Surroundings) -> Pattern:
        return self._datatypes.value(node, around.library, around.namespace)


def _place(node: Node) -> tuple[str, int, int]:
    return node.context.source, node.line, node.column
