"""The automaton's parts: states, transitions by start tags, and what follows end tags.

A state is what the open element may still contain: one pattern, or several side by side where
its name alone did not tell which definition is meant. Which of them is matched in the end is a
mask with a bit for each, and the mask says how the parent goes on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from teitools.relaxng.automaton.values import Values
from teitools.relaxng.datatypes.interface import IdType
from teitools.relaxng.patterns import Element, Pattern

if TYPE_CHECKING:
    from teitools.relaxng.automaton.records import Problem


class State:
    """What may follow inside an element.

    `element` is the element's name, ``""`` above the root; `definition` is the definition it
    is judged by, None where there is none. `mixed` says that text changes nothing; `data` that
    text must be looked at as a value. `mask` has a bit for each of `patterns` that is matched
    when the element ends here, without text where that has not been looked at.
    """

    __slots__ = (
        "after_text",
        "children",
        "data",
        "definition",
        "element",
        "mask",
        "mixed",
        "patterns",
        "values",
    )

    def __init__(
        self, patterns: tuple[Pattern, ...], element: str, definition: Element | None
    ) -> None:
        self.patterns = patterns
        self.element = element
        self.definition = definition
        self.mask = 0
        self.mixed = False
        self.data = False
        self.values: Values | None = None
        self.after_text: State | None = None
        """The state after text, where that is known already."""
        self.children: dict[str, Transition] = {}
        """The transitions by children that have been asked for; see `Automaton.reach`."""


class Following:
    """How the parent goes on after a child, by the mask with which the child ends.

    `rests` says for each of the child's patterns what is left of each of the parent's;
    `states` holds what has been asked for: see `Automaton.follow`.
    """

    __slots__ = ("parent", "rests", "states")

    def __init__(self, parent: State, rests: tuple[tuple[Pattern, ...], ...]) -> None:
        self.parent = parent
        self.rests = rests
        self.states: dict[int, State] = {}


class Transition:
    """A child that begins: what it contains, and how its parent goes on.

    `bare` is the child's first state where it has no attributes; None where something is
    wrong with that. `wrong` says what is wrong with the child being there at all.
    """

    __slots__ = ("bare", "contents", "definitions", "following", "name", "records", "wrong")

    def __init__(
        self,
        name: str,
        contents: tuple[Pattern, ...],
        definitions: tuple[Element, ...],
        following: Following,
        wrong: Misplacement | None,
    ) -> None:
        self.name = name
        self.contents = contents
        self.definitions = definitions
        self.following = following
        self.wrong = wrong
        self.bare: State | None = None
        self.records: dict[str | tuple[str, ...], Record] = {}
        """By the attributes' names, a name alone standing for itself; see `Automaton.record`."""


class Misplacement:
    """What is wrong with a child where it is.

    UNKNOWN: the schema has no such element. ELSEWHERE: it is allowed elsewhere, and inside
    `meant`, where there is one, which would be allowed here. EARLY: what
    comes before it in the schema, `skipped`, is missing. MEANT: it is a slip for `meant`.
    NAMESPACE: it is `meant`, but for its namespace.
    """

    __slots__ = ("kind", "meant", "name", "skipped")

    UNKNOWN: ClassVar[int] = 0
    ELSEWHERE: ClassVar[int] = 1
    EARLY: ClassVar[int] = 2
    MEANT: ClassVar[int] = 3
    NAMESPACE: ClassVar[int] = 4

    def __init__(
        self,
        kind: int,
        name: str,
        meant: str | None = None,
        skipped: tuple[frozenset[Pattern], ...] = (),
    ) -> None:
        self.kind = kind
        self.name = name
        """The child's name as it stands in the document."""
        self.meant = meant
        self.skipped = skipped


class Record:
    """A start tag with certain attributes.

    `checks` are places in the parser's list of names and values, each with the values that are
    known to be right there, and with what tells of others. When all are right, `state` follows.
    `columns` are the values of all
    attributes, in order; where one of them has several patterns, or something is wrong, the
    state depends on masks: `decisions`.
    """

    __slots__ = ("checks", "columns", "decisions", "identifiers", "names", "state")

    def __init__(self, names: tuple[str, ...], columns: tuple[Values | None, ...]) -> None:
        self.names = names
        self.columns = columns
        """None for an attribute that is not allowed at all."""
        self.checks: tuple[tuple[int, frozenset[str] | set[str], Values | None], ...] = ()
        self.identifiers: tuple[tuple[int, IdType], ...] = ()
        self.state: State
        self.decisions: dict[tuple[int, ...], Decision] = {}


TO_SETTLE: tuple[tuple[int, frozenset[str], None], ...] = ((0, frozenset(), None),)
"""The checks of a record that is never right without a decision."""


class Decision:
    """The state that a start tag leads to, and what is wrong with its attributes."""

    __slots__ = ("problems", "state")

    def __init__(self, state: State, problems: tuple[Problem, ...]) -> None:
        self.state = state
        self.problems = problems
