"""Specifications: what an ODD says about elements, classes, macros and data types.

TEI Guidelines 22.3 to 22.5. A specification holds structure only; of its prose it keeps
the description, where the ODD that is compiled gives one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field
from typing import Literal

from teitools.dataclass import dataclass
from teitools.odd.content import EMPTY, Pattern
from teitools.odd.document import Document

Mode = Literal["add", "delete", "change", "replace"]
ListType = Literal["closed", "semi", "open"]


@dataclass(frozen=True, slots=True)
class ValItem:
    """One value of a list of values; `alternative` is its altIdent, `mode` what it states."""

    ident: str
    documentation: str = ""
    alternative: str | None = None
    mode: Mode | None = None

    @property
    def written(self) -> str:
        """The value as documents have it."""
        return self.alternative or self.ident


@dataclass(frozen=True, slots=True)
class ValList:
    """A list of values: all there are (closed), some (semi), or examples (open).

    In mode `change` it changes an inherited list: `deleted` values go, and a `type` of None
    stays what it was. `stated` says whether it states its mode, and `removed` are the items of
    the values that go.
    """

    type: ListType | None
    items: tuple[ValItem, ...]
    mode: Mode = "add"
    deleted: tuple[str, ...] = ()
    stated: bool = False
    removed: tuple[ValItem, ...] = ()


@dataclass(frozen=True, slots=True)
class Datatype:
    """The data type of an attribute, and how many values of it there may be."""

    pattern: Pattern
    low: int = 1
    high: int | None = 1


@dataclass(frozen=True, slots=True)
class ConstraintSpec:
    """A constraint a grammar cannot express: its Schematron, one string for each child.

    `namespaces` are those that are in scope for the prefixes of its XPath expressions.
    """

    ident: str
    scheme: str
    children: tuple[str, ...]
    namespaces: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class AttDef:
    """An attribute. In mode `change` or `delete` it says so of an inherited one.

    `name` identifies it; `alternative` is its altIdent.
    """

    name: str
    mode: Mode = "add"
    usage: str | None = None
    datatype: Datatype | None = None
    values: ValList | None = None
    documentation: str = ""
    namespace: str | None = None
    constraints: tuple[ConstraintSpec, ...] = ()
    alternative: str | None = None
    default: str | None = None

    @property
    def written(self) -> str:
        """The name that documents have."""
        return self.alternative or self.name

    @property
    def required(self) -> bool:
        """Whether an element is invalid without it."""
        return self.usage == "req"


@dataclass(frozen=True, slots=True)
class AttRef:
    """An attribute of some class, taken alone (or the whole class where `name` is None)."""

    owner: str
    name: str | None


@dataclass(frozen=True, slots=True)
class AttList:
    """Attributes; of a list with `org` "choice" an element has one only."""

    org: Literal["group", "choice"] = "group"
    members: tuple[AttDef | AttRef | AttList, ...] = ()

    def definitions(self) -> Iterator[AttDef]:
        """The definitions at every depth."""
        for member in self.members:
            if isinstance(member, AttDef):
                yield member
            elif isinstance(member, AttList):
                yield from member.definitions()


@dataclass(frozen=True, slots=True)
class ElementSpec:
    """An element: its name (`name` differs from `ident` by altIdent), classes and content.

    `values` are those of a valList that stands for the content; `occurrences` says of some
    classes how often the element stands in a sequence of their members.
    """

    ident: str
    module: str
    name: str
    namespace: str | None = None
    classes: tuple[str, ...] = ()
    content: Pattern = EMPTY
    attributes: AttList = AttList()
    constraints: tuple[ConstraintSpec, ...] = ()
    documentation: str = ""
    values: ValList | None = None
    occurrences: tuple[tuple[str, int, int | None], ...] = ()
    prefix: str | None = None


@dataclass(frozen=True, slots=True)
class ClassSpec:
    """A class of elements (`type` "model") or of attributes (`type` "atts")."""

    ident: str
    module: str
    type: str
    classes: tuple[str, ...] = ()
    attributes: AttList = AttList()
    constraints: tuple[ConstraintSpec, ...] = ()
    documentation: str = ""
    prefix: str | None = None


@dataclass(frozen=True, slots=True)
class MacroSpec:
    """A named piece of content."""

    ident: str
    module: str
    content: Pattern = EMPTY
    values: ValList | None = None
    prefix: str | None = None


@dataclass(frozen=True, slots=True)
class DataSpec:
    """A named data type."""

    ident: str
    module: str
    content: Pattern = EMPTY
    values: ValList | None = None
    prefix: str | None = None


Spec = ElementSpec | ClassSpec | MacroSpec | DataSpec


@dataclass(slots=True)
class Specifications:
    """Specifications by kind and identifier, in the order in which they were declared.

    `documents` are those in which their prose is, if there is any; `edition` is what their
    source says of itself; `order` is that in which they were put; `constrained` is false where
    constraints were left behind.
    """

    elements: dict[str, ElementSpec] = field(default_factory=dict)
    classes: dict[str, ClassSpec] = field(default_factory=dict)
    macros: dict[str, MacroSpec] = field(default_factory=dict)
    data: dict[str, DataSpec] = field(default_factory=dict)
    modules: tuple[str, ...] = ()
    documents: tuple[Document, ...] = field(default=(), compare=False)
    edition: str = ""
    order: dict[tuple[str, str], None] = field(default_factory=dict)
    constrained: bool = True

    def put(self, spec: Spec) -> None:
        """Add `spec`, or put it in the place of the one of its kind and identifier."""
        self.order[type(spec).__name__, spec.ident] = None
        if isinstance(spec, ElementSpec):
            self.elements[spec.ident] = spec
        elif isinstance(spec, ClassSpec):
            self.classes[spec.ident] = spec
        elif isinstance(spec, MacroSpec):
            self.macros[spec.ident] = spec
        else:
            self.data[spec.ident] = spec


def is_defined_by(member: AttDef | AttRef | AttList, later: AttDef) -> bool:
    """Whether a member of a list defines an attribute that `later` defines anew."""
    if not isinstance(member, AttDef) or member.name != later.name:
        return False
    return {member.mode, later.mode} <= {"add", "replace"}
