"""Attribute lists of a specification that is changed, as the TEI Stylesheets merge them.

Only what stands directly in the list of the change counts; a class that has no attributes gets
none. A list of values is heeded where it
says its mode, and in a change only the values that say theirs are added.
"""

from __future__ import annotations

from dataclasses import replace

from lxml import etree

from teitools.odd.reading import Reader
from teitools.odd.specs import AttDef, AttList, AttRef, ClassSpec, ElementSpec, ValList

_Member = AttDef | AttRef | AttList


def changed_attributes(
    reader: Reader, changes: etree._Element, base: AttList, owner: ElementSpec | ClassSpec
) -> AttList:
    """`base` as the `attList` of a change leaves it."""
    if isinstance(owner, ClassSpec) and base == AttList():
        return base
    new = reader.attributes(changes)
    direct = [member for member in new.members if isinstance(member, AttDef)]
    known = {definition.name for definition in base.definitions()}
    members: list[_Member] = []
    members += [one for one in direct if one.mode == "replace" and one.name in known]
    members += [one for one in direct if one.mode == "add"]
    if isinstance(owner, ElementSpec):
        members += [one for one in direct if one.mode != "add" and one.name not in known]
    members += [member for member in new.members if isinstance(member, AttRef)]
    added = {member.name for member in members if isinstance(member, AttDef)}
    latest = {one.name: one for one in direct if one.mode != "add"}
    for member in base.members:
        if isinstance(member, AttList):
            inner = [m for m in member.members if isinstance(m, AttDef)]
            kept = [one for old in inner for one in _kept(old, latest, added, owner)]
            members.append(AttList(member.org, tuple(kept)))
    kept = [
        one
        for old in base.members
        if isinstance(old, AttDef)
        for one in _kept(old, latest, added, owner)
    ]
    if base.org == "choice":
        return AttList("group", (*members, AttList("choice", tuple(kept))))
    return AttList("group", (*members, *kept))


def added_attributes(attributes: AttList) -> AttList:
    """The list of a specification that the ODD gives in full."""
    if attributes.org == "choice":
        return AttList("group", (attributes,))
    return attributes


def merged(old: AttDef, new: AttDef, inherited: bool = False) -> AttDef:
    """`old` as `new` changes it; `inherited` says whether `old` is one of a class."""
    return AttDef(
        name=old.name,
        mode="add" if inherited else old.mode,
        usage=new.usage or old.usage,
        datatype=new.datatype or old.datatype,
        values=_values(old.values, new.values, inherited),
        documentation=new.documentation or old.documentation,
        constraints=new.constraints or old.constraints,
        alternative=new.alternative,
        default=old.default if new.default is None else new.default,
    )


def _kept(
    old: AttDef, latest: dict[str, AttDef], added: set[str], owner: ElementSpec | ClassSpec
) -> list[AttDef]:
    new = latest.get(old.name)
    if new is None:
        return [] if old.name in added else [old]
    if new.mode == "delete":
        return [] if isinstance(owner, ClassSpec) else [new]
    return [] if new.mode == "replace" else [merged(old, new)]


def _values(old: ValList | None, new: ValList | None, inherited: bool) -> ValList | None:
    if new is None or not new.stated:
        return old
    if new.mode == "delete":
        return None
    if new.mode in ("add", "replace") or (old is None and inherited):
        every = (*new.items, *new.removed)
        kept = replace(new, items=every, stated=False)
        if old is None or inherited:
            return kept
        return replace(kept, stated=old.stated, mode=old.mode)
    gone = {item.ident for item in new.removed}
    gone |= {item.ident for item in new.items if item.mode == "replace"}
    items = [item for item in (() if old is None else old.items) if item.ident not in gone]
    items += [item for item in new.items if item.mode == "add"]
    items += [item for item in new.items if item.mode == "replace"]
    return replace(new, items=tuple(items), type=new.type or "open", removed=())
