"""The grammar: what a compiled ODD says, before it is written in a schema language.

The RELAX NG, the XSD and the Schematron are all made from it.
"""

from __future__ import annotations

from dataclasses import field

from teitools.dataclass import dataclass
from teitools.odd.content import Pattern
from teitools.odd.origin import Origin
from teitools.odd.specs import ConstraintSpec


@dataclass(frozen=True, slots=True)
class Attribute:
    """An attribute; `name` as written (``xml:id``), `value` the pattern of its value.

    `default` is its default value, where RELAX NG may say so (`teitools.odd.defaults`).
    """

    name: str
    value: Pattern
    required: bool = False
    documentation: str = ""
    namespace: str | None = None
    default: str | None = None


@dataclass(frozen=True, slots=True)
class AttributeRef:
    """One of the grammar's named attributes."""

    name: str


@dataclass(frozen=True, slots=True)
class GroupRef:
    """One of the grammar's named groups of attributes."""

    name: str


@dataclass(frozen=True, slots=True)
class AttributeChoice:
    """Groups of attributes of which an element has one."""

    alternatives: tuple[tuple[Use, ...], ...]


Use = Attribute | AttributeRef | GroupRef | AttributeChoice


@dataclass(frozen=True, slots=True)
class Element:
    """An element: its name in its namespace, its attributes and its content."""

    ident: str
    name: str
    namespace: str
    attributes: tuple[Use, ...]
    content: Pattern
    documentation: str = ""


@dataclass(frozen=True, slots=True)
class Constraint:
    """A constraint, and the context of those of its tests that stand outside a rule.

    `owner` is the name of the element or the attribute that it is a constraint of; `holder` says
    where it stands: ``schema``, or ``element`` or ``class`` with its name and, of a constraint
    of an attribute, the attribute's.
    """

    spec: ConstraintSpec
    context: str
    owner: str = ""
    holder: tuple[str, ...] = ()


@dataclass(slots=True)
class Grammar:
    """Named patterns of each kind, each in the order in which it is written.

    `source` is the name of the ODD that it was made from, `origin` what it was made from;
    `query_binding` is the language of its constraints, where it is said. `exceptions` are what
    "any element" is not, where it does not say so itself: namespaces, and names as
    ``{namespace}name``; where `any_apart`, it is not what the grammar defines either. `prefix`
    stands before the names of its patterns where they are written; `externals` are definitions
    from other RELAX NG schemas, as XML, whose references to patterns of the grammar have the
    attribute ``own``; `combined` are the patterns that these definitions add to.
    """

    namespace: str
    source: str = "<schema>"
    start: tuple[str, ...] = ()
    elements: dict[str, Element] = field(default_factory=dict)
    patterns: dict[str, Pattern] = field(default_factory=dict)
    data: dict[str, Pattern] = field(default_factory=dict)
    attributes: dict[str, Attribute] = field(default_factory=dict)
    groups: dict[str, tuple[Use, ...]] = field(default_factory=dict)
    constraints: list[Constraint] = field(default_factory=list)
    namespaces: dict[str, str] = field(default_factory=dict)
    query_binding: str | None = None
    origin: Origin | None = None
    exceptions: tuple[str, ...] = ()
    any_apart: bool = True
    prefix: str = ""
    externals: list[str] = field(default_factory=list)
    combined: frozenset[str] = frozenset()

    def flat(self, uses: tuple[Use, ...]) -> list[tuple[Attribute, bool]]:
        """The attributes that `uses` comes to, and whether each is one of a choice."""
        found: list[tuple[Attribute, bool]] = []
        for use in uses:
            if isinstance(use, Attribute):
                found.append((use, False))
            elif isinstance(use, AttributeRef):
                found.append((self.attributes[use.name], False))
            elif isinstance(use, GroupRef):
                found += self.flat(self.groups[use.name])
            else:
                for alternative in use.alternatives:
                    found += [(attribute, True) for attribute, _ in self.flat(alternative)]
        return found
