"""The contexts of constraints: where the tests that stand outside a rule are asked.

A test asks the element, the attribute or the members of the class in whose specification it
stands (TEI Guidelines 22.5.2). What is not in the schema is asked nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from teitools.odd import codes
from teitools.odd.constraints import SCHEMES, read_constraint
from teitools.odd.grammar import Constraint, Grammar
from teitools.odd.namespaces import Namespaces
from teitools.odd.origin import Origin
from teitools.odd.reading import Reader
from teitools.odd.specs import (
    AttDef,
    AttList,
    AttRef,
    ClassSpec,
    ConstraintSpec,
    ElementSpec,
    Specifications,
)
from teitools.xml.names import tei

_EVERYWHERE = "*"


def complete_constraints(reader: Reader, grammar: Grammar, origin: Origin) -> None:
    """Give `grammar` the constraints of its schema, their contexts and the namespaces of these.

    A prefix that is nowhere declared, or declared twice for different namespaces, is reported.
    """
    contexts = _Contexts(origin.schema, grammar, Namespaces(reader.document.root, grammar))
    found = [*_of_schema(reader, grammar, origin), *contexts.all()]
    grammar.constraints, undeclared, renamed = contexts.namespaces.settle(found)
    grammar.namespaces = contexts.namespaces.declared
    for ident, prefix in undeclared:
        at = _place(origin, ident)
        reader.report(codes.UNDECLARED_PREFIX, at, name=ident, prefix=prefix)
    for ident, prefix, new in renamed:
        at = _place(origin, ident)
        reader.report(codes.CONFLICTING_PREFIX, at, name=ident, prefix=prefix, new=new)


def _place(origin: Origin, ident: str) -> etree._Element:
    """The constraintSpec of that name; the schemaSpec where it is from elsewhere."""
    for declaration in origin.declarations:
        for node in declaration.iter(tei("constraintSpec")):
            if node.get("ident") == ident:
                return node
    return origin.schema_spec


def _of_schema(reader: Reader, grammar: Grammar, origin: Origin) -> Iterator[Constraint]:
    """What a constraintDecl declares, and the constraints that stand in the schemaSpec."""
    grammar.query_binding = origin.schema_spec.get("queryBinding")
    for node in reader.document.root.iter(tei("constraintDecl")):
        if node.get("scheme", SCHEMES[0]) in SCHEMES:
            grammar.query_binding = grammar.query_binding or node.get("queryBinding")
            yield Constraint(read_constraint(node, "declarations"), _EVERYWHERE)
    specs: dict[str, ConstraintSpec] = {}
    for node in origin.declarations:
        if node.tag == tei("constraintSpec"):
            ident = reader.required(node, "ident")
            specs.pop(ident, None)
            if node.get("mode") != "delete":
                specs[ident] = reader.constraint(node)
    for spec in specs.values():
        yield Constraint(spec, _EVERYWHERE, holder=("schema",))


class _Contexts:
    def __init__(self, schema: Specifications, grammar: Grammar, namespaces: Namespaces) -> None:
        self._schema = schema
        self._grammar = grammar
        self.namespaces = namespaces
        self._members: dict[str, list[ElementSpec]] = {}
        for element in schema.elements.values():
            for owner in self._ancestry(element, set()):
                self._members.setdefault(owner.ident, []).append(element)

    def all(self) -> Iterator[Constraint]:
        """The constraints of classes before those of the first element that has them."""
        seen: set[str] = set()
        for element in self._schema.elements.values():
            for owner in self._ancestry(element, seen):
                yield from self._of_class(owner)
            context, holder = self._context([element]), ("element", element.ident)
            yield from _placed(element.constraints, context, element.ident, holder)
            for definition in element.attributes.definitions():
                if definition.mode != "delete" and definition.constraints:
                    at = f"{context}/@{self._attribute(definition)}"
                    name = f"{element.ident}-{_slug(definition.name)}"
                    at_holder = (*holder, definition.name)
                    yield from _placed(definition.constraints, at, name, at_holder)

    def _of_class(self, owner: ClassSpec) -> Iterator[Constraint]:
        members, holder = self._members[owner.ident], ("class", owner.ident)
        if owner.constraints:
            yield from _placed(owner.constraints, self._context(members), "", holder)
        for definition in owner.attributes.definitions():
            if not definition.constraints:
                continue
            name = definition.name
            having = [e for e in members if not _overrides(e.attributes, name)]
            known = {element.ident for element in having}
            having += [
                element
                for element in self._schema.elements.values()
                if element.ident not in known and _takes(element.attributes, owner, name)
            ]
            if having:
                at = self._context(having, f"/@{self._attribute(definition)}")
                slug = _slug(name)
                at_holder = (*holder, definition.name)
                yield from _placed(definition.constraints, at, slug, at_holder)

    def _context(self, elements: list[ElementSpec], then: str = "") -> str:
        """A pattern that matches `elements`; all there are of a namespace in short."""
        everywhere = self._schema.elements.values()
        if len(elements) > 1 and len(elements) == len(everywhere):
            prefixes = {self._prefix(element) for element in elements}
            return " | ".join(f"{prefix}*{then}" for prefix in sorted(prefixes))
        return " | ".join(f"{self._prefix(e)}{e.name}{then}" for e in elements)

    def _prefix(self, element: ElementSpec) -> str:
        known = self._grammar.elements[element.ident]
        prefix = self.namespaces.prefix(known.namespace)
        return f"{prefix}:" if prefix else ""

    def _attribute(self, definition: AttDef) -> str:
        if definition.namespace and ":" not in definition.written:
            return f"{self.namespaces.prefix(definition.namespace)}:{definition.written}"
        return definition.written

    def _ancestry(self, spec: ElementSpec | ClassSpec, seen: set[str]) -> Iterator[ClassSpec]:
        """The classes above `spec` but those `seen`, which it adds to: the highest come first."""
        for key in spec.classes:
            parent = self._schema.classes.get(key)
            if parent is not None and key not in seen:
                seen.add(key)
                yield from self._ancestry(parent, seen)
                yield parent


def _placed(
    specs: tuple[ConstraintSpec, ...], context: str, owner: str, holder: tuple[str, ...]
) -> Iterator[Constraint]:
    for spec in specs:
        yield Constraint(spec, context, owner, holder)


def _slug(name: str) -> str:
    return name.replace(":", "-")


def _overrides(attributes: AttList, name: str) -> bool:
    return any(d.name == name and d.mode != "change" for d in attributes.definitions())


def _takes(attributes: AttList, owner: ClassSpec, name: str) -> bool:
    return any(
        _takes(member, owner, name)
        if isinstance(member, AttList)
        else isinstance(member, AttRef)
        and member.owner == owner.ident
        and member.name in (None, name)
        for member in attributes.members
    )
