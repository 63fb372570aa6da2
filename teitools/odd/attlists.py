"""Merging attribute lists, lists of values and constraints (TEI Guidelines 22.8.4.2)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Literal, cast

from lxml import etree

from teitools.odd import codes
from teitools.odd.reading import Reader
from teitools.odd.specs import (
    AttDef,
    AttList,
    AttRef,
    ClassSpec,
    ConstraintSpec,
    ElementSpec,
    ValList,
    is_defined_by,
)
from teitools.xml.names import tei

_Member = AttDef | AttRef | AttList


def merge_attributes(
    reader: Reader, changes: etree._Element, base: AttList, owner: ElementSpec | ClassSpec
) -> AttList:
    """`base` with the `attDef`s of `changes` applied.

    Deleting or changing an attribute that an element inherits leaves a definition of that
    mode in its list, to be applied to what is inherited; a class can change its own only.
    """
    base, added = _merged(reader, changes, base, owner)
    if changes.get("org") == "choice" and added:
        added = [AttList("choice", tuple(added))]
    return AttList(base.org, (*base.members, *added)) if added else base


def _merged(
    reader: Reader, changes: etree._Element, base: AttList, owner: ElementSpec | ClassSpec
) -> tuple[AttList, list[_Member]]:
    """`base` with what `changes` says of attributes that it has, and what is added."""
    added: list[_Member] = []
    for child in changes.iterchildren(tei("attDef"), tei("attRef"), tei("attList")):
        if child.tag == tei("attList"):
            base, inner = _merged(reader, child, base, owner)
            org = "choice" if child.get("org") == "choice" else "group"
            kept = [each for each in inner if not _is_deletion(each)]
            added += [each for each in inner if _is_deletion(each)]
            if kept:
                added.append(AttList(cast(Literal["group", "choice"], org), tuple(kept)))
        elif child.tag == tei("attRef"):
            added.append(reader.attribute_reference(child))
        else:
            base = _merge_attribute(reader, child, base, owner, added)
    return base, added


def _is_deletion(member: _Member) -> bool:
    return isinstance(member, AttDef) and member.mode == "delete"


def _merge_attribute(
    reader: Reader,
    node: etree._Element,
    base: AttList,
    owner: ElementSpec | ClassSpec,
    added: list[_Member],
) -> AttList:
    name, mode = reader.required(node, "ident"), reader.mode(node)
    own = next((d for d in base.definitions() if d.name == name), None)
    if mode in ("add", "replace"):
        new = replace(reader.attribute(node), mode="replace")
        if own is None:
            added[:] = [each for each in added if not is_defined_by(each, new)]
            added.append(new)
            return base
        return substitute(base, name, lambda _old: new)
    if own is None and isinstance(owner, ClassSpec):
        kind, where = "attribute", owner.ident
        reader.report(codes.CHANGES_NOTHING, node, owner=where, kind=kind, name=name, mode=mode)
        return base
    if mode == "change":
        if own is None:
            added.append(replace(reader.attribute(node), mode="change"))
            return base
        return substitute(base, name, lambda old: overlay(reader, old, node))
    if own is not None and own.required:
        reader.report(codes.REQUIRED_ATTRIBUTE_DELETED, node, name=name, owner=owner.ident)
    if isinstance(owner, ElementSpec):
        added.append(AttDef(name, mode="delete"))
    return substitute(base, name, lambda _old: None)


def substitute(attributes: AttList, name: str, new: Callable[[AttDef], AttDef | None]) -> AttList:
    """`attributes` with the definition of `name` made new, or left out where that is None."""
    members: list[_Member] = []
    for member in attributes.members:
        if isinstance(member, AttList):
            inner = substitute(member, name, new)
            if inner.members:
                members.append(inner)
        elif isinstance(member, AttDef) and member.name == name:
            changed = new(member)
            if changed is not None:
                members.append(changed)
        else:
            members.append(member)
    return AttList(attributes.org, tuple(members))


def overlay(reader: Reader, old: AttDef, node: etree._Element) -> AttDef:
    """`old` with what the `attDef` at `node` says put over it."""
    new = reader.attribute(node)
    return replace(
        overlaid(old, new),
        constraints=merge_constraints(reader, node, old.constraints),
    )


def overlaid(old: AttDef, new: AttDef) -> AttDef:
    """`old` with what `new` says put over it; what `new` leaves unsaid stays."""
    return AttDef(
        name=old.name,
        mode=old.mode,
        usage=new.usage or old.usage,
        datatype=new.datatype or old.datatype,
        values=_values(old.values, new.values),
        documentation=new.documentation or old.documentation,
        namespace=new.namespace if new.namespace is not None else old.namespace,
        constraints=(*old.constraints, *new.constraints),
        alternative=new.alternative or old.alternative,
        default=new.default if new.default is not None else old.default,
    )


def _values(old: ValList | None, new: ValList | None) -> ValList | None:
    if new is None or new.mode != "change" or old is None:
        return new or old
    items = {item.ident: item for item in old.items if item.ident not in new.deleted}
    items.update((item.ident, item) for item in new.items)
    deleted = (*old.deleted, *new.deleted)
    return ValList(new.type or old.type, tuple(items.values()), old.mode, deleted)


def merge_constraints(
    reader: Reader, node: etree._Element, old: tuple[ConstraintSpec, ...]
) -> tuple[ConstraintSpec, ...]:
    """`old` with the constraints at `node` deleted, replaced or added."""
    merged = {constraint.ident: constraint for constraint in old}
    for child in node.iterchildren(tei("constraintSpec")):
        ident, mode = reader.required(child, "ident"), reader.mode(child)
        if mode != "delete":
            merged[ident] = reader.constraint(child)
        elif merged.pop(ident, None) is None and reader.constrained:
            owner = node.get("ident", "this")
            facts = {"owner": owner, "kind": "constraint", "name": ident, "mode": mode}
            reader.report(codes.CHANGES_NOTHING, child, **facts)
    return tuple(merged.values())
